"""`jdf-gateway ticket`."""

import json
from importlib import resources
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from cli_builders import ran
from gateway.demo.pdf import Artwork, make_pdf
from jdf import parse_xml, read_returned
from jdf_builders import fixture

ANSWERS = Path(str(resources.files("examples") / "answers"))


def artwork(folder: Path, pages: int) -> Path:
    path = folder / f"art-{pages}.pdf"
    path.write_bytes(make_pdf(Artwork(148, 210, pages, 3, "Hello")))
    return path


@pytest.fixture
def flyer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    slot = f"single={artwork(tmp_path, 2)}"
    target = tmp_path / "flyer.jdf"
    words = ["--form", "flyer", "--answers", ANSWERS / "flyer.json", "--file", slot, "-o", target]
    assert ran(capsys, "ticket", "build", *words).code == 0
    return target


def test_a_built_ticket_is_sound_and_says_what_was_answered(
    flyer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "ticket", "validate", flyer, "--json").json["tickets"][0]["findings"] == []
    (part,) = ran(capsys, "ticket", "show", flyer, "--json").json["parts"]
    assert (part["pages"], part["trim_mm"], part["quantity"]) == (2, [148.0, 210.0], 1000)
    assert part["files"] == [{"url": "art-2.pdf", "pages": 2}]


def test_a_booklet_gets_a_part_for_cover_and_body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--file", f"cover={artwork(tmp_path, 4)}", "--file", f"body={artwork(tmp_path, 8)}"]
    words = ["--form", "booklet", "--answers", ANSWERS / "booklet.json", *files, "-o", tmp_path / "b.jdf"]
    assert ran(capsys, "ticket", "build", *words).code == 0
    parts = ran(capsys, "ticket", "show", tmp_path / "b.jdf", "--json").json["parts"]
    assert {part["role"]: part["pages"] for part in parts} == {"cover": 4, "body": 8}


def test_without_a_file_to_write_the_ticket_goes_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slot = f"single={artwork(tmp_path, 2)}"
    said = ran(
        capsys, "ticket", "build", "--form", "flyer", "--answers", ANSWERS / "flyer.json", "--file", slot
    )
    assert parse_xml(said.out.encode()).get("JobID") == "TRIAL-1"


def test_answers_that_do_not_fit_end_with_1_and_name_the_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = json.loads((ANSWERS / "flyer.json").read_text()) | {"quantity": 3}
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    said = ran(capsys, "ticket", "build", "--form", "flyer", "--answers", tmp_path / "answers.json", "--json")
    assert (said.code, said.json["error"]["code"]) == (1, "bad-answers")
    assert [one["field"] for one in said.json["error"]["problems"]] == ["/quantity"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--form", "flier"], "There is no order form 'flier'"),
        (["--form", "flyer", "--dialect", "jdf-0"], "There is no dialect 'jdf-0'"),
        (["--form", "flyer", "--file", f"spine={ANSWERS / 'flyer.json'}"], "has no place for a file 'spine'"),
    ],
)
def test_what_does_not_exist_ends_with_2_and_says_what_does(
    words: list[str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "ticket", "build", "--answers", ANSWERS / "flyer.json", *words, "--json")
    assert said.code == 2
    assert what in said.json["error"]["what"]
    assert said.json["error"]["fix"]


def test_a_broken_ticket_ends_with_1_and_says_where(flyer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flyer.write_bytes(flyer.read_bytes().replace(b'Status="Waiting"', b'Status="Wating"', 1))
    said = ran(capsys, "ticket", "validate", flyer)
    assert said.code == 1
    assert "/JDF/@Status" in said.out


def test_a_folder_and_the_input_are_judged_like_files(
    flyer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sys.stdin", TextIOWrapper(BytesIO(flyer.read_bytes().replace(b"<Pages ", b"<Pagez ")))
    )
    said = ran(capsys, "ticket", "validate", flyer.parent, "-", "--json")
    assert said.code == 1
    folder, given = said.json["tickets"]
    assert (folder["file"], folder["findings"]) == (str(flyer), [])
    assert [one["code"] for one in given["findings"]] == ["element-unknown"]


def test_what_an_older_version_lacks_is_told_where_asked(
    flyer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "ticket", "validate", flyer, "--version-reach", "1.5").code == 0
    said = ran(capsys, "ticket", "validate", flyer, "--version-reach", "1.2", "--json")
    assert said.code == 1
    assert {one["code"] for one in said.json["tickets"][0]["findings"]} <= {
        "element-too-new",
        "attribute-too-new",
    }


def test_the_depth_of_structure_looks_at_no_references(
    flyer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flyer.write_bytes(flyer.read_bytes().replace(b'rRef="', b'rRef="Gone'))
    assert ran(capsys, "ticket", "validate", flyer).code == 1
    assert ran(capsys, "ticket", "validate", flyer, "--depth", "structure").code == 0


@pytest.mark.parametrize("words", [["--depth", "abyss"], ["--version-reach", "9.9"]])
def test_a_depth_or_version_nobody_knows_ends_with_2(
    words: list[str], flyer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "ticket", "validate", flyer, *words, "--json")
    assert said.code == 2
    assert "Choose one of" in said.json["error"]["fix"]


def test_a_file_that_is_no_ticket_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jdf").write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    assert ran(capsys, "ticket", "validate", tmp_path / "x.jdf").code == 1
    assert ran(capsys, "ticket", "show", tmp_path / "x.jdf", "--json").code == 1


def test_an_order_is_written_as_xjdf_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slot = f"single={artwork(tmp_path, 2)}"
    words = ["--form", "flyer", "--answers", ANSWERS / "flyer.json", "--file", slot, "--dialect", "xjdf-2.2"]
    root = parse_xml(ran(capsys, "ticket", "build", *words).out.encode())
    assert (root.tag.rpartition("}")[2], root.get("Version"), root.get("Types")) == ("XJDF", "2.2", "Product")


def test_a_ticket_is_converted_and_what_was_lost_is_told(
    flyer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "flyer.xjdf"
    told = ran(capsys, "ticket", "convert", flyer, "--to", "xjdf-2.2", "-o", target, "--json").json
    assert parse_xml(target.read_bytes()).get("Version") == "2.2"
    assert told["tickets"][0]["written"] == str(target)
    assert ran(capsys, "ticket", "diff", flyer, target).code == 0


def test_a_folder_of_tickets_is_converted_into_a_folder(
    flyer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "in").mkdir()
    for name in ("a.jdf", "b.jdf"):
        (tmp_path / "in" / name).write_bytes(flyer.read_bytes())
    words = ["convert", tmp_path / "in", "--to", "jdf-1.3-product"]
    assert ran(capsys, "ticket", *words).code == 2
    assert ran(capsys, "ticket", *words, "-o", tmp_path / "out").code == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["a.jdf", "b.jdf"]


def test_a_dialect_nobody_knows_is_refused(flyer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "ticket", "convert", flyer, "--to", "jdf-9.9").code == 2


def test_two_tickets_that_differ_are_told_apart_in_words(
    flyer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.jdf"
    other.write_bytes(flyer.read_bytes().replace(b'Amount="1000"', b'Amount="1200"'))
    found = ran(capsys, "ticket", "diff", flyer, other)
    assert (found.code, "Quantity 1000 -> 1200" in found.out) == (1, True)


def test_a_ticket_is_explained_from_standard_input(
    flyer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(flyer.read_bytes())))
    found = ran(capsys, "ticket", "explain", "-")
    assert (found.code, "Order TRIAL-1: 1000 pieces of" in found.out) == (0, True)


def test_a_ticket_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "ticket", "explain", tmp_path / "gone.jdf").code == 2


def test_a_value_of_a_ticket_is_followed_back_to_the_field_that_gave_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["--form", "flyer", "--answers", ANSWERS / "flyer.json", "--only", "Weight/@Preferred", "--json"]
    (one,) = ran(capsys, "ticket", "origins", *words).json["values"]
    assert one["from"] == ["job: parts[single].media.gsm < /paper < paper=silk-135"]
    assert ran(capsys, "ticket", "origins", *words[:-3], "--only", "@Class").out.count("standard: ") > 3


def test_a_returned_ticket_is_merged_and_what_stays_ours_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, returned, merged = (tmp_path / name for name in ("ours.jdf", "returned.jdf", "merged.jdf"))
    ours.write_bytes(fixture("jdf-idp-combined.jdf"))
    returned.write_bytes(fixture("jdf-returned-completed.jdf"))
    found = ran(capsys, "ticket", "merge", ours, returned, "-o", merged)
    assert (found.code, "taken  /JDF/@Status  Waiting -> Completed" in found.out) == (0, True)
    assert read_returned(merged.read_bytes()).amount_good == 20
    assert ran(capsys, "ticket", "merge", merged, returned, "--json").json["taken"] == []
    piped = ran(capsys, "ticket", "merge", ours, returned)
    assert piped.out.encode() == merged.read_bytes()
    returned.write_bytes(returned.read_bytes().replace(b'Weight="80"', b'Weight="300"'))
    left = ran(capsys, "ticket", "merge", ours, returned, "-o", merged)
    assert (left.code, "80 -> 300" in left.err) == (1, True)


def test_the_parts_of_a_merged_ticket_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours, returned = tmp_path / "ours.jdf", tmp_path / "returned.jdf"
    ours.write_bytes(fixture("jdf-idp-combined.jdf"))
    returned.write_bytes(fixture("jdf-status-part.jdf"))
    told = ran(capsys, "ticket", "merge", ours, returned, "-o", tmp_path / "merged.jdf").out
    assert "part   SheetName S1  Completed" in told
