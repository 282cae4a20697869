from dataclasses import replace

import pytest

from preflight_builders import a4, check, page, pdf, told


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.pdf", []),
        ("no ending", []),
        ("version 2.1", []),
        (".pdf", []),
        ("a.PNG", [("other", "warning", "")]),
        ("a.ai", [("illustrator", "info", "")]),
    ],
)
def test_only_the_ending_of_a_known_program_is_told(name: str, found: list[tuple[str, str, str]]) -> None:
    assert told(check(pdf(page()), replace(a4(), file_name=name)), "file-extension") == found


def test_a_file_that_is_no_pdf_is_told_by_what_it_is() -> None:
    report = check(b"\xff\xd8\xff\xe0" + bytes(99), replace(a4(), file_name="flyer.jpg"))
    assert {finding.check for finding in report.findings} == {"not-a-pdf", "picture-damaged"}
