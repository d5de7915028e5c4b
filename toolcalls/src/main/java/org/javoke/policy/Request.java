package org.javoke.policy;

import org.javoke.chat.Prompt;

/**
 * One thing asked of a policy.
 *
 * @param id names it in the answer; together with the draw unique among the requests of one call
 * @param draw which of several independent samples of the same prompt this is, from 0
 */
public record Request(String id, Prompt prompt, Sampling sampling, int draw) {}
