#!/usr/bin/env python3
"""Loads every view of a release as its users do: all with Hugging Face `datasets`; sft, dpo and kto through the data preparation of TRL,
with a chat template and without a model.

    trainers.py RELEASE
"""
import os
import pathlib
import sys
import tempfile

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

TEMPLATE = "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"


def tokenizer():
    """A tokenizer of bytes made on the spot: nothing is downloaded."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast
    alphabet = {c: i for i, c in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    made = Tokenizer(models.BPE(vocab=alphabet, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    fast = PreTrainedTokenizerFast(tokenizer_object=made)
    fast.chat_template = TEMPLATE
    return fast


def main():
    import datasets
    from trl import data_utils
    datasets.disable_progress_bars()
    root = pathlib.Path(sys.argv[1]).resolve()
    tok = tokenizer()
    done = []
    with tempfile.TemporaryDirectory() as cache:
        for view in datasets.get_dataset_config_names(str(root)):
            for split, rows in datasets.load_dataset(str(root), view, cache_dir=cache).items():
                assert rows.num_rows > 0, f"{view}/{split} is empty"
                done.append(f"{view}/{split} {rows.num_rows}")
                if view in ("sft", "dpo", "kto"):
                    prepare(view, rows, tok, data_utils)
                if view == "pretrain":
                    assert all(isinstance(text, str) and text for text in rows["text"])
                if view in ("sft_instruct", "dpo_flat"):
                    wanted = {"sft_instruct": ["instruction", "input", "output"], "dpo_flat": ["prompt", "chosen", "rejected"]}[view]
                    assert all(isinstance(row[key], str) for row in rows for key in wanted), view
    print("loaded: " + ", ".join(done))


def prepare(view, rows, tok, data_utils):
    """The step of TRL's trainers that maps columns, then the one that makes tokens."""
    keys = {"sft": ["messages"], "dpo": ["prompt", "chosen", "rejected"], "kto": ["prompt", "completion"]}[view]
    first = {key: rows[0][key] for key in keys}
    assert data_utils.is_conversational(first) == (view != "kto"), f"{view}: {first}"
    if view == "dpo":
        rows = rows.map(data_utils.maybe_extract_prompt)
        unpaired = data_utils.maybe_unpair_preference_dataset(rows.select_columns(keys))
        assert unpaired.num_rows == 2 * rows.num_rows and set(unpaired["label"]) == {True, False}
    plain = rows.map(lambda row: data_utils.maybe_apply_chat_template({key: row[key] for key in keys}, tok))
    for row in plain:
        if view == "sft":
            assert "<|assistant|>" in row["text"] and tok(row["text"])["input_ids"]
        elif view == "dpo":
            assert row["prompt"].endswith("<|assistant|>") and row["chosen"] != row["rejected"]
            assert tok(row["prompt"] + row["chosen"])["input_ids"] != tok(row["prompt"] + row["rejected"])["input_ids"]
        else:
            assert isinstance(row["label"], bool) and tok(row["prompt"] + row["completion"])["input_ids"]


if __name__ == "__main__":
    main()
