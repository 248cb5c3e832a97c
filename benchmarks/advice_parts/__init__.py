"""Parts of the benchmark of advice: documents of planted organisations, and what was expected."""
