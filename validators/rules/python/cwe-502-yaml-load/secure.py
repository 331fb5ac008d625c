import json
import yaml
from ruamel.yaml import YAML


def config(path):
    with open(path) as handle:
        return yaml.safe_load(handle)  # evidence


def explicit(text):
    return yaml.load(text, Loader=yaml.SafeLoader)  # evidence


def fast(text):
    return yaml.load(text, yaml.CSafeLoader)  # evidence


def modern(text):
    loader = YAML(typ="safe")  # evidence
    return loader.load(text)


def other(loader, text):
    return loader.load(text)


def own_text():
    return yaml.load("a: 1", Loader=yaml.Loader)


def written(value, handle):
    yaml.safe_dump(value, handle)
