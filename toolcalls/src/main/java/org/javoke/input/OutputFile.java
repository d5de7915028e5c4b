package org.javoke.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places that users name for what is written, judged before any work is done. Files are written
 * beside their place and renamed: that would replace a device or a pipe by a file, and an input by
 * what was made of it.
 */
public final class OutputFile {

  private OutputFile() {}

  /**
   * {@return where the file really goes: a link is followed, so that it stays a link}
   *
   * @throws InputException if no file can be put there
   */
  public static Path at(Path target) {
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw new InputException(target + " is a folder, expected the name of a file to write");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new InputException(
          target
              + " is a device or a pipe: files are written beside their place and renamed, which"
              + " would replace it. Name a file");
    }
    Path place = followed(target);
    Path folder = place.toAbsolutePath().getParent();
    if (folder != null) {
      requireFolder(target, folder);
    }
    return place;
  }

  /**
   * Refuses a folder that neither is there nor can be made, or in which nothing may be written.
   *
   * @throws InputException that says why
   */
  public static void requireFolder(Path folder) {
    requireFolder(folder, folder);
  }

  /**
   * {@return the folder, made if it is not there}
   *
   * @throws InputException that says why it cannot be made
   */
  public static Path folder(Path folder) {
    requireFolder(folder);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "Cannot make the folder %s (%s): make room, or name another place"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void requireFolder(Path named, Path folder) {
    Path there = existing(folder.toAbsolutePath());
    if (there != null && !Files.isDirectory(there)) {
      throw new InputException(
          "Cannot write %s: %s is a file, not a folder; name another place"
              .formatted(named, there));
    }
    if (there != null && !Files.isWritable(there)) {
      throw new InputException(
          "Cannot write %s: nothing may be written in %s; name another place"
              .formatted(named, there));
    }
  }

  /**
   * Refuses outputs that cannot be written, are inputs as well, or are the same.
   *
   * @throws InputException that says which
   */
  public static void requireApart(List<Path> inputs, List<Path> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      Path output = at(outputs.get(i));
      for (Path input : inputs) {
        if (isSame(input, output)) {
          throw new InputException(
              input + " is both read and written: inputs are never changed, name another file");
        }
      }
      for (Path other : outputs.subList(0, i)) {
        if (isSame(at(other), output)) {
          throw new InputException(
              output + " would be written twice, with different content: name two files");
        }
      }
    }
  }

  private static Path followed(Path target) {
    if (!Files.isSymbolicLink(target)) {
      return target;
    }
    try {
      return target.toRealPath();
    } catch (IOException e) {
      throw new InputException(target + " is a link that leads nowhere: name a file", e);
    }
  }

  /** {@return the folder, or the nearest one above it that is there} */
  private static @Nullable Path existing(@Nullable Path folder) {
    Path found = folder;
    while (found != null && !Files.exists(found)) {
      found = found.getParent();
    }
    return found;
  }

  private static boolean isSame(Path a, Path b) {
    try {
      if (Files.exists(a) && Files.exists(b)) {
        return Files.isSameFile(a, b);
      }
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new InputException("Cannot compare %s and %s".formatted(a, b), e);
    }
  }
}
