/**
 * Jinja's syntax: template text to tokens ({@code Lexer}) to a tree ({@link
 * org.javoke.template.syntax.Statement}, {@link org.javoke.template.syntax.Expr}).
 *
 * <p>It follows jinja2 3.1 with trim_blocks, lstrip_blocks, loop controls and the {@code
 * generation} tag. It does not know what a filter does, only which names exist ({@link
 * org.javoke.template.syntax.Vocabulary}). Nesting is bounded, so no source can overflow the stack.
 *
 * <p>Start at {@link org.javoke.template.syntax.StatementParser#parse}.
 */
@NullMarked
package org.javoke.template.syntax;

import org.jspecify.annotations.NullMarked;
