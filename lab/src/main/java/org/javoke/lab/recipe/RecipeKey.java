package org.javoke.lab.recipe;

import java.util.function.Predicate;

/**
 * A setting that a recipe may have.
 *
 * @param repeatable whether its value may be a list
 * @param accepted whether a value can be meant
 * @param expected what values can be meant, for messages
 */
public record RecipeKey(
    String name, boolean repeatable, Predicate<String> accepted, String expected) {}
