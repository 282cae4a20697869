import pytest

from preflight.pixels.leftovers import Found, leftovers


def told(text: str) -> list[tuple[Found, str]]:
    return [(found.kind, text[found.start : found.end].strip(", ")) for found in leftovers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LOREM\r\nIPSUM", [(Found.FILLER, "LOREM\r\nIPSUM")]),
        ("Hier steht Blindtext", [(Found.FILLER, "Hier steht Blindtext")]),
        ("Price: XXX EUR", [(Found.FILLER, "XXX")]),
        ("\xabName\xbb, \xabOrt\xbb", [(Found.FIELD, "\xabName\xbb"), (Found.FIELD, "\xabOrt\xbb")]),
        ("Dear ${first.name}", [(Found.FIELD, "${first.name}")]),
        ("[Your Name]", [(Found.FIELD, "[Your Name]")]),
        ("<<First Name>>", [(Found.FIELD, "<<First Name>>")]),
        ("{ MERGEFIELD Ort }", [(Found.FIELD, "{ MERGEFIELD Ort }")]),
        ("Ihr Text hier", [(Found.HINT, "Ihr Text hier")]),
        ("Max Mustermann", [(Found.HINT, "Max Mustermann")]),
        ("hello@reallygreatsite.com", [(Found.HINT, "reallygreatsite.com")]),
    ],
)
def test_what_was_to_be_replaced_is_found(text: str, found: list[tuple[Found, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "XXL XXXL",
        "Chapter XXX",
        "die \xabStadt\xbb",
        "<title>",
        "a << b >> c",
        "x{1}",
        "[12]",
        "100 % fett",
        "\xab Oui \xbb",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("rubbish", ["\xab" + "_" * 50_000, "{{ " * 20_000, "<<a" * 20_000, "[first " * 8000])
def test_rubbish_finds_nothing_however_long(rubbish: str) -> None:
    assert told(rubbish) == []
