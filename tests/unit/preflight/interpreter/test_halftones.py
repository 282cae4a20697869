import pytest

from preflight.facts import PageFacts
from preflight_builders import known_facts, page, pdf, stream

_ROUND = "/HalftoneType 1/Frequency 60/Angle 45/SpotFunction/Round"


def painted_with(
    halftone: str, extra: tuple[bytes, ...] = (), content: bytes = b"/G gs 9 9 50 50 re f"
) -> PageFacts:
    resources = f"/Resources<</ExtGState<</G<</HT {halftone}>>>>>>"
    return known_facts(pdf(page((100, 100), bleed=0, content=content, entries=resources), extra=extra)).pages[
        0
    ]


@pytest.mark.parametrize(
    ("halftone", "kinds"),
    [
        ("/Default", ()),
        ("null", ()),
        (f"<<{_ROUND}>>", ("1",)),
        (f"<<{_ROUND}/HalftoneName(Fine)>>", ("1", "named")),
        (f"<</HalftoneType 5/Default<<{_ROUND}>>/Cyan<<{_ROUND}/HalftoneName(C)>>>>", ("1", "5", "named")),
        ("<</HalftoneType 5/Default 100 0 R>>", ("5", "6")),
        ("100 0 R", ("6",)),
        ("<<>>", ("0",)),
    ],
)
def test_types_and_names_of_halftones_are_told(halftone: str, kinds: tuple[str, ...]) -> None:
    threshold = stream(b"\x80", "/HalftoneType 6/Width 1/Height 1")
    assert painted_with(halftone, (threshold,)).halftones == kinds


def test_one_that_nothing_is_painted_with_is_told_nowhere() -> None:
    assert painted_with(f"<<{_ROUND}>>", content=b"9 9 50 50 re f").halftones == ()
