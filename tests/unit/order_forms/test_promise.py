"""When an order can be ready."""

from datetime import date
from pathlib import Path

import pytest

from order_forms import ready_on
from order_forms_builders import FLYER, small_form


@pytest.mark.parametrize(
    ("placed", "ready"),
    [
        (date(2026, 6, 1), date(2026, 6, 4)),
        (date(2026, 6, 4), date(2026, 6, 9)),
        (date(2026, 6, 6), date(2026, 6, 10)),
    ],
)
def test_working_days_are_counted_from_the_day_after(placed: date, ready: date):
    assert ready_on(FLYER, placed) == ready


def test_a_form_that_promises_nothing_says_nothing(tmp_path: Path):
    assert ready_on(small_form(tmp_path, {"a": {"type": "string"}}), date(2026, 6, 1)) is None
