package org.javoke.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code javoke doctor}: what this machine offers. */
@Command(
    name = "doctor",
    description = "Show what this machine offers: JDK, memory, cores, and what is usable.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Machine.checks()
        .forEach(
            check -> out.printf("%-4s %-18s %s%n", check.state(), check.name(), check.finding()));
  }
}
