"""Example organisations, as a VP would really have their files."""
