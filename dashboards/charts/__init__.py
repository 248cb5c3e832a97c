"""Charts as pure functions: a frame of released numbers in, a drawing out.

Why: a drawing that needs no page can be tested without a browser, and used in more than one app.
They are drawn by what draws the charts of the documents, so that a page, an export and a report
show the same picture.
"""
