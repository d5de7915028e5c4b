package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.eval.BarProgress;
import org.javoke.lab.eval.PlainProgress;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.itool.IToolWatch;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.watch.ReportListener;
import org.javoke.lab.watch.ResidentMemory;
import org.javoke.lab.watch.TrainingBar;
import picocli.CommandLine.Model.CommandSpec;

/** Shows a loop's stages: each by its name, and how it gets on as the verb for it does. */
final class LoopWatch implements IToolWatch {

  private final CommandSpec spec;

  LoopWatch(CommandSpec spec) {
    this.spec = spec;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  @Override
  public void begins(String stage) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("── " + stage);
    out.flush();
  }

  @Override
  public void notice(String line) {
    err().println("javoke: " + line);
  }

  @Override
  public TokenProgress lines(String task) {
    return Terminal.progress(task, err());
  }

  @Override
  public Progress questions(String task) {
    return Terminal.isThere()
        ? new BarProgress(System.err, task)
        : new PlainProgress(err()::println, Clock.systemUTC());
  }

  @Override
  public List<TrainingListener> training(Path run) {
    List<TrainingListener> listeners = new ArrayList<>();
    if (Terminal.isThere()) {
      listeners.add(
          new TrainingBar(System.err, ResidentMemory.ofThisProcess(), InstantSource.system()));
    }
    listeners.add(TrainingLines.of(spec.commandLine(), !Terminal.isThere()));
    listeners.add(new ReportListener(run));
    return listeners;
  }
}
