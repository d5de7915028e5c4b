package org.javoke.constrain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Something that prose is watched for: a sequence of sets of bytes. */
final class Pattern {

  /** One byte of a set, or any number of them. */
  record Element(BitSet bytes, boolean many) {}

  private final List<Element> elements = new ArrayList<>();

  List<Element> elements() {
    return elements;
  }

  static Pattern of(String text) {
    return new Pattern().then(text);
  }

  Pattern then(String text) {
    text.chars().forEach(value -> one(Character.toString(value)));
    return this;
  }

  Pattern one(String characters) {
    elements.add(new Element(set(characters, false), false));
    return this;
  }

  Pattern oneOrHigh(String characters) {
    elements.add(new Element(set(characters, true), false));
    return this;
  }

  Pattern many(String characters) {
    elements.add(new Element(set(characters, false), true));
    return this;
  }

  /** Any number of the characters and of those beyond ASCII, some of which are letters or space. */
  Pattern manyOrHigh(String characters) {
    elements.add(new Element(set(characters, true), true));
    return this;
  }

  /** What never comes, so that the pattern is watched for and never found. */
  Pattern nothing() {
    return one("");
  }

  private static BitSet set(String characters, boolean high) {
    BitSet bytes = new BitSet(256);
    characters.chars().forEach(bytes::set);
    if (high) {
      bytes.set(128, 256);
    }
    return bytes;
  }
}
