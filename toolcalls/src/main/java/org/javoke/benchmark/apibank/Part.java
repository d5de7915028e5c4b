package org.javoke.benchmark.apibank;

import java.nio.file.Path;

/**
 * A file of samples.
 *
 * <p>The calls of levels 1 and 2 stand in dialogues, whose APIs can be carried out; those of level
 * 3 in plans. Responses are what the dialogue or the plan says once a call has come back.
 */
enum Part {
  LEVEL_1(1, "level-1", "level-1-api.json", false),
  LEVEL_2(2, "level-2", "level-2-api.json", false),
  LEVEL_3(3, "level-3", "level-3-batch-inf.json", false),
  LEVEL_1_RESPONSE(1, "level-1-response", "level-1-response.json", true),
  LEVEL_2_RESPONSE(2, "level-2-response", "level-2-response.json", true),
  LEVEL_3_RESPONSE(3, "level-3-response", "level-3-batch-inf-response.json", true);

  private static final int PLANS = 3;

  private final int level;
  private final String category;
  private final String file;
  private final boolean said;

  Part(int level, String category, String file, boolean said) {
    this.level = level;
    this.category = category;
    this.file = file;
    this.said = said;
  }

  int level() {
    return level;
  }

  /** {@return the name of its category: {@code level-1}} */
  String category() {
    return category;
  }

  /** {@return whether its samples ask for words, not for a call} */
  boolean said() {
    return said;
  }

  /** {@return whether its samples are steps of plans, not of dialogues} */
  boolean planned() {
    return level == PLANS;
  }

  Path in(Path data) {
    return data.resolve("test-data").resolve(file);
  }
}
