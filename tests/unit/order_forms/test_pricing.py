from pathlib import Path
from typing import Any

import pytest

from order_forms import Form, PriceLine, price
from order_forms_builders import BOOKLET, FLYER, GONE, booklet, flyer, parts_of, small_form, written_form


def form_with(folder: Path, *lines: dict[str, Any]) -> Form:
    """A form that asks for name, quantity and inks, with these price lines."""
    properties = {
        "name": {"type": "string", "x-spec": "name"},
        "quantity": {"type": "integer", "minimum": 1, "x-spec": "quantity"},
        "inks": {
            "enum": ["one", "two"],
            "x-options": {"one": ["K"], "two": ["K", "R"]},
            "x-spec": "parts[a].print.front.inks",
        },
    }
    keyed = [{"key": f"line{number}", "rule": "r", **line} for number, line in enumerate(lines)]
    return small_form(folder, properties, **{"x-pricing": {"currency": "EUR", "lines": keyed}})


def test_each_line_names_its_rule_and_the_sum_is_theirs() -> None:
    quote = price(FLYER, flyer())
    assert quote.currency == "EUR"
    assert quote.lines[0] == PriceLine("setup", "setup-per-order", 1500, "Setting up")
    assert [line.rule for line in quote.lines[1:]] == ["print-per-ink-and-copy"] * 2 + ["paper-by-area"]
    assert quote.total_minor == sum(line.amount_minor for line in quote.lines)


def test_a_line_of_a_part_names_the_part() -> None:
    texts = {line.text for line in price(BOOKLET, booklet(), "de").lines}
    assert {"Papier Umschlag", "Papier Inhalt", "Folie Umschlag"} <= texts


def test_the_film_is_paid_only_where_it_is_chosen() -> None:
    assert "lamination" in {line.key for line in price(BOOKLET, booklet()).lines}
    assert "lamination" not in {
        line.key for line in price(BOOKLET, booklet(cover={"lamination": "none"})).lines
    }


def test_an_unprinted_back_costs_nothing() -> None:
    one = price(FLYER, flyer(sides="one", colours_back=GONE))
    assert "printing-back" not in {line.key for line in one.lines}
    assert one.total_minor < price(FLYER, flyer()).total_minor


def test_lines_wait_for_open_answers_and_say_for_which() -> None:
    quote = price(FLYER, flyer(paper=GONE, quantity="many"))
    assert [line.key for line in quote.lines] == ["setup"]
    assert quote.missing == ("quantity",)
    assert price(FLYER, flyer(paper=GONE)).missing == ("parts[single].media.stock",)


@pytest.mark.parametrize(
    "answers", [{}, {"parts": [{"role": "cover"}, {"role": "cover"}]}, {"parts": 3}, {"quantity": -5}]
)
def test_half_filled_or_wrong_answers_still_have_a_quote(answers: dict[str, Any]) -> None:
    for form in (FLYER, BOOKLET):
        quote = price(form, answers)
        assert [line.key for line in quote.lines] == ["setup"]
        assert quote.missing


@pytest.mark.parametrize(
    ("line", "quantity", "amount"),
    [
        ({"base": "1500"}, 7, 1500),
        ({"rate": "0.5", "times": ["quantity"]}, 1, 1),
        ({"rate": "0.5", "times": ["quantity"]}, 3, 2),
        ({"rate": "0.1", "times": ["quantity"]}, 4, 0),
        ({"base": "10", "rate": "2", "times": ["quantity", "parts[a].print.front.inks"]}, 3, 22),
        ({"rate": "10", "by": [{"of": "name", "table": {"x": "1.5", "y": "3"}}]}, 1, 15),
        (
            {
                "rate": "1",
                "times": ["quantity"],
                "tiers": {"of": "quantity", "from": [[1, "1"], [10, "0.5"]]},
            },
            9,
            9,
        ),
        (
            {
                "rate": "1",
                "times": ["quantity"],
                "tiers": {"of": "quantity", "from": [[1, "1"], [10, "0.5"]]},
            },
            10,
            5,
        ),
        ({"rate": "1.005", "times": ["quantity"]}, 100, 101),
    ],
)
def test_amounts_are_exact_and_half_a_minor_unit_goes_up(
    tmp_path: Path, line: dict[str, Any], quantity: int, amount: int
) -> None:
    quote = price(form_with(tmp_path, line), {"name": "x", "quantity": quantity, "inks": "two"})
    assert quote.total_minor == amount


def test_a_form_without_prices_quotes_nothing(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    del root["x-pricing"]
    quote = price(written_form(tmp_path, root, texts), flyer())
    assert (quote.lines, quote.total_minor) == ((), 0)
