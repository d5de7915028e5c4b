package org.javoke.benchmark.apibank;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.value.Value;

/** APIs of appointments and health. */
final class Health {

  private static final Value SUCCESS = Value.of("success");
  private static final Value NEW_ID = Value.of("a new id");

  private Health() {}

  static List<Api> apis() {
    return List.of(
        Api.of(
            "AppointmentRegistration",
            "patient_name date doctor_name",
            Comparison.equal(String::strip, "patient_name", "doctor_name")
                .and(Comparison.sameMoment(Moments.DATE, "date"))
                .and(Comparison.REGISTERED),
            Health::register),
        Api.of(
            "QueryRegistration",
            "patient_name date",
            Comparison.equal(String::strip, "patient_name")
                .and(Comparison.sameMoment(Moments.DATE, "date"))
                .and(Comparison.OUTCOME),
            Health::appointments),
        Api.of(
            "CancelRegistration",
            "appointment_id",
            Comparison.equal(String::strip, "appointment_id").and(Comparison.OUTCOME),
            (db, in) -> {
              appointment(db, in, "The appointment ID is incorrect.");
              return SUCCESS;
            }),
        Api.of(
            "ModifyRegistration",
            "appointment_id new_appointment_date? new_appointment_doctor?",
            Comparison.equal(String::strip, "appointment_id", "new_appointment_doctor")
                .and(Comparison.sameMoment(Moments.DATE, "new_appointment_date"))
                .and(Comparison.OUTCOME),
            Health::modify),
        Api.of(
            "RecordHealthData",
            "user_id time health_data?",
            Comparison.equal(Comparison::raised, "user_id")
                .and(Comparison.sameMoment(Moments.TIME, "time"))
                .and(Comparison.OUTCOME),
            Health::record),
        Api.of(
            "QueryHealthData",
            "user_id start_time end_time",
            Comparison.equal(Comparison::raised, "user_id")
                .and(Comparison.sameMoment(Moments.TIME, "start_time", "end_time"))
                .and(Comparison.OUTCOME),
            Health::records));
  }

  private static Value appointment(Database database, Inputs in, String otherwise) {
    Value appointment = database.table("Appointments").get(in.text("appointment_id").strip());
    if (appointment == null) {
      throw new ApiFailure(otherwise);
    }
    return appointment;
  }

  private static Value register(Database database, Inputs in) {
    String patient = in.text("patient_name").strip();
    String doctor = in.text("doctor_name").strip();
    String date = Moments.DATE.written(Moments.DATE.parseLoosely(in.text("date")));
    if (patient.isEmpty() || doctor.isEmpty()) {
      throw new ApiFailure("Patient name or doctor name cannot be empty.");
    }
    for (Value row : appointmentsOf(database, patient, date).values()) {
      throw new ApiFailure(
          Database.text(row, "doctor_name").equals(doctor)
              ? "This appointment has already been registered."
              : "This patient has already been registered in this day.");
    }
    return NEW_ID;
  }

  private static Map<String, Value> appointmentsOf(Database database, String patient, String date) {
    Map<String, Value> found = new LinkedHashMap<>();
    database
        .table("Appointments")
        .forEach((id, row) -> {
          if (Database.text(row, "patient_name").equals(patient)
              && Moments.DATE
                  .find(Database.text(row, "date"))
                  .map(Moments.DATE::written)
                  .equals(Optional.of(date))) {
            found.put(id, row);
          }
        });
    return found;
  }

  private static Value appointments(Database database, Inputs in) {
    String date = Moments.DATE.written(Moments.DATE.parseLoosely(in.text("date")));
    Map<String, Value> found = appointmentsOf(database, in.text("patient_name").strip(), date);
    if (found.isEmpty()) {
      throw new ApiFailure("No appointments found.");
    }
    return new Value.Fields(found);
  }

  private static Value modify(Database database, Inputs in) {
    Value row = appointment(database, in, "The appointment ID does not exist.");
    boolean dated = !Value.NULL.equals(in.values().at("new_appointment_date"));
    boolean named = !Value.NULL.equals(in.values().at("new_appointment_doctor"));
    String doctor = in.text("new_appointment_doctor").strip();
    if (named && doctor.isEmpty()) {
      throw new ApiFailure("Fail because the doctor name is empty.");
    }
    boolean sameDate =
        dated
            && Moments.DATE
                .written(Moments.DATE.parseLoosely(in.text("new_appointment_date")))
                .equals(Database.text(row, "date"));
    boolean sameDoctor = named && Database.text(row, "doctor_name").equals(doctor);
    if ((!dated && !named) || (sameDate && sameDoctor)) {
      throw new ApiFailure("Fail because no modification is made.");
    }
    if (sameDate) {
      throw new ApiFailure("Fail because date is not changed.");
    }
    if (sameDoctor) {
      throw new ApiFailure("Fail because doctor is not changed.");
    }
    return SUCCESS;
  }

  // The data comes as text, and the reference looks for a name in each of its letters.
  private static Value record(Database database, Inputs in) {
    requireUser(in);
    Moments.TIME.parseLoosely(in.text("time"));
    if (!in.has("health_data")) {
      throw new ApiFailure("The health data cannot be empty.");
    }
    throw new ApiFailure("The health data has invalid format.");
  }

  private static void requireUser(Inputs in) {
    if (in.text("user_id").isBlank()) {
      throw new ApiFailure("The user id cannot be empty.");
    }
  }

  private static Value records(Database database, Inputs in) {
    requireUser(in);
    LocalDateTime start = Moments.TIME.parseLoosely(in.text("start_time"));
    LocalDateTime end = Moments.TIME.parseLoosely(in.text("end_time"));
    if (start.isAfter(end)) {
      throw new ApiFailure("The start time cannot be later than the end time.");
    }
    String user = Comparison.raised(in.text("user_id"));
    if (!(database.table("HealthData").get(user) instanceof Value.Items(List<Value> records))) {
      throw new ApiFailure("The user id does not exist.");
    }
    List<Value> found = new ArrayList<>();
    for (Value row : records) {
      Moments.TIME
          .find(Database.text(row, "time"))
          .filter(time -> !time.isBefore(start) && !time.isAfter(end))
          .ifPresent(_ -> found.add(row));
    }
    return Value.of(found);
  }
}
