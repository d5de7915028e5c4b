package org.javoke.benchmark.bfcl.multiturn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.api.Api;
import org.javoke.benchmark.bfcl.multiturn.api.Backend;
import org.javoke.benchmark.bfcl.multiturn.api.Shared;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.ResultText;
import org.javoke.input.InputException;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;

/**
 * One question's APIs, on which calls are carried out one after another. Total: any text gives a
 * result. It is not thread safe; sessions of different samples share nothing.
 */
public final class ApiSession {

  /** Longer calls are refused unread: no model writes a call of this length. */
  public static final int MAX_CALL_LENGTH = 1_000_000;

  /**
   * All results of a session may have this many characters; then no call is carried out any more.
   */
  public static final long MAX_RESULT_CHARACTERS = 64L * 1024 * 1024;

  private static final String ERROR = "Error during execution: ";
  private static final Set<String> FORBIDDEN =
      Set.of("kill", "exit", "quit", "remove", "unlink", "popen", "Popen", "run");

  private final Map<String, Instance> apis = new LinkedHashMap<>(); // by class
  private final InstanceNames instances = new InstanceNames();
  private final CallInterpreter interpreter = new CallInterpreter(instances);
  private final ResultText.Known known;
  private final ReadCalls calls;
  private long characters;

  private ApiSession(ResultText.Known known, ReadCalls calls) {
    this.known = known;
    this.calls = calls;
  }

  /**
   * {@return the question's APIs as they are before the first turn}
   *
   * @param owner whose they are; it gets into the instances' names, which results can show
   * @param shared what this session shares with others of the same sample
   * @param today the date by which travellers come of age
   * @throws InputException if the question names an API that does not exist, or its settings cannot
   *     be used
   */
  public static ApiSession start(
      MultiTurnEntry entry, String owner, Shared shared, LocalDate today) {
    return start(entry, owner, shared, today, new ReadCalls());
  }

  /** {@return the same, which shares with another session the calls that were read} */
  static ApiSession start(
      MultiTurnEntry entry, String owner, Shared shared, LocalDate today, ReadCalls calls) {
    ApiSession session = new ApiSession(shared.known(), calls);
    for (String className : entry.involvedClasses()) {
      Api api =
          Api.named(className)
              .orElseThrow(() ->
                  new InputException(
                      "%s: involved_classes names \"%s\"; there are %s"
                          .formatted(entry.id(), className, Api.classNames())));
      Backend backend = api.start(entry.settings(className), shared, today);
      session.apis.put(className, session.instances.add(owner, entry.id(), className, backend));
    }
    return session;
  }

  /** {@return the results of the calls, each as a model gets to read it} */
  public List<String> run(List<String> calls) {
    List<String> results = new ArrayList<>(calls.size());
    for (String call : calls) {
      results.add(run(call));
    }
    return results;
  }

  private String run(String call) {
    if (characters > MAX_RESULT_CHARACTERS) {
      return ERROR + "the results of this conversation are too long to go on";
    }
    String result = result(call);
    characters += result.length();
    return result;
  }

  private String result(String call) {
    try {
      return ResultText.of(value(call), known);
    } catch (Failure e) {
      return ERROR + e.text();
    } catch (PythonSyntaxException e) {
      return ERROR + e.getMessage() + " (<string>, line 1)";
    }
  }

  private Value value(String call) throws PythonSyntaxException {
    if (call.length() > MAX_CALL_LENGTH) {
      throw new Failure("the call is longer than %d characters".formatted(MAX_CALL_LENGTH));
    }
    String function = InstanceNames.onlyFunction(call);
    if (function != null) {
      Instance owner = instances.owner(function);
      if (owner != null
          && calls.read(call) instanceof Expr.Call read
          && read.function().equals(new Expr.Name(function))) {
        requireAllowed(function);
        return interpreter.call(owner, function, read);
      }
    }
    return valueWithNames(call);
  }

  // The names of instances also get into texts and in front of calls that are arguments.
  private Value valueWithNames(String call) throws PythonSyntaxException {
    String named = instances.insert(call);
    requireAllowed(named);
    Expr expression = Python.parse(named.strip());
    return interpreter.value(expression);
  }

  private static void requireAllowed(String call) {
    int bracket = call.indexOf('(');
    String function = bracket < 0 ? call : call.substring(0, bracket);
    String name = function.substring(function.lastIndexOf('.') + 1);
    if (FORBIDDEN.contains(name)) {
      throw new Failure("Function call %s is not allowed.".formatted(name));
    }
  }

  /** {@return the classes of the APIs, in the question's order} */
  Set<String> classNames() {
    return apis.keySet();
  }

  /** {@return the state of the API of this class, which must be one of the question's} */
  Value.Fields state(String className) {
    return api(className).state();
  }

  /** {@return whether the API of this class was called since this was asked last; first, true} */
  boolean takeTouched(String className) {
    return api(className).takeTouched();
  }

  private Instance api(String className) {
    return Objects.requireNonNull(apis.get(className), className);
  }

  /** {@return the state of each API, by its class} */
  public Map<String, Value.Fields> states() {
    Map<String, Value.Fields> states = new LinkedHashMap<>();
    apis.forEach((className, api) -> states.put(className, api.state()));
    return states;
  }
}
