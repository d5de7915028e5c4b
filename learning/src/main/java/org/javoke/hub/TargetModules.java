package org.javoke.hub;

import java.util.List;

/** Which linears an adapter's configuration says it changes. */
public sealed interface TargetModules {

  /** Those whose name is one of these, or ends with a dot and one of these. */
  record Named(List<String> names) implements TargetModules {
    public Named {
      names = List.copyOf(names);
    }
  }

  /** All linears but the LM head. */
  record AllLinear() implements TargetModules {}

  /**
   * Those whose whole name a regular expression of Python matches. It is kept as it is and never
   * evaluated: the tensors tell which modules an adapter has.
   */
  record Matching(String expression) implements TargetModules {}

  /** {@return whether the module can be meant} An expression may mean any. */
  default boolean mayInclude(String module) {
    return switch (this) {
      case Named(List<String> names) ->
          names.stream().anyMatch(name -> ModuleNames.endsWith(module, name));
      case AllLinear _ -> !ModuleNames.endsWith(module, "lm_head");
      case Matching _ -> true;
    };
  }
}
