"""`jdf-gateway ticket pack` and `unpack`."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from cli_builders import ran
from package_builders import ART, JDF, JMF, joined, submission, xjdf_zip


@pytest.fixture
def job(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    folder.mkdir()
    (folder / "submit.jmf").write_bytes(JMF.replace(b"cid:ticket@gw", b"job.jdf"))
    (folder / "job.jdf").write_bytes(JDF.replace(b"cid:art@gw", b"art.pdf"))
    (folder / "art.pdf").write_bytes(ART)
    return folder


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))


@pytest.mark.parametrize("words", [[], ["--base64"]])
def test_a_folder_packed_and_unpacked_is_the_same_folder(
    words: list[str], job: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = ran(
        capsys, "ticket", "pack", job, "-o", tmp_path / "a.mjm", "--host", "gw.example.com", "--json", *words
    )
    assert [part["file"] for part in said.json["parts"]] == ["submit.jmf", "job.jdf", "art.pdf"]
    assert all(part["location"].endswith("@gw.example.com") for part in said.json["parts"])
    assert ran(capsys, "ticket", "unpack", tmp_path / "a.mjm", "--to", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "art.pdf").read_bytes() == ART
    assert b'URL="art.pdf"' in (tmp_path / "out" / "job.jdf").read_bytes()


def test_the_suffix_zip_makes_a_zip_and_a_url_that_stays_is_told(
    job: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ticket = (
        b'<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0"><A URL="http://gw/x.pdf"/><A URL="art.pdf"/></XJDF>'
    )
    (job / "job.xjdf").write_bytes(ticket)
    said = ran(capsys, "ticket", "pack", job / "job.xjdf", "-o", tmp_path / "a.zip")
    assert "http://gw/x.pdf" in said.err
    found = ran(capsys, "ticket", "unpack", tmp_path / "a.zip", "--to", tmp_path / "out", "--json").json
    assert [part["path"] for part in found["packages"][0]["parts"]] == ["job.xjdf", "art.pdf"]


@pytest.mark.parametrize("data", [joined(submission().message()), xjdf_zip(root_xjmf=b"<XJMF/>")])
def test_a_package_comes_from_standard_input(
    data: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, data)
    found = ran(capsys, "ticket", "unpack", "-", "--to", tmp_path / "out", "--json").json
    assert len(found["packages"][0]["parts"]) == len(list((tmp_path / "out").iterdir()))


def test_a_ticket_from_standard_input_is_packed_with_the_files_of_a_folder(
    job: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, (job / "job.jdf").read_bytes())
    said = ran(capsys, "ticket", "pack", "-", "--files", job, "-o", tmp_path / "a.mjd", "--json")
    assert [part["file"] for part in said.json["parts"]] == ["root.jdf", "art.pdf"]


def test_each_package_of_a_folder_gets_a_folder_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("a.mjm", "A.mime", "b.zip", "notes.txt"):
        data = xjdf_zip(root_xjmf=b"<XJMF/>") if name == "b.zip" else joined(submission().message())
        (tmp_path / name).write_bytes(data)
    found = ran(capsys, "ticket", "unpack", tmp_path, "--to", tmp_path / "out", "--json").json["packages"]
    folders = [Path(each["folder"]) for each in found]
    assert len({folder.name.casefold() for folder in folders}) == len(folders) == 3
    assert all(folder.parent == tmp_path / "out" and list(folder.iterdir()) for folder in folders)


def test_a_broken_package_ends_with_1_says_why_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.mjm").write_bytes(joined(submission().message())[:-200])
    said = ran(capsys, "ticket", "unpack", tmp_path / "a.mjm", "--to", tmp_path / "out", "--json")
    assert (said.code, said.json["error"]["code"]) == (1, "package-broken")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_failed_packing_leaves_no_half_package(
    job: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (job / "art.pdf").unlink()
    said = ran(capsys, "ticket", "pack", job, "-o", tmp_path / "a.mjm", "--json")
    assert (said.code, said.json["error"]["code"]) == (1, "package-not-writable")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["job"]


@pytest.mark.parametrize("names", [[], ["a.jdf", "b.jdf"]])
def test_a_folder_without_one_root_asks_which(
    names: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).write_bytes(JDF)
    said = ran(capsys, "ticket", "pack", tmp_path, "-o", tmp_path / "a.mjd", "--json")
    assert (said.code, said.json["error"]["code"]) == (2, "usage")
