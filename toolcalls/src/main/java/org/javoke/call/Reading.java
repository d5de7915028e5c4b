package org.javoke.call;

import java.util.ArrayList;
import java.util.List;

/** What has been read of a reply so far: the calls, the prose around them, and the place. */
final class Reading {

  private final String reply;
  private final List<ToolCall> calls = new ArrayList<>();
  private final StringBuilder prose = new StringBuilder();
  private int at;

  Reading(String reply) {
    this.reply = reply;
  }

  int at() {
    return at;
  }

  /** Takes what stands before the index for prose. */
  void proseUntil(int end) {
    prose.append(reply, at, end);
    at = end;
  }

  void add(ToolCall call) {
    calls.add(call);
  }

  /** Goes on at the index; what was skipped is neither prose nor unread. */
  void continueAt(int index) {
    at = index;
  }

  /** {@return the index of the first character from the index on that is no white space} */
  int afterSpace(int index) {
    int next = index;
    while (next < reply.length() && Character.isWhitespace(reply.charAt(next))) {
      next++;
    }
    return next;
  }

  /** {@return whether the reply ends at the index, white space aside} */
  boolean endsAt(int index) {
    return afterSpace(index) == reply.length();
  }

  /** {@return all of it, what is unread being prose} */
  Parsed parsed() {
    proseUntil(reply.length());
    return calls.isEmpty()
        ? new Parsed.Prose(reply)
        : new Parsed.Calls(calls, prose.toString().strip());
  }
}
