"""Documents for who works on prevention: the RI&E, the works council, and texts to fill in.

Why apart: these are no advice. They lay what was already published beside a task that somebody has
by law, and propose; who decides stays the same.
"""
