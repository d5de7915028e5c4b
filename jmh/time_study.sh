#!/usr/bin/env bash
# Times one study arm after the other and side by side, in turns, in one sitting.
#
#   jmh/time_study.sh STUDY SEEDS N [ROUNDS]
#
# such as `jmh/time_study.sh scoring 1,2 2`. The ways are: one arm at a time with one thread, one at
# a time with all cores, and N side by side. Run ./javoke once before, so that it is built.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
study=$1 seeds=$2 at_once=$3 rounds=${4:-1}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# timed NAME THREADS N: THREADS may be empty for what javoke takes by itself
timed() {
  local begun ended
  begun=$(date +%s.%N)
  env ${2:+OMP_NUM_THREADS=$2} "$home/javoke" study "$study" --seeds "$seeds" --at-once "$3" \
    --out "$out/$1" >"$out/$1.log" 2>&1 || { cat "$out/$1.log" >&2; exit 1; }
  ended=$(date +%s.%N)
  awk -v name="$1" -v a="$begun" -v b="$ended" 'BEGIN { printf "%-28s %6.1f s\n", name, b - a }'
  rm -rf "${out:?}/$1"
}

for round in $(seq "$rounds"); do
  timed "one-at-a-time-one-thread-$round" 1 1
  timed "one-at-a-time-$round" "" 1
  timed "$at_once-at-once-$round" "" "$at_once"
done
