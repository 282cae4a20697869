"""`jdf-gateway preflight`."""

import json
from pathlib import Path

import pytest

from cli_builders import ran
from gateway.demo.pdf import Artwork, make_pdf


def flyer(folder: Path, bleed_mm: float) -> Path:
    path = folder / "flyer.pdf"
    path.write_bytes(make_pdf(Artwork(148, 210, 2, bleed_mm, "Hello")))
    return path


def test_a_file_as_ordered_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(
        capsys, "preflight", flyer(tmp_path, 3), "--trim", "148x210", "--bleed", 3, "--pages", 2, "--json"
    )
    assert said.code == 0
    assert json.loads(said.out)["verdict"] == "pass"


def test_a_file_without_bleed_ends_with_1_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "preflight", flyer(tmp_path, 0), "--trim", "148x210", "--bleed", 3)
    assert said.code == 1
    assert "bleed is 0 mm" in " ".join(said.out.split())


@pytest.mark.parametrize("words", [["--trim", "wide"], ["--profile", "no-such-profile"]])
def test_what_cannot_be_used_ends_with_2(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "preflight", flyer(tmp_path, 3), *words).code == 2


def test_the_page_and_the_language_are_passed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "report.html"
    said = ran(
        capsys,
        "preflight",
        flyer(tmp_path, 0),
        "--bleed",
        3,
        "--trim",
        "148x210",
        "--language",
        "de",
        "--html",
        page,
    )
    assert said.code == 1
    assert "So nicht druckbar" in page.read_text("utf-8")
