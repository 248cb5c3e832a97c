"""Gevraagd advies: an answer to a question of the organisation, from what was released alone.

Nothing is spent by asking. An answer depends on releases, lists of patterns, public inputs, the
plan and advice that was offered, and on nothing else: not on the kluis, and not on what a
vertrouwenspersoon holds back.
"""
