package org.javoke.benchmark.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.input.InputException;
import org.javoke.input.Suggestions;

/**
 * One of the forms that BFCL's system prompt can take. Version 4's {@code format_sensitivity} asks
 * the same questions in all 26 of {@link #all()}; every other category uses {@link #DEFAULT}.
 *
 * @param reply the form in which the model is to write its calls
 * @param tagged whether the calls are to stand inside {@code <TOOLCALL>}
 * @param documents the form in which the functions are described
 * @param layout plain text or Markdown
 * @param style which of two wordings
 */
public record PromptFormat(
    Reply reply, boolean tagged, Documents documents, Layout layout, Style style) {

  public static final PromptFormat DEFAULT =
      new PromptFormat(Reply.PYTHON, false, Documents.JSON, Layout.PLAINTEXT, Style.CLASSIC);

  /** How calls are to be written. */
  public enum Reply {
    PYTHON,
    JSON,
    VERBOSE_XML,
    CONCISE_XML
  }

  /** How functions are described. */
  public enum Documents {
    PYTHON,
    XML,
    JSON
  }

  /** How the prompt is laid out. */
  public enum Layout {
    PLAINTEXT,
    MARKDOWN
  }

  /** How the prompt is worded. */
  public enum Style {
    CLASSIC,
    EXPERIMENTAL
  }

  /** {@return the 26 formats, in the reference's order} */
  public static List<PromptFormat> all() {
    List<PromptFormat> all = new ArrayList<>();
    for (Reply reply : Reply.values()) {
      for (boolean tagged : new boolean[] {true, false}) {
        for (Documents documents : Documents.values()) {
          all.add(new PromptFormat(reply, tagged, documents, Layout.PLAINTEXT, Style.CLASSIC));
        }
      }
    }
    all.add(new PromptFormat(Reply.PYTHON, false, Documents.JSON, Layout.MARKDOWN, Style.CLASSIC));
    all.add(
        new PromptFormat(
            Reply.PYTHON, false, Documents.JSON, Layout.PLAINTEXT, Style.EXPERIMENTAL));
    return List.copyOf(all);
  }

  /**
   * {@return the format of that label}
   *
   * @throws InputException if no format has it
   */
  public static PromptFormat labelled(String label) {
    return all().stream()
        .filter(format -> format.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "BFCL has no prompt format \"%s\". The nearest are: %s"
                    .formatted(
                        label,
                        Suggestions.listed(
                            label, all().stream().map(PromptFormat::label).toList(), 3))));
  }

  /** {@return the reference's name of the format, such as {@code ret_fmt=python&...}} */
  public String label() {
    return "ret_fmt=%s&tool_call_tag=%s&func_doc_fmt=%s&prompt_fmt=%s&style=%s"
        .formatted(
            lower(reply), tagged ? "True" : "False", lower(documents), lower(layout), lower(style));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
