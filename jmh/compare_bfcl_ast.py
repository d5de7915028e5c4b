#!/usr/bin/env python3
"""Times the reference's AST checker over the cases that AstCheckTiming and AstCheckBenchmark use.

    PYTHON jmh/compare_bfcl_ast.py SHARED [PASSES]

PYTHON is an interpreter with the package bfcl-eval; SHARED holds goldens/bfcl and data/bfcl.
Reading the cases and importing the package are not part of the time, which is processor time of
this process, so that other work on the machine disturbs it little.
"""
import gzip
import json
import sys
import time
from pathlib import Path

CATEGORIES = [
    "simple_python", "simple_java", "simple_javascript", "multiple", "parallel",
    "parallel_multiple", "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple",
]
MODELS = {False: "gpt-4o-2024-11-20", True: "gpt-4o-2024-11-20-FC"}


def lines(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as file:
        return [json.loads(line) for line in file]


def untagged(value):
    if isinstance(value, list):
        return [untagged(item) for item in value]
    if isinstance(value, dict):
        if "$tuple" in value:
            return tuple(untagged(value["$tuple"]))
        return {key: untagged(item) for key, item in value.items()}
    return value


def cases(shared, languages):
    found = []
    for category in CATEGORIES:
        name = f"BFCL_v4_{category}.json"
        questions = {row["id"]: row for row in lines(shared / "data/bfcl/v4" / name)}
        answers = {row["id"]: row for row in lines(shared / "data/bfcl/v4/possible_answer" / name)}
        for row in lines(shared / "goldens/bfcl/ast" / f"{category}.jsonl.gz"):
            if row.get("format_ok", True):
                found.append((
                    questions[row["id"]]["function"], untagged(row["output"]),
                    answers[row["id"]]["ground_truth"], languages[row["language"]],
                    category, MODELS[row["underscore_to_dot"]]))
    return found


def main():
    shared = Path(sys.argv[1])
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    started = time.perf_counter()
    from bfcl_eval.constants.enums import Language
    from bfcl_eval.eval_checker.ast_eval.ast_checker import ast_checker
    print(f"imports: {time.perf_counter() - started:.1f} s")
    todo = cases(shared, {language.value: language for language in Language})
    best = float("inf")
    for _ in range(passes):
        started = time.process_time()
        for case in todo:
            ast_checker(*case)
        best = min(best, time.process_time() - started)
    print(f"cases: {len(todo)}; best of {passes} passes: {best:.3f} s; "
          f"{len(todo) / best:,.0f} cases/s")


if __name__ == "__main__":
    main()
