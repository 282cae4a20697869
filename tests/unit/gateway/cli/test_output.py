"""What is told when something goes wrong."""

import pytest

from gateway.cli.output import Exit, tell_error
from gateway.demo.client import GatewayRefusedError


def test_a_fault_of_ours_is_not_dressed_up_as_one_of_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        tell_error(ZeroDivisionError("division by zero"), as_json=False)


def test_a_refusal_is_told_with_every_field_it_names(capsys: pytest.CaptureFixture[str]) -> None:
    problem = {
        "field": "/quantity",
        "code": "too-small",
        "message": "Quantity is 5.",
        "fix": "Order 25 or more.",
    }
    answer = {
        "detail": "One answer does not fit.",
        "why": "Not placed.",
        "fix": "Correct it.",
        "problems": [problem],
    }
    assert tell_error(GatewayRefusedError(answer, status=422), as_json=False) == Exit.PROBLEM
    said = " ".join(capsys.readouterr().err.split())
    assert said == (
        "what One answer does not fit. why Not placed. fix Correct it. - /quantity Quantity is 5. Order 25 or more."
    )


def test_markup_in_what_the_gateway_says_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    tell_error(GatewayRefusedError({"detail": "[bold]x[/bold] [link"}, status=400), as_json=False)
    assert "[bold]x[/bold] [link" in capsys.readouterr().err


def test_an_answer_that_is_no_problem_document_still_says_something(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tell_error(GatewayRefusedError({}, status=502), as_json=False) == Exit.PROBLEM
    assert "The gateway answered 502." in capsys.readouterr().err
