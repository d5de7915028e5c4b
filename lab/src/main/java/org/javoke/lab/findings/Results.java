package org.javoke.lab.findings;

import java.util.List;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.study.Study;
import org.javoke.lab.study.StudyFolder;

/** Writes what came out of a study, in six forms. */
public final class Results {

  private Results() {}

  /**
   * Writes {@code study.json}, {@code study.csv}, {@code study.md}, {@code study.tex}, {@code
   * study.svg} and {@code report.html}.
   *
   * @throws org.javoke.input.InputException if one cannot be written
   */
  public static void write(Findings findings, StudyFolder folder) {
    SafeFile.write(folder.results("json"), PrettyJson.write(ResultJson.of(findings)));
    SafeFile.write(folder.results("csv"), ResultCsv.of(findings));
    SafeFile.write(folder.results("md"), markdown(findings));
    SafeFile.write(folder.results("tex"), latex(findings));
    SafeFile.write(folder.results("svg"), ResultDrawing.of(findings));
    SafeFile.write(folder.page(), ResultPage.of(findings));
  }

  private static String markdown(Findings findings) {
    Study study = findings.study();
    ResultTables tables = new ResultTables(findings);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(MarkdownTable.escaped(study.title())).append("\n\n");
    text.append(MarkdownTable.escaped(study.question())).append("\n\n");
    text.append(MarkdownTable.of(tables.arms())).append('\n');
    if (findings.categories().size() > 1) {
      text.append(MarkdownTable.of(tables.categories())).append('\n');
    }
    if (!findings.comparisons().isEmpty()) {
      text.append(MarkdownTable.of(tables.comparisons())).append('\n');
    }
    if (!findings.searches().isEmpty()) {
      text.append(MarkdownTable.of(tables.searches())).append('\n');
    }
    findings.notes().forEach(note -> text.append(MarkdownTable.escaped(note)).append(".\n\n"));
    if (!study.published().source().isEmpty()) {
      text.append("Published: ").append(MarkdownTable.escaped(study.published().source()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String latex(Findings findings) {
    Study study = findings.study();
    ResultTables tables = new ResultTables(findings);
    String arms = LatexTable.of(tables.arms(), study.title(), study.name());
    return findings.comparisons().isEmpty()
        ? arms
        : arms
            + "\n"
            + LatexTable.of(tables.comparisons(), study.question(), study.name() + "-comparisons");
  }

  /** {@return sentences that claim no more than was shown} */
  public static List<String> sentences(Findings findings) {
    return findings.comparisons().stream().map(InWords::sentence).toList();
  }
}
