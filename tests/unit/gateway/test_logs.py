"""What the logs say of a failure: its type and place, never the values it was about."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from gateway.logs import set_up_logs

CANARY = "gw_the-canary-in-a-variable"


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, config = list(root.handlers), root.level, structlog.get_config()
    for name in (
        "uvicorn",
        "uvicorn.error",
    ):  # a server of another test in this process may have given it its own
        logging.getLogger(name).handlers[:] = []
        logging.getLogger(name).propagate = True
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)


def fail_with_a_secret() -> None:
    parts = CANARY.split("-")
    token = "-".join(parts)
    raise LookupError(f"no place for {len(token)} characters")


def log_a_failure(way: str) -> None:
    try:
        fail_with_a_secret()
    except LookupError:
        if way == "library":
            logging.getLogger("uvicorn.error").exception("it failed")
        else:
            structlog.get_logger("gateway.test").exception("it.failed")


@pytest.mark.parametrize("way", ["library", "ours"])
@pytest.mark.parametrize("readable", [True, False], ids=["readable", "json"])
def test_a_traceback_names_the_error_and_no_variable(
    capsys: pytest.CaptureFixture[str], way: str, *, readable: bool
) -> None:
    set_up_logs(readable=readable)
    log_a_failure(way)
    said = capsys.readouterr().err
    assert "LookupError: no place for 27 characters" in said
    assert "fail_with_a_secret" in said
    assert CANARY not in said


def test_a_librarys_failure_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(readable=False)
    log_a_failure("library")
    (line,) = capsys.readouterr().err.splitlines()
    found = json.loads(line)
    assert (found["event"], found["level"]) == ("it failed", "error")
    assert found["exception"].startswith("Traceback")
