import io

from artwork_builders import idml, zipped
from preflight.artwork.archive import MOST_NAMES, read_archive
from preflight.facts import ArchiveFacts


def read_zip(file: io.BytesIO) -> ArchiveFacts:
    return read_archive(file, "zip")


def test_the_pdf_for_print_comes_first_and_placed_ones_not_at_all() -> None:
    names = [
        "a/b/card.pdf",
        "card.pdf",
        "x/card_druck.pdf",
        "Links/logo.pdf",
        "__MACOSX/card.pdf",
        "._card.pdf",
    ]
    found = read_zip(io.BytesIO(zipped(dict.fromkeys(names, b""))))
    assert found.pdfs == ("x/card_druck.pdf", "card.pdf", "a/b/card.pdf")


def test_names_that_lead_out_are_told_whatever_they_are_written_like() -> None:
    names = ["../a", "/etc/a", "C:\\a", "x\\..\\..\\a", "fine..name", "a/b"]
    assert read_zip(io.BytesIO(zipped(dict.fromkeys(names, b"")))).unsafe == (
        "../a",
        "/etc/a",
        "C:\\a",
        "x\\..\\..\\a",
    )


def test_a_name_that_was_wiped_out_is_read_over() -> None:
    data = zipped({"\0pdf": b"", "b.pdf": b""})
    assert read_zip(io.BytesIO(data)).pdfs == ("b.pdf",)


def test_links_of_a_layout_are_compared_with_what_is_there() -> None:
    found = read_zip(
        io.BytesIO(
            zipped(
                {"j/card.idml": idml("A%20b.tif", "c.tif", fonts=2), "j/Links/a B.TIF": b"", "j/f.OTF": b""}
            )
        )
    )
    assert (found.links, found.missing, found.fonts, found.fonts_used) == (2, ("c.tif",), 1, 2)


def test_a_layout_that_cannot_be_read_tells_nothing() -> None:
    found = read_zip(io.BytesIO(zipped({"card.idml": b"no archive", "b.indd": b""})))
    assert (found.layouts, found.links, found.missing) == (("card.idml", "b.indd"), 0, ())


def test_no_more_names_are_kept_than_are_told() -> None:
    found = read_zip(io.BytesIO(zipped({f"{number}.pdf": b"" for number in range(50)})))
    assert (found.members, len(found.pdfs)) == (50, MOST_NAMES)
