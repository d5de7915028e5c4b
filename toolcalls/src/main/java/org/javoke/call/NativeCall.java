package org.javoke.call;

/**
 * A call as an OpenAI-compatible server returns it, nothing parsed yet.
 *
 * @param name the function's name
 * @param arguments a text that should hold a JSON object, and need not
 */
public record NativeCall(String name, String arguments) {}
