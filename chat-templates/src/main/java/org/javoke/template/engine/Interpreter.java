package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Printer;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Value;
import org.javoke.template.syntax.Expr;
import org.javoke.template.syntax.Statement;
import org.javoke.template.syntax.Target;

/** Runs statements. */
final class Interpreter {

  /** How a list of statements ended. */
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Budget budget;
  private final Evaluator evaluator;

  Interpreter(Budget budget) {
    this.budget = budget;
    this.evaluator = new Evaluator(budget);
  }

  Budget budget() {
    return budget;
  }

  /** {@return the line that was evaluated last} */
  int line() {
    return evaluator.line();
  }

  Flow run(List<Statement> body, Scope scope, Output output) {
    budget.descend();
    for (Statement statement : body) {
      budget.step();
      Flow flow = run(statement, scope, output);
      if (flow != Flow.NEXT) {
        budget.ascend();
        return flow;
      }
    }
    budget.ascend();
    return Flow.NEXT;
  }

  private Flow run(Statement statement, Scope scope, Output output) {
    switch (statement) {
      case Statement.Text text -> output.write(text.text());
      case Statement.Print print -> print(print.value(), scope, output);
      case Statement.If choice -> {
        return run(chosen(choice, scope), scope, output);
      }
      case Statement.For loop -> runLoop(loop, scope, output);
      case Statement.Break _ -> {
        return Flow.BREAK;
      }
      case Statement.Continue _ -> {
        return Flow.CONTINUE;
      }
      case Statement.Set set -> assign(set.target(), value(set.value(), scope), scope);
      case Statement.SetBlock block -> {
        return runSetBlock(block, scope);
      }
      case Statement.Macro macro ->
          scope.set(macro.name(), new MacroObject(macro.name(), macro.routine(), scope, this));
      case Statement.CallBlock block -> call(block, scope, output);
      case Statement.FilterBlock block -> {
        return runFilterBlock(block, scope, output);
      }
      case Statement.With with -> {
        return runWith(with, scope, output);
      }
      case Statement.Generation generation -> runGeneration(generation, scope, output);
    }
    return Flow.NEXT;
  }

  Value value(Expr expr, Scope scope) {
    return evaluator.value(expr, scope);
  }

  /** Prints an expression; a macro's call writes straight to the output, so that spans are kept. */
  private void print(Expr expr, Scope scope, Output output) {
    if (expr instanceof Expr.Call call
        && call.target() instanceof Expr.Name
        && value(call.target(), scope) instanceof MacroObject macro) {
      macro.write(evaluator.arguments(call.passed(), scope), output);
      return;
    }
    output.write(Printer.str(value(expr, scope), budget));
  }

  private List<Statement> chosen(Statement.If choice, Scope scope) {
    for (Statement.Branch branch : choice.branches()) {
      if (value(branch.test(), scope).truth()) {
        return branch.body();
      }
    }
    return choice.otherwise();
  }

  private void runLoop(Statement.For loop, Scope scope, Output output) {
    Value items = value(loop.items(), scope);
    evaluator.at(loop.line());
    runLoop(loop, items, 0, scope, output);
  }

  /** Runs a loop at a depth of its recursion, 0 being the outermost. */
  void runLoop(Statement.For loop, Value items, int depth, Scope scope, Output output) {
    budget.descend();
    LoopObject state = new LoopObject(this, loop, scope, filtered(loop, items, scope), depth);
    boolean completed = false;
    while (state.advance()) {
      budget.step();
      Scope inner = scope.inner();
      inner.set("loop", state);
      evaluator.at(loop.line());
      assign(loop.target(), state.current(), inner);
      Flow flow = run(loop.body(), inner, output);
      if (flow == Flow.BREAK) {
        break;
      }
      // Jinja runs the else part unless one round came to its end: not after continue only.
      completed |= flow == Flow.NEXT;
    }
    if (!completed) {
      run(loop.otherwise(), scope.inner(), output);
    }
    budget.ascend();
  }

  private LoopObject.Items filtered(Statement.For loop, Value items, Scope scope) {
    Iterator<Value> all = Iteration.over(items, budget);
    Expr filter = loop.filter();
    if (filter == null) {
      return new LoopObject.Items(all, Iteration.tryLength(items));
    }
    Iterator<Value> some =
        Lazily.filter(
            all,
            item -> {
              budget.step();
              Scope inner = scope.inner();
              assign(loop.target(), item, inner);
              return value(filter, inner).truth();
            });
    return new LoopObject.Items(some, -1);
  }

  private void assign(Target target, Value value, Scope scope) {
    switch (target) {
      case Target.Variable variable -> scope.set(variable.name(), value);
      case Target.Member member -> assignMember(member, value, scope);
      case Target.Unpacking unpacking -> unpack(unpacking.targets(), value, scope);
    }
  }

  private void assignMember(Target.Member member, Value value, Scope scope) {
    if (!(scope.find(member.namespace()) instanceof NamespaceObject namespace)) {
      throw PythonException.runtime(
          "cannot assign attribute '"
              + member.attribute()
              + "': '"
              + member.namespace()
              + "' is no namespace");
    }
    namespace.set(member.attribute(), value, budget);
  }

  private void unpack(List<Target> targets, Value value, Scope scope) {
    Iterator<Value> items = Iteration.over(value, budget);
    List<Value> taken = new ArrayList<>(targets.size());
    while (items.hasNext() && taken.size() <= targets.size()) {
      taken.add(items.next());
    }
    if (taken.size() != targets.size()) {
      throw PythonException.value(
          (taken.size() < targets.size() ? "not enough" : "too many")
              + " values to unpack (expected "
              + targets.size()
              + ")");
    }
    for (int i = 0; i < targets.size(); i++) {
      assign(targets.get(i), taken.get(i), scope);
    }
  }

  private Flow runSetBlock(Statement.SetBlock block, Scope scope) {
    Output captured = new Output(budget);
    Flow flow = run(block.body(), scope.inner(), captured);
    if (flow == Flow.NEXT) {
      Value text = budget.text(captured.toString());
      Expr.Filter filter = block.filter();
      evaluator.at(block.line());
      assign(block.target(), filter == null ? text : filter(filter, text, scope), scope);
    }
    return flow;
  }

  private Flow runFilterBlock(Statement.FilterBlock block, Scope scope, Output output) {
    Output captured = new Output(budget);
    Flow flow = run(block.body(), scope.inner(), captured);
    if (flow == Flow.NEXT) {
      Value text = budget.text(captured.toString());
      output.write(Printer.str(filter(block.filter(), text, scope), budget));
    }
    return flow;
  }

  /** Applies a block's filters; the innermost has no target but the body. */
  private Value filter(Expr.Filter filter, Value body, Scope scope) {
    Value target = filter.target() instanceof Expr.Filter inner ? filter(inner, body, scope) : body;
    return evaluator.filter(filter, target, scope);
  }

  private Flow runWith(Statement.With with, Scope scope, Output output) {
    Scope inner = scope.inner();
    for (int i = 0; i < with.targets().size(); i++) {
      Value value = value(with.values().get(i), scope);
      evaluator.at(with.line());
      assign(with.targets().get(i), value, inner);
    }
    return run(with.body(), inner, output);
  }

  private void runGeneration(Statement.Generation generation, Scope scope, Output output) {
    int start = output.length();
    new MacroObject(null, generation.body(), scope, this).write(Arguments.NONE, output);
    output.markGeneration(start);
  }

  private void call(Statement.CallBlock block, Scope scope, Output output) {
    Value target = value(block.call().target(), scope);
    Arguments passed = evaluator.arguments(block.call().passed(), scope);
    Map<String, Value> named = new LinkedHashMap<>(passed.named());
    named.put("caller", new MacroObject(null, block.body(), scope, this));
    Arguments arguments = new Arguments(passed.positional(), named);
    evaluator.at(block.call().line());
    if (target instanceof MacroObject macro) {
      macro.write(arguments, output);
    } else {
      output.write(Printer.str(Evaluator.call(target, arguments, budget), budget));
    }
  }

  /** {@return what a recursive loop writes for the given items} */
  PyStr recurse(Statement.For loop, Value items, int depth, Scope scope) {
    Output captured = new Output(budget);
    runLoop(loop, items, depth, scope, captured);
    return budget.text(captured.toString());
  }
}
