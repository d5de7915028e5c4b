package org.javoke.benchmark.bfcl.multiturn;

import java.util.HashMap;
import java.util.Map;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;

/** Reads calls, and remembers them: a good model calls what is expected, letter by letter. */
final class ReadCalls {

  private static final int LONGEST = 10_000;
  private static final int MOST = 1_000;

  private final Map<String, Expr> read = new HashMap<>();

  Expr read(String call) throws PythonSyntaxException {
    Expr known = read.get(call);
    if (known != null) {
      return known;
    }
    Expr expression = Python.parse(call.strip());
    if (call.length() <= LONGEST && read.size() < MOST) {
      read.put(call, expression);
    }
    return expression;
  }
}
