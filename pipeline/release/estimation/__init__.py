"""What noisy counts say about the true ones: a posterior over all tables of a release together.

    known numbers ─► tables ─► time profile ─► rates of series ─► count laws ─► other tables ─► sums

All of it is post-processing of released numbers and public facts: it costs no privacy. The parts:
tables.py (arrays), time_profile.py (how busy each period was), rates.py (hierarchical empirical
Bayes), count_prior.py (counts round a rate, with clusters), other_tables.py (what one table says
about another), agreement.py (estimates whose sums agree), release.py (the whole).
"""

from pipeline.release.estimation.release import estimate_release

__all__ = ["estimate_release"]
