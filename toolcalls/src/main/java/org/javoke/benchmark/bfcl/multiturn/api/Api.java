package org.javoke.benchmark.bfcl.multiturn.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.javoke.value.Value;

/** The simulated APIs, by the names of their classes in the reference. */
public enum Api {
  FILE_SYSTEM("GorillaFileSystem") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new FileSystem(scenario, shared.longContext());
    }
  },
  MATHS("MathAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Calculator();
    }
  },
  MESSAGES("MessageAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Messages(scenario);
    }
  },
  POSTS("TwitterAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Posts(scenario, shared.mentions());
    }
  },
  TICKETS("TicketAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Tickets(scenario);
    }
  },
  TRADING("TradingBot") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Trading(scenario, shared);
    }
  },
  TRAVEL("TravelAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Travel(scenario, shared, today);
    }
  },
  VEHICLE("VehicleControlAPI") {
    @Override
    Backend start(Scenario scenario, Shared shared, LocalDate today) {
      return new Vehicle(scenario, shared.longContext());
    }
  };

  private final String className;

  Api(String className) {
    this.className = className;
  }

  /** {@return the name of its class in the reference, as questions name it} */
  public String className() {
    return className;
  }

  /** {@return the API whose class has this name} */
  public static Optional<Api> named(String className) {
    return Arrays.stream(values()).filter(api -> api.className.equals(className)).findFirst();
  }

  /** {@return the names of all classes} */
  public static List<String> classNames() {
    return Arrays.stream(values()).map(Api::className).toList();
  }

  /**
   * {@return a new instance}
   *
   * @param settings the question's {@code initial_config} for this API
   * @param today the date by which travellers come of age
   * @throws org.javoke.input.InputException if the settings cannot be used
   */
  public Backend start(Value.Fields settings, Shared shared, LocalDate today) {
    return start(new Scenario(settings), shared, today);
  }

  abstract Backend start(Scenario scenario, Shared shared, LocalDate today);
}
