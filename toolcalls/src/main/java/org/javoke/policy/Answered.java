package org.javoke.policy;

/** A request and what came of it. */
public record Answered(Request request, Outcome outcome) {}
