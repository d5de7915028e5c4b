package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.score.Expectation;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Makes one sample of a pattern: who says what, the tools, and what is right. */
record SampleMaker(World world, Dice dice, Dials dials, ToolDraw draw) {

  private static final List<String> STATES = List.of("ok", "done", "open", "new", "found");

  /** A sample without what is said about it. */
  record Made(String domain, List<Turn> turns, List<PracticeTool> tools, Expectation expected) {}

  Made make(Pattern pattern) {
    return switch (pattern) {
      case SIMPLE -> one(0);
      case MULTIPLE -> one(dice.between(1, dials.distractors()));
      case PARALLEL -> parallel();
      case PARALLEL_MULTIPLE -> parallelMultiple();
      case IRRELEVANCE -> irrelevance();
      case MISSING_PARAMETERS -> missing();
      case MULTI_TURN -> dice.chance(0.5) ? changed() : followed();
    };
  }

  private Made one(int distractors) {
    PracticeTool tool = draw.beside(List.of());
    Request request = request(tool);
    return called(tools(tool, distractors), wording().first(request), List.of(request));
  }

  private Made parallel() {
    PracticeTool tool = withSlots();
    Request first = request(tool);
    StringBuilder asked = new StringBuilder(wording().first(first));
    List<Request> requests = new ArrayList<>(List.of(first));
    int count = dice.chance(0.7) ? 2 : 3;
    for (int i = 1; i < count; i++) {
      List<Slot> slots = first.slots();
      boolean all = slots.size() == 1 || dice.chance(0.6);
      List<Slot> differing = all ? slots : List.of(dice.one(slots));
      Request next = first;
      for (Slot slot : differing) {
        next = next.with(slot, other(slot, requests));
      }
      if (!requests.contains(next)) {
        requests.add(next);
        asked.append(' ').append(wording().again(next, differing));
      }
    }
    return called(tools(tool, dice.below(dials.distractors())), asked.toString(), requests);
  }

  private Given other(Slot slot, List<Request> before) {
    List<Given> known =
        before.stream().flatMap(request -> request.given().values().stream()).toList();
    return Request.value(slot, world, dice, dials, known);
  }

  private Made parallelMultiple() {
    PracticeTool tool = draw.beside(List.of());
    PracticeTool second = draw.beside(List.of(tool));
    List<Request> requests = List.of(request(tool), request(second));
    List<PracticeTool> offered = new ArrayList<>(List.of(tool, second));
    for (int i = dice.below(dials.distractors()); i > 0; i--) {
      offered.add(draw.beside(offered));
    }
    String asked = wording().first(requests.getFirst()) + " " + wording().also(requests.getLast());
    return called(offered, asked, requests);
  }

  private Made irrelevance() {
    PracticeTool wanted = draw.beside(List.of());
    List<PracticeTool> offered = tools(wanted, dice.between(1, dials.distractors()));
    offered.remove(wanted);
    boolean idle = dice.chance(0.25);
    String asked = idle ? wording().phrase("idle", Map.of()) : wording().first(request(wanted));
    return new Made(
        wanted.domain(),
        List.of(Turn.user(asked), Turn.assistant(wording().phrase("refusals", Map.of()))),
        offered,
        new Expectation.NoCall());
  }

  private Made missing() {
    PracticeTool tool = withSlots();
    Request request = request(tool);
    List<Slot> required = tool.slots().stream().filter(Slot::required).toList();
    Slot missing = dice.one(required);
    Map<Slot, Given> given = new LinkedHashMap<>(request.given());
    given.remove(missing);
    String asked = wording().first(new Request(tool, given));
    String question = wording().phrase("questions", Map.of("label", missing.label()));
    return new Made(
        tool.domain(),
        List.of(Turn.user(asked), Turn.assistant(question)),
        tools(tool, dice.below(dials.distractors())),
        new Expectation.NoCall());
  }

  /** The same again with one value changed. */
  private Made changed() {
    PracticeTool tool = withSlots();
    Request request = request(tool);
    Slot slot = dice.one(request.slots());
    Request next = request.with(slot, other(slot, List.of(request)));
    Given value = next.given().getOrDefault(slot, new Given(Value.NULL, ""));
    Value result = new Value.Fields(Map.of("status", Value.of(dice.one(STATES))));
    return followUp(
        tools(tool, dice.below(dials.distractors())),
        request,
        result,
        wording().change(slot, value),
        next);
  }

  /** Another tool is called with a code that the first one's result holds. */
  private Made followed() {
    PracticeTool tool = draw.beside(List.of());
    Request request = request(tool);
    PracticeTool second = draw.onResult(tool);
    Slot id = second.slots().getFirst();
    Request next = Request.draw(second, world, dice, dials);
    Given code = next.given().getOrDefault(id, new Given(Value.NULL, ""));
    Map<String, Value> result = new LinkedHashMap<>();
    result.put(id.name(), code.value());
    result.put("status", Value.of(dice.one(STATES)));
    Map<Slot, Given> stated = new LinkedHashMap<>(next.given());
    stated.remove(id);
    List<PracticeTool> offered = new ArrayList<>(List.of(tool, second));
    if (dice.chance(dials.difficulty())) {
      offered.add(draw.beside(offered));
    }
    String asked = wording().that(new Request(second, stated));
    return followUp(offered, request, new Value.Fields(result), asked, next);
  }

  private Made followUp(
      List<PracticeTool> offered, Request request, Value result, String asked, Request next) {
    MadeCall first = request.call().withId("call_1");
    List<Turn> turns = new ArrayList<>();
    turns.add(Turn.user(wording().first(request)));
    turns.add(Turn.calling("", List.of(first)));
    turns.add(Turn.result("call_1", Json.write(result)));
    turns.add(Turn.assistant(dice.one(List.of("Done.", "That worked.", "It is done."))));
    turns.add(Turn.user(asked));
    turns.add(Turn.calling("", List.of(next.call().withId("call_2"))));
    return new Made(
        request.tool().domain(), turns, offered, new Expectation.Calls(List.of(next.expected())));
  }

  private Made called(List<PracticeTool> offered, String asked, List<Request> requests) {
    List<MadeCall> calls = new ArrayList<>();
    for (Request request : requests) {
      calls.add(request.call().withId("call_" + (calls.size() + 1)));
    }
    return new Made(
        requests.getFirst().tool().domain(),
        List.of(Turn.user(asked), Turn.calling("", calls)),
        offered,
        new Expectation.Calls(requests.stream().map(Request::expected).toList()));
  }

  private Request request(PracticeTool tool) {
    return Request.draw(tool, world, dice, dials);
  }

  private PracticeTool withSlots() {
    PracticeTool tool = draw.beside(List.of());
    while (tool.slots().stream().noneMatch(Slot::required)) {
      tool = draw.beside(List.of());
    }
    return tool;
  }

  private List<PracticeTool> tools(PracticeTool right, int distractors) {
    List<PracticeTool> offered = new ArrayList<>(List.of(right));
    for (int i = 0; i < distractors; i++) {
      offered.add(draw.beside(offered));
    }
    return offered;
  }

  private Wording wording() {
    return new Wording(world, dice, dials);
  }
}
