/**
 * A {@link org.javoke.policy.Policy} over servers that speak OpenAI's chat-completions protocol.
 *
 * <p>Start with {@link org.javoke.endpoint.EndpointPolicy}, or with {@link
 * org.javoke.endpoint.EndpointCompletions} for texts that are gone on with or scored. One attempt
 * is an {@code Attempt}; which endpoint takes it is decided by {@code Endpoints}, how many run at
 * once by {@code ConcurrencyLimit}, whether it is tried again by {@code EndpointRun}. Replies are
 * hostile until read: everything that is read from a server is bounded, and the API key is taken
 * out of it. What a reply means, and whether it is right, is not known here.
 */
@NullMarked
package org.javoke.endpoint;

import org.jspecify.annotations.NullMarked;
