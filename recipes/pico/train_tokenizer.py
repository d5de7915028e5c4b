"""Trains Pico's tokenizer: byte-level BPE by the tokenizers library.

    python recipes/pico/train_tokenizer.py DOCUMENTS.jsonl SHAPE/tokenizer.json

No token holds a letter and what stands before its word, be it a space or a quote, and digits
are single: a value has the same tokens in a request and in a call, so it can be copied.
"""

import json
import sys

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

DOCUMENTS = 30_000
WORDS = r"\p{L}+|\p{N}|\s+|[^\s\p{L}\p{N}]+"


def texts(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == DOCUMENTS:
                return
            yield json.loads(line)["text"]


def main(source, target):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=2048,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=16,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts(source), trainer)
    tokenizer.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
