"""What both apps share around their pages: the server's settings, Dutch pages, style, failure."""
