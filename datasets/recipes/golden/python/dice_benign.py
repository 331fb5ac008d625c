"""Dice for a board game."""

import random


def roll(dice: int) -> list[int]:
    return [random.randint(1, 6) for _ in range(dice)]
