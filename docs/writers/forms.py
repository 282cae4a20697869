"""One page a form of the library: its fields, choices and files, and where each answer goes in the job."""

from collections.abc import Iterator

from order_forms import Form, load_library
from order_forms.declared import Place, declared
from order_forms.schema import first, required
from writers import Page
from writers._markdown import code, codes, page, table

_LIMITS = ("minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "format")


def pages() -> Iterator[Page]:
    """Yield a page for each form of the library, and the index of all."""
    forms = sorted(load_library().items())
    for form_id, form in forms:
        yield f"forms/{form_id}.md", _page(form)
    rows = [
        (f"[{name}]({name}.md)", form.version, form.title(), form.words()["summary"]) for name, form in forms
    ]
    yield "forms/index.md", page("Order forms", table(("form", "version", "title", "what"), rows))


def _page(form: Form) -> str:
    places = declared(form.schema)
    asked = [place for place in places if place.key and not place.key.endswith("[]")]
    slots = [
        (code(slot.slot), code(slot.part), "yes" if slot.required else "no", slot.label)
        for slot in form.slots
    ]
    return page(
        form.id,
        f"{form.title()}, version {form.version}. {form.words().get('summary', '')}",
        f"Languages: {codes(sorted(form.texts))}.",
        "## Fields",
        "A field that is not always asked appears with the answer that it hangs on.",
        table(
            ("field", "label", "answer", "always asked", "goes to"),
            (_field(form, one, places) for one in asked),
        ),
        "## Files",
        table(("slot", "part", "must be there", "label"), slots),
        "## Values that no field gives",
        table(("rule", "sets", "because"), _rules(form)),
        "## Price lines",
        table(("line", "rule"), _price_lines(form)),
    )


def _field(form: Form, place: Place, places: tuple[Place, ...]) -> tuple[str, ...]:
    words = form.words().get("fields", {}).get(place.key, {})
    note = first(place.schemas, "x-spec", [])
    paths = [note] if isinstance(note, str) else note
    asked = "yes" if _always(form, place, places) else "no"
    return code(place.key), words.get("label", ""), _answer(place, words), asked, codes(paths)


def _always(form: Form, place: Place, places: tuple[Place, ...]) -> bool:
    """Say whether the field is required without any condition, at its own level."""
    parent, _, name = place.key.rpartition(".")
    if not parent:
        return name in form.schema.get("required", ())
    around = [other for other in places if other.key in (parent, f"{parent}[]")]
    return any(name in required(other.schemas[:2]) for other in around)


def _answer(place: Place, words: dict[str, dict[str, str]]) -> str:
    if place.is_list:
        return "list"
    if place.is_object:
        return "group of fields"
    found = first(place.schemas, "enum", ())
    if found:
        labels = words.get("options", {})
        return ", ".join(f"{code(value)} ({labels.get(str(value), value)})" for value in found)
    limits = [
        f"{name} {code(value)}" for name in _LIMITS if (value := first(place.schemas, name)) is not None
    ]
    return ", ".join([str(first(place.schemas, "type", "text")), *limits])


def _rules(form: Form) -> Iterator[tuple[str, str, str]]:
    because = form.words().get("rules", {})
    for rule in form.schema.get("x-spec-rules", ()):
        yield code(rule["rule"]), codes(rule["set"]), because.get(rule["rule"], "")


def _price_lines(form: Form) -> Iterator[tuple[str, str]]:
    because, names = form.words().get("rules", {}), form.words().get("price", {})
    for line in form.schema.get("x-pricing", {}).get("lines", ()):
        yield names.get(line["key"], line["key"]), because.get(line["rule"], line["rule"])
