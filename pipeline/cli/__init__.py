"""`vip`: the command line, in Dutch, with exit codes that say what kind of thing went wrong."""

from pipeline.cli.program import main

__all__ = ["main"]
