package org.javoke.hub;

/** Dotted names of a model's modules. */
final class ModuleNames {

  private ModuleNames() {}

  /** {@return whether the module is, or ends with, that whole name} */
  static boolean endsWith(String module, String name) {
    return module.equals(name)
        || (module.endsWith(name) && module.charAt(module.length() - name.length() - 1) == '.');
  }
}
