package org.javoke.cli;

import java.util.Map;
import org.javoke.lab.train.Company;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.ProcessGroup;
import org.javoke.train.Alone;
import org.javoke.train.Launch;
import org.javoke.train.ReplicaGroup;
import org.javoke.train.Replicas;
import picocli.CommandLine.Model.CommandSpec;

/** The processes that a launcher started together with this one. */
final class Companions {

  private Companions() {}

  /** {@return this process's place among them} */
  static Launch launch() {
    return Launch.of(System.getenv());
  }

  private static Replicas join(CommandSpec command, Launch launch) {
    Map<String, String> environment = System.getenv();
    if (launch.localSize() > 1 && !environment.containsKey("OMP_NUM_THREADS")) {
      int processors = Runtime.getRuntime().availableProcessors();
      Libtorch.threads(Math.max(1, processors / launch.localSize()));
    }
    return launch
        .rendezvous()
        .<Replicas>map(rendezvous -> {
          command
              .commandLine()
              .getErr()
              .printf(
                  "rank %d waits at %s:%d for all %d processes%n",
                  rendezvous.rank(), rendezvous.host(), rendezvous.port(), rendezvous.size());
          return new ReplicaGroup(ProcessGroup.join(rendezvous));
        })
        .orElseGet(Alone::new);
  }

  /** What is done in company. */
  interface Work<E extends Exception> {
    void in(Company company) throws E;
  }

  /** Does the work in their company; if it fails, the others are told why. */
  static <E extends Exception> void beside(CommandSpec command, Launch launch, Work<E> work)
      throws E {
    try (Replicas replicas = join(command, launch)) {
      try {
        work.in(new Company(replicas, Javoke.stop(command), Version.number()));
      } catch (Exception e) {
        replicas.fail(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }
}
