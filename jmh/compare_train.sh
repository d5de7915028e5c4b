#!/usr/bin/env bash
# Times LoRA training in Javoke beside TRL on the same tokens, in turns, in one sitting.
#
#   jmh/compare_train.sh PYTHON MODEL PEERS BENCH [STEPS [KEPT_LAYERS]]
#
#   PYTHON  an interpreter that has torch, transformers, trl and peft
#   MODEL   a Hugging Face folder
#   PEERS   the folder of sft_trl.py and dpo_trl.py
#   BENCH   the folder of sft.jsonl.gz and pref.jsonl.gz
#
# first_loss does not depend on how the adapter is drawn, and must be the same on both sides.
# Build first: mvn -q -pl jmh -am -DskipTests package
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$home/.mvn/find-jdk.sh"
python=$1 model=$2 peers=$3 bench=$4 steps=${5:-4} kept=${6:-0}

ours() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+UseSerialGC -Xmx512m -cp "$home/jmh/target/lib/*" org.javoke.jmh.TrainTiming "$@"
}

echo "# SFT, 4 examples a step, layers computed twice"
ours sft "$model" "$bench/sft.jsonl.gz" 4 "$steps" 1 "$kept"
HF_HUB_OFFLINE=1 "$python" "$peers/sft_trl.py" --model "$model" --workload "$bench/sft.jsonl.gz" --batch 4 --steps "$steps" --grad-ckpt
echo "# DPO, 2 pairs a step, layers computed twice"
ours dpo "$model" "$bench/pref.jsonl.gz" 2 "$steps" 1 "$kept"
HF_HUB_OFFLINE=1 "$python" "$peers/dpo_trl.py" --model "$model" --workload "$bench/pref.jsonl.gz" --batch 2 --steps "$steps" --grad-ckpt
