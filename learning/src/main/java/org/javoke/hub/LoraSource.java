package org.javoke.hub;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.javoke.safetensors.StoredDtype;

/**
 * The two matrices that change one linear, to be written.
 *
 * @param a gives {@code [rank, inputs]} in row-major order, little-endian; asked once
 * @param b gives {@code [outputs, rank]} likewise
 */
public record LoraSource(
    StoredDtype dtype,
    long rank,
    long inputs,
    long outputs,
    Supplier<MemorySegment> a,
    Supplier<MemorySegment> b) {}
