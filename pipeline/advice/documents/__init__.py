"""Documents as values, and the writers that make Word and PDF files of them.

Why: an advice, a jaarrapport and the tables for the RI&E are made of the same few blocks. What
stands in a document is settled before a writer sees it, so Word and PDF cannot say different
things, and a number can be followed back whatever it is written into.
"""
