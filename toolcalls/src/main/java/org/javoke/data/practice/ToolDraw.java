package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.javoke.data.practice.World.Declared;
import org.javoke.data.practice.World.Thing;

/** Draws the tools of one sample, declared ones and invented ones, all named in one style. */
final class ToolDraw {

  // Kinds whose name may be any two words: they teach that a name is read, not known.
  private static final List<String> FREE_KINDS =
      List.of(
          "code",
          "person",
          "city",
          "item",
          "topic",
          "date",
          "quantity",
          "amount",
          "colour",
          "note",
          "phone",
          "email",
          "time");
  private static final int MAX_TRIES = 200;

  private final World world;
  private final ToolSide side;
  private final double invented;
  private final Dice dice;
  private final Dials dials;
  private final NameStyle style;
  private final List<SlotKind> kinds;
  private final Optional<Disguise> disguise;

  /**
   * @param invented the share of tools that are not declared ones
   * @param disguised how likely it is that all tools have names that say nothing
   */
  ToolDraw(World world, ToolSide side, double invented, double disguised, Dice dice, Dials dials) {
    this.world = world;
    this.side = side;
    this.invented = invented;
    this.dice = dice;
    this.dials = dials;
    this.style = NameStyle.draw(dice);
    this.kinds = List.copyOf(world.kinds().values());
    this.disguise =
        disguised > 0 && dice.chance(disguised)
            ? Optional.of(new Disguise(world, style, dice))
            : Optional.empty();
  }

  /** {@return a tool that serves none of the requests that the others serve} */
  PracticeTool beside(List<PracticeTool> others) {
    boolean near = !others.isEmpty() && dice.chance(dials.near());
    for (int i = 0; i < MAX_TRIES; i++) {
      PracticeTool tool =
          near && i < 5
              ? inDomain(others.getFirst().domain())
              : dice.chance(invented)
                  ? invented(dice.one(List.copyOf(world.objects().keySet())))
                  : declared(world.declared());
      if (others.stream().noneMatch(tool::isLike)) {
        return named(tool);
      }
    }
    throw new IllegalStateException("no tool was found beside " + others.size() + " others");
  }

  private PracticeTool named(PracticeTool tool) {
    return disguise.map(names -> names.of(tool)).orElse(tool);
  }

  private PracticeTool inDomain(String domain) {
    List<Declared> own =
        world.declared().stream().filter(tool -> tool.domain().equals(domain)).toList();
    boolean hasObjects = world.objects().containsKey(domain);
    boolean hasTools = own.stream().anyMatch(tool -> side.has(key(tool)));
    return hasObjects && (!hasTools || dice.chance(invented))
        ? invented(domain)
        : hasTools ? declared(own) : declared(world.declared());
  }

  private PracticeTool declared(List<Declared> from) {
    Declared tool = dice.one(from);
    for (int i = 0; i < MAX_TRIES && !side.has(key(tool)); i++) {
      tool = dice.one(from);
    }
    List<String> words = List.of(tool.name().split("_"));
    List<SlotKind> own = new ArrayList<>();
    Set<SlotKind> optional = new LinkedHashSet<>();
    for (String slot : tool.slots()) {
      boolean mayMiss = slot.endsWith("?");
      SlotKind kind = world.kind(mayMiss ? slot.substring(0, slot.length() - 1) : slot);
      // At low difficulty a tool is short.
      if (mayMiss && own.size() >= dials.slots()) {
        continue;
      }
      own.add(kind);
      if (mayMiss) {
        optional.add(kind);
      }
    }
    String description = dice.chance(0.6) ? tool.is() : described(dice.one(tool.asks()));
    List<String> asks =
        dice.chance(dials.synonyms()) ? tool.asks() : List.of(tool.asks().getFirst());
    return new PracticeTool(
        key(tool),
        tool.domain(),
        world.act(words.getFirst()),
        words.getLast(),
        style.tool(tool.domain(), words),
        description,
        asks,
        slots(own, optional));
  }

  private PracticeTool invented(String domain) {
    List<Thing> things = world.objects().getOrDefault(domain, List.of());
    List<String> verbs = List.copyOf(world.verbs().keySet());
    Thing thing = dice.one(things);
    String verb = dice.one(verbs);
    for (int i = 0; i < MAX_TRIES && !side.has(key(verb, thing.word())); i++) {
      thing = dice.one(things);
      verb = dice.one(verbs);
    }
    String adjective = dice.chance(0.35) ? dice.one(world.adjectives()) : "";
    List<String> says = world.verbs().getOrDefault(verb, List.of(verb));
    String object = (adjective + " " + thing.said()).strip();
    String schemaVerb = dice.chance(dials.synonyms() / 2) ? dice.one(says) : verb;
    String saidVerb = dice.chance(dials.synonyms()) ? dice.one(says) : schemaVerb;
    List<SlotKind> own = inventedKinds();
    Set<SlotKind> optional = new LinkedHashSet<>();
    for (int i = 1; i < own.size(); i++) {
      if (dice.chance(0.3)) {
        optional.add(own.get(i));
      }
    }
    return new PracticeTool(
        key(verb, thing.word()),
        domain,
        world.act(verb),
        object,
        style.tool(domain, words(schemaVerb, adjective, thing.word())),
        described(said(schemaVerb, object)),
        List.of(said(saidVerb, object)),
        slots(own, optional));
  }

  /** {@return a tool that takes the code of what the other tool's result is about} */
  PracticeTool onResult(PracticeTool before) {
    List<String> verbs = List.copyOf(world.verbs().keySet());
    String word = before.head();
    String verb = dice.one(verbs);
    for (int i = 0;
        i < MAX_TRIES && (!side.has(key(verb, word)) || world.act(verb).equals(before.act()));
        i++) {
      verb = dice.one(verbs);
    }
    List<String> says = world.verbs().getOrDefault(verb, List.of(verb));
    String saidVerb = dice.chance(dials.synonyms()) ? dice.one(says) : verb;
    SlotKind model = world.kind("code");
    String name = word.replace("-", "") + "_" + dice.one(List.of("id", "code", "number", "key"));
    SlotKind code =
        new SlotKind(
            name,
            "result",
            false,
            model.source(),
            List.of(name),
            List.of("the " + NameStyle.words(name)),
            List.of(),
            List.of(),
            null);
    List<SlotKind> own = new ArrayList<>(List.of(code));
    if (dice.chance(0.4)) {
      own.add(world.kind(dice.one(FREE_KINDS)));
    }
    return named(
        new PracticeTool(
            key(verb, word),
            before.domain(),
            world.act(verb),
            word,
            style.tool(before.domain(), words(verb, "", word)),
            described(said(verb, word)),
            List.of(saidVerb),
            slots(own, Set.of())));
  }

  private List<String> words(String verb, String adjective, String object) {
    List<String> words = new ArrayList<>(List.of(verb.split(" ")));
    if (!adjective.isEmpty()) {
      words.add(adjective);
    }
    words.add(object);
    if (words.size() == 2 && dice.chance(0.1)) {
      words = List.of(words.getLast(), words.getFirst());
    }
    return words;
  }

  // "turn down an offer", not "turn an offer down": both are English.
  private String said(String verb, String object) {
    String determiner =
        dice.chance(0.75)
            ? Sentence.article(object)
            : (dice.chance(0.5) ? "the " : "this ") + object;
    return verb + " " + determiner;
  }

  private String described(String ask) {
    return Sentence.fill(
        dice.one(world.phrases("describes")), Map.of("do", ask, "Do", Sentence.capital(ask)));
  }

  private List<SlotKind> inventedKinds() {
    int count = dice.between(1, Math.min(dials.slots(), dice.between(2, 6)));
    List<SlotKind> own = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    while (own.size() < count) {
      SlotKind kind = dice.chance(0.25) ? freeKind() : dice.one(kinds);
      boolean rare = isRare(kind.source()) && dice.chance(0.5 - dials.difficulty() / 2);
      if (!rare && !kind.family().equals("operand") && names.add(kind.key())) {
        own.add(kind);
      }
    }
    return own;
  }

  private static boolean isRare(ValueSource source) {
    return switch (source) {
      case ValueSource.Truth _, ValueSource.Several _, ValueSource.Parts _ -> true;
      case ValueSource.Text _,
          ValueSource.Whole _,
          ValueSource.Decimal _,
          ValueSource.Day _,
          ValueSource.Choice _ ->
          false;
    };
  }

  private SlotKind freeKind() {
    SlotKind model = world.kind(dice.one(FREE_KINDS));
    Thing thing = dice.one(dice.one(List.copyOf(world.objects().values())));
    String name =
        switch (dice.below(3)) {
          case 0 -> dice.one(world.adjectives()) + "_" + thing.word();
          case 1 -> thing.word() + "_" + model.names().getFirst();
          default -> dice.one(world.adjectives()) + "_" + model.names().getFirst();
        };
    return new SlotKind(
        name,
        model.family(),
        false,
        model.source(),
        List.of(name),
        List.of("the " + NameStyle.words(name)),
        List.of(),
        List.of(),
        null);
  }

  private List<Slot> slots(List<SlotKind> own, Set<SlotKind> optional) {
    Set<String> names = new LinkedHashSet<>();
    List<Slot> slots = new ArrayList<>();
    for (SlotKind kind : own) {
      String name = dice.one(kind.names());
      for (int i = 0; i < kind.names().size() && names.contains(name); i++) {
        name = kind.names().get(i);
      }
      if (!names.add(name)) {
        continue;
      }
      boolean clear =
          kind.sharp() || own.stream().filter(k -> k.family().equals(kind.family())).count() == 1;
      boolean tells = dice.chance(dials.descriptions());
      slots.add(
          new Slot(
              style.parameter(name),
              NameStyle.words(name),
              kind,
              !optional.contains(kind),
              tells ? Sentence.capital(dice.one(kind.meanings())) : "",
              clear && !kind.says().isEmpty()));
    }
    return slots;
  }

  // Named like an invented tool's, so that the same tool is held out whichever way it came.
  private static String key(Declared tool) {
    return tool.name();
  }

  private static String key(String verb, String object) {
    return verb + "_" + object;
  }
}
