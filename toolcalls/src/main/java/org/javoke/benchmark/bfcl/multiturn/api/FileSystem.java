package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code GorillaFileSystem}: a shell's commands on a tree of files that is only thought. */
final class FileSystem implements Backend {

  private static final String FORBIDDEN = "%*/:<>?|\"\\";

  private static final Operations<FileSystem> OPERATIONS =
      new Operations<FileSystem>("GorillaFileSystem")
          .with("pwd", "", (files, _) -> files.workingDirectory())
          .with("ls", "a", FileSystem::list, Value.FALSE)
          .with("cd", "folder", FileSystem::change)
          .with("mkdir", "dir_name", FileSystem::makeDirectory)
          .with("touch", "file_name", FileSystem::touch)
          .with("echo", "content file_name", FileSystem::echo, Value.NULL)
          .with("cat", "file_name", FileSystem::show)
          .with("find", "path name", FileSystem::find, Value.of("."), Value.NULL)
          .with("wc", "file_name mode", FileReading::count, Value.of("l"))
          .with("sort", "file_name", FileReading::sort)
          .with("grep", "file_name pattern", FileReading::grep)
          .with("du", "human_readable", FileSystem::usage, Value.FALSE)
          .with("tail", "file_name lines", FileReading::tail, Value.of(10))
          .with("diff", "file_name1 file_name2", FileReading::differences)
          .with("mv", "source destination", FileSystem::move)
          .with("rm", "file_name", FileSystem::remove)
          .with("rmdir", "dir_name", FileSystem::removeDirectory)
          .with("cp", "source destination", FileSystem::copy);

  private final Node.Directory root;
  private final boolean longContext;
  private Node.Directory current;

  FileSystem(Scenario scenario, @Nullable LongContext longContext) {
    this.longContext = longContext != null;
    this.root = root(scenario, longContext);
    this.current = root;
  }

  private static Node.Directory root(Scenario scenario, @Nullable LongContext longContext) {
    if (scenario.at("root") instanceof Value.Fields roots && !roots.values().isEmpty()) {
      Map.Entry<String, Value> first = roots.values().entrySet().iterator().next();
      return FileTree.load(first.getKey(), first.getValue(), longContext);
    }
    return new Node.Directory("/", null);
  }

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    return Attributes.of("root", FileTree.state(root)).and("long_context", longContext).value();
  }

  /** {@return what stands under the name in the current directory, or null} */
  @Nullable Node at(Value name) {
    Failures.requireHashable(name);
    return name instanceof Value.Text(String text) ? current.contents().get(text) : null;
  }

  private Value workingDirectory() {
    StringBuilder path = new StringBuilder();
    for (Node.Directory at = current; at != null; at = at.parent()) {
      path.insert(0, "/" + at.name());
    }
    return Attributes.only("current_working_directory", path.toString());
  }

  private Value list(Arguments in) {
    List<Value> names = new ArrayList<>();
    for (String name : current.contents().keySet()) {
      if (in.truth(0) || !name.startsWith(".")) {
        names.add(Value.of(name));
      }
    }
    return Attributes.only("current_directory_content", Value.of(names));
  }

  private Value change(Arguments in) {
    if (!(in.at(0) instanceof Value.Text(String given))) {
      throw Failure.noAttribute(in.at(0), "rstrip");
    }
    String folder = withoutTrailingSlashes(given);
    if (folder.isEmpty() || folder.equals(".")) {
      if (folder.isEmpty()) {
        current = root;
      }
      return Attributes.only("current_working_directory", current.name());
    }
    if (folder.equals("..")) {
      Node.Directory parent = current.parent();
      if (parent == null) {
        return Attributes.error("Current directory is already the root. Cannot go back.");
      }
      current = parent;
      return Value.Fields.EMPTY;
    }
    if (folder.contains("/")) {
      return Attributes.error(
          "cd: %s: Unsupported path. Only one folder level at a time is supported."
              .formatted(given));
    }
    if (!(current.contents().get(folder) instanceof Node.Directory directory)) {
      return Attributes.error("cd: '%s': No such file or directory".formatted(folder));
    }
    current = directory;
    return Attributes.only("current_working_directory", directory.name());
  }

  private static String withoutTrailingSlashes(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private Value makeDirectory(Arguments in) {
    if (at(in.at(0)) != null) {
      return Attributes.error(
          "mkdir: cannot create directory '%s': File exists".formatted(in.text(0)));
    }
    if (isForbidden(in.at(0))) {
      return Attributes.error(
          "mkdir: cannot create directory '%s': Invalid character".formatted(in.text(0)));
    }
    current.contents().put(in.text(0), new Node.Directory(in.text(0), current));
    return Value.NULL;
  }

  private Value touch(Arguments in) {
    if (at(in.at(0)) != null) {
      return Attributes.error("touch: cannot touch '%s': File exists".formatted(in.text(0)));
    }
    if (isForbidden(in.at(0))) {
      return Attributes.error("touch: cannot touch '%s': Invalid character".formatted(in.text(0)));
    }
    current.contents().put(in.text(0), new Node.File(in.text(0), Value.of("")));
    return Value.NULL;
  }

  private Value echo(Arguments in) {
    if (!in.truth(1)) {
      return Attributes.only("terminal_output", in.at(0));
    }
    Node node = at(in.at(1));
    if (isForbidden(in.at(1))) {
      return Attributes.error(
          "echo: cannot write to '%s': Invalid character".formatted(in.text(1)));
    }
    return switch (node) {
      case null ->
          Attributes.error("echo: cannot write to '%s': No such file".formatted(in.text(1)));
      case Node.File file -> {
        file.write(in.at(0));
        yield Value.NULL;
      }
      case Node.Directory _ -> throw new Failure("'Directory' object has no attribute '_write'");
    };
  }

  private Value show(Arguments in) {
    Node node = at(in.at(0));
    if (isForbidden(in.at(0))) {
      return Attributes.error("cat: '%s': Invalid character".formatted(in.text(0)));
    }
    return switch (node) {
      case null -> Attributes.error("cat: '%s': No such file or directory".formatted(in.text(0)));
      case Node.File file -> Attributes.only("file_content", file.content());
      case Node.Directory _ -> Attributes.error("cat: '%s': Is a directory".formatted(in.text(0)));
    };
  }

  private static boolean isForbidden(Value name) {
    if (name instanceof Value.Text(String text)) {
      return text.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0);
    }
    throw Failures.notIterableArgument(name);
  }

  private Value find(Arguments in) {
    Value given = in.at(0);
    if (given instanceof Value.Null) {
      throw Failure.noAttribute(given, "rstrip");
    }
    if (!(given instanceof Value.Text(String path))) {
      throw Failure.noAttribute(given, "strip");
    }
    Node.Directory start = below(path);
    if (start == null) {
      return Attributes.error("find: '%s': No such file or directory".formatted(path));
    }
    Value part = in.at(1) instanceof Value.Null ? null : in.at(1);
    List<Value> found = FileTree.find(start, withoutTrailingSlashes(path), part);
    return Attributes.only("matches", Value.of(found));
  }

  private Node.@Nullable Directory below(String path) {
    if (path.equals("/")) {
      return current;
    }
    String inner = withoutTrailingSlashes(path);
    int start = 0;
    while (start < inner.length() && inner.charAt(start) == '/') {
      start++;
    }
    Node.Directory at = current;
    for (String part : Arrays.asList(inner.substring(start).split("/", -1))) {
      if (part.equals(".")) {
        continue;
      }
      if (!(at.contents().get(part) instanceof Node.Directory child)) {
        return null;
      }
      at = child;
    }
    return at;
  }

  private Value usage(Arguments in) {
    long bytes = FileTree.bytes(current);
    if (!in.truth(0)) {
      return Attributes.only("disk_usage", bytes + " bytes");
    }
    return Attributes.only("disk_usage", FileReading.humanReadable(bytes));
  }

  private Value remove(Arguments in) {
    if (at(in.at(0)) == null) {
      return Attributes.error(
          "rm: cannot remove '%s': No such file or directory".formatted(in.text(0)));
    }
    current.contents().remove(in.text(0));
    return Attributes.only("result", "'%s' removed".formatted(in.text(0)));
  }

  private Value removeDirectory(Arguments in) {
    String problem =
        switch (at(in.at(0))) {
          case null -> "No such file or directory";
          case Node.File _ -> "Not a directory";
          case Node.Directory directory ->
              directory.contents().isEmpty() ? "" : "Directory not empty";
        };
    if (!problem.isEmpty()) {
      return Attributes.error("rmdir: cannot remove '%s': %s".formatted(in.text(0), problem));
    }
    current.contents().remove(in.text(0));
    return Attributes.only("result", "'%s' removed".formatted(in.text(0)));
  }

  private Value move(Arguments in) {
    Transfer transfer = new Transfer("mv", "move", in);
    Node source = at(in.at(0));
    if (source == null) {
      return transfer.noSource();
    }
    Node target = at(in.at(1));
    if (Failures.textArgument(in.at(1)).contains("/")) {
      return transfer.pathGiven();
    }
    if (target == null) {
      current.contents().remove(in.text(0));
      current.contents().put(in.text(1), moved(source, in.text(1), current));
      return transfer.done("moved", in.text(1));
    }
    if (!(target instanceof Node.Directory directory)) {
      return transfer.failed(in.text(1), "Not a directory");
    }
    String path = in.text(1) + "/" + in.text(0);
    if (directory.contents().containsKey(in.text(0))) {
      return transfer.failed(path, "File exists");
    }
    current.contents().remove(in.text(0));
    directory.contents().put(in.text(0), moved(source, in.text(0), directory));
    return transfer.done("moved", path);
  }

  // The contents stay those of the old directory, which its children still have as their parent.
  private static Node moved(Node source, String name, Node.Directory parent) {
    return switch (source) {
      case Node.File file -> new Node.File(name, file.content());
      case Node.Directory directory -> new Node.Directory(name, parent, directory.contents());
    };
  }

  private Value copy(Arguments in) {
    Transfer transfer = new Transfer("cp", "copy", in);
    Node source = at(in.at(0));
    if (source == null) {
      return transfer.noSource();
    }
    Node target = at(in.at(1));
    if (Failures.textArgument(in.at(1)).contains("/")) {
      return transfer.pathGiven();
    }
    if (target == null) {
      putCopy(source, in.text(1), current);
      return transfer.done("copied", in.text(1));
    }
    if (!(target instanceof Node.Directory directory)) {
      return transfer.failed(in.text(1), "Not a directory");
    }
    if (directory.contents().containsKey(in.text(0))) {
      String kind = source instanceof Node.File ? "File" : "Directory";
      throw new Failure(
          "%s '%s' already exists in directory '%s'."
              .formatted(kind, in.text(0), directory.name()));
    }
    putCopy(source, in.text(0), directory);
    return transfer.done("copied", in.text(1) + "/" + in.text(0));
  }

  // A directory takes its place first, so that one copied into itself comes to contain itself.
  private static void putCopy(Node source, String name, Node.Directory into) {
    switch (source) {
      case Node.File file -> into.contents().put(name, new Node.File(name, file.content()));
      case Node.Directory directory -> {
        Map<String, Node> contents = new LinkedHashMap<>();
        into.contents().put(name, new Node.Directory(name, into, contents));
        contents.putAll(directory.contents());
      }
    }
  }

  /** What mv and cp say. */
  private record Transfer(String command, String verb, Arguments in) {

    Value noSource() {
      return Attributes.error(
          "%s: cannot %s '%s': No such file or directory".formatted(command, verb, in.text(0)));
    }

    Value pathGiven() {
      return Attributes.error(
          command + ": path not allowed in destination. Provide only a file or directory name.");
    }

    Value failed(String target, String problem) {
      return Attributes.error(
          "%s: cannot %s '%s' to '%s': %s".formatted(command, verb, in.text(0), target, problem));
    }

    Value done(String participle, String target) {
      return Attributes.only(
          "result", "'%s' %s to '%s'".formatted(PythonRepr.text(in.at(0)), participle, target));
    }
  }
}
