package org.javoke.lab.report;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.javoke.lab.run.Sample;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * All questions and samples as the page reads them: {@code {tools, questions, runs}} as JSON,
 * gzipped, in base64. {@code runs} holds for each run one entry a question, null where the run has
 * no sample of it.
 */
final class SampleBlock {

  private static final int BATCH = 1_000;

  private final Writer out;

  private SampleBlock(Writer out) {
    this.out = out;
  }

  static String of(List<ReportedRun> runs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
      new SampleBlock(out).write(runs);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void write(List<ReportedRun> runs) throws IOException {
    Questions questions = Questions.of(runs);
    out.write("{\"questions\":");
    array(questions.written().iterator());
    out.write(",\"tools\":");
    array(questions.tools().iterator());
    out.write(",\"runs\":[");
    String comma = "";
    for (ReportedRun run : runs) {
      out.write(comma);
      array(samples(run, questions));
      comma = ",";
    }
    out.write("]}");
  }

  private static Iterator<Value> samples(ReportedRun reported, Questions questions) {
    Map<String, Sample> byId = new HashMap<>();
    reported.run().samples().forEach(sample -> byId.put(sample.id(), sample));
    Map<Integer, Sample> byPlace = new HashMap<>();
    reported
        .run()
        .questions()
        .forEach(question -> {
          Sample sample = byId.get(question.id());
          if (sample != null) {
            byPlace.put(questions.place(question), sample);
          }
        });
    return IntStream.range(0, questions.count())
        .mapToObj(place -> SampleData.of(byPlace.get(place)))
        .iterator();
  }

  // Some values at a time: the texts of all of them together need not lie in memory.
  private void array(Iterator<Value> values) throws IOException {
    out.write('[');
    String comma = "";
    while (values.hasNext()) {
      List<Value> batch = new ArrayList<>(BATCH);
      while (values.hasNext() && batch.size() < BATCH) {
        batch.add(values.next());
      }
      for (String text : batch.parallelStream().map(Json::write).toList()) {
        out.write(comma);
        out.write(text);
        comma = ",";
      }
    }
    out.write(']');
  }
}
