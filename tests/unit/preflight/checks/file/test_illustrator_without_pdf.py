from preflight_builders import look, told
from wording_builders import leaf, line, read

NOTE = "This is an Adobe\xae Illustrator\xae File that was saved without PDF Content."


def test_the_note_stops_the_file_and_names_the_way_out() -> None:
    report = look(read(leaf(line(NOTE, "20 700", size=7))))
    assert told(report, "illustrator-without-pdf") == [("note-only", "error", "1")]
    assert any("Adobe PDF" in finding.customer for finding in report.findings)
