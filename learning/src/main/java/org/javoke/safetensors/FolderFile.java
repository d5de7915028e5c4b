package org.javoke.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files of a folder that someone else filled: by plain name, and not led out of the folder by a
 * link. The links of Hugging Face's cache, where {@code snapshots/REVISION/config.json} leads to
 * {@code blobs/HASH}, are followed.
 */
public final class FolderFile {

  private FolderFile() {}

  /**
   * {@return the path of that file in the folder}
   *
   * @throws SafetensorsException if the name is no plain file name, there is no such file, or a
   *     link leads elsewhere
   */
  public static Path in(Path folder, String name) {
    Path file = plain(folder, name);
    try {
      Path real = file.toRealPath();
      Path home = folder.toRealPath();
      if (!real.startsWith(home) && !real.startsWith(blobs(home))) {
        throw new SafetensorsException(
            "%s is a link to %s, outside its folder: put the file itself there"
                .formatted(file, real));
      }
      if (!Files.isRegularFile(real) || !Files.isReadable(real)) {
        throw new SafetensorsException(file + " is no file that can be read");
      }
      return file;
    } catch (IOException e) {
      throw new SafetensorsException(
          "There is no file %s, or it is a link to nothing: fetch the model again".formatted(file),
          e);
    }
  }

  private static Path plain(Path folder, String name) {
    boolean bad =
        name.isEmpty()
            || name.equals(".")
            || name.equals("..")
            || name.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
    if (!bad) {
      try {
        return folder.resolve(name);
      } catch (InvalidPathException e) {
        bad = true;
      }
    }
    throw new SafetensorsException(
        "%s names the file %s, expected a plain file name inside that folder"
            .formatted(folder, Printed.quoted(name)));
  }

  // models--OWNER--NAME/snapshots/REVISION -> models--OWNER--NAME/blobs
  private static Path blobs(Path home) throws IOException {
    Path snapshots = home.getParent();
    if (snapshots == null || !snapshots.endsWith("snapshots")) {
      return home;
    }
    Path blobs = snapshots.resolveSibling("blobs");
    return Files.isDirectory(blobs) ? blobs.toRealPath() : home;
  }
}
