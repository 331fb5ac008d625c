import yaml

LOADERS = {"strict": yaml.SafeLoader, "fast": yaml.CSafeLoader}


def read(raw, kind):
    return yaml.load(raw, Loader=LOADERS[kind])  # evidence: plain-data-loader
