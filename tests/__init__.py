"""Tests, and the simulated organisations they judge by."""
