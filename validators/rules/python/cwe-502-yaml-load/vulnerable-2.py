import yaml


class Own(yaml.UnsafeLoader):
    pass


def read(text):
    return yaml.load(text, Loader=Own)  # finding
