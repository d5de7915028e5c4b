package org.javoke.data.split;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.Dataset;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** Small datasets for tests. */
final class Sets {

  private Sets() {}

  /** {@return a sample that asks, offers some tools and calls some of them} */
  static Example sample(String question, String category, List<String> offered, String... called) {
    List<MadeCall> calls = new ArrayList<>();
    for (String name : called) {
      calls.add(MadeCall.of(name, Value.Fields.EMPTY));
    }
    return new Example(
        "",
        List.of(Turn.user(question), Turn.calling("", calls)),
        offered.stream().map(name -> new Tool(name, "", Value.Fields.EMPTY)).toList(),
        null,
        new Value.Fields(Map.of(Example.CATEGORY, Value.of(category))));
  }

  static Dataset written(Path file, List<Example> examples) {
    try (LineFile lines = LineFile.create(file)) {
      examples.forEach(example -> lines.add(CanonicalForm.write(example)));
      lines.complete();
    }
    return new Dataset(List.of(file), "canonical");
  }

  static List<Example> read(Path file) {
    return ExampleFile.readAll(file, DataFormats.named("canonical")).stream()
        .map(entry -> ((Entry.Good) entry).example())
        .toList();
  }
}
