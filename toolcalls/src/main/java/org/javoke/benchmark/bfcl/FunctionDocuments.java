package org.javoke.benchmark.bfcl;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.schema.Tool;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;

/** Functions described as text, in the three forms that BFCL's system prompt knows. */
final class FunctionDocuments {

  private FunctionDocuments() {}

  static String write(PromptFormat.Documents form, List<Tool> functions) {
    return switch (form) {
      case JSON ->
          PythonJson.dumps(
              functions.stream().map(tool -> Plain.map(tool.document())).toList(),
              PythonJson.Style.indented(4));
      case XML -> functions.stream().map(XmlDocument::of).collect(Collectors.joining("\n"));
      // Each function is followed by a line of its own in the reference's list of parts.
      case PYTHON ->
          functions.stream()
              .map(tool -> PythonDocument.of(tool) + "\n\n\n")
              .collect(Collectors.joining("\n\n"));
    };
  }
}
