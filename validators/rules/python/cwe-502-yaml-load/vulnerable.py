import yaml
from ruamel.yaml import YAML


def config(path):
    with open(path) as handle:
        return yaml.load(handle)  # finding


def explicit(text):
    return yaml.load(text, Loader=yaml.Loader)  # finding


def full(text):
    return yaml.full_load(text)  # finding


def round_trip(text):
    loader = YAML(typ="unsafe")  # finding
    return loader.load(text)

class Reader:
    loader = yaml.SafeLoader

    def read(self, text):
        return yaml.load(text, Loader=self.loader)  # finding


class AnyReader(Reader):
    loader = yaml.UnsafeLoader
