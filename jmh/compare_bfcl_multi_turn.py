"""Times BFCL's reference on its 800 multi-turn ground truths, as MultiTurnTiming times Javoke.

By the clock, best and median of PASSES after one to warm up: carrying all calls out on fresh APIs, and checking each ground truth
against itself. Needs bfcl-eval 2026.3.23. Usage: python compare_bfcl_multi_turn.py SHARED
"""

import json
import statistics
import sys
import time
from pathlib import Path

from bfcl_eval.eval_checker.multi_turn_eval import multi_turn_utils
from bfcl_eval.eval_checker.multi_turn_eval.multi_turn_checker import multi_turn_checker

PASSES = 5
CATEGORIES = ["multi_turn_base", "multi_turn_miss_func", "multi_turn_miss_param", "multi_turn_long_context"]


def read(data):
    cases = []
    for category in CATEGORIES:
        name = f"BFCL_v4_{category}.json"
        rows = [json.loads(line) for line in open(data / "possible_answer" / name)]
        truths = {row["id"]: row["ground_truth"] for row in rows}
        for line in open(data / name):
            entry = json.loads(line)
            cases.append((entry, truths[entry["id"]], category))
    return cases


def forget_instances():
    """The reference keeps APIs as globals of its module, by the name of model and question."""
    kept = vars(multi_turn_utils)
    for name in [name for name in kept if name.endswith("_instance")]:
        del kept[name]


def execute(cases):
    for entry, truth, category in cases:
        for turn in truth:
            multi_turn_utils.execute_multi_turn_func_call(
                turn,
                entry["initial_config"],
                entry["involved_classes"],
                "timing",
                entry["id"],
                long_context="long_context" in category,
                is_evaL_run=False,
            )


def check(cases):
    for entry, truth, category in cases:
        assert multi_turn_checker([[turn] for turn in truth], truth, entry, category, "timing")["valid"]


def best(work, cases):
    times = []
    for _ in range(PASSES + 1):
        forget_instances()
        begun = time.perf_counter()
        work(cases)
        times.append(time.perf_counter() - begun)
    return f"{min(times[1:]):.2f} s (median {statistics.median(times[1:]):.2f} s)"


if __name__ == "__main__":
    cases = read(Path(sys.argv[1]) / "data/bfcl/v4")
    executed, checked = best(execute, cases), best(check, cases)
    print(f"{len(cases)} ground truths: executed in {executed}, checked in {checked}")
