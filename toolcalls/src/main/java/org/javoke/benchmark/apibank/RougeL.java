package org.javoke.benchmark.apibank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ROUGE-L of a spoken answer as API-Bank's evaluators take it from the Python package {@code rouge}
 * (1.0.1): texts are cut into sentences at every full stop, and what counts is how many different
 * words stand in a longest common subsequence of some sentence of each, of the different words of
 * either text (Lin 2004, section 3.2, with sets of words).
 */
public final class RougeL {

  /** Words of a text behind these are not read: no answer is as long. */
  static final int MOST_WORDS = 2_000;

  private static final double NEVER_ZERO = 1e-8; // the package's guard against dividing by zero

  private RougeL() {}

  /**
   * {@return the harmonic mean of precision and recall, from 0 to just below 1} It is 0 for a text
   * without a sentence, for which the package raises an error.
   *
   * @param reference what was said by a person
   * @param answer what the model says
   */
  public static double f1(String reference, String answer) {
    List<List<String>> wanted = sentences(reference);
    List<List<String>> said = sentences(answer);
    if (wanted.isEmpty() || said.isEmpty()) {
      return 0;
    }
    Set<String> common = new HashSet<>();
    for (List<String> sentence : wanted) {
      for (List<String> other : said) {
        addCommon(sentence, other, common);
      }
    }
    double precision = (double) common.size() / words(said);
    double recall = (double) common.size() / words(wanted);
    return 2 * (precision * recall / (precision + recall + NEVER_ZERO));
  }

  private static int words(List<List<String>> sentences) {
    Set<String> words = new HashSet<>();
    sentences.forEach(words::addAll);
    return words.size();
  }

  // A sentence of blanks only has one word, the empty one, as in the package.
  private static List<List<String>> sentences(String text) {
    List<List<String>> sentences = new ArrayList<>();
    int words = 0;
    for (String part : text.split("\\.", -1)) {
      if (!part.isEmpty() && words < MOST_WORDS) {
        String sentence = spaced(part);
        List<String> split = Arrays.asList(sentence.split(" ", -1));
        sentences.add(split.subList(0, Math.min(split.size(), MOST_WORDS - words)));
        words += split.size();
      }
    }
    return sentences;
  }

  private static String spaced(String part) {
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
        gap = !out.isEmpty();
      } else {
        out.append(gap ? " " : "").append(c);
        gap = false;
      }
    }
    return out.toString();
  }

  // Of several longest subsequences the one that the package's way back through the table finds.
  private static void addCommon(List<String> wanted, List<String> said, Set<String> common) {
    int[][] lengths = lengths(wanted, said);
    int i = wanted.size();
    int j = said.size();
    while (i > 0 && j > 0) {
      if (wanted.get(i - 1).equals(said.get(j - 1))) {
        common.add(wanted.get(i - 1));
        i--;
        j--;
      } else if (lengths[i - 1][j] > lengths[i][j - 1]) {
        i--;
      } else {
        j--;
      }
    }
  }

  private static int[][] lengths(List<String> wanted, List<String> said) {
    int[][] lengths = new int[wanted.size() + 1][said.size() + 1];
    for (int i = 1; i <= wanted.size(); i++) {
      for (int j = 1; j <= said.size(); j++) {
        lengths[i][j] =
            wanted.get(i - 1).equals(said.get(j - 1))
                ? lengths[i - 1][j - 1] + 1
                : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
      }
    }
    return lengths;
  }
}
