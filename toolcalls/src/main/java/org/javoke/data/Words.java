package org.javoke.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts as their words, so that case, punctuation and spaces do not count. */
public final class Words {

  private Words() {}

  /** {@return the runs of letters and digits, in lower case} */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean part = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
      if (part && start < 0) {
        start = i;
      } else if (!part && start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** {@return the hash of the words: that of two texts that say the same in the same words} */
  public static long hash(List<String> words) {
    return Hash.of(String.join(" ", words));
  }

  /**
   * {@return the hashes of all runs of so many words; of a shorter text that of the whole, of an
   * empty one none}
   */
  public static List<Long> runs(List<String> words, int length) {
    if (words.isEmpty()) {
      return List.of();
    }
    int run = Math.min(length, words.size());
    List<Long> runs = new ArrayList<>();
    for (int i = 0; i + run <= words.size(); i++) {
      runs.add(hash(words.subList(i, i + run)));
    }
    return runs;
  }
}
