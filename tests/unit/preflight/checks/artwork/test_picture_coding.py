from typing import Any

import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({}, []),
        ({"quality": 60}, []),
        ({"quality": 59}, [("quality", "warning")]),
        ({"bits": 16}, [("deep", "info")]),
        ({"bits": 1}, []),
        ({"inverted": True, "quality": 40}, [("quality", "warning"), ("inverted", "info")]),
    ],
)
def test_how_it_was_saved_is_weighed(what: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    report = evaluate(picture_facts(**what), card(), load_profile("sheetfed"))
    found = [(f.arguments["case"], str(f.severity)) for f in report.findings if f.check == "picture-coding"]
    assert found == expected
