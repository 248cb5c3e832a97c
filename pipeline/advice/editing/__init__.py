"""A concept to a text that a vertrouwenspersoon may change, and back."""
