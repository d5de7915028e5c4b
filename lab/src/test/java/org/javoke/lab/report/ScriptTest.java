package org.javoke.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScriptTest {

  private final String script = Script.startingAt("main");

  @Test
  void putsEachModuleOnceAndAfterThoseThatItImports() {
    assertThat(script.split("modules\\[\"dom\"] = ", -1)).hasSize(2);
    assertThat(script.indexOf("modules[\"dom\"] = ")).isPositive();
    assertThat(script.indexOf("modules[\"dom\"] = "))
        .isLessThan(script.indexOf("modules[\"scores\"] = "));
    assertThat(script.indexOf("modules[\"scores\"] = "))
        .isLessThan(script.indexOf("modules[\"main\"] = "));
  }

  @Test
  void leavesNoImportOrExport() {
    assertThat(script.lines()).noneMatch(line -> line.startsWith("import "));
    assertThat(script.lines()).noneMatch(line -> line.startsWith("export "));
  }

  @Test
  void handsOutWhatAModuleExports() {
    assertThat(script)
        .contains("const { readAddress, writeAddress } = modules[\"address\"];")
        .contains("return { readAddress, writeAddress, sampleAddress };");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> Script.startingAt("none"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("script/none.js");
  }
}
