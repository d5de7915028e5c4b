package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.input.ChoiceException;
import org.javoke.tensor.Rendezvous;
import org.junit.jupiter.api.Test;

class LaunchTest {

  private static Map<String, String> environment(String... changes) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("RANK", "1");
    environment.put("WORLD_SIZE", "4");
    environment.put("MASTER_ADDR", "node-0");
    environment.put("MASTER_PORT", "29500");
    for (int i = 0; i < changes.length; i += 2) {
      environment.put(changes[i], changes[i + 1]);
    }
    return environment;
  }

  @Test
  void oneOfFour() {
    Launch launch = Launch.of(environment("LOCAL_RANK", "1", "LOCAL_WORLD_SIZE", "2"));
    Rendezvous rendezvous = launch.rendezvous().orElseThrow();
    assertThat(rendezvous.rank()).isEqualTo(1);
    assertThat(rendezvous.size()).isEqualTo(4);
    assertThat(rendezvous.host()).isEqualTo("node-0");
    assertThat(rendezvous.port()).isEqualTo(29500);
    assertThat(rendezvous.launcherKeepsStore()).isFalse();
    assertThat(rendezvous.lostAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(launch.localRank()).isEqualTo(1);
    assertThat(launch.localSize()).isEqualTo(2);
  }

  @Test
  void torchrunKeepsTheStoreItself() {
    Rendezvous rendezvous =
        Launch.of(
                environment(
                    "TORCHELASTIC_USE_AGENT_STORE", "True", "TORCHELASTIC_RESTART_COUNT", "2"))
            .rendezvous()
            .orElseThrow();
    assertThat(rendezvous.launcherKeepsStore()).isTrue();
    assertThat(rendezvous.prefix()).isEqualTo("javoke/2");
  }

  @Test
  void patienceWithSilence() {
    assertThat(Launch.of(environment("JAVOKE_LOST_AFTER", "90")).rendezvous().orElseThrow())
        .extracting(Rendezvous::lostAfter)
        .isEqualTo(Duration.ofSeconds(90));
    assertThatThrownBy(() -> Launch.of(environment("JAVOKE_LOST_AFTER", "1")))
        .hasMessage("The variable JAVOKE_LOST_AFTER is '1'; expected a number from 3 to 3600.");
  }

  @Test
  void alone() {
    assertThat(Launch.of(Map.of()).rendezvous()).isEmpty();
    assertThat(Launch.of(Map.of("MASTER_ADDR", "x")).rendezvous()).isEmpty();
    assertThat(Launch.of(Map.of("RANK", "0", "WORLD_SIZE", "1")).rendezvous()).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String name : new String[] {"RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT"}) {
      Map<String, String> environment = environment();
      environment.remove(name);
      assertThatThrownBy(() -> Launch.of(environment))
          .isInstanceOf(ChoiceException.class)
          .hasMessageContaining(name + " is not set");
    }
  }

  @Test
  void whatIsNoSuchNumberIsNamed() {
    assertThatThrownBy(() -> Launch.of(environment("RANK", "4")))
        .isInstanceOf(ChoiceException.class)
        .hasMessage("The variable RANK is '4'; expected a number from 0 to 3.");
    assertThatThrownBy(() -> Launch.of(environment("WORLD_SIZE", "two")))
        .hasMessageContaining("WORLD_SIZE is 'two'");
    assertThatThrownBy(() -> Launch.of(environment("MASTER_PORT", "65536")))
        .hasMessageContaining("MASTER_PORT is '65536'");
    assertThatThrownBy(() -> Launch.of(environment("LOCAL_RANK", "-1")))
        .hasMessageContaining("LOCAL_RANK is '-1'");
  }
}
