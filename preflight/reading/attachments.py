"""Files inside the file (ISO 32000-2, 7.11.4)."""

import pikepdf

from preflight.facts import AttachmentFacts
from preflight.interpreter.values import entry, items, table, text, whole, word
from preflight.reading.trees import named_leaves

_MOST = 200
_MOST_ANNOTATIONS = 1000


def attachments_of(pdf: pikepdf.Pdf) -> tuple[AttachmentFacts, ...]:
    """Read the attached files, those of annotations, and those that belong to the document; each once."""
    root = pdf.Root
    found = [
        _attachment(each, "names", None) for each in named_leaves(table(root, "/Names"), "/EmbeddedFiles")
    ]
    names = {each.name for each in found}
    associated = [_attachment(each, "associated", None) for each in items(root.get("/AF"), _MOST)]
    found += [each for each in associated if each.name not in names]
    for number, page in enumerate(pdf.pages, start=1):
        if len(found) >= _MOST:
            break
        for annotation in items(page.obj.get("/Annots"), _MOST_ANNOTATIONS):
            if word(entry(annotation, "/Subtype")) == "FileAttachment":
                found.append(_attachment(entry(annotation, "/FS"), "annotation", number))
    return tuple(found[:_MOST])


def _attachment(spec: object, where: str, page: int | None) -> AttachmentFacts:
    name = text(entry(spec, "/UF")) or text(entry(spec, "/F")) or text(spec)
    held = table(entry(spec, "/EF"), "/F") or table(entry(spec, "/EF"), "/UF")
    size = whole(entry(entry(held, "/Params"), "/Size")) or None
    return AttachmentFacts(name, where, size, word(entry(spec, "/AFRelationship")), page)
