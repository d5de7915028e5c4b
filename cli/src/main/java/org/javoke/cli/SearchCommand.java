package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.lab.local.SearchJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.trees.TreesPage;
import org.javoke.local.LocalModel;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke search}: step-wise tree search, and the preference pairs it gives. */
@Command(
    name = "search",
    description = "Grow a tree of steps for each conversation, and make preference pairs of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
