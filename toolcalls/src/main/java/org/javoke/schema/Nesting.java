package org.javoke.schema;

import java.util.Collection;
import java.util.List;
import org.javoke.value.Value;

/** How deep a value is nested. */
final class Nesting {

  private Nesting() {}

  /** {@return the number of levels: 1 for a number or a text, 2 for a list of them} */
  static int depth(Value value) {
    Collection<Value> inner =
        switch (value) {
          case Value.Fields fields -> fields.values().values();
          case Value.Items(List<Value> items) -> items;
          case Value.Tuple(List<Value> items) -> items;
          case Value.Table(List<Value.Entry> entries) ->
              entries.stream().map(Value.Entry::value).toList();
          case Value.Null _,
              Value.Bool _,
              Value.Int _,
              Value.Real _,
              Value.Text _,
              Value.Opaque _ ->
              List.of();
        };
    return 1 + inner.stream().mapToInt(Nesting::depth).max().orElse(0);
  }
}
