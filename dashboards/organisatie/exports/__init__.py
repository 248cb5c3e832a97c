"""Files of a view: Excel, CSV, Word, PDF and pictures, made from what the page showed.

Why from the page: see `dashboards.organisatie.recorded`. Each file says in itself and in its name
which page, choices and publication it is of, and that numbers are invented where they are.
"""
