/**
 * A chat-completions server for tests that does what it is told, misbehaviour included. Other
 * modules use it through the test jar of this one.
 */
@NullMarked
package org.javoke.endpoint.fake;

import org.jspecify.annotations.NullMarked;
