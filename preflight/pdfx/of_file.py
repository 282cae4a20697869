"""Predicates of rules that concern a file as a whole: how it is built, what it says of itself, what it carries."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from preflight.facts import Facts
from preflight.pdfx.breach import Breach, Given, Predicate

_NOTHING = "-"


def _not_encrypted(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.encryption is not None:
        yield Breach(facts.encryption.method or "Encrypt")


def _has_identifier(facts: Facts, _given: Given) -> Iterator[Breach]:
    if not facts.structure.has_id:
        yield Breach("ID")


def _no_object_streams(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.structure.object_streams or facts.structure.xref_streams:
        yield Breach("ObjStm")


def _version_at_most(facts: Facts, given: Given) -> Iterator[Breach]:
    if facts.pdf_version > given["most"][0]:
        yield Breach(facts.pdf_version)


def _info_says(facts: Facts, given: Given) -> Iterator[Breach]:
    yield from _says(facts.metadata.info, given)


def _xmp_says(facts: Facts, given: Given) -> Iterator[Breach]:
    yield from _says(facts.metadata.xmp, given)


def _says(told: Mapping[str, str], given: Given) -> Iterator[Breach]:
    [key] = given["key"]
    if told.get(key, "") not in given["values"]:
        yield Breach(f"{key} {told.get(key) or _NOTHING}")


def _info_has(facts: Facts, given: Given) -> Iterator[Breach]:
    yield from (Breach(key) for key in given["keys"] if not facts.metadata.info.get(key, "").strip())


def _xmp_has(facts: Facts, given: Given) -> Iterator[Breach]:
    yield from (Breach(key) for key in given["keys"] if not facts.metadata.xmp.get(key, "").strip())


def _trapping_agrees(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask Info and XMP alike: one of them says it, and they do not contradict each other."""
    said = {facts.metadata.info.get("Trapped", ""), facts.metadata.xmp.get("pdf:Trapped", "")} - {""}
    if len(said) != 1 or not said <= set(given["values"]):
        yield Breach(" / ".join(sorted(said)) or _NOTHING)


def _trapping_is_a_name(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.pdfx is not None and "Trapped" in facts.metadata.info and not facts.pdfx.trapped_is_name:
        yield Breach("Trapped")


def _without_filters(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask all streams of the file, and the pictures inside streams of content."""
    used = set(facts.pdfx.filters) if facts.pdfx is not None else set()
    used |= {name for page in facts.pages for image in page.images for name in image.filters}
    yield from (Breach(name) for name in given["names"] if name in used)


def _without_actions(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask every action but those of the kinds that are allowed."""
    for action in facts.actions:
        if action.kind not in given["allowed"]:
            yield Breach(action.kind, action.page)


def _without_attachments(facts: Facts, _given: Given) -> Iterator[Breach]:
    yield from (Breach(held.name or "EF", held.page) for held in facts.attachments)


def _without_layers(facts: Facts, _given: Given) -> Iterator[Breach]:
    yield from (Breach(layer.name) for layer in facts.layers)


def _without_automatic_layers(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.pdfx is not None and facts.pdfx.automatic_layers:
        yield Breach("AS")


def _without_xfa(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.form is not None and facts.form.xfa:
        yield Breach("XFA")


def _without_printed_alternates(facts: Facts, _given: Given) -> Iterator[Breach]:
    if facts.pdfx is not None and facts.pdfx.printed_alternates:
        yield Breach("DefaultForPrinting")


def _viewer_shows(facts: Facts, given: Given) -> Iterator[Breach]:
    asked = {"PrintArea": facts.viewer.print_area, "PrintClip": facts.viewer.print_clip}
    yield from (Breach(f"{key} {box}") for key, box in asked.items() if box and box not in given["boxes"])


def _without_presentations(facts: Facts, _given: Given) -> Iterator[Breach]:
    yield from (Breach(key) for key in (facts.pdfx.presentations if facts.pdfx is not None else ()))


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        "not-encrypted": _not_encrypted,
        "has-identifier": _has_identifier,
        "no-object-streams": _no_object_streams,
        "version-at-most": _version_at_most,
        "info-says": _info_says,
        "xmp-says": _xmp_says,
        "info-has": _info_has,
        "xmp-has": _xmp_has,
        "trapping-agrees": _trapping_agrees,
        "trapping-is-a-name": _trapping_is_a_name,
        "without-filters": _without_filters,
        "without-actions": _without_actions,
        "without-attachments": _without_attachments,
        "without-layers": _without_layers,
        "without-automatic-layers": _without_automatic_layers,
        "without-xfa": _without_xfa,
        "without-printed-alternates": _without_printed_alternates,
        "viewer-shows": _viewer_shows,
        "without-presentations": _without_presentations,
    }
)
