/**
 * Constrained decoding: which tokens a model may write next, so that only calls come out that parse
 * and fit the tools' schemas.
 *
 * <p>A {@link org.javoke.constrain.CallGrammar} is an automaton over the bytes of a reply in one
 * {@link org.javoke.call.CallFormat}, for one list of tools. {@link
 * org.javoke.constrain.TokenMasks} carries it over to the tokens of one {@link
 * org.javoke.constrain.TokenVocabulary}. Models, tensors and sampling are not known here: whoever
 * decodes asks for the mask of a state before a token is drawn, and for the next state after it.
 * Start with {@link org.javoke.constrain.CallGrammar}.
 *
 * <p>Inside, a state is a set of threads, each a stack of what is still to be written: a pushdown
 * automaton that follows all readings at once. What stands on a stack is a {@link
 * org.javoke.constrain.Part}.
 */
@NullMarked
package org.javoke.constrain;

import org.jspecify.annotations.NullMarked;
