from preflight_builders import check, page, pdf, told

CHECK = "font-not-embedded"
TEXT = b"BT /F 12 Tf (Hello) Tj ET"


def in_font(name: str, *, content: bytes = TEXT) -> bytes:
    font = f"<</Type/Font/Subtype/TrueType/BaseFont/{name}>>"
    return pdf(page(content=content, entries=f"/Resources<</Font<</F {font}>>>>"), page())


def test_a_font_that_is_missing_is_told_with_its_name_and_stops_the_file() -> None:
    report = check(in_font("Gill#20Sans"))
    assert told(report, CHECK) == [("missing", "error", "1")]
    [finding] = report.findings
    assert "Gill Sans" in finding.customer
    assert "TrueType" in finding.message


def test_each_missing_font_is_a_finding_of_its_own_with_its_pages() -> None:
    fonts = "/F<</Type/Font/Subtype/Type1/BaseFont/A>>/G<</Type/Font/Subtype/Type1/BaseFont/B>>"
    both = page(content=TEXT + b" BT /G 9 Tf (b) Tj ET", entries=f"/Resources<</Font<<{fonts}>>>>")
    one = page(content=TEXT, entries=f"/Resources<</Font<<{fonts}>>>>")
    report = check(pdf(both, one, both))
    assert told(report, CHECK) == [("missing", "error", "1-3"), ("missing", "error", "1, 3")]


def test_a_font_that_is_listed_and_never_used_is_no_fault() -> None:
    assert told(check(in_font("Arial", content=b"0 0 9 9 re f")), CHECK) == []


def test_a_name_full_of_braces_is_only_a_name() -> None:
    [finding] = check(in_font("#7B0#7D#7Bon_pages#7D#25n")).findings
    assert "{0}{on_pages}%n" in finding.customer
