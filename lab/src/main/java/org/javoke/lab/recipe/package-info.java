/**
 * Recipes: the settings of a run as a file that people keep. A recipe is flat YAML, a name and its
 * value on each line, so that it can be read without knowing YAML; names are those of the command's
 * long options.
 *
 * <p>Start with {@link org.javoke.lab.recipe.RecipeReader}. Which names there are and what they
 * mean is the command's, and not known here.
 */
@NullMarked
package org.javoke.lab.recipe;

import org.jspecify.annotations.NullMarked;
