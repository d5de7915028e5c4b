package org.javoke.benchmark.bfcl;

/**
 * The wording of BFCL's system prompt. These texts are the benchmark's, not ours: a score is only
 * comparable if the model reads the same bytes. From the Berkeley Function Calling Leaderboard
 * (ShishirPatil/gorilla), Apache License 2.0; see the file NOTICE.
 */
final class PromptText {

  private PromptText() {}

  static String persona(PromptFormat.Style style) {
    return switch (style) {
      case CLASSIC -> "You are an expert in composing functions.";
      case EXPERIMENTAL -> "You are an expert in generating structured function calls.";
    };
  }

  static String task(PromptFormat.Style style) {
    return switch (style) {
      case CLASSIC ->
          "You are given a question and a set of possible functions. Based on the question, you"
              + " will need to make one or more function/tool calls to achieve the purpose. If none"
              + " of the functions can be used, point it out. If the given question lacks the"
              + " parameters required by the function, also point it out.";
      case EXPERIMENTAL ->
          "You are given a user query and a set of available functions. Your task is to produce one"
              + " or more function/tool calls to fulfill the user's request. If no suitable function"
              + " exists, or required parameters are missing, clearly indicate this.";
    };
  }

  static String callFormat(PromptFormat format) {
    String written = format.tagged() ? tagged(form(format.reply())) : form(format.reply());
    String types = types(format.reply());
    return switch (format.style()) {
      case CLASSIC ->
          (format.tagged()
                  ? "You should only return the function calls in the <TOOLCALL> section. "
                  : "You should only return the function calls in your response.\n\n")
              + "If you decide to invoke any of the function(s), you MUST put it in the format of "
              + written
              + ". "
              + types
              + " You SHOULD NOT include any other text in the response.";
      case EXPERIMENTAL ->
          (format.tagged()
                  ? "Return only the function calls enclosed in <TOOLCALL> tags.\n\n"
                  : "Respond with only the function calls.\n\n")
              + "You MUST format it exactly as "
              + written
              + ". "
              + types
              + " Do NOT include any other text.";
    };
  }

  static String turns(PromptFormat.Style style) {
    return switch (style) {
      case CLASSIC ->
          "At each turn, you should try your best to complete the tasks requested by the user within"
              + " the current turn. Continue to output functions to call until you have fulfilled"
              + " the user's request to the best of your ability. Once you have no more functions to"
              + " call, the system will consider the current turn complete and proceed to the next"
              + " turn or task.";
      case EXPERIMENTAL ->
          "At every turn, aim to complete the user's tasks within that turn. Continue emitting"
              + " function calls until the request is satisfied to the best of your ability. Once no"
              + " more calls are needed, the system will proceed to the next turn.";
    };
  }

  static String functions(PromptFormat format, String documents) {
    String form = PromptFormat.lower(format.documents());
    return switch (format.style()) {
      case CLASSIC ->
          "Here is a list of functions in "
              + form
              + " format that you can invoke.\n"
              + documents
              + "\n";
      case EXPERIMENTAL ->
          "Below is a list of callable functions in the " + form + " style:\n" + documents + "\n";
    };
  }

  /** {@return what a user says when functions that were held back are there} */
  static String moreFunctions() {
    return "I have updated some more functions you can choose from. What about now?";
  }

  private static String tagged(String form) {
    return "<TOOLCALL>" + form + "</TOOLCALL>";
  }

  private static String form(PromptFormat.Reply reply) {
    return switch (reply) {
      case PYTHON ->
          "[func_name1(params_name1=params_value1, params_name2=params_value2...),"
              + " func_name2(params)]";
      case JSON ->
          "```json\n"
              + "[{\"function\":\"func_name1\",\"parameters\":{\"param1\":\"value1\","
              + "\"param2\":\"value2\"...}},{\"function\":\"func_name2\","
              + "\"parameters\":{\"param\":\"value\"}}]\n"
              + "```";
      case VERBOSE_XML ->
          "<functions><function name=\"func_name1\"><params>"
              + "<param name=\"param1\" value=\"value1\" type=\"type1\"/>"
              + "<param name=\"param2\" value=\"value2\" type=\"type2\"/>...</params></function>"
              + "<function name=\"func_name2\"><params>"
              + "<param name=\"param3\" value=\"value3\" type=\"type3\"/></params></function>"
              + "</functions>";
      case CONCISE_XML ->
          "<functions><function name=\"func_name1\">"
              + "<param name=\"param1\" type=\"type1\">value1</param>"
              + "<param name=\"param2\" type=\"type2\">value2</param>...</function>"
              + "<function name=\"func_name2\"><param name=\"param3\" type=\"type3\">value</param>"
              + "</function></functions>";
    };
  }

  private static String types(PromptFormat.Reply reply) {
    return switch (reply) {
      case PYTHON, JSON -> "";
      case VERBOSE_XML, CONCISE_XML ->
          "The type fields of the parameters in your function calls must be one of: string,"
              + " integer, float, boolean, array, dict, or tuple.";
    };
  }
}
