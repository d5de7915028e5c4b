/**
 * What is trained on next: the hardest examples by perplexity (iTool, section 4.3), and the sampled
 * answers that a reward accepts (reward-filtered reinforcement learning).
 *
 * <p>Start with {@link org.javoke.replay.Replay} and {@link org.javoke.replay.RewardFilter}. Where
 * perplexities and rewards come from is not known here.
 */
@NullMarked
package org.javoke.replay;

import org.jspecify.annotations.NullMarked;
