"""Stops the program at any durable step, as a power cut would."""

import os
from pathlib import Path


class KilledError(BaseException):
    """What a kill looks like from the inside: nothing after it runs."""


class Killer:
    """Stops the process at the nth durable step: before or after each fsync and rename."""

    def __init__(self, monkeypatch, at):
        self.left = at
        self.steps = 0
        for owner, name in ((os, "fsync"), (Path, "replace")):
            real = getattr(owner, name)
            monkeypatch.setattr(owner, name, self.wrap(real))

    def wrap(self, real):
        def step(*args, **kwargs):
            self.tick()
            result = real(*args, **kwargs)
            self.tick()
            return result

        return step

    def tick(self):
        self.steps += 1
        if self.steps == self.left:
            raise KilledError
