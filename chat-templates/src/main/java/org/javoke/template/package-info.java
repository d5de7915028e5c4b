/**
 * A Jinja interpreter for the chat templates of language models.
 *
 * <p>It knows Jinja as those templates use it and Python's semantics behind it; it does not know
 * what a message or a tool is, reads no files and has no dependencies.
 *
 * <p>Start at {@link org.javoke.template.ChatTemplate}. Inside, {@code syntax} turns a source into
 * a tree, {@code engine} runs it, and {@code python} holds the values and what Python does with
 * them; each of them knows only what stands after it in this list: {@code template}, {@code
 * engine}, {@code syntax}, {@code python}.
 */
@NullMarked
package org.javoke.template;

import org.jspecify.annotations.NullMarked;
