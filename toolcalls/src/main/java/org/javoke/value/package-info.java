/**
 * JSON and Python literal values as data: {@link org.javoke.value.Value} is the one value type of
 * the whole toolkit.
 *
 * <p>It keeps apart what scoring must keep apart ({@code 5}, {@code 5.0}, {@code true}, {@code
 * "5"}) and knows nothing of tools or models. Start with {@link org.javoke.value.Value} and {@link
 * org.javoke.value.Json}.
 */
@NullMarked
package org.javoke.value;

import org.jspecify.annotations.NullMarked;
