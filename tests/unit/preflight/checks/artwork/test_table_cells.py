from artwork_builders import card
from preflight import evaluate, load_profile
from preflight_builders import known_facts, told


def test_rows_are_counted_as_a_person_counts_them() -> None:
    facts = known_facts(b"Name;City;Zip\nA;B;1\nC;;2\n=cmd|x;D;3\n")
    report = evaluate(facts, card(), load_profile("sheetfed"))
    assert sorted(told(report, "table-cells")) == [("empty", "warning", ""), ("formula", "error", "")]
    rows = {
        each.arguments["case"]: each.arguments["row"]
        for each in report.findings
        if each.check == "table-cells"
    }
    assert rows == {"empty": "3", "formula": "4"}
