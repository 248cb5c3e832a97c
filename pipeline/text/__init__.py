"""Open answers: what identifies is taken out before anything is stored."""

from pipeline.text.deidentify import MOST_CHARACTERS, Deidentifier, Replaced
from pipeline.text.own_words import OwnWords
from pipeline.text.spans import Kind

__all__ = ["MOST_CHARACTERS", "Deidentifier", "Kind", "OwnWords", "Replaced"]
