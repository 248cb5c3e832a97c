"""The parts of benchmarks.dashboard: a large organisation, sessions, and what is measured."""
