import json
import subprocess
import sys
from pathlib import Path

import pytest

from artwork_builders import zipped
from preflight import Report
from preflight.__main__ import main
from preflight_builders import flate_bomb, locked, page, pdf

PROJECT = Path(__file__).parents[3]
ORDER = ["--trim", "210x297", "--bleed", "3", "--pages", "1"]


def run(tmp_path: Path, *contents: bytes, more: tuple[str, ...] = ()) -> int:
    paths = []
    for number, data in enumerate(contents):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(data)
    return main([*map(str, paths), *ORDER, *more])


def test_the_exit_code_tells_the_verdict(tmp_path: Path) -> None:
    warned = pdf(page((297, 210)))
    verdicts = [run(tmp_path, data) for data in (pdf(page()), warned, pdf(page(bleed=0)), flate_bomb(100))]
    assert verdicts == [0, 1, 2, 3]


def test_of_several_files_the_worst_counts(tmp_path: Path) -> None:
    assert run(tmp_path, pdf(page()), pdf(page(bleed=0)), pdf(page())) == 2


def test_people_read_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, pdf(page(bleed=0)))
    told = capsys.readouterr().out
    assert "missing-bleed" in told
    assert "stop" in told


def test_programs_read_one_report_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, pdf(page()), pdf(page(bleed=0)), more=("--json",))
    reports = [Report.from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [str(report.verdict) for report in reports] == ["pass", "stop"]


def test_reports_of_all_files_go_into_one_page_with_pictures(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert (
        run(tmp_path, pdf(page()), pdf(page(bleed=0)), more=("--html", str(target), "--language", "de")) == 2
    )
    told = target.read_text("utf-8")
    assert "0.pdf" in told
    assert "1.pdf" in told
    assert told.count("data:image/") == 1
    assert "So nicht druckbar" in told


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "nowhere" / "report.html"
    assert run(tmp_path, pdf(page()), more=("--html", str(target))) == 73
    assert "cannot be written" in capsys.readouterr().err


def test_a_copy_with_notes_is_written_beside_the_file_which_stays(tmp_path: Path) -> None:
    data = pdf(page(bleed=0))
    assert run(tmp_path, data, more=("--annotated", str(tmp_path))) == 2
    assert (tmp_path / "0.annotated.pdf").read_bytes().startswith(data)
    assert (tmp_path / "0.pdf").read_bytes() == data


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, pdf(page(bleed=0)), more=("--annotated", str(tmp_path / "nowhere"))) == 73
    assert "cannot be written" in capsys.readouterr().err


def test_a_file_that_cannot_be_annotated_is_judged_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, locked(pdf(page()), user="u"), more=("--annotated", str(tmp_path))) == 2
    assert "cannot be annotated" in capsys.readouterr().err


def test_a_wanted_standard_stops_a_file_that_does_not_claim_it(tmp_path: Path) -> None:
    assert run(tmp_path, pdf(page()), more=("--wanted-standard", "PDF/X-4")) == 2


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "3 a file could not be checked" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [[], ["x.pdf", "--trim", "A4"], ["x.pdf", "--pages", "many"], ["x.pdf", "--no-such-option"]],
)
def test_a_wrong_command_line_is_told_from_a_bad_file(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 64


def test_an_unknown_profile_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, pdf(page()), more=("--profile", "sheetfet")) == 64
    assert "sheetfed" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_not_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/nowhere/x.pdf"]) == 3
    assert "/nowhere/x.pdf" in capsys.readouterr().err


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(page()))
    command = [sys.executable, "-m", "preflight", str(path), *ORDER, "--json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["verdict"] == "pass"


def test_what_could_be_mended_is_told_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, pdf(page(bleed=0)), more=("--propose",)) == 2
    assert "mirror-bleed: Page 1: mirror 3 mm" in capsys.readouterr().out


def test_programs_read_one_proposal_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, pdf(page(bleed=0)), more=("--propose", "--json"))
    _, proposal = map(json.loads, capsys.readouterr().out.splitlines())
    assert (proposal["schema"], proposal["fix"]["id"]) == ("preflight-proposal/1", "mirror-bleed")


def test_why_nothing_is_mended_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, locked(pdf(page(bleed=0)), extract=False), more=("--propose",))
    assert "protected by a password" in capsys.readouterr().out


def test_a_mended_copy_is_written_and_judged_and_the_file_stays(tmp_path: Path) -> None:
    data, out = pdf(page(bleed=0)), tmp_path / "fixed.pdf"
    assert run(tmp_path, data, more=("--fix", "mirror-bleed", "--out", str(out))) == 0
    assert (tmp_path / "0.pdf").read_bytes() == data
    again = tmp_path / "again.pdf"
    run(tmp_path, data, more=("--fix", "mirror-bleed", "--out", str(again)))
    assert again.read_bytes() == out.read_bytes()


def test_what_the_copy_was_made_for_is_told_as_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(
        tmp_path,
        pdf(page(bleed=0)),
        more=("--fix", "mirror-bleed", "--out", str(tmp_path / "fixed.pdf"), "--json"),
    )
    (fixed,) = json.loads(capsys.readouterr().out)["fixed"]
    assert (fixed["finding"]["check"], fixed["fixup"]) == ("missing-bleed", "mirror-bleed")


def test_a_fixup_that_nothing_asks_for_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "fixed.pdf"
    assert run(tmp_path, pdf(page()), more=("--fix", "rotate", "--out", str(out))) == 65
    assert "nothing was found that rotate mends" in capsys.readouterr().err
    assert run(tmp_path, locked(pdf(page()), user="x"), more=("--fix", "rotate", "--out", str(out))) == 65
    assert not out.exists()


def test_a_mended_copy_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "fixed.pdf"
    assert run(tmp_path, pdf(page(bleed=0)), more=("--fix", "mirror-bleed", "--out", str(out))) == 73


@pytest.mark.parametrize(
    "more", [("--fix", "rotate"), ("--out", "x"), ("--fix", "make-it-nice", "--out", "x")]
)
def test_a_fix_without_a_place_or_of_no_name_is_a_wrong_command_line(more: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["x.pdf", *more])
    assert ended.value.code == 64


def test_the_likeliest_pdf_of_a_packed_folder_is_taken_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = {"long.pdf": pdf(page(), page()), "sheet.pdf": pdf(page())}
    job, out = tmp_path / "job.zip", tmp_path / "out.pdf"
    job.write_bytes(zipped(inner))
    code = main(
        [
            str(job),
            "--trim",
            "210x297",
            "--pages",
            "1",
            "--fix",
            "take-from-archive",
            "--out",
            str(out),
            "--json",
        ]
    )
    assert (code, out.read_bytes()) == (0, inner["sheet.pdf"])
    fixed = json.loads(capsys.readouterr().out)["fixed"]
    assert [each["fixup"] for each in fixed] == ["take-from-archive"]
