from marks_builders import area, cases, file_of, found, ink, page_of, spot

CHECK = "spot-naming"


def in_spot(name: str):
    return area(ink(1, space=spot(name)))


def test_one_ink_with_several_names_is_told_once_with_all_its_pages() -> None:
    pages = [
        page_of(in_spot("PANTONE 185 C")),
        page_of(in_spot("PANTONE 185 CV"), number=2),
        page_of(in_spot("Pantone 185C"), number=4),
    ]
    assert found(CHECK, file_of(*pages)) == [("alias", 1, None), ("alias", 2, None), ("alias", 4, None)]


def test_names_that_differ_in_case_and_blanks_alone_are_one_ink() -> None:
    assert cases(CHECK, in_spot("Cut Contour"), in_spot("cutcontour")) == ["alias"]


def test_a_mixture_is_no_ink() -> None:
    assert cases(CHECK, in_spot("C=0 M=100 Y=0 K=0")) == ["mixture"]


def test_different_inks_are_silent() -> None:
    assert cases(CHECK, in_spot("PANTONE 185 C"), in_spot("PANTONE 186 C"), in_spot("HKS 43 K")) == []
    assert cases(CHECK, in_spot("PANTONE 185 C")) == []
