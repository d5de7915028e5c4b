/** Messages and prompts: what a model is asked. It knows no template and no transport. */
@NullMarked
package org.javoke.chat;

import org.jspecify.annotations.NullMarked;
