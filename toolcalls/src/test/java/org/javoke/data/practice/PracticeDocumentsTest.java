package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PracticeDocumentsTest {

  private static final World WORLD = World.load();

  @Test
  void theSameSeedGivesTheSameDocumentsInAnyOrder() {
    List<String> forward = documents(5, 300);
    PracticeDocuments again = new PracticeDocuments(5, 0.5, WORLD);
    List<String> backward = new ArrayList<>();
    for (long i = 299; i >= 0; i--) {
      backward.add(again.document(i));
    }
    Collections.reverse(backward);
    assertThat(backward).isEqualTo(forward);
    assertThat(new HashSet<>(forward)).hasSize(300);
  }

  @Test
  void noDocumentHoldsACall() {
    for (String document : documents(6, 3000)) {
      assertThat(document)
          .doesNotContain("tool_call", "\"arguments\"", "<tool", "{v}", "{name}", "null");
      assertThat(document.length()).isBetween(40, 3000);
    }
  }

  @Test
  void noDocumentNamesAToolThatIsHeldOut() {
    Set<String> heldOut = new HashSet<>();
    for (World.Declared tool : WORLD.declared()) {
      if (ToolSide.UNSEEN.has(tool.name())) {
        heldOut.add("\"" + tool.name() + "\"");
      }
    }
    assertThat(heldOut).hasSizeBetween(20, 60);
    for (String document : documents(7, 2000)) {
      assertThat(heldOut).noneMatch(document::contains);
    }
  }

  private static List<String> documents(long seed, int count) {
    PracticeDocuments made = new PracticeDocuments(seed, 0.5, WORLD);
    List<String> documents = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      documents.add(made.document(i));
    }
    return documents;
  }
}
