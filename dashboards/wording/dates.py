"""Periods inside a Dutch sentence."""

from pipeline.periods import period_label


def in_period(period: str) -> str:
    """A period after "in", with its article.

    >>> in_period("2024-Q3"), in_period("2024-H2"), in_period("2024")
    ('in het 3e kwartaal van 2024', 'in de 2e helft van 2024', 'in 2024')
    """
    return f"in {with_article(period)}"


def with_article(period: str) -> str:
    """A period inside a sentence.

    >>> with_article("2024-Q3"), with_article("2024")
    ('het 3e kwartaal van 2024', '2024')
    """
    article = {"Q": "het ", "H": "de "}.get(period[5:6], "")
    return f"{article}{period_label(period)}"
