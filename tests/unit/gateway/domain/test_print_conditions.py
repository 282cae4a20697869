"""The ordered paper says how much ink it takes: as declared, or by its kind where that is less."""

import pytest

from gateway.domain.print_conditions import CONDITIONS, Limits, Paper, PrintCondition, Stocks

NEWS = Paper("news-52", "paper", 52.0, "none")
OFFSET = Paper("offset-120", "paper", 120.0, "none")
SILK = Paper("silk-135", "paper", 135.0, "silk")


def test_a_declared_stock_says_what_its_condition_says_and_names_itself():
    stocks = Stocks({"silk-135": CONDITIONS["FOGRA51"]}, 330.0)
    assert stocks.limits_of(SILK) == Limits(300.0, None, "premium coated paper, FOGRA51 135 g")


def test_a_declared_stock_may_take_more_than_the_profile_allows():
    stocks = Stocks({"silk-135": PrintCondition("", "art print", 350.0, 300.0)}, 330.0)
    assert stocks.limits_of(SILK) == Limits(350.0, 300.0, "art print 135 g")


def test_thin_uncoated_paper_is_newsprint_and_any_other_takes_300():
    assert Stocks({}, 330.0).limits_of(NEWS) == Limits(240.0, 150.0, "newsprint 52 g")
    assert Stocks({}, 330.0).limits_of(OFFSET) == Limits(300.0, None, "uncoated paper, FOGRA52 120 g")


@pytest.mark.parametrize("profile_tac", [240.0, 300.0, None])
def test_a_guess_never_allows_more_than_the_profile(profile_tac: float | None):
    assert Stocks({}, profile_tac).limits_of(OFFSET) == Limits()


@pytest.mark.parametrize(
    "paper",
    [
        SILK,
        Paper(),
        Paper("x", "board", 300.0, "none"),
        Paper("x", "paper", None, "none"),
        Paper("x", "paper", 90.0),
    ],
)
def test_of_what_is_coated_or_not_described_nothing_is_guessed(paper: Paper):
    assert Stocks({}, 330.0).limits_of(paper) == Limits()


@pytest.mark.parametrize(
    ("condition", "most"),
    [
        ("FOGRA39", 330),
        ("FOGRA40", 270),
        ("FOGRA42", 260),
        ("FOGRA51", 300),
        ("FOGRA52", 300),
        ("newsprint", 240),
    ],
)
def test_the_table_holds_the_usual_figures(condition: str, most: float):
    assert CONDITIONS[condition].max_tac == most
