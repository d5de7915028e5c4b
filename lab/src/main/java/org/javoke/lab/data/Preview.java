package org.javoke.lab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.lab.report.Markup;
import org.javoke.lab.report.StaticPage;
import org.javoke.samples.LossOn;
import org.javoke.samples.TrainingData;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;

/**
 * Some samples of a file as a model is trained on them, for a terminal and as a page.
 *
 * @param leftOut what was left out on the way, with file, line and reason
 */
public record Preview(String title, List<PreviewedSample> samples, List<String> leftOut) {

  private static final int MOST_LEFT_OUT = 20;

  public Preview {
    samples = List.copyOf(samples);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * {@return the first samples of the file}
   *
   * @throws InputException if the file cannot be trained on; it names file, line and reason
   */
  public static Preview first(Path file, ModelFolder model, LossOn loss, int count) {
    return read(file, model, loss, count, "");
  }

  /**
   * {@return the sample of that id, both sides of it if it is a pair}
   *
   * @throws InputException if there is none, or the file cannot be trained on
   */
  public static Preview named(Path file, ModelFolder model, LossOn loss, String id) {
    Preview preview = read(file, model, loss, 2, id);
    if (preview.samples().isEmpty()) {
      throw new InputException(
          "%s has no sample \"%s\" that can be trained on: name the \"id\" of one, or FILE:LINE of one without, as javoke data preview prints it%s"
              .formatted(
                  file, id, preview.leftOut().isEmpty() ? "" : ". Left out: " + preview.leftOut()));
    }
    return preview;
  }

  private static Preview read(Path file, ModelFolder model, LossOn loss, int count, String id) {
    List<PreviewedSample> samples = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Set<Integer> stopIds = new HashSet<>(model.generation().eosTokenIds());
    stopIds.addAll(model.config().eosTokenIds());
    try (TrainingData data = TrainingData.of(model);
        Tokenizer tokenizer = model.tokenizer()) {
      data.forEach(
          file,
          loss,
          example -> {
            if (is(example, id)) {
              samples.add(PreviewedSample.of(example, tokenizer.vocabulary(), stopIds));
            }
            return samples.size() < count;
          },
          reason -> {
            if (leftOut.size() < MOST_LEFT_OUT) {
              leftOut.add(reason);
            }
          });
    }
    String title = "%s for %s, loss on %s".formatted(file, model.path(), loss.described());
    return new Preview(title, samples, leftOut);
  }

  private static boolean is(Example example, String id) {
    return id.isEmpty()
        || example.id().equals(id)
        || example.id().equals(id + "/chosen")
        || example.id().equals(id + "/rejected");
  }

  /**
   * {@return the samples for a terminal} What bears loss stands between brackets, or is underlined
   * and coloured.
   */
  public String text(boolean colour) {
    StringBuilder text = new StringBuilder();
    text.append(safe(title)).append("\n");
    text.append(
        colour
            ? "What bears loss is \u001B[4;32mgreen and underlined\u001B[0m; special tokens are \u001B[35mviolet\u001B[0m.\n"
            : "What bears loss stands between \u27E6 and \u27E7.\n");
    for (PreviewedSample sample : samples) {
      text.append("\n--- ").append(safe(sample.id())).append(": ").append(sample.counts());
      text.append("\n");
      boolean inside = false;
      for (PreviewedSample.Piece piece : sample.pieces()) {
        if (!colour && inside != piece.learned()) {
          text.append(inside ? '\u27E7' : '\u27E6');
        }
        inside = piece.learned();
        text.append(colour ? coloured(piece) : safe(piece.text()));
      }
      text.append(!colour && inside ? "\u27E7\n" : "\n");
    }
    leftOut.forEach(reason -> text.append("\nleft out: ").append(safe(reason)));
    return text.append("\n").append(total()).append("\n").toString();
  }

  // Colours end with each line: a terminal would carry an underline on to its right edge.
  private static String coloured(PreviewedSample.Piece piece) {
    String codes =
        (piece.learned() ? "4;" : "") + (piece.special() ? "35" : piece.learned() ? "32" : "");
    String text = safe(piece.text());
    if (codes.isEmpty()) {
      return text;
    }
    String on = "\u001B[" + codes + "m";
    return on + text.replace("\n", "\u001B[0m\n" + on) + "\u001B[0m";
  }

  // Data may hold what moves the cursor, or turns the reading direction round.
  private static String safe(String text) {
    return text.replaceAll(
        "[\\p{Cntrl}&&[^\\n\\t]]|[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", "\uFFFD");
  }

  private String total() {
    long tokens = samples.stream().mapToLong(PreviewedSample::tokens).sum();
    long labels = samples.stream().mapToLong(PreviewedSample::labels).sum();
    return String.format(
        Locale.ROOT,
        "%,d shown: %,d tokens, %,d bear loss, %.1f%% masked.",
        samples.size(),
        tokens,
        labels,
        tokens == 0 ? 0 : 100.0 * (tokens - labels) / tokens);
  }

  /** {@return the samples as a page that needs nothing else} */
  public String html() {
    Markup page = new Markup();
    page.heading("h1", "What the model is trained on");
    page.paragraph(title);
    page.paragraph(total() + " What bears loss is underlined; special tokens stand in boxes.");
    leftOut.forEach(reason -> page.paragraph("Left out: " + reason));
    for (int i = 0; i < samples.size(); i++) {
      PreviewedSample sample = samples.get(i);
      page.open("section", "sample-" + (i + 1));
      page.heading("h2", sample.id());
      page.paragraph(sample.counts());
      page.markup(tokens(sample.pieces()));
      page.close("section");
    }
    return page.page("Javoke data preview");
  }

  /** {@return a sample's text: what bears loss is marked, and special tokens look it} */
  private static String tokens(List<PreviewedSample.Piece> pieces) {
    StringBuilder html = new StringBuilder("<pre class=\"tokens\">");
    for (PreviewedSample.Piece piece : pieces) {
      String text = StaticPage.text(piece.text());
      String inner = piece.special() ? "<b>" + text + "</b>" : text;
      html.append(piece.learned() ? "<mark>" + inner + "</mark>" : inner);
    }
    return html.append("</pre>\n").toString();
  }
}
