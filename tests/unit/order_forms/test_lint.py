"""Each row spoils a good form in one way; lint must name that, and the place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from order_forms import lint
from order_forms_builders import parts_of, written_form

Spoil = Callable[[dict[str, Any], dict[str, dict[str, Any]]], object]


def _decides(root: dict[str, Any], name: str) -> None:
    """Add a field of five choices on which another field hangs."""
    root["properties"][name] = {"enum": [1, 2, 3, 4, 5], "x-informational": True}
    condition = {"properties": {name: {"const": 1}}, "required": [name]}
    root["allOf"].append({"if": condition, "then": {"properties": {"comment": {"maxLength": 10}}}})


MUTANTS: dict[str, tuple[str, str, Spoil]] = {
    # what was done: (code, place, how)
    "a field maps nowhere": (
        "field-without-spec",
        "comment",
        lambda f, _: f["properties"]["comment"].pop("x-spec"),
    ),
    "a path is misspelt": (
        "spec-path-unknown",
        "comment",
        lambda f, _: f["properties"]["comment"].update({"x-spec": "coment"}),
    ),
    "an option writes a path the job lacks": (
        "spec-path-unknown",
        "paper",
        lambda f, _: f["$defs"]["paper"]["x-options"]["offset-90"].update({"colour": "white"}),
    ),
    "a rule sets a path the job lacks": (
        "spec-path-unknown",
        "x-spec-rules/bleed-3-mm",
        lambda f, _: f["x-spec-rules"][1].update({"set": {"parts[single].size.bleed": 3}}),
    ),
    "an if lost its required": (
        "if-without-required",
        "/allOf/0/if",
        lambda f, _: f["allOf"][0]["if"].pop("required"),
    ),
    "an if asks nothing": ("if-about-nothing", "/allOf/0/if", lambda f, _: f["allOf"][0].update({"if": {}})),
    "an object is open": ("object-open", "", lambda f, _: f.pop("unevaluatedProperties")),
    "an inner object is open": (
        "object-open",
        "delivery",
        lambda f, _: f["$defs"]["delivery"].pop("unevaluatedProperties"),
    ),
    "a condition can never be true": (
        "field-unreachable",
        "width_mm",
        lambda f, _: f["allOf"][0]["if"]["properties"]["size"].update({"const": "huge"}),
    ),
    "a choice is shut out by another rule": (
        "choice-unreachable",
        "size",
        lambda f, _: f["properties"]["size"].update({"enum": ["A6", "A5", "A4", "custom"]}),
    ),
    "a keyword nobody reads": ("keyword-unknown", "", lambda f, _: f.update({"anyOf": [{}]})),
    "an annotation is misspelt": (
        "keyword-unknown",
        "/properties/name",
        lambda f, _: f["properties"]["name"].update({"x-units": "mm"}),
    ),
    "a choice means nothing": (
        "option-without-meaning",
        "paper",
        lambda f, _: f["$defs"]["paper"]["x-options"].pop("silk-170"),
    ),
    "a meaning without a choice": (
        "option-unknown",
        "paper",
        lambda f, _: f["$defs"]["paper"]["enum"].remove("silk-170"),
    ),
    "two fields write one path": (
        "two-writers",
        "",
        lambda f, _: f["properties"]["comment"].update({"x-spec": "name"}),
    ),
    "width is asked beside a size": (
        "two-writers",
        "",
        lambda f, _: f["$defs"]["size"]["x-options"]["custom"].update({"trim_w_mm": 100}),
    ),
    "a rule is gone and a value has no source": (
        "value-without-source",
        "parts[single].size.bleed_mm",
        lambda f, _: f["x-spec-rules"].pop(1),
    ),
    "a rule is gone and the job is incomplete": ("job-incomplete", "", lambda f, _: f["x-spec-rules"].pop(0)),
    "a rule never applies": (
        "rule-unused",
        "idle",
        lambda f, _: f["x-spec-rules"].append({"rule": "idle", "set": {"name": "x"}}),
    ),
    "a job breaks an invariant": (
        "job-refused",
        "delivery",
        lambda f, _: (
            f["properties"]["quantity"].update({"x-spec": "quantity"})
            or f["x-spec-rules"].append({"rule": "nothing-said", "set": {"delivery[0].quantity": 1}})
        ),
    ),
    "a template names a missing answer": (
        "spec-name-unknown",
        "comment",
        lambda f, _: f["properties"]["comment"].update({"x-spec": "parts[{role}].id"}),
    ),
    "a file is for no part": (
        "slot-part-unknown",
        "single",
        lambda f, _: f["x-file"].update({"part": "cover"}),
    ),
    "a pattern without an example": (
        "corner-refused",
        "/delivery/country_code",
        lambda f, _: f["$defs"]["delivery"]["properties"]["country_code"].pop("examples"),
    ),
    "a field claims a price line that is not there": (
        "price-key-unknown",
        "comment",
        lambda f, _: f["properties"]["comment"].update({"x-price": ["talk"]}),
    ),
    "a field hides that it moves a price": (
        "price-unmarked",
        "paper",
        lambda f, _: f["properties"]["paper"].pop("x-price"),
    ),
    "a field claims to move a price": (
        "price-mark-idle",
        "comment",
        lambda f, _: f["properties"]["comment"].update({"x-price": ["paper"]}),
    ),
    "a paper has no price": (
        "price-without-rate",
        "parts[single].media.stock=offset-90",
        lambda f, _: f["x-pricing"]["lines"][3]["by"][0]["table"].pop("offset-90"),
    ),
    "a price line is never paid": (
        "price-line-unused",
        "printing",
        lambda f, _: f["x-pricing"]["lines"][1].update({"only_with": "parts[single].finish[0].op"}),
    ),
    "a label is missing in one language": (
        "text-missing",
        "texts.de.json/fields/paper",
        lambda _, t: t["de"]["fields"].pop("paper"),
    ),
    "a choice is not named in one language": (
        "text-missing",
        "texts.de.json/fields/size/options/A4",
        lambda _, t: t["de"]["fields"]["size"]["options"].pop("A4"),
    ),
    "a name for no choice": (
        "text-for-nothing",
        "texts.en.json",
        lambda _, t: t["en"]["fields"]["size"]["options"].update({"A3": "A3"}),
    ),
    "a rule has no sentence": (
        "text-missing",
        "texts.en.json/rules/bleed-3-mm",
        lambda _, t: t["en"]["rules"].pop("bleed-3-mm"),
    ),
    "a price line has no words": (
        "text-missing",
        "texts.en.json/price/paper",
        lambda _, t: t["en"]["price"].pop("paper"),
    ),
    "a file has no name": (
        "text-missing",
        "texts.en.json/slots/single",
        lambda _, t: t["en"]["slots"].clear(),
    ),
    "a constraint has no words": ("message-missing", "name", lambda _, t: t["de"]["messages"].pop("blank")),
    "a pattern is not explained": (
        "message-missing",
        "delivery.postal_code",
        lambda f, _: f["$defs"]["delivery"]["properties"]["postal_code"]["x-messages"].pop("pattern"),
    ),
    "a message has an empty placeholder": (
        "placeholder-unknown",
        "texts.en.json/messages/blank",
        lambda _, t: t["en"]["messages"]["blank"].update({"fix": "Ask {who}."}),
    ),
    "a message has no way out": (
        "text-missing",
        "texts.en.json/messages/blank",
        lambda _, t: t["en"]["messages"]["blank"].update({"fix": ""}),
    ),
    "a price text has an empty placeholder": (
        "placeholder-unknown",
        "texts.en.json/price/paper",
        lambda _, t: t["en"]["price"].update({"paper": "Paper {gsm}"}),
    ),
    "a language without shared words": (
        "message-missing",
        "",
        lambda _, t: t.update({"fr": t["en"]}),
    ),
    "too many fields decide": (
        "form-tangled",
        "",
        lambda f, _: [_decides(f, f"extra{number}") for number in range(4)],
    ),
}


@pytest.mark.parametrize("what", MUTANTS)
def test_a_spoilt_form_is_refused_with_the_place(tmp_path: Path, what: str) -> None:
    code, place, spoil = MUTANTS[what]
    root, texts = parts_of("flyer")
    spoil(root, texts)
    problems = lint(written_form(tmp_path, root, texts))
    assert (code, place) in {(problem.code, problem.path) for problem in problems}
    assert all(problem.message for problem in problems)


def test_an_informational_field_needs_no_path(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    root["properties"]["heard_of_us"] = {"$ref": "#/$defs/line", "x-informational": True}
    for words in texts.values():
        words["fields"]["heard_of_us"] = {"label": "How did you hear of us?"}
    assert lint(written_form(tmp_path, root, texts)) == ()
