package org.javoke.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.input.SharedFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real files: how many samples each has, and how many records are no samples. */
class RealDataTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "data/bfcl/v4/BFCL_v4_parallel_multiple.json, bfcl, 200, 0",
    "data/bfcl/v4/BFCL_v4_simple_java.json, bfcl, 100, 0",
    "data/bfcl/v4/BFCL_v4_live_irrelevance.json, bfcl, 884, 0",
    "data/bfcl/v4/BFCL_v4_multi_turn_base.json, bfcl, 200, 0",
    "data/bfcl/v4/BFCL_v4_memory.json, bfcl, 155, 0",
    "data/bfcl/v3/BFCL_v3_simple.json, bfcl, 400, 0",
    // Line 155 has five turns, and calls for four.
    "data/bfcl/v3/BFCL_v3_multi_turn_base.json, bfcl, 199, 1",
    "data/sgd/calls_dev.jsonl.gz, sgd-calls, 6027, 0",
    "data/snips/GetWeather/train_GetWeather_full.json, snips, 2000, 0",
    "data/hammer-tests/test/original/apibank_l2.json, hammer, 127, 0",
    "data/hammer-tests/test/original/sealtool.json, xlam, 294, 0",
    "data/hammer-tests/test/hammer/toolalpaca.json, hammer, 114, 0",
    "data/hammer-tests/test/hammer2.1/apibank_l1.json, hammer, 399, 0",
    "data/hammer-tests/train/masking_sft_data_example.json, hammer, 10, 0",
    "data/api-bank/test-data/level-1-api.json, api-bank, 399, 0",
    "data/api-bank/test-data/level-2-api.json, api-bank, 135, 0",
    "data/api-bank/test-data/level-3.json, api-bank, 50, 0",
    // Two requests lack their brackets.
    "data/api-bank/training-data/lv3-api-train.json, api-bank, 905, 2",
    "data/api-bank/pr-toolsearcher-free/level-2.jsonl, api-bank-tools, 49, 0",
  })
  void reads(String path, String format, int good, int rejected) {
    Path file = SharedFiles.at(path);
    DataFormat found = DataFormats.of(DataFormats.AUTO, file);
    assertThat(found.name()).isEqualTo(format);
    Map<String, Integer> counts = new TreeMap<>(Map.of("good", 0, "rejected", 0));
    ExampleFile.forEach(
        file,
        found,
        entry ->
            counts.merge(
                switch (entry) {
                  case ExampleFile.Entry.Good _ -> "good";
                  case ExampleFile.Entry.Rejected _ -> "rejected";
                },
                1,
                Integer::sum));
    assertThat(counts).isEqualTo(Map.of("good", good, "rejected", rejected));
  }
}
