package org.javoke.lab.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.javoke.input.InputException;

/**
 * What files held when a run was made, so that a later one can tell whether it is of the same data.
 */
public final class FileHashes {

  private FileHashes() {}

  /**
   * {@return SHA-256 in hexadecimal by file name}
   *
   * @throws InputException if a file cannot be read
   */
  public static Map<String, String> of(Collection<Path> files) {
    return files.parallelStream()
        .collect(
            Collectors.toMap(
                FileHashes::name, FileHashes::sha256, (first, _) -> first, TreeMap::new));
  }

  // With its folder: BFCL's questions and answers are in files of the same name.
  private static String name(Path file) {
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 2), names).toString();
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + SafeFile.reason(e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
