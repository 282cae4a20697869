from pixel_builders import image
from preflight_builders import blank, check, look, page, pdf, told

CHECK = "blank-page"


def test_facts_alone_tell_pages_on_which_nothing_is_painted() -> None:
    assert told(check(pdf(page(), blank(), page(), blank())), CHECK) == [
        ("blank", "warning", "2"), ("blank-end", "info", "4"),
    ]  # fmt: skip


def test_pixels_tell_what_is_painted_and_cannot_be_seen() -> None:
    white = page(content=b"1 1 1 rg 0 0 9999 9999 re f")
    assert told(check(pdf(page(), white, page())), CHECK) == []
    assert told(look(pdf(page(), white, page())), CHECK) == [("blank", "warning", "2")]


def test_a_file_of_blank_pages_alone_is_no_sheet_filled_up() -> None:
    assert told(look(pdf(blank(), blank())), CHECK) == [("blank-all", "warning", "1-2")]


def test_a_page_whose_picture_cannot_be_decoded_is_not_called_blank() -> None:
    broken = image(4, 4, b"nonsense", "/ColorSpace/DeviceCMYK/Filter/DCTDecode")
    picture = page(content=b"99 0 0 99 9 9 cm /I Do", entries="/Resources<</XObject<</I 100 0 R>>>>")
    assert told(look(pdf(picture, page(), extra=(broken,))), CHECK) == []
