"""Good files of talks and answers, and what happens to them on the way to a VP.

`tests/simulators/damaged_files.py` numbers all variants.
"""
