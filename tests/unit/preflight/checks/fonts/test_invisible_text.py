from marks_builders import AROUND, file_of, found, page_of, picture, text

CHECK = "invisible-text"


def test_a_scan_is_told_apart_from_text_that_is_gone() -> None:
    scan = page_of(picture(at=AROUND), invisible_text=400)
    gone = page_of(text(), invisible_text=3, number=2)
    assert found(CHECK, file_of(scan, gone)) == [("beside", 2, None), ("under-picture", 1, None)]


def test_pages_without_invisible_text_are_silent() -> None:
    assert found(CHECK, file_of(page_of(text()), page_of(picture(), number=2))) == []
