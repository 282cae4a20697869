from dataclasses import replace

from artwork_builders import card
from preflight import Report, evaluate, load_profile
from preflight_builders import known_facts

CHECK = "table-order"


def judged(data: bytes, records: int | None, *columns: str) -> Report:
    order = replace(card(), records=records, columns=columns)
    return evaluate(known_facts(data), order, load_profile("sheetfed"))


def test_what_is_missing_is_named_and_what_is_there_besides_does_no_harm() -> None:
    report = judged(b"Name;City;Zip\nA;B;1\n", 1, "city", "Street", "Street", "Zip")
    [finding] = [each for each in report.findings if each.check == CHECK]
    assert (finding.measured, finding.wanted, finding.severity) == (1, 0, "error")
    assert (finding.arguments["name"], finding.arguments["names"]) == ("Street", "Street")
    assert finding.from_order == ("columns",)


def test_of_very_many_that_are_missing_the_first_are_named() -> None:
    report = judged(b"Name;City;Zip\nA;B;1\n", None, *(f"Field {number}" for number in range(9)))
    [finding] = [each for each in report.findings if each.check == CHECK]
    assert finding.arguments["names"] == "Field 0, Field 1, Field 2, Field 3, Field 4, ..."


def test_a_row_without_anything_in_it_counts_for_nothing() -> None:
    report = judged(b"Name;City;Zip\nA;B;1\n;;\n\nC;D;2\n", 2)
    assert [each for each in report.findings if each.check == CHECK] == []
    [finding] = [each for each in judged(b"Name;City;Zip\nA;B;1\n", 500).findings if each.check == CHECK]
    assert (finding.measured, finding.wanted, finding.from_order) == (1, 500, ("records",))


def test_a_column_beyond_the_fiftieth_is_found_and_so_is_a_long_name() -> None:
    names = [f"Field {number}" for number in range(80)] + ["x" * 90]
    data = ";".join(names).encode() + b"\n" + b";".join([b"a"] * 81) + b"\n"
    report = judged(data, 1, "Field 79", "x" * 90)
    assert [each for each in report.findings if each.check == CHECK] == []
