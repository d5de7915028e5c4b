package org.javoke.template.python;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code json.dumps}.
 *
 * @param asciiOnly {@code ensure_ascii}
 * @param indent what one level is indented by; null writes everything on one line
 */
public record JsonStyle(
    boolean asciiOnly,
    @Nullable String indent,
    String itemSeparator,
    String keySeparator,
    boolean sortKeys) {}
