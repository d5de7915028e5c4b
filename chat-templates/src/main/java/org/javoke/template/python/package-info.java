/**
 * Python's values and what its built-in operations do with them, as far as a sandboxed template can
 * reach them: numbers, strings, lists, tuples, dicts, their methods, printing and formatting.
 *
 * <p>It knows nothing of templates: no lines, no variables, no filters. Values are immutable and
 * are born bounded: each knows how deep it nests, so that whatever walks over one cannot overflow
 * the stack, and whatever is built is charged to a {@link org.javoke.template.python.Budget} before
 * it is allocated.
 *
 * <p>Start at {@link org.javoke.template.python.Value}, then {@link
 * org.javoke.template.python.Attributes} for what stands after a dot.
 */
@NullMarked
package org.javoke.template.python;

import org.jspecify.annotations.NullMarked;
