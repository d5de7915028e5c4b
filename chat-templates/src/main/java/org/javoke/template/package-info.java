/**
 * A Jinja interpreter for the chat templates of language models.
 *
 * <p>It knows Jinja as those templates use it and Python's semantics behind it; it does not know
 * what a message or a tool is, reads no files and has no dependencies.
 */
@NullMarked
package org.javoke.template;

import org.jspecify.annotations.NullMarked;
