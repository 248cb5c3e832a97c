"""The colours of the small drawings on the pages, with a contrast of at least 4.5 to 1 for text."""

INK = "#1f2a37"
SOFT_INK = "#475467"
FAINT_INK = "#667085"
