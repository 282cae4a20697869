import subprocess
import sys
from pathlib import Path

import pytest

import preflight

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", preflight.__all__)
def test_every_exported_name_is_there(name: str) -> None:
    assert getattr(preflight, name) is not None


def test_a_name_that_is_not_exported_is_refused() -> None:
    with pytest.raises(AttributeError, match="Interpreter"):
        preflight.Interpreter  # noqa: B018


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = (
        "import preflight, sys; print([m for m in sys.modules if m.startswith(('preflight.', 'pikepdf'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
