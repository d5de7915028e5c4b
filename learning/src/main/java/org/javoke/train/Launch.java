package org.javoke.train;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.ChoiceException;
import org.javoke.tensor.Rendezvous;

/**
 * How this process was started among others: the variables of the environment that torchrun sets,
 * and other launchers can.
 *
 * @param rendezvous where the others are met; empty for a process that trains alone
 * @param localRank which process of this machine it is, from 0: the number of its card
 * @param localSize how many processes share this machine's processors
 */
public record Launch(Optional<Rendezvous> rendezvous, int localRank, int localSize) {

  private static final int MOST_PROCESSES = 4096;
  private static final String LOST_AFTER = "JAVOKE_LOST_AFTER";

  /**
   * {@return what the environment says} Alone if it has neither {@code RANK} nor {@code
   * WORLD_SIZE}, or the latter is 1.
   *
   * @throws ChoiceException if a variable is missing or is no such number
   */
  public static Launch of(Map<String, String> environment) {
    if (!environment.containsKey("RANK") && !environment.containsKey("WORLD_SIZE")) {
      return new Launch(Optional.empty(), 0, 1);
    }
    int size = number(environment, "WORLD_SIZE", 1, MOST_PROCESSES);
    int rank = number(environment, "RANK", 0, size - 1);
    int localSize =
        environment.containsKey("LOCAL_WORLD_SIZE")
            ? number(environment, "LOCAL_WORLD_SIZE", 1, size)
            : 1;
    int localRank =
        environment.containsKey("LOCAL_RANK") ? number(environment, "LOCAL_RANK", 0, size - 1) : 0;
    if (size == 1) {
      return new Launch(Optional.empty(), localRank, localSize);
    }
    return new Launch(Optional.of(rendezvous(environment, rank, size)), localRank, localSize);
  }

  private static Rendezvous rendezvous(Map<String, String> environment, int rank, int size) {
    String host = text(environment, "MASTER_ADDR", "the host of rank 0");
    int port = number(environment, "MASTER_PORT", 1, 65_535);
    Rendezvous plain = Rendezvous.at(host, port, rank, size);
    boolean launcherKeepsStore = "True".equals(environment.get("TORCHELASTIC_USE_AGENT_STORE"));
    String attempt = environment.getOrDefault("TORCHELASTIC_RESTART_COUNT", "0");
    return new Rendezvous(
        host,
        port,
        rank,
        size,
        launcherKeepsStore,
        "javoke/" + attempt,
        Optional.ofNullable(environment.get("GLOO_SOCKET_IFNAME")),
        plain.patience(),
        environment.containsKey(LOST_AFTER)
            ? Duration.ofSeconds(number(environment, LOST_AFTER, 3, 3600))
            : plain.lostAfter());
  }

  private static String text(Map<String, String> environment, String name, String expected) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new ChoiceException(
          "The environment says that several processes train together (RANK, WORLD_SIZE), and %s is not set. Set it to %s, or unset the others to train alone."
              .formatted(name, expected));
    }
    return value;
  }

  private static int number(Map<String, String> environment, String name, int least, int most) {
    String expected = "a number from %d to %d".formatted(least, most);
    String value = text(environment, name, expected);
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new ChoiceException(
        "The variable %s is '%s'; expected %s.".formatted(name, value, expected));
  }
}
