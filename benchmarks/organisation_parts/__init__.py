"""Parts of the benchmark of planted organisations."""
