"""Themes in open answers: a fixed taxonomy, and a finder that reads each answer on its own."""

from pipeline.text.themes.finder import ThemeFinder
from pipeline.text.themes.found import Found, Mention, Tone
from pipeline.text.themes.taxonomy import Group, Subtheme, Taxonomy, Theme, Words
from pipeline.text.themes.taxonomy_file import load_taxonomy, with_own

__all__ = [
    "Found",
    "Group",
    "Mention",
    "Subtheme",
    "Taxonomy",
    "Theme",
    "ThemeFinder",
    "Tone",
    "Words",
    "load_taxonomy",
    "with_own",
]
