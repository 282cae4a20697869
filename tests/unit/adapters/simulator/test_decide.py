import pytest

from adapters.errors import ConfigError
from adapters.simulator.config import Act, Rule, SimulatorConfig, Stock, When
from adapters.simulator.decide import Decision, decide, ignores
from adapters.simulator.files import FoundFile
from adapters.simulator.ticket import Job, Paper

JOB = Job("J2026-000123-1.1", "all", "Spring Flyer", ("Flyer",), 500, (Paper(135.0, "Glossy"),), ())
GOOD = (FoundFile("J/a.pdf", "00"),)


def device(*rules: Rule, stock: tuple[Stock, ...] = ()) -> SimulatorConfig:
    return SimulatorConfig(stock=stock, rule=rules)


def test_with_nothing_said_every_job_is_taken() -> None:
    assert decide(JOB, GOOD, device()) == Decision(Act.ACCEPT)


@pytest.mark.parametrize(
    ("stock", "accepted"),
    [
        (Stock("gloss 135", 135, "Glossy"), True),
        (Stock("gloss 135", 135.4, "Glossy"), True),
        (Stock("any 135", 135), True),
        (Stock("any gloss", None, "Glossy"), True),
        (Stock("gloss 170", 170, "Glossy"), False),
        (Stock("matt 135", 135, "Matte"), False),
    ],
)
def test_a_job_is_refused_when_its_paper_is_not_loaded(stock: Stock, accepted: bool) -> None:  # noqa: FBT001
    decision = decide(JOB, GOOD, device(stock=(stock,)))
    assert (decision.act is Act.ACCEPT, "loaded: " in decision.text) == (accepted, not accepted)


def test_a_file_in_trouble_is_refused_in_its_words_even_where_a_rule_accepts() -> None:
    found = (FoundFile("J/a.pdf", "", "J/a.pdf is missing"),)
    assert decide(JOB, found, device(Rule("accept"))) == Decision(Act.REFUSE, "J/a.pdf is missing")


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        (When(), True),
        (When(job_id="J2026-*"), True),
        (When(job_id="J2025-*"), False),
        (When(product_type="flyer"), True),
        (When(name="*flyer"), True),
        (When(name="poster"), False),
        (When(quantity_min=500, quantity_max=500), True),
        (When(quantity_min=501), False),
        (When(quantity_max=499), False),
        (When(product_type="Flyer", quantity_max=499), False),
    ],
)
def test_a_rule_fits_when_every_condition_does(when: When, fits: bool) -> None:  # noqa: FBT001
    assert (decide(JOB, GOOD, device(Rule("refuse", when, "no"))).act is Act.REFUSE) == fits


def test_the_first_rule_that_fits_decides() -> None:
    rules = (Rule("refuse", When(job_id="X"), "no"), Rule("fail", When(), "jam"), Rule("accept"))
    assert decide(JOB, GOOD, device(*rules)) == Decision(Act.FAIL, "jam")


def test_slow_is_accepted_later_and_ignored_is_left() -> None:
    assert decide(JOB, GOOD, device(Rule("slow", seconds=9))) == Decision(Act.ACCEPT, "", 9)
    assert (ignores(JOB, device(Rule("ignore"))), ignores(JOB, device(Rule("accept")))) == (True, False)


def test_an_unknown_act_is_refused() -> None:
    with pytest.raises(ConfigError, match="'exlpode'"):
        Rule("exlpode")
