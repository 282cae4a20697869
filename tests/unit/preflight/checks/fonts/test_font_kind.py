import pytest

from marks_builders import file_of, font, found

CHECK = "font-kind"


@pytest.mark.parametrize(
    ("kind", "case"),
    [("Type3", "type-3"), ("MMType1", "multiple-master"), ("Type9", "no-font"), ("", "no-font")],
)
def test_a_font_that_is_no_ordinary_outline_font_is_told_on_each_of_its_pages(kind: str, case: str) -> None:
    facts = file_of(fonts=[font(kind=kind, pages="2-3, 7")])
    assert found(CHECK, facts) == [(case, 2, None), (case, 3, None), (case, 7, None)]


@pytest.mark.parametrize("kind", ["Type1", "TrueType", "Type0"])
def test_ordinary_fonts_are_silent(kind: str) -> None:
    assert found(CHECK, file_of(fonts=[font(kind=kind)])) == []
