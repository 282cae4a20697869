"""Everything here drives Chromium."""

from pathlib import Path

import pytest

from chromium import chromium

__all__ = ["chromium"]
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them as such."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
