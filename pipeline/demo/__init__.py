"""Example organisations, as a VP would really have their files."""

from pipeline.demo.example import Example, write_example

__all__ = ["Example", "write_example"]
