package org.javoke.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/**
 * A call that is expected, with what is accepted for each argument.
 *
 * @param name the tool's name as its description has it
 * @param accepted accepted values by parameter name; the empty string among them means that the
 *     argument may be left out
 */
public record ExpectedCall(String name, Map<String, List<Value>> accepted) {
  public ExpectedCall {
    accepted = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
  }
}
