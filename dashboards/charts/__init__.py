"""Charts as pure functions: a frame of released numbers in, an Altair chart out.

Why: a chart that needs no page can be tested without a browser, and used in more than one app.
"""
