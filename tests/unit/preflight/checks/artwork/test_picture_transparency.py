import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile
from preflight_builders import told


@pytest.mark.parametrize(
    ("kind", "alpha", "expected"),
    [
        ("png", False, []),
        ("png", True, [("alpha", "warning", "")]),
        ("psd", True, [("channels", "warning", "")]),
    ],
)
def test_what_may_be_see_through_is_told(
    kind: str, expected: list[tuple[str, str, str]], *, alpha: bool
) -> None:
    report = evaluate(picture_facts(kind=kind, alpha=alpha), card(), load_profile("sheetfed"))
    assert told(report, "picture-transparency") == expected
