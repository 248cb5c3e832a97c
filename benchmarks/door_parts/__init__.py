"""What `python -m benchmarks.door` measures, one file a question."""
