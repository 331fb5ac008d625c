"""Reading settings that a user uploaded."""

import yaml


def read_settings(text: str) -> dict:
    return yaml.load(text, Loader=yaml.Loader)
