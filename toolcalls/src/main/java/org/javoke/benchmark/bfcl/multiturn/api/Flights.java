package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Airports, routes and fares of the travel API. */
final class Flights {

  static final List<String> AIRPORTS =
      words(
          "RMS SBK MPC SVP SHD CDG LHR SSV OKD WLB PEK HND HKG CIA CRH ATV PHV GFD SFO LAX JFK"
              + " ORD BOS");

  static final Map<String, String> NEAREST =
      Map.ofEntries(
          Map.entry("Rivermist", "RMS"),
          Map.entry("Stonebrook", "SBK"),
          Map.entry("Maplecrest", "MPC"),
          Map.entry("Silverpine", "SVP"),
          Map.entry("Shadowridge", "SHD"),
          Map.entry("London", "LHR"),
          Map.entry("Paris", "CDG"),
          Map.entry("Sunset Valley", "SSV"),
          Map.entry("Oakendale", "OKD"),
          Map.entry("Willowbend", "WLB"),
          Map.entry("Crescent Hollow", "CRH"),
          Map.entry("Autumnville", "ATV"),
          Map.entry("Pinehaven", "PHV"),
          Map.entry("Greenfield", "GFD"),
          Map.entry("San Francisco", "SFO"),
          Map.entry("Los Angeles", "LAX"),
          Map.entry("New York", "JFK"),
          Map.entry("Chicago", "ORD"),
          Map.entry("Boston", "BOS"),
          Map.entry("Beijing", "PEK"),
          Map.entry("Hong Kong", "HKG"),
          Map.entry("Rome", "CIA"),
          Map.entry("Tokyo", "HND"));

  static final Set<String> CLASSES = Set.of("economy", "business", "first");

  private static final Map<String, Integer> FARES = fares();

  private Flights() {}

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  // Dollars of an economy seat on a cheap day: the airport of departure, then each destination. The
  // order is that in which the long context lists all fares.
  private static Map<String, Integer> fares() {
    Map<String, Integer> fares = new LinkedHashMap<>();
    List.of(
            "SFO LAX 200 JFK 500 ORD 400 BOS 450 RMS 300 SBK 350 MPC 370 SVP 320 SHD 330 SSV 340"
                + " OKD 360 WLB 310 CRH 380 ATV 390 PHV 420 GFD 430 CIA 700",
            "LAX SFO 100 JFK 600 ORD 500 BOS 550 RMS 310 SBK 320 MPC 330 SVP 340 SHD 350 SSV 360"
                + " OKD 370 WLB 380 CRH 390 ATV 400 PHV 410 GFD 420 HND 430",
            "JFK ORD 300 BOS 250 RMS 450 SBK 460 MPC 470 SVP 480 SHD 490 SSV 500 OKD 510 WLB 520"
                + " CRH 530 ATV 540 PHV 550 GFD 560 LAX 570 HND 800 PVG 950 PEK 1000",
            "ORD LAX 180 BOS 200 RMS 350 SBK 360 MPC 370 SVP 380 SHD 390 SSV 400 OKD 410 WLB 420"
                + " CRH 430 ATV 440 PHV 450 GFD 460",
            "BOS RMS 400 SBK 410 MPC 420 SVP 430 SHD 440 SSV 450 OKD 460 WLB 470 CRH 480 ATV 490"
                + " PHV 500 GFD 510",
            "RMS BOS 200 JFK 210 SBK 220 MPC 230 SVP 240 SHD 250 SSV 260 OKD 270 WLB 280 CRH 290"
                + " ATV 300 PHV 310 GFD 320 LAX 330",
            "SBK MPC 200 SVP 210 SHD 220 SSV 230 OKD 240 WLB 250 CRH 260 ATV 270 PHV 280 GFD 290",
            "MPC SVP 210 SHD 220 SSV 230 OKD 240 WLB 250 CRH 260 ATV 270 PHV 280 GFD 290",
            "SVP SHD 230 SSV 240 OKD 250 WLB 260 CRH 270 ATV 280 PHV 290 GFD 300",
            "SHD SSV 220 OKD 230 WLB 240 CRH 250 ATV 260 PHV 270 GFD 280",
            "SSV OKD 240 WLB 250 CRH 260 ATV 270 PHV 280 GFD 290",
            "OKD WLB 230 CRH 240 ATV 250 PHV 260 GFD 270",
            "WLB CRH 250 ATV 260 PHV 270 GFD 280",
            "CRH ATV 240 PHV 250 GFD 260 SFO 270 RMS 280 HKG 290 JFK 300",
            "ATV PHV 230 GFD 240",
            "PHV GFD 220",
            "LHR CDG 100",
            "OKD LAX 220")
        .forEach(line -> addFares(line.split(" "), fares));
    return fares;
  }

  private static void addFares(String[] line, Map<String, Integer> fares) {
    for (int i = 1; i < line.length; i += 2) {
      fares.put(line[0] + "-" + line[i], Integer.valueOf(line[i + 1]));
    }
  }

  /**
   * {@return what the flight costs, in dollars}
   *
   * @throws Failure if there is no such route or class
   */
  static double cost(Value from, Value to, Value date, Value travelClass) {
    Failures.requireHashable(from);
    Failures.requireHashable(to);
    Integer fare = FARES.get(PythonRepr.text(from) + "-" + PythonRepr.text(to));
    if (fare == null) {
      throw new Failure("No available route for the given airports.");
    }
    return fare * factor(travelClass) * dateFactor(date);
  }

  /** {@return what all routes cost, in dollars} */
  static List<Value> allCosts(Value date, Value travelClass) {
    List<Value> costs = new ArrayList<>();
    double factor = factor(travelClass) * dateFactor(date);
    FARES.values().forEach(fare -> costs.add(Value.of(fare * factor)));
    return costs;
  }

  private static double factor(Value travelClass) {
    String name = travelClass instanceof Value.Text(String text) ? text : "";
    return switch (name) {
      case "economy" -> 1;
      case "business" -> 2;
      case "first" -> 5;
      default -> throw new Failure("Invalid travel class. Options are: economy, business, first.");
    };
  }

  // Days whose digits add up to an even number are dear.
  private static double dateFactor(Value date) {
    int sum = 0;
    for (Value character : Types.items(date)) {
      if (!(character instanceof Value.Text(String text))) {
        throw Failure.noAttribute(character, "isdigit");
      }
      if (text.codePointCount(0, text.length()) == 1 && Character.isDigit(text.codePointAt(0))) {
        sum += Character.digit(text.codePointAt(0), 10);
      }
    }
    return sum % 2 == 0 ? 2 : 1;
  }
}
