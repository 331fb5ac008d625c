import torch
from datasets import load_dataset
from huggingface_hub import hf_hub_download
from transformers import AutoModel, AutoTokenizer


def model():
    return AutoModel.from_pretrained("example/bert-small")  # finding: model-without-revision


def tokenizer(name):
    return AutoTokenizer.from_pretrained(name, trust_remote_code=True)  # finding: remote-code-unpinned


def weights():
    return hf_hub_download("example/bert-small", "weights.bin", revision="main")  # finding: revision-that-moves


def rows():
    return load_dataset("example/reviews", split="train")  # finding: model-without-revision


def detector():
    return torch.hub.load("example/detector", "small")  # finding: model-without-revision
