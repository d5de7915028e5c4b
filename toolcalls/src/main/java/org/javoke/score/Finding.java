package org.javoke.score;

import java.util.List;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a reply, as data. The sentence about it is only written when somebody asks,
 * since checking is much faster than writing.
 */
public sealed interface Finding {

  /** {@return the reference's name of the error, such as {@code type_error:simple}} */
  String errorType();

  Mistake mistake();

  /** {@return one sentence for a person: which call, which parameter, got, expected} */
  String explanation();

  /**
   * {@return how near the call came to the expected one: 0 is another function, 3 is one wrong
   * value} It chooses the call to tell about where none fits.
   */
  default int closeness() {
    return switch (mistake()) {
      case WRONG_FUNCTION,
          MISSING_CALL,
          EXTRA_CALL,
          NOT_PARSEABLE,
          CALLED_THOUGH_IRRELEVANT,
          DID_NOT_CALL,
          WRONG_STATE,
          MISSING_RESULT,
          DID_NOT_STOP ->
          0;
      case MISSING_PARAMETER, UNKNOWN_PARAMETER -> 1;
      case WRONG_TYPE -> 2;
      case WRONG_VALUE -> 3;
    };
  }

  /** {@return the verdict that this finding means} */
  default Score.Wrong asScore() {
    return new Score.Wrong(mistake(), errorType(), explanation());
  }

  /**
   * Too many or too few calls.
   *
   * @param expected names of the expected functions
   * @param got names of the called functions
   */
  record WrongCount(String errorType, List<String> expected, List<String> got) implements Finding {
    @Override
    public Mistake mistake() {
      if (got.isEmpty()) {
        return Mistake.DID_NOT_CALL;
      }
      return got.size() < expected.size() ? Mistake.MISSING_CALL : Mistake.EXTRA_CALL;
    }

    @Override
    public String explanation() {
      return "Expected " + counted(expected) + ", got " + counted(got) + ".";
    }

    private static String counted(List<String> names) {
      if (names.isEmpty()) {
        return "no call";
      }
      String shown = String.join(", ", names.stream().limit(5).map(Shown::name).toList());
      String more = names.size() > 5 ? ", …" : "";
      return names.size() + (names.size() == 1 ? " call (" : " calls (") + shown + more + ")";
    }
  }

  /** Another function than the expected one. */
  record WrongFunction(String errorType, Place place, String got) implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.WRONG_FUNCTION;
    }

    @Override
    public String explanation() {
      return "Call %d calls %s, expected %s."
          .formatted(place.call() + 1, Shown.name(got), Shown.name(place.function()));
    }
  }

  /**
   * A parameter that must be there is not.
   *
   * @param accepted what could have been given; empty where the question lists nothing
   */
  record MissingParameter(String errorType, Place place, String parameter, List<Value> accepted)
      implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.MISSING_PARAMETER;
    }

    @Override
    public String explanation() {
      String expected = accepted.isEmpty() ? "" : ", expected " + Shown.choices(accepted);
      return "%s: parameter \"%s\" is missing%s."
          .formatted(place.words(), Shown.name(parameter), expected);
    }
  }

  /** A parameter that the function does not have, or that the question wants left out. */
  record UnknownParameter(String errorType, Place place, String parameter, Value got)
      implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.UNKNOWN_PARAMETER;
    }

    @Override
    public String explanation() {
      return "%s: parameter \"%s\" (got %s) is not expected here."
          .formatted(place.words(), Shown.name(parameter), Shown.value(got));
    }
  }

  /**
   * A value of another type than the parameter's.
   *
   * @param expected the type as the function's description has it
   */
  record WrongType(String errorType, Place place, String parameter, Value got, String expected)
      implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.WRONG_TYPE;
    }

    @Override
    public String explanation() {
      return "%s: parameter \"%s\" got %s, which is %s, expected the type %s."
          .formatted(
              place.words(),
              Shown.name(parameter),
              Shown.value(got),
              Shown.type(got),
              Shown.name(expected));
    }
  }

  /**
   * A value that is not among the accepted ones.
   *
   * @param key the key of the dictionary given for the parameter at which it goes wrong, if any
   */
  record WrongValue(
      String errorType,
      Place place,
      String parameter,
      @Nullable String key,
      Value got,
      List<Value> accepted)
      implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.WRONG_VALUE;
    }

    @Override
    public String explanation() {
      String at = key == null ? "" : ", key \"" + Shown.name(key) + "\",";
      return "%s: parameter \"%s\"%s got %s, expected %s."
          .formatted(
              place.words(), Shown.name(parameter), at, Shown.value(got), Shown.choices(accepted));
    }
  }

  /**
   * A dictionary with a key too many or too few.
   *
   * @param missing whether the key should be there, or should not
   */
  record WrongKey(String errorType, Place place, String parameter, String key, boolean missing)
      implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.WRONG_VALUE;
    }

    @Override
    public String explanation() {
      String what = missing ? "lacks the key \"%s\"" : "has the key \"%s\", which is not expected";
      return "%s: the dictionary given for parameter \"%s\" %s."
          .formatted(place.words(), Shown.name(parameter), what.formatted(Shown.name(key)));
    }
  }

  /**
   * An expected call that none of the given calls fits.
   *
   * @param expected index of the expected call, from 0
   * @param function its function
   * @param closest what is wrong with the call that comes closest
   */
  record Unmatched(String errorType, int expected, String function, Finding closest)
      implements Finding {
    @Override
    public Mistake mistake() {
      return closest.mistake();
    }

    @Override
    public String explanation() {
      return "No call fits expected call %d, %s; the closest: %s"
          .formatted(expected + 1, Shown.name(function), closest.explanation());
    }
  }

  /**
   * Nothing can be said about the reply in the reference's way, which ends its run here.
   *
   * @param parameter the parameter at which it happens, if it is one
   * @param reason in words, without a full stop
   */
  record Unjudgeable(
      String errorType, Mistake mistake, Place place, @Nullable String parameter, String reason)
      implements Finding {
    @Override
    public String explanation() {
      String at = parameter == null ? "" : " parameter \"" + Shown.name(parameter) + "\":";
      return "%s:%s %s; the reference breaks off here, so the reply counts as wrong."
          .formatted(place.words(), at, reason);
    }
  }

  /**
   * The reply cannot be read as calls.
   *
   * @param reason in words, without a full stop
   */
  record NotParseable(String errorType, String reason) implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.NOT_PARSEABLE;
    }

    @Override
    public String explanation() {
      return "The reply cannot be read as calls: " + reason + ".";
    }
  }

  /** A call where none was wanted. */
  record CalledThoughIrrelevant(String errorType, List<String> got) implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.CALLED_THOUGH_IRRELEVANT;
    }

    @Override
    public String explanation() {
      return "Expected no call, since no tool fits, got " + WrongCount.counted(got) + ".";
    }
  }

  /**
   * No call where one was wanted.
   *
   * @param reason what the reply was instead, in words, without a full stop
   */
  record DidNotCall(String errorType, String reason) implements Finding {
    @Override
    public Mistake mistake() {
      return Mistake.DID_NOT_CALL;
    }

    @Override
    public String explanation() {
      return "Expected a call, got none: " + reason + ".";
    }
  }
}
