"""Dutch words for numbers, levels, promises and empty pages, shared by all pages.

Why: the same number must read the same everywhere, and a sentence that explains privacy has to be
tested as carefully as the number in it.
"""
