from marks_builders import BESIDE, cases, file_of, page_of, text, transparent
from preflight import registered_checks
from preflight_builders import a4

CHECK = "transparency"


def test_what_can_be_seen_through_is_told_with_its_kinds() -> None:
    page = page_of(transparent(), transparent("blend", "Multiply"), transparent("image-mask", ""))
    [hit] = registered_checks()[CHECK].find(file_of(page), a4(), {})
    assert hit.arguments == (("kinds", "alpha, blend, image-mask"),)


def test_pages_without_and_plain_groups_are_silent() -> None:
    assert cases(CHECK, text()) == []
    assert cases(CHECK, transparent("group", "DeviceCMYK"), transparent(at=BESIDE)) == []
