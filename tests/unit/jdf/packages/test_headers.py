"""What the field writes into heads: folds, stray signs, umlauts in four spellings."""

import pytest

from jdf.packages.headers import file_name_parameter, part_head, valued


@pytest.mark.parametrize(
    "head",
    [
        'Content-Disposition: attachment; filename="Größe.pdf"',
        "content-disposition: attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf",
        "Content-Disposition: attachment;\r\n filename*0*=iso-8859-1''Gr%F6;\r\n filename*1*=%DFe.pdf",
        'Content-Disposition: attachment; filename="=?utf-8?B?R3LDtsOfZS5wZGY=?="',
        "Content-Disposition: attachment; filename==?iso-8859-1?Q?Gr=F6=DFe.pdf?=",
        'Content-Type: application/pdf;; name="Größe.pdf";',
    ],
)
def test_a_name_with_umlauts_is_read_in_every_spelling(head: str) -> None:
    assert part_head(1, f"{head}\r\n".encode()).file_name == "Größe.pdf"
    raw = f"{head}\r\n".encode("latin-1")
    assert part_head(1, raw).file_name == "Größe.pdf"


@pytest.mark.parametrize(
    ("said", "read"), [("<a@b>", "a@b"), ("a@b", "a@b"), ("< A.jdf >", "A.jdf"), ("<@x>", "@x"), ("", "")]
)
def test_an_id_is_read_with_and_without_brackets_and_host(said: str, read: str) -> None:
    assert part_head(1, f"Content-ID: {said}\r\n".encode()).location == read


def test_a_windows_path_in_quotes_keeps_its_backslashes_and_escaped_quotes_lose_theirs() -> None:
    assert valued(r'a; b="C:\new\x.pdf"; c="say \"x\""').parameters == {"b": r"C:\new\x.pdf", "c": 'say "x"'}


def test_a_name_is_written_plain_for_all_and_whole_for_those_who_can_read_it() -> None:
    assert file_name_parameter("a b.pdf") == 'filename="a b.pdf"'
    written = "Content-Disposition: attachment; " + file_name_parameter('Größe".pdf') + "\r\n"
    assert 'filename="Gr__e_.pdf"' in written
    assert part_head(1, written.encode()).file_name == 'Größe".pdf'
