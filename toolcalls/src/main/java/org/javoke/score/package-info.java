/**
 * Whether calls are right: a {@link org.javoke.score.Task} and an {@link org.javoke.call.Answer}
 * give a {@link org.javoke.score.Score}, in the reference's way ({@code bfcl}) and in a fair one.
 *
 * <p>Nothing here asks a model or reads a file.
 */
@NullMarked
package org.javoke.score;

import org.jspecify.annotations.NullMarked;
