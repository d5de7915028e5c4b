package org.javoke.lab.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.ChoiceException;
import org.javoke.lab.recipe.Recipe.Entry;
import org.javoke.lab.recipe.Recipe.Mistake;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a recipe: YAML of names with a value or a list of values. It goes from event to event and
 * builds no tree, so neither nesting nor aliases can make it large.
 */
public final class RecipeReader {

  private static final int MOST_BYTES = 1 << 16;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Iterator<Event> events;

  private RecipeReader(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * {@return what the file says, its mistakes included}
   *
   * @throws ChoiceException if there is no such file, or it is too large to be a recipe
   */
  public static Recipe read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ChoiceException(
            "The recipe %s has %,d bytes, expected at most %,d: it is no recipe."
                .formatted(file, Files.size(file), MOST_BYTES));
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ChoiceException("The recipe %s cannot be read: %s".formatted(file, e));
    }
  }

  /** {@return what the text says, its mistakes included} */
  static Recipe parse(String name, String text) {
    Iterator<Event> events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    RecipeReader reader = new RecipeReader(events);
    try {
      reader.document();
    } catch (MarkedYamlEngineException e) {
      reader.mistakes.add(
          new Mistake(line(e.getProblemMark()), "it is no YAML: " + Recipe.shown(problem(e))));
    } catch (YamlEngineException e) {
      reader.mistakes.add(
          new Mistake(1, "it is no YAML: " + Recipe.shown(String.valueOf(e.getMessage()))));
    }
    return new Recipe(name, List.copyOf(reader.entries.values()), reader.mistakes);
  }

  private static String problem(MarkedYamlEngineException e) {
    return e.getProblem() == null ? String.valueOf(e.getMessage()) : e.getProblem();
  }

  private void document() {
    events.next(); // The stream begins.
    if (!events.hasNext()) {
      return;
    }
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      return;
    }
    Event root = events.next();
    if (!(root instanceof MappingStartEvent)) {
      boolean empty = root instanceof ScalarEvent scalar && scalar.getValue().isEmpty();
      if (!empty) {
        wrong(root, "expected lines of 'name: value'");
      }
      return;
    }
    for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
      entry(key);
    }
    for (Event end = events.next(); end.getEventId() != Event.ID.StreamEnd; end = events.next()) {
      if (!(end instanceof DocumentEndEvent)) {
        wrong(end, "a second document begins, expected one");
        return;
      }
    }
  }

  private void entry(Event key) {
    if (!(key instanceof ScalarEvent name)) {
      wrong(key, "expected a name before ':'");
      skip(key);
      skip(events.next());
      return;
    }
    Optional<List<String>> values = values(name, events.next());
    Entry before = entries.get(name.getValue());
    if (before != null) {
      wrong(
          name,
          "'%s' is there already, in line %d"
              .formatted(Recipe.shown(name.getValue()), before.line()));
      return;
    }
    values.ifPresent(found ->
        entries.put(name.getValue(), new Entry(name.getValue(), found, line(name.getStartMark()))));
  }

  private Optional<List<String>> values(ScalarEvent key, Event value) {
    String name = Recipe.shown(key.getValue());
    return switch (value) {
      case ScalarEvent scalar when isNothing(scalar) -> {
        wrong(key, "'%s' has no value: give one, or leave the line out".formatted(name));
        yield Optional.empty();
      }
      case ScalarEvent scalar -> Optional.of(List.of(scalar.getValue()));
      case SequenceStartEvent _ -> list(key);
      case AliasEvent _ -> {
        wrong(key, "'%s' is an alias, expected the value itself".formatted(name));
        yield Optional.empty();
      }
      default -> {
        wrong(key, "'%s' has names below it, expected a value or a list".formatted(name));
        skip(value);
        yield Optional.empty();
      }
    };
  }

  private Optional<List<String>> list(ScalarEvent key) {
    List<String> items = new ArrayList<>();
    boolean plain = true;
    for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
      if (item instanceof ScalarEvent scalar && !isNothing(scalar)) {
        items.add(scalar.getValue());
      } else {
        plain = false;
        skip(item);
      }
    }
    if (!plain || items.isEmpty()) {
      wrong(
          key,
          "'%s' has a list with something else than values, or an empty one"
              .formatted(Recipe.shown(key.getValue())));
      return Optional.empty();
    }
    return Optional.of(items);
  }

  private static boolean isNothing(ScalarEvent scalar) {
    return scalar.isPlain() && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
  }

  /** Passes over what began with an event. */
  private void skip(Event first) {
    int depth = depth(first);
    while (depth > 0) {
      depth += depth(events.next());
    }
  }

  private static int depth(Event event) {
    return switch (event) {
      case MappingStartEvent _, SequenceStartEvent _ -> 1;
      case MappingEndEvent _, SequenceEndEvent _ -> -1;
      default -> 0;
    };
  }

  private void wrong(Event where, String message) {
    mistakes.add(new Mistake(line(where.getStartMark()), message));
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
