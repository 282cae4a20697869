import pytest

from preflight.failure import TooComplexError
from preflight.interpreter.budget import MOST_CONTENT_BYTES, MOST_DRAWN, MOST_OPERATORS, Budget, drawn


def test_as_much_as_is_allowed_passes_and_no_more() -> None:
    budget = Budget()
    budget.read(MOST_CONTENT_BYTES)
    budget.ran(MOST_OPERATORS)
    with pytest.raises(TooComplexError, match="MB of page content"):
        budget.read(1)
    with pytest.raises(TooComplexError, match="operators"):
        budget.ran(1)


def test_marks_of_a_page_are_bounded() -> None:
    assert drawn(MOST_DRAWN) == MOST_DRAWN
    with pytest.raises(TooComplexError, match="draw each other"):
        drawn(MOST_DRAWN + 1)
