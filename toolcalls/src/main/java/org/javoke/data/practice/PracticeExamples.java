package org.javoke.data.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.value.Value;

/**
 * Generates tool-use examples: a request, the tools offered, the right calls as the last message,
 * and what is accepted beside them. Example i depends on the settings and on i alone, so a set may
 * be made in any order and in parts.
 */
public final class PracticeExamples {

  /** What stands under {@code source} in the meta data. */
  public static final String SOURCE = "javoke practice (generated; practice, not a benchmark)";

  private static final String LICENCE = "Apache-2.0";

  private final PracticeSettings settings;
  private final World world;

  public PracticeExamples(PracticeSettings settings) {
    this(settings, World.load());
  }

  PracticeExamples(PracticeSettings settings, World world) {
    this.settings = settings;
    this.world = world;
  }

  /** {@return example i, counted from 0} */
  public Example example(long i) {
    Dice dice = Dice.of(settings.seed(), "example", i);
    Pattern pattern = settings.pattern(dice);
    Dials dials = settings.dials(dice);
    ToolDraw tools =
        new ToolDraw(
            world, settings.tools(), settings.invented(), settings.disguised(), dice, dials);
    SampleMaker.Made made = new SampleMaker(world, dice, dials, tools).make(pattern);
    Map<String, Value> meta = new LinkedHashMap<>();
    meta.put(Example.CATEGORY, Value.of(pattern.label()));
    meta.put("domain", Value.of(made.domain()));
    meta.put("difficulty", Value.of(Math.round(dials.difficulty() * 100) / 100.0));
    meta.put(Example.SOURCE, Value.of(SOURCE));
    meta.put("licence", Value.of(LICENCE));
    return new Example(
        "practice-%d-%d".formatted(settings.seed(), i),
        made.turns(),
        dice.shuffled(made.tools()).stream().map(PracticeTool::schema).toList(),
        made.expected(),
        new Value.Fields(meta));
  }
}
