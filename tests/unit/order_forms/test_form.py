from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from order_forms import (
    FileSlot,
    FormConflictError,
    FormUnreadableError,
    OrderFormError,
    load_form,
    load_library,
)
from order_forms_builders import BOOKLET, FLYER, parts_of, small_form, written_form


def test_a_third_form_is_only_a_new_folder(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    written_form(tmp_path, {**root, "$id": "urn:shop:form:poster:2.1"}, texts)
    forms = load_library([tmp_path])
    assert set(forms) >= {"booklet", "flyer", "poster"}
    assert (forms["poster"].id, forms["poster"].version) == ("poster", "2.1")


def test_a_shops_form_takes_the_place_of_the_packages(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    written_form(tmp_path, {**root, "$id": "urn:shop:form:flyer:9"}, texts)
    assert load_library([tmp_path])["flyer"].version == "9"


def test_two_shop_folders_with_the_same_form_are_refused(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    for folder in ("one", "two"):
        written_form(tmp_path / folder, root, texts)
    with pytest.raises(FormConflictError, match="flyer"):
        load_library([tmp_path / "one", tmp_path / "two"])


def test_a_form_names_every_file_it_can_ask_for() -> None:
    assert FLYER.slots == (FileSlot("single", "single", required=True, label="Print file (PDF)"),)
    assert [(slot.slot, slot.part, slot.required) for slot in BOOKLET.slots] == [
        ("cover", "cover", True),
        ("body", "body", True),
    ]


def test_a_form_is_frozen_and_equal_by_id_and_version() -> None:
    assert load_library()["flyer"] == FLYER != BOOKLET
    with pytest.raises(FrozenInstanceError):
        FLYER.id = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    "ref", ["file:///etc/passwd", "http://127.0.0.1:9/x", "other.json", "#/$defs/none", "#/properties/a"]
)
def test_a_form_that_refers_outside_itself_is_refused_and_nothing_is_fetched(
    tmp_path: Path, ref: str
) -> None:
    with pytest.raises(FormUnreadableError, match="refers to"):
        small_form(tmp_path, {"a": {"$ref": ref}})


def test_a_reference_hidden_from_our_own_walk_is_refused_by_the_validator(tmp_path: Path) -> None:
    with pytest.raises(FormUnreadableError, match="/etc/passwd"):
        small_form(tmp_path, {"a": {"prefixItems": [{"$ref": "file:///etc/passwd"}]}})


def test_a_form_that_refers_to_itself_in_a_circle_is_refused(tmp_path: Path) -> None:
    defs = {"a": {"properties": {"b": {"$ref": "#/$defs/b"}}}, "b": {"items": {"$ref": "#/$defs/a"}}}
    with pytest.raises(FormUnreadableError, match="refers to itself"):
        small_form(tmp_path, {"a": {"$ref": "#/$defs/a"}}, **{"$defs": defs})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"$id": "urn:test:form:bad:1", "type": "strange"}', "no JSON Schema"),
        ('{"$id": "urn:test:form:bad:1", "properties": {"a": true}}', "write an object there"),
        ('{"$id": "urn:test:form:other:1"}', "make them equal"),
        ('{"$id": "https://example.org/form"}', "write urn:"),
        ('{"$id": 1, "$id": 2}', "stands twice"),
        ("{", "no valid JSON"),
        ("[]", "one JSON object"),
    ],
)
def test_what_is_no_form_is_refused_with_the_way_out(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "form.json").write_text(text)
    (folder / "texts.en.json").write_text("{}")
    with pytest.raises(FormUnreadableError, match=said):
        load_form(folder)


def test_a_form_without_files_or_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormUnreadableError, match=r"form\.json cannot be read"):
        load_form(tmp_path)
    (tmp_path / "form.json").write_text(f'{{"$id": "urn:test:form:{tmp_path.name}:1"}}')
    with pytest.raises(FormUnreadableError, match=r"texts\.<locale>\.json"):
        load_form(tmp_path)


def test_every_error_says_who_must_act_and_whether_again_helps() -> None:
    kinds = OrderFormError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds) >= 3
    assert all(
        kind.actor in {"customer", "csr", "admin", "nobody"} and kind.retryable is False for kind in kinds
    )
