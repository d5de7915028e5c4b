package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.data.read.ExampleFile.Pending;
import org.javoke.data.read.Origin;

/**
 * Looks through a dataset. Samples are read and checked by as many threads as there are cores, and
 * compared with each other, and handed on, in their order.
 */
public final class Linter {

  private static final int BATCH = 512;

  private final List<Check> checks;
  private final CrossCheck crossCheck = new CrossCheck();

  private Linter(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** {@return one that knows no model} */
  public static Linter ofSamples() {
    return new Linter(standard());
  }

  /** {@return one that renders every sample for a model, too} */
  public static Linter forModel(ModelText model) {
    List<Check> checks = standard();
    checks.add(new TemplateCheck(model));
    return new Linter(checks);
  }

  private static List<Check> standard() {
    ToolSchemas schemas = new ToolSchemas();
    return new ArrayList<>(
        List.of(new TagCheck(), new OrderCheck(), new ToolCheck(schemas), new CallCheck(schemas)));
  }

  /** A record and all that is wrong with it. */
  public record Looked(Entry entry, List<Finding> findings) {}

  /** Takes records one by one, in order. */
  public interface Sink {
    void take(Looked looked);
  }

  /**
   * Looks through one file more; samples are compared with those of earlier files, too.
   *
   * @throws org.javoke.input.InputException if the file cannot be read on
   */
  public void look(ExampleFile file, Sink sink) {
    List<Pending> batch = new ArrayList<>(BATCH);
    for (Pending pending = file.nextPending(); pending != null; pending = file.nextPending()) {
      batch.add(pending);
      if (batch.size() == BATCH) {
        look(batch, sink);
        batch.clear();
      }
    }
    look(batch, sink);
  }

  /** {@return what is wrong with one sample by itself} */
  List<Finding> alone(Example example) {
    Findings findings = new Findings();
    checks.forEach(check -> check.check(example, findings));
    return findings.list();
  }

  private void look(List<Pending> batch, Sink sink) {
    batch.parallelStream().map(this::alone).toList().forEach(one -> sink.take(compared(one)));
  }

  /** A record with what is known of it before it is compared. */
  private record Alone(
      Entry entry, Findings findings, @org.jspecify.annotations.Nullable Fingerprint print) {}

  private Alone alone(Pending pending) {
    Entry entry = pending.entry();
    Findings findings = new Findings();
    return switch (entry) {
      case Entry.Rejected rejected -> {
        findings.add(Rule.BROKEN_RECORD, "", rejected.reason());
        yield new Alone(entry, findings, null);
      }
      case Entry.Good(Origin _, Example example) -> {
        checks.forEach(check -> check.check(example, findings));
        yield new Alone(entry, findings, Fingerprint.of(example));
      }
    };
  }

  private Looked compared(Alone alone) {
    if (alone.print() != null) {
      crossCheck.check(alone.entry().origin(), alone.print(), alone.findings());
    }
    return new Looked(alone.entry(), alone.findings().list());
  }
}
