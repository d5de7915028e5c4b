package org.javoke.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path folder;

  @Test
  void aFileThatIsThereOrNotMayBeWritten() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "x");
    assertThat(OutputFile.at(there)).isEqualTo(there);
    Path deep = folder.resolve("not").resolve("there").resolve("yet");
    assertThat(OutputFile.at(deep)).isEqualTo(deep);
  }

  @Test
  void aFolderIsNoFile() {
    refused(folder, "is a folder");
    refused(Path.of("/"), "is a folder");
  }

  /** Renaming a file to it would replace the device for every program on the machine. */
  @Test
  void aDeviceIsNeverReplaced() {
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device) && !Files.isRegularFile(device), "no /dev/null");
    refused(device, "a device or a pipe");
  }

  @Test
  void aLinkToADeviceIsADeviceAndALinkToAFileStaysALink() throws IOException {
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device), "no /dev/null");
    Path named = Files.createSymbolicLink(folder.resolve("device"), device);
    refused(named, "a device or a pipe");
    Files.delete(named);
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(OutputFile.at(link)).isEqualTo(file.toRealPath());
    refused(
        Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("nowhere")),
        "leads nowhere");
  }

  @Test
  void aFileIsNoFolderToWriteIn() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    refused(file.resolve("below"), file + " is a file, not a folder");
    refused(file.resolve("far").resolve("below"), "is a file, not a folder");
  }

  @Test
  void aFolderIsThereOrCanBeMade() throws IOException {
    OutputFile.requireFolder(folder);
    OutputFile.requireFolder(folder.resolve("not").resolve("yet"));
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path no : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> OutputFile.requireFolder(no))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(no + ": " + file + " is a file, not a folder");
    }
  }

  @Test
  void aFolderIsMadeWithThoseAboveIt() throws IOException {
    Path deep = folder.resolve("a/b");
    assertThat(OutputFile.folder(deep)).isEqualTo(deep).isDirectory();
    assertThat(OutputFile.folder(deep)).as("it may be there").isEqualTo(deep);
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> OutputFile.folder(file.resolve("c")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file + " is a file, not a folder", "name another place");
    assertThatThrownBy(() -> OutputFile.folder(folder.resolve("n".repeat(300))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Cannot make the folder");
  }

  @Test
  void inputsAndOutputsAreKeptApartHoweverTheyAreNamed() throws IOException {
    Path in = Files.writeString(folder.resolve("in"), "x");
    Path same = folder.resolve("..").resolve(folder.getFileName()).resolve("in");
    Path link = Files.createSymbolicLink(folder.resolve("link"), in);
    for (Path out : List.of(in, same, link)) {
      assertThatThrownBy(() -> OutputFile.requireApart(List.of(in), List.of(out)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("both read and written");
    }
    Path out = folder.resolve("out");
    OutputFile.requireApart(List.of(in), List.of(out, folder.resolve("other")));
    assertThatThrownBy(() ->
            OutputFile.requireApart(List.of(in), List.of(out, folder.resolve(".").resolve("out"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("written twice");
  }

  private static void refused(Path target, String why) {
    assertThatThrownBy(() -> OutputFile.at(target))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
