"""The parts of `python -m benchmarks.signals`: each measures one thing and prints its table."""
