"""Run the command line in this process and keep what it says."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from gateway.cli.app import run
from gateway.cli.output import console


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command line ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it said to a program."""
        return json.loads(self.out)


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run a command line."""
    console.cache_clear()
    capsys.readouterr()
    code = run([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return Ran(code, said.out, said.err)
