package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.data.Hash;

/**
 * Generates plain documents of the practice world, for a base model to learn to read and to copy:
 * references of services, requests with a clerk's notes on them, letters, lists and records. No
 * document holds a call or anything in a call's format, and no tool that is held out. Document i
 * depends on the seed and on i alone.
 */
public final class PracticeDocuments {

  // A model with a short context is to see a document's beginning and end together.
  private static final int LONGEST = 1300;
  private static final int TRIES = 6;

  // Most names can only be read, or a model would learn to guess them from the request.
  private static final double DISGUISED = 0.6;

  // Several notes to a request are what is hardest to learn, and rarest in examples.
  private static final Map<Pattern, Double> CASES =
      Map.of(
          Pattern.SIMPLE, 14.0,
          Pattern.MULTIPLE, 22.0,
          Pattern.PARALLEL, 18.0,
          Pattern.PARALLEL_MULTIPLE, 20.0,
          Pattern.IRRELEVANCE, 12.0,
          Pattern.MISSING_PARAMETERS, 4.0,
          Pattern.MULTI_TURN, 10.0);

  private final long seed;
  private final double invented;
  private final World world;

  /**
   * @param invented the share of services that are invented rather than declared, from 0 to 1
   */
  public PracticeDocuments(long seed, double invented) {
    this(seed, invented, World.load());
  }

  PracticeDocuments(long seed, double invented, World world) {
    this.seed = seed;
    this.invented = invented;
    this.world = world;
  }

  /** {@return document i, counted from 0: some lines of text} */
  public String document(long i) {
    Dice dice = Dice.of(seed, "document", i);
    Dials dials = new Dials(dice.fraction() * 0.7);
    ToolDraw draw = new ToolDraw(world, ToolSide.SEEN, invented, DISGUISED, dice, dials);
    Wording wording = new Wording(world, dice, dials);
    int kind = dice.below(100);
    if (kind < 58) {
      return caseFile(i, dice, dials);
    }
    if (kind < 90) {
      String text = services(dice, dials, draw, wording);
      for (int again = 0; again < TRIES && text.length() > LONGEST; again++) {
        text = services(dice, dials, draw, wording);
      }
      return text;
    }
    PlainPapers papers = new PlainPapers(world, dice);
    return kind < 95 ? papers.record() : kind < 98 ? papers.list() : papers.letter();
  }

  private String caseFile(long i, Dice dice, Dials dials) {
    PracticeSettings settings =
        PracticeSettings.seeded(Hash.joined(Hash.of("case file"), seed))
            .withInvented(invented)
            .withDisguised(DISGUISED)
            .withDifficulty(dials.difficulty())
            .withShares(CASES);
    CaseFile file = new CaseFile(dice);
    PracticeExamples examples = new PracticeExamples(settings, world);
    String text = file.tell(examples.example(i));
    for (int again = 1; again < TRIES && text.length() > LONGEST; again++) {
      text = file.tell(examples.example(-again * (i + 1)));
    }
    return text;
  }

  private String services(Dice dice, Dials dials, ToolDraw draw, Wording wording) {
    List<PracticeTool> tools = new ArrayList<>();
    int count = dice.chance(0.1) ? 4 : dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      tools.add(draw.beside(tools));
    }
    ServiceReference reference = new ServiceReference(dice);
    ClerkNote clerk = new ClerkNote(dice);
    List<String> lines =
        new ArrayList<>(
            List.of(reference.print(tools.stream().map(PracticeTool::schema).toList())));
    int requests = dice.chance(0.4) ? 1 : dice.between(2, 4);
    for (int i = 0; i < requests; i++) {
      lines.add(request(dice, dials, draw, wording, clerk, tools));
    }
    return String.join("\n", lines);
  }

  private String request(
      Dice dice,
      Dials dials,
      ToolDraw draw,
      Wording wording,
      ClerkNote clerk,
      List<PracticeTool> tools) {
    if (dice.chance(0.14)) {
      PracticeTool other = draw.beside(tools);
      boolean idle = dice.chance(0.3);
      String asked =
          idle
              ? wording.phrase("idle", Map.of())
              : wording.first(Request.draw(other, world, dice, dials));
      return clerk.none(asked);
    }
    Request request = Request.draw(dice.one(tools), world, dice, dials);
    List<Slot> required = request.slots().stream().filter(Slot::required).toList();
    if (!required.isEmpty() && dice.chance(0.06)) {
      Slot missing = dice.one(required);
      Request lacking = request.without(missing);
      return clerk.missing(wording.first(lacking), lacking, missing);
    }
    return clerk.note(wording.first(request), request);
  }
}
