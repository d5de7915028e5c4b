package org.javoke.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The end of the process without the destructors of native libraries. */
final class HardExit {

  private HardExit() {}

  /** Ends the process, whatever its threads are doing. */
  @SuppressWarnings("restricted") // the C library's _exit is there on every platform
  static void now(int code) {
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle exit =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("_exit"),
              FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
      exit.invokeExact(code);
    } catch (Throwable _) {
      Runtime.getRuntime().halt(code);
    }
  }
}
