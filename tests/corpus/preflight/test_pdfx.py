"""Claims of PDF/X that others made: a file of the corpus that keeps its level, and what Ghostscript writes as PDF/X-3.

Ghostscript is a tool of the tests; where it is not there they are left out, and say so.
"""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from corpora import corpora_dir
from preflight import Facts
from preflight.pdfx import broken_rules, claimed_standards
from preflight.reading.pdfx import pdfx_of
from preflight_builders import known_facts
from preflight_corpus import facts_of_file, rows

_WITH_NAME = "[/GTS_PDFXVersion (PDF/X-3:2002) /Title (T) /Trapped /False /DOCINFO pdfmark\n"
_WITH_INTENT = """
[/_objdef {intent} /type /dict /OBJ pdfmark
[{intent} <</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA51)
  /RegistryName(http://www.color.org)/Info(PSO)>> /PUT pdfmark
[{Catalog} <</OutputIntents[{intent}]>> /PUT pdfmark
"""
_INSIDE = {"halftones", "operators", "presentations"}
_PAGE = """
<</PageSize[595 842]>> setpagedevice
[/TrimBox[10 10 585 832] /PAGE pdfmark
/Times-Roman findfont 24 scalefont setfont 0 0 0 1 setcmykcolor 100 700 moveto (Hello) show
1 0 0 setrgbcolor 100 100 200 200 rectfill showpage
"""
_CMYK = ("-sColorConversionStrategy=CMYK",)
_KEEPING = ("-dPDFX", *_CMYK)
_OLD = ("-dCompatibilityLevel=1.3", "-c", "<</NeverEmbed[]>> setdistillerparams", "-f")
_LOOSE = ("-c", "<</NeverEmbed[/Times-Roman]>> setdistillerparams", "-f")


def written_by_ghostscript(folder: Path, program: str, *options: str) -> bytes:
    """A file that Ghostscript makes of a program; skips where there is none."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not installed")
    source, target = folder / "in.ps", folder / "out.pdf"
    source.write_text(f"%!PS\n{program}")
    fixed = ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={target}")
    subprocess.run([*fixed, *options, str(source)], check=True, timeout=120, capture_output=True)
    return target.read_bytes()


@pytest.mark.corpus
def test_a_file_that_others_know_to_be_pdfx_1a_keeps_every_rule() -> None:
    facts = known_facts(corpora_dir("pdf", "yob-pdfx-1a-subsetting.pdf").read_bytes())
    assert claimed_standards(facts) == ("PDF/X-1a:2001",)
    assert broken_rules(facts, "PDF/X-1a:2001") == ()


@pytest.mark.corpus
@pytest.mark.parametrize("level", ["PDF/X-1a:2003", "PDF/X-3:2002", "PDF/X-3:2003", "PDF/X-4"])
def test_but_for_its_name_it_keeps_the_wider_levels_too(level: str) -> None:
    facts = known_facts(corpora_dir("pdf", "yob-pdfx-1a-subsetting.pdf").read_bytes())
    assert [each.rule.name for each in broken_rules(facts, level)] == ["identification"]


@pytest.mark.corpus
def test_a_file_that_others_fail_for_its_version_breaks_that_rule() -> None:
    facts = known_facts(corpora_dir("pdf", "yob-version_1_4.pdf").read_bytes())
    assert "version" in [each.rule.id for each in broken_rules(facts, "PDF/X-1a:2001")]


@pytest.mark.corpus
def test_of_the_suite_of_verapdf_those_files_break_a_rule_that_fail_the_same_clause_of_pdfa() -> None:
    """Clauses 6.2.2 and 6.2.8.3 of ISO 19005-2 ask of operators and of JPEG 2000 what PDF/X-4 asks."""
    found = {
        (row.name.rpartition("suite_")[2], rule)
        for row in rows()
        if row.name.startswith("vera-")
        for rule in _broken_within(row.name)
    }
    assert found == {
        ("6-2-2-t01-fail-a.pdf", "operators"),
        ("6-2-8-3-t01-fail-b.pdf", "jpeg-2000-channels"),
        ("6-2-8-3-t05-fail-a.pdf", "jpeg-2000-bits"),
    }


def _broken_within(name: str) -> list[str]:
    """Rules on the inside of a file that it breaks, asked as if it claimed PDF/X-4."""
    facts = facts_of_file(name)
    if not isinstance(facts, Facts) or not facts.pages:
        return []
    with pikepdf.open(corpora_dir("pdf", name)) as file:
        asked = replace(facts, pdfx=pdfx_of(file))
    broken = [each.rule.id for each in broken_rules(asked, "PDF/X-4")]
    return [rule for rule in broken if rule in _INSIDE or rule.startswith("jpeg-2000-")]


def test_what_ghostscript_writes_as_pdfx_3_keeps_every_rule(tmp_path: Path) -> None:
    facts = known_facts(written_by_ghostscript(tmp_path, _WITH_NAME + _WITH_INTENT + _PAGE, *_KEEPING))
    assert claimed_standards(facts) == ("PDF/X-3:2002",)
    assert broken_rules(facts, "PDF/X-3:2002") == ()


@pytest.mark.parametrize(
    ("program", "options", "broken"),
    [
        (_WITH_NAME + _PAGE, _KEEPING, ["output-intent"]),
        (_WITH_NAME + _WITH_INTENT + _PAGE, _OLD, ["colour"]),
        (_WITH_NAME + _WITH_INTENT + _PAGE, ("-dCompatibilityLevel=1.3", *_CMYK, *_LOOSE), ["fonts"]),
        (_WITH_NAME + _WITH_INTENT + _PAGE, (*_CMYK, "-sOwnerPassword=o", *_OLD), ["encryption"]),
    ],
    ids=["no intent", "RGB", "fonts", "locked"],
)
def test_what_ghostscript_writes_without_that_care_does_not(
    tmp_path: Path, program: str, options: tuple[str, ...], broken: list[str]
) -> None:
    facts = known_facts(written_by_ghostscript(tmp_path, program, *options))
    assert [each.rule.id for each in broken_rules(facts, "PDF/X-3:2002")] == broken
