package org.javoke.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ProcessGroupTest {

  /** What a rank does in the group. */
  private interface Part<T> {
    T of(ProcessGroup group) throws Exception;
  }

  private static <T> Callable<T> rank(Rendezvous rendezvous, Part<T> part) {
    return () -> {
      try (ProcessGroup group = ProcessGroup.join(rendezvous);
          Scope _ = Scope.open()) {
        return part.of(group);
      }
    };
  }

  private static String messageOf(Callable<?> call) throws Exception {
    try {
      return "came to " + call.call();
    } catch (PeerLostException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void sumsBroadcastsAndWords() throws Exception {
    IntFunction<Rendezvous> ranks = Ranks.of(3);
    Part<String> part =
        group -> {
          Tensor tensor = Tensors.of(new float[] {group.rank(), 1}, Device.CPU, 2);
          group.sum(tensor);
          Tensor first = Tensors.of(new float[] {group.rank() + 7}, Device.CPU, 1);
          group.broadcast(first);
          double[] sums = group.sum(0.5, group.rank());
          List<String> words = group.exchange("é" + group.rank());
          return "%s %s %s %s %s"
              .formatted(
                  List.of(tensor.toFloats()[0], tensor.toFloats()[1]),
                  first.toFloats()[0],
                  sums[0],
                  sums[1],
                  words);
        };
    // 0 + 1 + 2 = 3, 1 + 1 + 1 = 3; rank 0 has 0 + 7; 3 * 0.5 = 1.5.
    assertThat(
            Ranks.together(
                List.of(
                    rank(ranks.apply(0), part),
                    rank(ranks.apply(1), part),
                    rank(ranks.apply(2), part))))
        .containsOnly("[3.0, 3.0] 7.0 1.5 3.0 [é0, é1, é2]");
  }

  /** {@return what the first of two is told, at its work, when the second gives up} */
  private static String toldWhenTheOtherGivesUp(Part<?> work) throws Exception {
    IntFunction<Rendezvous> ranks = Ranks.of(2);
    Callable<String> fails =
        rank(
            ranks.apply(1),
            group -> {
              group.fail("the disk is full");
              return "";
            });
    return Ranks.together(List.of(() -> messageOf(rank(ranks.apply(0), work)), fails)).getFirst();
  }

  @Test
  void whoGivesUpIsNamedToTheOthers() throws Exception {
    assertThat(toldWhenTheOtherGivesUp(group -> group.sum(1.0)))
        .startsWith("Rank 1 stopped: the disk is full The same command on all machines goes on");
  }

  @Test
  void workApartEndsWhenOneGivesUp() throws Exception {
    Part<String> longWork =
        group -> {
          group.apart(() -> Thread.sleep(Duration.ofHours(1)));
          return "the end";
        };
    assertThat(toldWhenTheOtherGivesUp(longWork))
        .startsWith("Rank 1 stopped: the disk is full The same command on all machines goes on");
  }

  @Test
  void workApartThatIsDoneOrFailsByItselfIsLeftAlone() throws Exception {
    IntFunction<Rendezvous> ranks = Ranks.of(2);
    Part<String> part =
        group -> {
          boolean[] done = {false};
          group.apart(() -> done[0] = true);
          assertThatThrownBy(() ->
                  group.apart(() -> {
                    throw new IOException("no such file");
                  }))
              .isInstanceOf(IOException.class)
              .hasMessage("no such file");
          return done[0] + " " + group.sum(1.0)[0];
        };
    assertThat(Ranks.together(List.of(rank(ranks.apply(0), part), rank(ranks.apply(1), part))))
        .containsOnly("true 2.0");
  }

  @Test
  void whoNeverComesIsNamed() throws Exception {
    Rendezvous first = Ranks.of(3).apply(0).within(Duration.ofMillis(300), Duration.ofSeconds(1));
    assertThatThrownBy(() -> ProcessGroup.join(first))
        .isInstanceOf(PeerLostException.class)
        .hasMessageContaining("Of 3 processes, [rank 1, rank 2] did not come to 127.0.0.1:");
  }

  @Test
  void nobodyAnswers() throws Exception {
    Rendezvous second = Ranks.of(2).apply(1).within(Duration.ofMillis(300), Duration.ofSeconds(1));
    assertThatThrownBy(() -> ProcessGroup.join(second))
        .isInstanceOf(PeerLostException.class)
        .hasMessageContaining("Nobody answers at 127.0.0.1:")
        .hasMessageContaining("where rank 0 should be");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(
              () -> ProcessGroup.join(Rendezvous.at("127.0.0.1", taken.getLocalPort(), 0, 2)))
          .isInstanceOf(PeerLostException.class)
          .hasMessageContaining("Rank 0 cannot listen at port " + taken.getLocalPort());
    }
  }

  @Test
  void ideasOfTheSizeThatDiffer() throws Exception {
    IntFunction<Rendezvous> two = Ranks.of(2);
    Rendezvous first = two.apply(0);
    Rendezvous second = Rendezvous.at("127.0.0.1", first.port(), 1, 3);
    Callable<String> thinksTwo = () -> messageOf(rank(first, ProcessGroup::size));
    Callable<String> thinksThree = () -> messageOf(rank(second, ProcessGroup::size));
    assertThat(Ranks.together(List.of(thinksTwo, thinksThree)).getLast())
        .contains("WORLD_SIZE is 2 for rank 0 and 3 for rank 1");
  }
}
