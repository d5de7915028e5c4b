#!/usr/bin/env bash
# Times Javoke beside transformers on the same tokens, in turns, in one sitting.
#
#   jmh/compare_local.sh PYTHON MODEL PEERS BENCH
#
#   PYTHON  an interpreter that has torch and transformers
#   MODEL   a Hugging Face folder
#   PEERS   the folder of generate_hf.py and ppl_hf.py
#   BENCH   the folder of gen.jsonl.gz and ppl.jsonl.gz
#
# Build first: mvn -q -pl jmh -am -DskipTests package
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$home/.mvn/find-jdk.sh"
python=$1 model=$2 peers=$3 bench=$4

ours() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Xms48m -Xmn24m -XX:-UsePerfData \
    -cp "$home/jmh/target/lib/*" org.javoke.jmh.LocalTiming "$@"
}

echo "# generation: 48 prompts with a common prefix, 32 new tokens each"
ours generate "$model" "$bench/gen.jsonl.gz" FP32 48
HF_HUB_OFFLINE=1 "$python" "$peers/generate_hf.py" --model "$model" --workload "$bench/gen.jsonl.gz" --batch 8
echo "# perplexity: 64 completions"
ours perplexity "$model" "$bench/ppl.jsonl.gz" FP32
HF_HUB_OFFLINE=1 "$python" "$peers/ppl_hf.py" --model "$model" --workload "$bench/ppl.jsonl.gz"
echo "# one sequence: 4 prompts, 32 new tokens each"
for format in FP32 BF16 INT8; do
  ours generate "$model" "$bench/gen.jsonl.gz" "$format" 1 4
done
HF_HUB_OFFLINE=1 "$python" "$peers/generate_hf.py" --model "$model" --workload "$bench/gen.jsonl.gz" --batch 1 --limit 4
