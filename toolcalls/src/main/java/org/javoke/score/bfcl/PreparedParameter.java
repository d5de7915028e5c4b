package org.javoke.score.bfcl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.schema.Language;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** One parameter of an expected call: its type, and the accepted values in comparable form. */
final class PreparedParameter {

  /** Longer Java and JavaScript texts are not read as values, since that may take long. */
  static final int MAX_CODE_LENGTH = 65_536;

  private static final String SIMPLE = "type_error:simple";

  /** JSON Schema's words, which the reference does not know: tools of other sources use them. */
  private static final Map<String, String> SYNONYMS = Map.of("number", "float", "object", "dict");

  private static final Set<String> PYTHON_LISTS = Set.of("array", "tuple");
  private static final Set<String> CODE_LISTS = Set.of("Array", "ArrayList", "array");

  private final Language language;
  private final String name;
  private final String typeName;
  private final @Nullable String itemTypeName;
  private final PythonType type;
  private final @Nullable PythonType itemType;
  private final List<Value> accepted;
  private final @Nullable PythonType acceptedType;
  private final boolean anyItems;
  private final List<@Nullable PythonType> acceptedItemTypes;
  private final AcceptedValues values;
  private final @Nullable ReferenceFailure failure;

  /** Told apart, because the reference only looks at the items' type once the value is text. */
  private final @Nullable ReferenceFailure itemFailure;

  private PreparedParameter(
      Language language,
      String name,
      TypeWords words,
      List<Value> accepted,
      @Nullable ReferenceFailure failure) {
    this.language = language;
    this.name = name;
    this.typeName = words.type;
    this.itemTypeName = words.itemType;
    this.type = words.python;
    this.itemType = words.pythonItems;
    this.accepted = accepted;
    this.acceptedType = firstType(accepted);
    this.failure = failure;
    this.itemFailure = words.itemFailure;
    this.anyItems = accepted.stream().anyMatch(value -> !(value instanceof Value.Items));
    this.acceptedItemTypes = itemTypes(accepted);
    this.values = AcceptedValues.of(name, type, itemType, accepted);
  }

  /** The words of the description, and what they mean. */
  private record TypeWords(
      String type,
      PythonType python,
      @Nullable String itemType,
      @Nullable PythonType pythonItems,
      @Nullable ReferenceFailure itemFailure) {}

  static PreparedParameter of(Language language, String name, Value schema, List<Value> accepted) {
    try {
      return new PreparedParameter(language, name, words(language, schema), accepted, null);
    } catch (ReferenceFailure failure) {
      TypeWords none = new TypeWords("", PythonType.OTHER, null, null, null);
      return new PreparedParameter(language, name, none, accepted, failure);
    }
  }

  private static TypeWords words(Language language, Value schema) {
    String word = typeWord(schema);
    PythonType python = known(language, word);
    Set<String> lists = language == Language.PYTHON ? PYTHON_LISTS : CODE_LISTS;
    if (!lists.contains(word)) {
      return new TypeWords(word, python, null, null, null);
    }
    try {
      Value items = schema instanceof Value.Fields fields ? fields.at("items") : null;
      String itemWord = typeWord(items);
      return new TypeWords(word, python, itemWord, known(language, itemWord), null);
    } catch (ReferenceFailure failure) {
      return new TypeWords(word, python, null, null, failure);
    }
  }

  private static String typeWord(@Nullable Value schema) {
    if (schema instanceof Value.Fields fields
        && fields.at("type") instanceof Value.Text(String word)) {
      return SYNONYMS.getOrDefault(word, word);
    }
    throw new ReferenceFailure(
        Mistake.WRONG_TYPE, "the description does not say of which type the parameter is");
  }

  private static PythonType known(Language language, String word) {
    PythonType type = PythonType.named(language, word);
    if (type == null) {
      throw new ReferenceFailure(
          Mistake.WRONG_TYPE, "the description uses an unknown type for the parameter");
    }
    return type;
  }

  /** {@return the type of the first value that is not the mark for "may be left out"} */
  private static @Nullable PythonType firstType(List<Value> values) {
    for (Value value : values) {
      if (!PythonEquality.isEmptyText(value)) {
        return PythonType.of(value);
      }
    }
    return null;
  }

  private static List<@Nullable PythonType> itemTypes(List<Value> accepted) {
    List<@Nullable PythonType> types = new ArrayList<>();
    for (Value value : accepted) {
      if (value instanceof Value.Items(List<Value> items)) {
        types.add(firstType(items));
      }
    }
    return types;
  }

  /** {@return the description's word for the type} */
  String typeName() {
    return typeName;
  }

  /** {@return the description's word for the items' type, or null if it is no list} */
  @Nullable String itemTypeName() {
    return itemTypeName;
  }

  /**
   * {@return what is wrong with the value, or null if nothing is}
   *
   * @throws ReferenceFailure where the reference raises an exception
   */
  @Nullable Finding check(Place place, Value given) {
    if (failure != null) {
      throw failure;
    }
    if (language != Language.PYTHON && !(given instanceof Value.Text)) {
      String error = language == Language.JAVA ? "type_error:java" : "type_error:js";
      return new Finding.WrongType(error, place, name, given, "text of the language's source code");
    }
    if (itemFailure != null) {
      throw itemFailure;
    }
    Value value = converted(given);
    PythonType got = PythonType.of(value);
    boolean variable = acceptedType != null && acceptedType != type;
    if (got != type) {
      if (acceptedType != got) {
        return wrongType(SIMPLE, place, given);
      }
      variable = true;
    } else if (itemType != null && !itemsFit(value)) {
      return wrongType(acceptedType == got ? "type_error:nested" : SIMPLE, place, given);
    }
    if (variable) {
      return AcceptedValues.raw(place, name, value, accepted);
    }
    return values.check(place, value);
  }

  private Finding wrongType(String error, Place place, Value given) {
    String expected = itemTypeName == null ? typeName : typeName + " of " + itemTypeName;
    return new Finding.WrongType(error, place, name, given, expected);
  }

  private Value converted(Value given) {
    return switch (language) {
      case PYTHON -> pythonValue(given);
      case JAVA ->
          given instanceof Value.Text(String text) && text.length() <= MAX_CODE_LENGTH
              ? JavaText.read(text, typeName, itemTypeName)
              : given;
      case JAVASCRIPT ->
          given instanceof Value.Text(String text) && text.length() <= MAX_CODE_LENGTH
              ? JavaScriptText.read(text, typeName, itemTypeName)
              : given;
    };
  }

  private Value pythonValue(Value given) {
    if (given instanceof Value.Tuple(List<Value> items) && typeName.equals("tuple")) {
      return new Value.Items(items);
    }
    if (given instanceof Value.Int(BigInteger number) && typeName.equals("float")) {
      double real = number.doubleValue();
      if (Double.isInfinite(real)) {
        throw new ReferenceFailure(Mistake.WRONG_VALUE, "an integer is too large for a float");
      }
      return new Value.Real(real);
    }
    return given;
  }

  /**
   * {@return whether the items are of the right type} An accepted value that is no list, such as
   * the mark for "may be left out", lets every list pass.
   */
  private boolean itemsFit(Value list) {
    if (anyItems) {
      return true;
    }
    List<Value> items = ((Value.Items) list).values();
    for (PythonType answered : acceptedItemTypes) {
      boolean fit = true;
      for (int i = 0; i < items.size() && fit; i++) {
        PythonType got = PythonType.of(items.get(i));
        fit = got == itemType || got == answered;
      }
      if (fit) {
        return true;
      }
    }
    return false;
  }
}
