package org.javoke.lab.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Leak;

/**
 * What a step is made of: its words, and the content of every file and folder that they name. A
 * step with another fingerprint is another step. The study's own folder and Javoke's may move.
 */
final class Fingerprint {

  /** Weights of this size are told apart by size and time: reading them all takes minutes. */
  private static final long LARGE = 256L << 20;

  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 8;
  private static final Set<String> WRITTEN = Set.of("--out", "--json", "--report", "--html");

  private final Path study;
  private final Path home;

  Fingerprint(Path study, Path home) {
    this.study = study;
    this.home = home;
  }

  /** {@return SHA-256 in hexadecimal} */
  String of(Command command) {
    MessageDigest digest = sha256();
    Path out = command.out().orElse(null);
    String before = "";
    for (String word : command.words()) {
      add(digest, named(word));
      if (!WRITTEN.contains(before) && !word.startsWith("-")) {
        input(word).filter(path -> !path.equals(out)).ifPresent(path -> addContent(digest, path));
      }
      before = word;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** {@return SHA-256 of the files that were looked through for leaks} */
  String of(List<Leak> leaks) {
    MessageDigest digest = sha256();
    for (Leak leak : leaks) {
      add(digest, leak.tools() ? "tools" : "questions");
      leak.train().forEach(path -> addContent(digest, path));
      leak.test().forEach(path -> addContent(digest, path));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String named(String word) {
    return moved(moved(word, study, "${study}"), home, "${home}");
  }

  private static String moved(String word, Path folder, String name) {
    String text = folder.toString();
    return !text.isEmpty() && (word.equals(text) || word.startsWith(text + "/"))
        ? name + word.substring(text.length())
        : word;
  }

  private static Optional<Path> input(String word) {
    try {
      Path path = Path.of(word);
      boolean said = path.getNameCount() > 1 || path.isAbsolute();
      return Files.isRegularFile(path) || (said && Files.isDirectory(path))
          ? Optional.of(path)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static void addContent(MessageDigest digest, Path path) {
    for (Path file : files(path)) {
      add(digest, path.relativize(file).toString());
      try {
        long size = Files.size(file);
        add(digest, String.valueOf(size));
        if (size > LARGE) {
          add(digest, Files.getLastModifiedTime(file).toString());
        } else {
          copy(file, digest);
        }
      } catch (IOException e) {
        throw new InputException("Cannot read %s: %s".formatted(file, e), e);
      }
    }
  }

  private static void copy(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(to);
    }
  }

  private static List<Path> files(Path path) {
    try (Stream<Path> all = Files.walk(path, DEEPEST)) {
      return all.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList();
    } catch (IOException e) {
      throw new InputException("Cannot read %s: %s".formatted(path, e), e);
    }
  }

  // With its length, so that no two lists of words are the same bytes.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
