"""What `python -m benchmarks.themes` measures, one file a question."""
