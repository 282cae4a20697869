"""Files with one fault: ours, and those that others built. Each must be told by its check, with page, side and figure.

Prints a table of both sets. A check without an oracle that is not ours is named in ONLY_BY_HAND: its figures were
reckoned by hand when its files were written, and stand there as such.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from atomic_files import Fails, judged, named
from corpora import corpora_dir
from corpus_faults import FAULTS, KINDS_OF_FILES, LEFT_OUT, SOUND_FOR_US, STRUCTURE, Fault
from preflight import (
    Facts,
    Finding,
    PixelFacts,
    Report,
    Severity,
    Verdict,
    evaluate,
    load_profile,
    registered_checks,
)
from preflight_corpus import Row, facts_of_file, pixels_of_file, rows

LEAST_FLAGGED = 0.99


@cache
def of_ours() -> tuple[tuple[str, str, bool], ...]:
    """Say of each file of ours its name, its check, and whether it was told right."""
    return tuple(
        (name, check, told_right(check, file)) for name, check, file in named() if isinstance(file, Fails)
    )


def told_right(check: str, file: Fails) -> bool:
    found = [f for f in judged(file).findings if f.check == check and f.arguments["case"] == file.case]
    return len(found) == 1 and found[0].pages == file.pages and _agrees(found[0], file.side, file.measured)


def _agrees(found: Finding, side: str | None, measured: float | str | None) -> bool:
    same_side = side is None or found.side == side
    if measured is None or isinstance(measured, str):
        return same_side and (measured is None or found.measured == measured)
    slack = 0.1 if found.unit == "mm" else 0.01 * measured
    return same_side and isinstance(found.measured, float | int) and abs(found.measured - measured) <= slack


def test_ours_are_told_with_page_side_and_figure() -> None:
    wrong = [name for name, _, right in of_ours() if not right]
    print(f"ours: {len(of_ours()) - len(wrong)} of {len(of_ours())} told right")
    assert wrong == []


@cache
def report_of(fault: Fault) -> Report:
    row = next(row for row in rows() if row.name == fault.file)
    facts, pixels = facts_of_file(fault.file), pixels_of_file(fault.file)
    assert isinstance(facts, Facts), facts
    assert pixels is None or isinstance(pixels, PixelFacts), pixels
    profile = replace(load_profile("sheetfed"), off=frozenset())
    if fault.setting:
        check, key, value = fault.setting
        profile = replace(profile, settings={**profile.settings, check: {key: value}})
    order = replace(row.order, **dict(fault.order))  # type: ignore[arg-type]  # fields of Expected
    return evaluate(facts, order, profile, pixels)


@pytest.mark.corpus
@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.file) for fault in FAULTS])
def test_the_fault_of_a_file_of_others_is_told(fault: Fault) -> None:
    found = [
        f for f in report_of(fault).findings if (f.check, f.arguments["case"]) == (fault.check, fault.case)
    ]
    if fault.inks:
        assert {finding.arguments["ink"] for finding in found} == fault.inks
        return
    assert [finding.pages for finding in found] == [fault.pages]
    [finding] = found
    if fault.side:
        assert finding.side == fault.side
    if fault.measured is not None:
        assert fault.by_hand
        assert _agrees(finding, None, fault.measured), finding.measured
    if fault.ppi:
        assert finding.measured == pytest.approx(
            ppi_by_pdfium(corpora_dir("pdf", fault.file), fault.check), rel=0.01
        )
    if fault.place:
        [place] = finding.places
        assert covers(place.rect_mm, fault.place)


def covers(found: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    slack = 0.1
    low = all(a <= b + slack for a, b in zip(found[:2], wanted[:2], strict=True))
    return low and all(a >= b - slack for a, b in zip(found[2:], wanted[2:], strict=True))


def ppi_by_pdfium(path: Path, check: str) -> float:
    """Reckon the least pixels an inch on the first page, of line art or of pictures, by PDFium."""
    document = pypdfium2.PdfDocument(path)
    pictures = document[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=8)
    told = [picture.get_metadata() for picture in pictures]
    line_art = check == "low-resolution-line-art"
    return min(
        min(one.horizontal_dpi, one.vertical_dpi) for one in told if (one.bits_per_pixel == 1) is line_art
    )


@pytest.mark.corpus
def test_each_file_with_a_fault_for_a_press_is_told_or_left_out_by_name() -> None:
    about = {
        row.name
        for row in rows()
        if row.name.startswith(("syn-", "yob-")) and not row.expected.startswith("OK")
    }
    told = {fault.file for fault in FAULTS}
    assert about - told == {*LEFT_OUT, *KINDS_OF_FILES}
    assert not told & set(LEFT_OUT)


@pytest.mark.corpus
@pytest.mark.parametrize("name", KINDS_OF_FILES)
def test_what_is_no_pdf_does_not_go_on_unseen(name: str) -> None:
    facts = facts_of_file(name)
    assert isinstance(facts, Facts)
    report = evaluate(facts, next(row for row in rows() if row.name == name).order, load_profile("sheetfed"))
    assert report.verdict in (Verdict.STOP, Verdict.WARN)
    assert [finding for finding in report.findings if finding.severity is not Severity.INFO]


@pytest.mark.corpus
def test_what_qpdf_warns_of_is_told_by_a_check_of_structure_or_named() -> None:
    warned = [row for row in rows() if row.libraries["qpdf_check"] in ("warn", "error")]
    untold = {row.name for row in warned if not structural(row)}
    print(f"structure: {len(warned) - len(untold)} of {len(warned)} files that qpdf warns of are told")
    assert len(warned) > 90
    assert untold == set(SOUND_FOR_US)


def structural(row: Row) -> bool:
    facts = facts_of_file(row.name)
    if not isinstance(facts, Facts):
        return True
    profile = load_profile("sheetfed")
    if STRUCTURE & {finding.check for finding in evaluate(facts, row.order, profile).findings}:
        return True
    pixels = pixels_of_file(row.name)
    measured = pixels if isinstance(pixels, PixelFacts) else None
    return bool(
        STRUCTURE & {finding.check for finding in evaluate(facts, row.order, profile, measured).findings}
    )


@pytest.mark.corpus
def test_the_table_of_both_sets() -> None:
    ours: dict[str, list[bool]] = defaultdict(list)
    for _, check, right in of_ours():
        ours[check].append(right)
    others = Counter(fault.check for fault in FAULTS)
    print(f"{'check':<28}{'ours':>8}{'others':>8}  oracle")
    for check in sorted(registered_checks()):
        said = sorted({fault.oracle for fault in FAULTS if fault.check == check}) or ["by hand"]
        print(f"{check:<28}{sum(ours[check]):>5}/{len(ours[check]):<2}{others[check]:>8}  {', '.join(said)}")
    right = sum(right for _, _, right in of_ours())
    assert right >= LEAST_FLAGGED * len(of_ours())
