package org.javoke.data.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * A tool as one sample offers it.
 *
 * @param key what it does, the same however it is named; by it tools are held out
 * @param domain such as travel
 * @param object what it is about, in a word or two, such as hotel
 * @param act what it does with it, such as find; the same for verbs that might serve one request
 * @param asks how people ask for it, such as "look for a place to stay"
 */
record PracticeTool(
    String key,
    String domain,
    String act,
    String object,
    String name,
    String description,
    List<String> asks,
    List<Slot> slots) {

  /** {@return the same tool under other names} */
  PracticeTool disguised(String other, List<Slot> otherSlots) {
    return new PracticeTool(key, domain, act, object, other, description, asks, otherSlots);
  }

  Tool schema() {
    Map<String, Value> properties = new LinkedHashMap<>();
    slots.forEach(slot -> properties.put(slot.name(), slot.schema()));
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("type", Value.of("object"));
    fields.put("properties", new Value.Fields(properties));
    List<Value> required =
        slots.stream().filter(Slot::required).map(slot -> Value.of(slot.name())).toList();
    fields.put("required", Value.of(required));
    return new Tool(name, description, new Value.Fields(fields));
  }

  /** {@return what it is about in a word: "flights" and "night flight" are both about a flight} */
  String head() {
    String last = object.substring(object.lastIndexOf(' ') + 1);
    boolean plural = last.endsWith("s") && !last.endsWith("ss") && !last.endsWith("us");
    return plural ? last.substring(0, last.length() - 1) : last;
  }

  /** {@return whether a request for the one could be served by the other} */
  boolean isLike(PracticeTool other) {
    return name.equals(other.name)
        || key.equals(other.key)
        || (act.equals(other.act) && head().equals(other.head()));
  }
}
