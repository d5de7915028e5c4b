package org.javoke.lab.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;

/** {@code questions.jsonl}: what a run asks, in the benchmark's order. */
final class QuestionFile {

  private static final int BATCH = 1_000; // written in parallel, so that many do not fill memory

  private QuestionFile() {}

  /** Writes the file; {@return its SHA-256 in hexadecimal} */
  static String write(Path file, List<Question> questions) {
    MessageDigest sha256 = sha256();
    SafeFile.write(file, out -> write(questions, sha256, out));
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** {@return the SHA-256 of the file that {@link #write} would write} */
  static String digest(List<Question> questions) {
    MessageDigest sha256 = sha256();
    try {
      write(questions, sha256, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  static List<Question> read(Path file) {
    List<Question> questions = new ArrayList<>();
    try (LineReader reader = new LineReader(file)) {
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        questions.add(QuestionJson.read(SampleReader.where(file, line), line.text()));
      }
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + SafeFile.reason(e), e);
    }
    return questions;
  }

  private static void write(List<Question> questions, MessageDigest sha256, OutputStream out)
      throws IOException {
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<Question> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
      for (byte[] line : batch.parallelStream().map(QuestionFile::line).toList()) {
        sha256.update(line);
        out.write(line);
      }
    }
  }

  private static byte[] line(Question question) {
    return Utf8Line.encode(QuestionJson.write(question));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
