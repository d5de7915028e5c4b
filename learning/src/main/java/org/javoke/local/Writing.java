package org.javoke.local;

import java.util.List;
import org.javoke.call.CallFormat;
import org.javoke.schema.Tool;

/**
 * How the calls of a reply are to be written.
 *
 * @param format the text of the calls
 * @param tools those that may be called
 */
public record Writing(CallFormat format, List<Tool> tools) {
  public Writing {
    tools = List.copyOf(tools);
  }
}
