package org.javoke.benchmark.bfcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class PromptFormatTest {

  @Test
  void hasTheReferencesLabels() {
    assertThat(PromptFormat.DEFAULT.label())
        .isEqualTo(
            "ret_fmt=python&tool_call_tag=False&func_doc_fmt=json&prompt_fmt=plaintext&style=classic");
    assertThat(PromptFormat.all()).hasSize(26).doesNotHaveDuplicates();
    assertThat(PromptFormat.all())
        .allMatch(format -> PromptFormat.labelled(format.label()).equals(format));
  }

  @Test
  void namesTheNearestFormats() {
    assertThatThrownBy(() -> PromptFormat.labelled("ret_fmt=jsn"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no prompt format \"ret_fmt=jsn\"")
        .hasMessageContaining("23 more");
  }
}
