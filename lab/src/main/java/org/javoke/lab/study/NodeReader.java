package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.ChoiceException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML with its lines. Aliases, which could make it large, are refused. */
final class NodeReader {

  private static final int DEEPEST = 8;

  private final String name;
  private final Iterator<Event> events;

  private NodeReader(String name, Iterator<Event> events) {
    this.name = name;
    this.events = events;
  }

  /**
   * {@return the one mapping that the text is}
   *
   * @param name of the file, for messages
   * @throws ChoiceException if it is something else
   */
  static Node.Mapping read(String name, String text) {
    Iterator<Event> events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    try {
      return new NodeReader(name, events).document();
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? String.valueOf(e.getMessage()) : e.getProblem();
      throw refused(name, line(e.getProblemMark()), "it is no YAML: " + problem);
    } catch (YamlEngineException e) {
      throw refused(name, 1, "it is no YAML: " + e.getMessage());
    }
  }

  static ChoiceException refused(String name, int line, String message) {
    return new ChoiceException(
        "The study %s cannot be used:%n  line %d: %s".formatted(name, line, message));
  }

  private Node.Mapping document() {
    events.next(); // The stream begins.
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      throw refused(name, 1, "the file is empty");
    }
    if (node(events.next(), 0) instanceof Node.Mapping mapping) {
      events.next(); // The document ends.
      Event end = events.next();
      if (end.getEventId() != Event.ID.StreamEnd) {
        throw refused(name, line(end.getStartMark()), "a second document begins, expected one");
      }
      return mapping;
    }
    throw refused(name, 1, "expected lines of 'name: value'");
  }

  private Node node(Event event, int depth) {
    int line = line(event.getStartMark());
    if (depth > DEEPEST) {
      throw refused(name, line, "this is nested deeper than %d levels".formatted(DEEPEST));
    }
    return switch (event) {
      case ScalarEvent scalar -> new Node.Scalar(scalar.getValue(), line);
      case SequenceStartEvent _ -> listing(line, depth);
      case MappingStartEvent _ -> mapping(line, depth);
      case AliasEvent _ -> throw refused(name, line, "an alias, expected the value itself");
      default -> throw refused(name, line, "expected a value");
    };
  }

  private Node.Listing listing(int line, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
      items.add(node(item, depth + 1));
    }
    return new Node.Listing(items, line);
  }

  private Node.Mapping mapping(int line, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
      int at = line(key.getStartMark());
      if (!(key instanceof ScalarEvent scalar)) {
        throw refused(name, at, "expected a name before ':'");
      }
      if (entries.put(scalar.getValue(), node(events.next(), depth + 1)) != null) {
        throw refused(name, at, "'%s' is there twice".formatted(scalar.getValue()));
      }
      lines.put(scalar.getValue(), at);
    }
    return new Node.Mapping(entries, lines, line);
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
