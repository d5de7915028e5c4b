package org.javoke.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.javoke.input.InputException;

/** Tells people of failures: one message they can act on, a stack trace only when asked for. */
final class Failures {

  private Failures() {}

  static void print(Throwable failure, boolean debug, PrintWriter err) {
    err.println("javoke: " + message(failure));
    if (debug) {
      failure.printStackTrace(err);
    } else if (!(failure instanceof InputException)) {
      err.println("javoke: --debug shows where it happened.");
    }
  }

  private static String message(Throwable failure) {
    return switch (failure) {
      case InputException expected -> String.valueOf(expected.getMessage());
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          message(wrapped.getCause());
      case NoSuchFileException missing -> "There is no file or folder " + missing.getFile() + ".";
      case AccessDeniedException denied ->
          denied.getFile() + " cannot be opened: permission denied. Check its owner and mode.";
      case FileSystemException system ->
          system.getFile()
              + ": "
              + (system.getReason() == null ? "the file system refused it" : system.getReason())
              + ". Check that the disk is not full and the folder can be written to.";
      case IOException io -> "Reading or writing failed: " + io.getMessage();
      case InterruptedException _ -> "Interrupted. The same command goes on from here.";
      default -> "Unexpected failure: " + failure;
    };
  }
}
