/**
 * Datasets for training and testing tool use: samples, and what can be said of one.
 *
 * <p>Start with {@link org.javoke.data.Example}, the canonical form that every other form is read
 * into. {@code read} and {@code write} know the field's formats, {@code lint} what is wrong with
 * samples, {@code split} how sets are divided and compared, {@code practice} makes samples up.
 * Nothing here asks a model.
 */
@NullMarked
package org.javoke.data;

import org.jspecify.annotations.NullMarked;
