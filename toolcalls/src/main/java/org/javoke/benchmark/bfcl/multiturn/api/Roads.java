package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Places that the vehicle API knows. */
final class Roads {

  private static final Map<String, String> ZIP_CODES =
      Map.ofEntries(
          Map.entry("Rivermist", "83214"),
          Map.entry("Stonebrook", "74532"),
          Map.entry("Maplecrest", "56108"),
          Map.entry("Silverpine", "62947"),
          Map.entry("Shadowridge", "71354"),
          Map.entry("Sunset Valley", "83462"),
          Map.entry("Oakendale", "47329"),
          Map.entry("Willowbend", "52013"),
          Map.entry("Crescent Hollow", "69238"),
          Map.entry("Autumnville", "51479"),
          Map.entry("San Francisco", "94016"));

  // Kilometres, the same in both directions.
  private static final Map<String, Double> DISTANCES =
      Map.ofEntries(
          Map.entry("83214-74532", 750.0),
          Map.entry("56108-62947", 320.0),
          Map.entry("71354-83462", 450.0),
          Map.entry("47329-52013", 290.0),
          Map.entry("69238-51479", 630.0),
          Map.entry("94016-83214", 980.0),
          Map.entry("94016-94704", 600.0),
          Map.entry("94704-08540", 2550.0),
          Map.entry("94016-08540", 1950.0),
          Map.entry("62947-47329", 1053.0),
          Map.entry("94016-62947", 780.0),
          Map.entry("94016-74532", 880.0));

  private Roads() {}

  static Value zipCode(Arguments in) {
    String zip = in.at(0) instanceof Value.Text(String city) ? ZIP_CODES.get(city) : null;
    return Attributes.only("zipcode", zip == null ? "00000" : zip);
  }

  static Value distance(Arguments in, @Nullable LongContext longContext) {
    Double distance =
        in.at(0) instanceof Value.Text && in.at(1) instanceof Value.Text
            ? distance(PythonRepr.text(in.at(0)), PythonRepr.text(in.at(1)))
            : null;
    Attributes result =
        distance == null
            ? Attributes.of("error", "distance not found in database.")
            : Attributes.of("distance", Value.of(distance.doubleValue()));
    if (longContext != null) {
      result.and("intermediaryCities", longContext.constant("INTERMEDIARY_CITIES"));
    }
    return result.value();
  }

  private static @Nullable Double distance(String from, String to) {
    Double there = DISTANCES.get(from + "-" + to);
    return there != null ? there : DISTANCES.get(to + "-" + from);
  }

  static Value tyreShop() {
    return Attributes.only("shopLocation", "456 Oakwood Avenue, Rivermist, 83214");
  }
}
