package org.javoke.benchmark;

import java.util.List;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;

/**
 * Names under which tools are offered natively: OpenAI-compatible servers take no dot in a name, so
 * it becomes an underscore, as the reference has it.
 */
public final class NativeNames {

  private NativeNames() {}

  public static String of(String name) {
    return name.replace('.', '_');
  }

  /** {@return the task with the names of its tools and expected calls as offered natively} */
  public static Task of(Task task) {
    List<Tool> tools = task.tools().stream().map(tool -> tool.withName(of(tool.name()))).toList();
    return new Task(task.category(), task.language(), tools, of(task.expectation()));
  }

  /** {@return the calls under the names of their tools as offered natively} */
  public static List<ExpectedCall> of(List<ExpectedCall> calls) {
    return calls.stream().map(call -> new ExpectedCall(of(call.name()), call.accepted())).toList();
  }

  private static Expectation of(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Calls(List<ExpectedCall> calls) -> new Expectation.Calls(of(calls));
      case Expectation.Trajectory trajectory -> trajectory;
      case Expectation.NoCall no -> no;
      case Expectation.AnyCall any -> any;
      case Expectation.Said said -> said;
    };
  }
}
