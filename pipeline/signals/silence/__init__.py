"""Stilte: experienced in the survey, and not heard by the vertrouwenspersonen."""
