"""Where the shared corpora lie; tests that need them skip, or fail where they are required."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def corpora_dir(*parts: str) -> Path:
    """Return a folder or file of the corpora, or skip (fail under GATEWAY_REQUIRE_CORPORA=1)."""
    base = Path(os.environ.get("GATEWAY_CORPORA", PROJECT / "corpora"))
    found = base.joinpath(*parts)
    if found.exists():
        return found
    reason = f"the corpora are not at {found}; set GATEWAY_CORPORA to their folder"
    if os.environ.get("GATEWAY_REQUIRE_CORPORA") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
