package org.javoke.template.syntax;

import java.util.Set;

/** The filters and tests that a template may name. */
public record Vocabulary(Set<String> filters, Set<String> tests) {}
