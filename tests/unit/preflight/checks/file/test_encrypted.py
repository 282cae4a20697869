from preflight_builders import check, locked, page, pdf, told

SOUND = pdf(page())


def test_an_open_file_is_not_flagged() -> None:
    assert told(check(SOUND), "encrypted") == []


def test_an_open_file_of_many_pages_is_not_flagged() -> None:
    assert told(check(pdf(*[page()] * 5)), "encrypted") == []


def test_a_file_that_asks_for_a_password_is_refused() -> None:
    assert told(check(locked(SOUND, user="secret")), "encrypted") == [("password", "error", "")]


def test_a_password_spares_the_other_checks() -> None:
    report = check(locked(SOUND, user="secret"))
    assert {f.check for f in report.findings} == {"encrypted"}
    assert {s.check: s.why for s in report.skipped}["missing-bleed"] == "explained by encrypted"


def test_a_file_that_forbids_printing_is_refused() -> None:
    data = locked(SOUND, print_lowres=False, print_highres=False)
    assert told(check(data), "encrypted") == [("no-printing", "error", "")]


def test_a_file_that_forbids_printing_is_still_measured() -> None:
    data = locked(pdf(page(bleed=0)), print_lowres=False, print_highres=False)
    assert told(check(data), "missing-bleed") == [("short", "error", "1")]


def test_a_file_that_forbids_only_printing_well_is_warned_of_and_named() -> None:
    report = check(locked(SOUND, print_highres=False))
    assert told(report, "encrypted") == [("coarse-printing", "warning", "")]
    assert "print in high quality" in report.findings[0].message


def test_an_owner_password_alone_is_warned_of() -> None:
    assert told(check(locked(SOUND)), "encrypted") == [("restricted", "warning", "")]
