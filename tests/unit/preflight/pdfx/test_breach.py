import pytest

from pdfx_builders import LEVELS, sound_facts
from preflight.pdfx.breach import Breach, Given, Predicate
from preflight.pdfx.tables import PREDICATES, level_of


def given_of(predicate: str) -> list[Given]:
    """What the rules of all levels give to a predicate."""
    found = [level_of(level) for level in LEVELS]
    tables = [known[0] for known in found if known is not None]
    return [rule.given for table in tables for rule in table.rules if rule.predicate == predicate]


@pytest.mark.parametrize("name", sorted(PREDICATES))
def test_a_predicate_says_the_same_every_time_and_names_pages_that_are_there(name: str) -> None:
    predicate: Predicate = PREDICATES[name]
    for given in given_of(name):
        facts = sound_facts("PDF/X-4")
        first, second = (list(predicate(facts, given)) for _ in range(2))
        assert first == second
        assert all(isinstance(each, Breach) and each.what and each.page in (None, 1) for each in first)
