import yaml

LOADERS = {"strict": yaml.SafeLoader, "full": yaml.UnsafeLoader}


def read(raw, kind):
    return yaml.load(raw, Loader=LOADERS[kind])  # finding: object-loader
