package org.javoke.data.practice;

import java.util.List;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A kind of parameter: what schemas call it, and how people state it.
 *
 * @param family kinds of one family could be mistaken for each other
 * @param sharp whether what is said tells it from others of its family
 * @param names parameter names, in snake case
 * @param meanings what descriptions say
 * @param says how requests state it; {@code {v}} is the value, {@code {0}} a part
 * @param negations how requests state that it is false; empty but for truth values
 * @param unset what holds where an optional one is not given; null if that is not said
 */
record SlotKind(
    String key,
    String family,
    boolean sharp,
    ValueSource source,
    List<String> names,
    List<String> meanings,
    List<String> says,
    List<String> negations,
    @Nullable Value unset) {}
