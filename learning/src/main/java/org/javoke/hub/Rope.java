package org.javoke.hub;

/**
 * A model's rotary position embedding, of the half-split layout that Hugging Face folders have.
 *
 * @param theta the base of the frequencies
 */
public record Rope(double theta, RopeScaling scaling) {}
