package org.javoke.chat;

import java.util.List;
import org.javoke.call.NativeCall;

/** One message of a conversation, with OpenAI's roles. */
public sealed interface Message {

  record FromSystem(String content) implements Message {}

  record FromUser(String content) implements Message {}

  /**
   * The model's own turn.
   *
   * @param content what the model said; may be empty
   * @param calls the calls it made; may be empty
   */
  record FromAssistant(String content, List<NativeCall> calls) implements Message {
    public FromAssistant {
      calls = List.copyOf(calls);
    }
  }

  /**
   * What a call returned.
   *
   * @param callId the id of the call it answers
   */
  record FromTool(String callId, String content) implements Message {}
}
