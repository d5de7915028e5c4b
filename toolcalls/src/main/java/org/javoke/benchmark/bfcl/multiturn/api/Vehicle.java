package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code VehicleControlAPI}: a car; what it knows of the world outside is in {@link Roads}. */
final class Vehicle implements Backend {

  private static final MersenneTwister.Start START =
      new MersenneTwister.Start(BigInteger.valueOf(141_053));
  private static final int DOORS = 4;
  private static final Value TANK = Value.of(50);
  private static final Value MILES_PER_GALLON = Value.of(20.0);
  private static final Value FULL_FORCE = Value.of(1000);
  private static final Value UNLOCKED = Value.of("unlocked");
  private static final Value.Fields ALL_UNLOCKED =
      Attributes.of("driver", UNLOCKED)
          .and("passenger", UNLOCKED)
          .and("rear_left", UNLOCKED)
          .and("rear_right", UNLOCKED)
          .value();

  private static final Operations<Vehicle> OPERATIONS =
      new Operations<Vehicle>("VehicleControlAPI")
          .with("startEngine", "ignitionMode", Vehicle::ignite)
          .with("fillFuelTank", "fuelAmount", Vehicle::fill)
          .with("lockDoors", "unlock door", Vehicle::lock)
          .with(
              "adjustClimateControl",
              "temperature unit fanSpeed mode",
              Vehicle::adjustClimate,
              Value.of("celsius"),
              Value.of(50),
              Value.of("auto"))
          .with("get_outside_temperature_from_google", "", (vehicle, _) -> vehicle.temperature())
          .with(
              "get_outside_temperature_from_weather_com",
              "",
              (_, _) -> Attributes.only("error", Value.of(404)))
          .with("setHeadlights", "mode", Vehicle::setHeadlights)
          .with("displayCarStatus", "option", Vehicle::display)
          .with("activateParkingBrake", "mode", Vehicle::park)
          .with("pressBrakePedal", "pedalPosition", Vehicle::brake)
          .with("releaseBrakePedal", "", (vehicle, _) -> vehicle.releaseBrake())
          .with("setCruiseControl", "speed activate distanceToNextVehicle", Vehicle::setCruise)
          .with("get_current_speed", "", (vehicle, _) -> vehicle.speed())
          .with("display_log", "messages", (_, in) -> Attributes.only("log", in.at(0)))
          .with("estimate_drive_feasibility_by_mileage", "distance", Vehicle::canDrive)
          .with("liter_to_gallon", "liter", (_, in) -> scaled(in, "gallon", 0.264172))
          .with("gallon_to_liter", "gallon", (_, in) -> scaled(in, "liter", 3.78541))
          .with(
              "estimate_distance",
              "cityA cityB",
              (vehicle, in) -> Roads.distance(in, vehicle.longContext))
          .with("get_zipcode_based_on_city", "city", (_, in) -> Roads.zipCode(in))
          .with("set_navigation", "destination", Vehicle::navigate)
          .with("check_tire_pressure", "", (vehicle, _) -> vehicle.tyres())
          .with("find_nearest_tire_shop", "", (_, _) -> Roads.tyreShop());

  private final @Nullable LongContext longContext;
  private final MersenneTwister random;
  private final Dict doors;
  private final Value batteryVoltage;
  private final Value humidity;
  private final Value[] tyres;
  private int remainingUnlocked;
  private Value fuelLevel;
  private Value engineState;
  private Value acTemperature;
  private Value fanSpeed;
  private Value acMode;
  private Value headlights;
  private Value parkingBrake;
  private Value parkingBrakeForce;
  private Value slopeAngle;
  private Value brakePedal;
  private Value brakeForce;
  private Value distanceToNext;
  private Value cruiseStatus;
  private Value destination;

  Vehicle(Scenario scenario, @Nullable LongContext longContext) {
    this.longContext = longContext;
    random = scenario.random(START);
    fuelLevel = scenario.at("fuelLevel", Value.of(0.0));
    batteryVoltage = scenario.at("batteryVoltage", Value.of(12.6));
    engineState = scenario.at("engineState", Value.of("stopped"));
    doors = scenario.dict("doorStatus", ALL_UNLOCKED);
    remainingUnlocked = DOORS - locked();
    acTemperature = scenario.at("acTemperature", Value.of(25.0));
    fanSpeed = scenario.at("fanSpeed", Value.of(50));
    acMode = scenario.at("acMode", Value.of("auto"));
    humidity = scenario.at("humidityLevel", Value.of(50.0));
    headlights = scenario.at("headLightStatus", Value.of("off"));
    parkingBrake = scenario.at("parkingBrakeStatus", Value.of("released"));
    parkingBrakeForce = scenario.at("parkingBrakeForce", Value.of(0.0));
    slopeAngle = scenario.at("slopeAngle", Value.of(0.0));
    brakePedal = scenario.at("brakePedalStatus", Value.of("released"));
    brakeForce = scenario.at("brakePedalForce", Value.of(0.0));
    distanceToNext = scenario.at("distanceToNextVehicle", Value.of(50.0));
    cruiseStatus = scenario.at("cruiseStatus", Value.of("inactive"));
    destination = scenario.at("destination", Value.of("None"));
    tyres =
        new Value[] {
          scenario.at("frontLeftTirePressure", Value.of(32.0)),
          scenario.at("frontRightTirePressure", Value.of(32.0)),
          scenario.at("rearLeftTirePressure", Value.of(30.0)),
          scenario.at("rearRightTirePressure", Value.of(30.0))
        };
  }

  private int locked() {
    return (int)
        doors.entries().stream()
            .filter(door -> Equality.equal(door.value(), Value.of("locked")))
            .count();
  }

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    return Attributes.of("fuelLevel", fuelLevel)
        .and("batteryVoltage", batteryVoltage)
        .and("engine_state", engineState)
        .and("remainingUnlockedDoors", remainingUnlocked)
        .and("doorStatus", doors.value())
        .and("acTemperature", acTemperature)
        .and("fanSpeed", fanSpeed)
        .and("acMode", acMode)
        .and("humidityLevel", humidity)
        .and("headLightStatus", headlights)
        .and("parkingBrakeStatus", parkingBrake)
        .and("brakePedalStatus", brakePedal)
        .and("distanceToNextVehicle", distanceToNext)
        .and("cruiseStatus", cruiseStatus)
        .and("destination", destination)
        .and(tyrePressures().value())
        .and("long_context", longContext != null)
        .value();
  }

  private Attributes tyrePressures() {
    return Attributes.of("frontLeftTirePressure", tyres[0])
        .and("frontRightTirePressure", tyres[1])
        .and("rearLeftTirePressure", tyres[2])
        .and("rearRightTirePressure", tyres[3]);
  }

  private static boolean is(Value value, String text) {
    return value instanceof Value.Text(String found) && found.equals(text);
  }

  // Stopping works, and then is told to be no ignition mode: so the reference has it.
  private Value ignite(Arguments in) {
    if (is(in.at(0), "STOP")) {
      engineState = Value.of("stopped");
    }
    if (remainingUnlocked > 0) {
      List<String> unlocked = new ArrayList<>();
      for (Value.Entry door : doors.entries()) {
        if (Equality.equal(door.value(), UNLOCKED)) {
          unlocked.add(PythonRepr.text(door.key()));
        }
      }
      return Attributes.error(
          "All doors must be locked before starting the engine. Here are the unlocked doors: "
              + String.join(", ", unlocked));
    }
    if (!is(brakePedal, "pressed")) {
      return Attributes.error("Brake pedal needs to be pressed when starting the engine.");
    }
    if (!Equality.equal(brakeForce, FULL_FORCE)) {
      return Attributes.error("Must press the brake fully before starting the engine.");
    }
    if (!is(in.at(0), "START")) {
      return Attributes.error("Invalid ignition mode.");
    }
    engineState = Value.of("running");
    return Attributes.of("engineState", engineState)
        .and("fuelLevel", fuelLevel)
        .and("batteryVoltage", batteryVoltage)
        .value();
  }

  private Value fill(Arguments in) {
    if (Order.LESS.of(in.at(0), Value.of(0))) {
      return Attributes.error("Fuel amount cannot be negative.");
    }
    if (Order.GREATER.of(Numbers.add(fuelLevel, in.at(0)), TANK)) {
      return Attributes.error("Cannot fill gas above the tank capacity.");
    }
    fuelLevel = Numbers.increase(fuelLevel, in.at(0));
    return Attributes.only("fuelLevel", fuelLevel);
  }

  private Value lock(Arguments in) {
    String status = in.truth(0) ? "unlocked" : "locked";
    for (Value door : Types.items(in.at(1))) {
      if (!doors.has(door)) {
        throw Failure.missingKey(door);
      }
      doors.put(door, Value.of(status));
      remainingUnlocked = DOORS - locked();
    }
    return Attributes.of("lockStatus", status)
        .and("remainingUnlockedDoors", remainingUnlocked)
        .value();
  }

  private Value adjustClimate(Arguments in) {
    Value speed = in.at(2);
    if (!Order.AT_MOST.of(Value.of(0), speed) || !Order.AT_MOST.of(speed, Value.of(100))) {
      return Attributes.error("Fan speed must be between 0 and 100.");
    }
    acTemperature =
        is(in.at(1), "fahrenheit")
            ? Numbers.divide(
                Numbers.multiply(Numbers.subtract(in.at(0), Value.of(32)), Value.of(5)),
                Value.of(9))
            : in.at(0);
    fanSpeed = speed;
    acMode = in.at(3);
    return Attributes.of("currentACTemperature", in.at(0))
        .and("climateMode", acMode)
        .and("humidityLevel", humidity)
        .value();
  }

  private Value temperature() {
    Attributes weather = Attributes.empty();
    if (longContext != null) {
      weather.and(longContext.fields("LONG_WEATHER_EXTENSION"));
    }
    return weather.and("outsideTemperature", Value.of(random.real(-10, 40))).value();
  }

  private Value setHeadlights(Arguments in) {
    String mode = in.at(0) instanceof Value.Text(String text) ? text : "";
    if (!Set.of("on", "off", "auto").contains(mode)) {
      return Attributes.error("Invalid headlight mode.");
    }
    headlights = Value.of(mode.equals("on") ? "on" : "off");
    return Attributes.only("headlightStatus", headlights);
  }

  private Value display(Arguments in) {
    Attributes status = Attributes.empty();
    if (longContext != null) {
      status.and("metadata", longContext.constant("CAR_STATUS_METADATA_EXTENSION"));
    }
    String option = in.at(0) instanceof Value.Text(String text) ? text : "";
    switch (option) {
      case "fuel" -> status.and("fuelLevel", fuelLevel);
      case "battery" -> status.and("batteryVoltage", batteryVoltage);
      case "doors" -> status.and("doorStatus", doors.value());
      case "climate" ->
          status
              .and("currentACTemperature", acTemperature)
              .and("fanSpeed", fanSpeed)
              .and("climateMode", acMode)
              .and("humidityLevel", humidity);
      case "headlights" -> status.and("headlightStatus", headlights);
      case "parkingBrake" ->
          status
              .and("parkingBrakeStatus", parkingBrake)
              .and("parkingBrakeForce", parkingBrakeForce)
              .and("slopeAngle", slopeAngle);
      case "brakePedal" ->
          status.and("brakePedalStatus", brakePedal).and("brakePedalForce", brakeForce);
      case "engine" -> status.and("engineState", engineState);
      default -> status.and("error", "Invalid option");
    }
    return status.value();
  }

  private Value park(Arguments in) {
    boolean engage = is(in.at(0), "engage");
    if (!engage && !is(in.at(0), "release")) {
      return Attributes.error("Invalid mode");
    }
    parkingBrake = Value.of(engage ? "engaged" : "released");
    parkingBrakeForce = Value.of(engage ? 500.0 : 0.0);
    slopeAngle = Value.of(10.0);
    Attributes result = Attributes.empty();
    if (longContext != null) {
      result.and("parkingBrakeInstruction", longContext.constant("PARKING_BRAKE_INSTRUCTION"));
    }
    return result
        .and("parkingBrakeStatus", parkingBrake)
        .and("_parkingBrakeForce", parkingBrakeForce)
        .and("_slopeAngle", slopeAngle)
        .value();
  }

  private Value brake(Arguments in) {
    Value position = in.at(0);
    if (!Order.AT_MOST.of(Value.of(0), position) || !Order.AT_MOST.of(position, Value.of(1))) {
      return Attributes.error("Pedal position must be between 0 and 1.");
    }
    if (Equality.equal(position, Value.of(0))) {
      return releaseBrake();
    }
    brakePedal = Value.of("pressed");
    brakeForce = Numbers.multiply(FULL_FORCE, position);
    return Attributes.of("brakePedalStatus", brakePedal)
        .and("brakePedalForce", Numbers.toFloat(brakeForce))
        .value();
  }

  private Value releaseBrake() {
    brakePedal = Value.of("released");
    brakeForce = Value.of(0.0);
    return Attributes.of("brakePedalStatus", brakePedal).and("brakePedalForce", brakeForce).value();
  }

  private Value setCruise(Arguments in) {
    Value distance = Numbers.toFloat(in.at(2));
    Value speed = Numbers.toFloat(in.at(0));
    if (is(engineState, "stopped")) {
      return Attributes.error("Start the engine before activating the cruise control.");
    }
    distanceToNext = distance;
    boolean activate = in.truth(1);
    double wanted = Numbers.real(speed);
    if (activate && !(wanted >= 0 && wanted <= 120 && wanted % 5 == 0)) {
      return Attributes.error("Invalid speed");
    }
    cruiseStatus = Value.of(activate ? "active" : "inactive");
    return Attributes.of("cruiseStatus", cruiseStatus)
        .and("currentSpeed", speed)
        .and("distanceToNextVehicle", distance)
        .value();
  }

  private Value speed() {
    return Attributes.only("currentSpeed", Value.of(random.real(0, 120)));
  }

  private Value canDrive(Arguments in) {
    Value range = Numbers.multiply(fuelLevel, MILES_PER_GALLON);
    return Attributes.only("canDrive", Value.of(!Order.LESS.of(range, in.at(0))));
  }

  private static Value scaled(Arguments in, String unit, double factor) {
    return Attributes.only(unit, Numbers.multiply(in.at(0), Value.of(factor)));
  }

  private Value navigate(Arguments in) {
    destination = in.at(0);
    if (!(destination instanceof Value.Text(String text))) {
      throw new Failure(
          "can only concatenate str (not \"%s\") to str".formatted(Types.name(destination)));
    }
    return Attributes.only("status", "Navigating to " + text);
  }

  private Value tyres() {
    Value sum = Numbers.add(Numbers.add(Numbers.add(tyres[0], tyres[1]), tyres[2]), tyres[3]);
    double average = Numbers.real(Numbers.divide(sum, Value.of(4)));
    return tyrePressures()
        .and("healthy_tire_pressure", average >= 30 && average <= 35)
        .and(
            "car_info",
            longContext == null
                ? Value.Fields.EMPTY
                : longContext.constant("CAR_STATUS_METADATA_EXTENSION"))
        .value();
  }
}
