import torch
from datasets import load_dataset
from huggingface_hub import hf_hub_download
from transformers import AutoModel, AutoTokenizer

COMMIT = "5d0f2e8a7c1b4e6f8a9b0c1d2e3f4a5b6c7d8e9f"


def model():
    return AutoModel.from_pretrained("example/bert-small", revision="5d0f2e8a7c1b")  # evidence: revision-named


def weights():
    return hf_hub_download("example/bert-small", "weights.bin", revision=COMMIT)  # evidence: revision-named


def rows():
    return load_dataset("example/reviews", split="train", revision=COMMIT)  # evidence: revision-named


def local(folder):
    AutoTokenizer.from_pretrained(folder)
    AutoModel.from_pretrained("./models/bert-small")
    return torch.hub.load(folder, "small", source="local")
