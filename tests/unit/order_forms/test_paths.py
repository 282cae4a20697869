import pytest

from order_forms.paths import exists, gathered, leaves, overlapping


@pytest.mark.parametrize(
    "path",
    [
        "name",
        "parts[cover].media.gsm",
        "parts[single]",
        "parts[x].print.back.inks",
        "delivery[0].due",
        "binding.edge",
    ],
)
def test_a_path_that_the_job_has_is_known(path: str) -> None:
    assert exists(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "nam",
            "name.first",
            "parts.media",
            "parts[x].media.colour",
            "name[0]",
            "parts[]",
            "parts[a]x",
            "Name",
        ),
        *("binding.type.x", "parts[x].print.front.inks.x"),
    ],
)
def test_a_path_that_the_job_does_not_have_is_unknown(path: str) -> None:
    assert not exists(path)


def test_values_gathered_by_path_come_apart_into_the_same_paths() -> None:
    values = {
        "a": 1,
        "parts[x].id": "x",
        "parts[x].inks": ["K"],
        "parts[y].id": "y",
        "list[0].b.c": None,
        "list[1].b": [],
    }
    made = gathered(values)
    assert made["parts"] == [{"id": "x", "inks": ["K"]}, {"id": "y"}]
    assert dict(leaves(made)) == values


@pytest.mark.parametrize(
    ("path", "others", "found"),
    [
        ("a.b", ["a.b"], "a.b"),
        ("a.b", ["a"], "a"),
        ("a", ["a[0].b"], "a[0].b"),
        ("a[0].b", ["a"], "a"),
        ("a.b", ["a.bc", "a.c", "ab"], ""),
    ],
)
def test_paths_overlap_where_one_holds_the_other(path: str, others: list[str], found: str) -> None:
    assert overlapping(path, dict.fromkeys(others)) == found
