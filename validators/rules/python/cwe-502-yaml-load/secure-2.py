import yaml


class Own(yaml.SafeLoader):
    pass


def read(text):
    return yaml.load(text, Loader=Own)  # evidence
