"""Every check against the files made for it, through the sandbox; one without the other is red."""

import pytest

from atomic_files import AtomicFile, Fails, Passes, atomic_files, judged, named
from preflight import Verdict, registered_checks
from preflight.check import Check

CHECKS = [pytest.param(check, id=check.id) for check in registered_checks().values()]
TABLE = [pytest.param(group, check, id=check) for group, check in atomic_files()]
PASSING = [pytest.param(check, file, id=name) for name, check, file in named() if isinstance(file, Passes)]
FAILING = [pytest.param(check, file, id=name) for name, check, file in named() if isinstance(file, Fails)]


@pytest.mark.parametrize(("group", "check"), TABLE)
def test_the_check_is_there(group: str, check: str) -> None:
    assert check in registered_checks()
    assert registered_checks()[check].group == group


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_has_at_least_two_files_that_pass_and_two_that_fail(check: Check) -> None:
    files: tuple[AtomicFile, ...] = atomic_files().get((check.group, check.id), ())
    assert sum(isinstance(file, Passes) for file in files) >= 2
    assert sum(isinstance(file, Fails) for file in files) >= 2


@pytest.mark.parametrize(("check", "file"), PASSING)
def test_a_file_that_passes_is_not_flagged_nor_stopped_by_another_check(check: str, file: Passes) -> None:
    report = judged(file)
    assert report.crashed == ()
    assert [finding.message for finding in report.findings if finding.check == check] == []
    others = {finding.check for finding in report.findings if finding.severity in ("error", "signoff")}
    assert others <= set(file.beside)
    assert report.verdict is not Verdict.NOT_CHECKED


@pytest.mark.parametrize(("check", "file"), FAILING)
def test_a_file_that_fails_is_flagged_on_its_page_with_its_figure_and_place(check: str, file: Fails) -> None:
    found = [f for f in judged(file).findings if f.check == check and f.arguments["case"] == file.case]
    assert [finding.pages for finding in found] == [file.pages]
    [finding] = found
    if file.side is not None:
        assert finding.side == file.side
    if file.measured is not None:
        assert finding.measured == (
            file.measured if isinstance(file.measured, str) else pytest.approx(file.measured, rel=0.01)
        )
    if file.place is not None:
        assert [place.rect_mm for place in finding.places] == [pytest.approx(file.place, abs=0.1)]
