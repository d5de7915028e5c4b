package org.javoke.benchmark.apibank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** APIs that look something up. */
final class Lookups {

  private Lookups() {}

  static List<Api> apis() {
    return List.of(
        Api.of(
            "QueryStock",
            "stock_code date",
            Comparison.equal(Comparison::raised, "stock_code")
                .and(Comparison.sameMoment(Moments.DATE, "date"))
                .and(Comparison.OUTCOME),
            Lookups::stock),
        Api.of("QueryHistoryToday", "date", Lookups::sameDay, Lookups::history),
        Api.of("Wiki", "keyword", Comparison.OUTCOME, Lookups::wiki),
        Api.of(
            "SymptomSearch",
            "symptom",
            Comparison.equal(Comparison::lowered, "symptom").and(Comparison.OUTCOME),
            (db, in) -> symptom(db, in, "description")),
        Api.of(
            "EmergencyKnowledge",
            "symptom",
            Comparison.equal(Comparison::lowered, "symptom").and(Comparison.OUTCOME),
            (db, in) -> symptom(db, in, "aid")),
        Api.of(
            "DocumentQA",
            "url question",
            Comparison.equal(String::strip, "url", "question").and(Comparison.OUTCOME),
            Lookups::document),
        Api.of("ImageCaption", "url", Comparison.ALL, Lookups::caption),
        Api.of("SpeechRecognition", "url", Comparison.ALL, Lookups::transcript));
  }

  private static Value stock(Database database, Inputs in) {
    String code = Comparison.raised(in.text("stock_code"));
    if (code.isEmpty()) {
      throw new ApiFailure("The stock code cannot be empty.");
    }
    String date = Moments.DATE.written(Moments.DATE.parseLoosely(in.text("date")));
    if (!(database.table("Stock").get(code) instanceof Value.Fields prices)) {
      throw new ApiFailure("The stock code does not exist.");
    }
    Value price = prices.at(date);
    if (price == null) {
      throw new ApiFailure("The stock price of this date is not maintained.");
    }
    return price;
  }

  // With a year or without one.
  private static String day(String text) {
    return Moments.DAY.written(
        Moments.DATE.find(text).orElseGet(() -> Moments.DAY.parseLoosely(text)));
  }

  private static boolean sameDay(Result got, Result recorded) {
    try {
      return day(got.text("date")).equals(day(recorded.text("date")))
          && Comparison.OUTCOME.same(got, recorded);
    } catch (ApiFailure e) {
      return false;
    }
  }

  private static Value history(Database database, Inputs in) {
    String day = day(in.text("date"));
    if (!(database.table("History").get(day) instanceof Value.Items(List<Value> events))) {
      throw new ApiFailure("The date is not in the database.");
    }
    return Value.of(
        events.stream()
            .<Value>map(event ->
                Value.of(
                    "Title: %s, Date: %s, Description: %s"
                        .formatted(
                            Database.text(event, "Title").strip(),
                            Database.text(event, "Date").strip(),
                            Database.text(event, "Description").strip())))
            .toList());
  }

  private static Value wiki(Database database, Inputs in) {
    String keyword = Comparison.lowered(in.text("keyword").replace('_', ' '));
    if (!(database.table("Wiki").get(keyword) instanceof Value.Fields page)) {
      throw new ApiFailure("Keyword not found.");
    }
    return only(page, "url", "summary");
  }

  private static Value only(Value row, String... names) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, Value.of(Database.text(row, name)));
    }
    return new Value.Fields(fields);
  }

  private static Value symptom(Database database, Inputs in, String what) {
    String symptom = Comparison.lowered(in.text("symptom"));
    if (symptom.isEmpty()) {
      throw new ApiFailure("The symptom cannot be empty.");
    }
    if (!(database.table("Symptom").get(symptom) instanceof Value.Items(List<Value> diseases))) {
      throw new ApiFailure("The symptom does not exist.");
    }
    return Value.of(diseases.stream().map(disease -> only(disease, "name", what)).toList());
  }

  // The reference finds none of its questions, since it compares them otherwise than they stand.
  private static Value document(Database database, Inputs in) {
    if (!database.table("QuestionAnswering").containsKey(in.text("url").strip())) {
      throw new ApiFailure("The document of this url failed to be processed.");
    }
    return Value.of("The question is too difficult to answer.");
  }

  private static Value caption(Database database, Inputs in) {
    if (database.tables().get("ImageCaptioning") instanceof Value.Items(List<Value> images)) {
      for (Value image : images) {
        if (Database.text(image, "url").equals(in.text("url").strip())) {
          return Value.of(Database.text(image, "caption"));
        }
      }
    }
    throw new ApiFailure("The image url is not in the database.");
  }

  private static Value transcript(Database database, Inputs in) {
    Value text = database.table("SpeechRecognition").get(in.text("url").strip());
    if (text == null) {
      throw new ApiFailure("The url is not in the database.");
    }
    return text;
  }
}
