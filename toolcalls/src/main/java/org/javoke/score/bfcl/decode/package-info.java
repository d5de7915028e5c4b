/**
 * What the BFCL reference makes of a raw reply before it checks anything: calls, something that is
 * no list of calls, or a refusal. Its quirks are kept, with one exception: arithmetic is worked out
 * on literals only, where the reference evaluates what the model wrote.
 *
 * <p>Whether the calls are right is not known here. Start with {@link
 * org.javoke.score.bfcl.decode.BfclDecoder}.
 */
@NullMarked
package org.javoke.score.bfcl.decode;

import org.jspecify.annotations.NullMarked;
