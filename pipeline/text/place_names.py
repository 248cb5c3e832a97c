"""Names of towns, countries and large employers: Faker's lists (MIT), and what they lack."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from pipeline.text.answer import folded
from pipeline.text.word_lists import vocabulary, word_list

_SHORTEST = 4


@cache
def towns() -> frozenset[str]:
    """Dutch towns and provinces as they are spelled."""
    provider = import_module("faker.providers.address.nl_NL").Provider
    return frozenset((*provider.cities, *provider.provinces, *word_list("plaatsen"))) - {
        "Nederland"
    }


@cache
def countries() -> frozenset[str]:
    """Countries as they are spelled in Dutch, without the Netherlands."""
    provider = import_module("faker.providers.address.nl_NL").Provider
    return frozenset((*provider.countries, *word_list("landen"))) - {"Nederland"}


@cache
def employers() -> frozenset[str]:
    """Large employers in the Netherlands."""
    provider = import_module("faker.providers.company.nl_NL").Provider
    return frozenset((*provider.large_companies, *word_list("werkgevers")))


def sure(names: Iterable[str]) -> tuple[str, ...]:
    """Those that are no ordinary word, so that they can be known without a capital."""
    return tuple(n for n in names if " " in n or _is_rare(folded(n)))


def doubtful(names: Iterable[str]) -> tuple[str, ...]:
    """The others."""
    names = tuple(names)
    return tuple(sorted(set(names) - set(sure(names))))


def _is_rare(name: str) -> bool:
    return len(name) >= _SHORTEST and name not in vocabulary()
