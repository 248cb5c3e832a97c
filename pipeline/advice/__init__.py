"""From patterns to advice: concepts, documents, dossiers and what was handed over.

Why: the organisation reads advice, not statistics. Every number in an advice can be followed back
to released cells, and nothing goes out before a vertrouwenspersoon has released it.

No names are gathered here: the organisation zone imports `handed_over` alone, and must not load
`dossiers`, which knows the key.
"""
