"""An order form as a value: its schema, its texts, the files it asks for; read from one folder.

A form is a folder with `form.json` (JSON Schema 2020-12 with annotations) and `texts.<locale>.json`. A third form
is only a third folder. Annotations, read from the schema and ignored by any other validator:

- `x-spec` where in the JobSpec an answer goes, `x-options` what each choice stands for there, `x-spec-format` how
  a text is written, `x-informational` for an answer that says nothing about the product; at the root
  `x-spec-rules`: values that no field gives, each with the name of its rule;
- `x-file` the file that an object of the order needs;
- `x-price` the price lines that a field moves; at the root `x-pricing`, and `x-production-days`: working days;
- `x-ui` and `x-unit` for the pages, `x-item-name` the field that names the elements of a list, `x-messages` the
  form's own text for a constraint.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from order_forms.errors import FormConflictError, FormUnreadableError
from order_forms.reading import read_object
from order_forms.schema import Gate, Schema, gate
from order_forms.slots import FileSlot, possible_slots
from order_forms.texts import Languages, Texts, in_language, read_texts

LIBRARY = Path(__file__).parent / "library"


@dataclass(frozen=True, slots=True)
class Form:
    """An order form with its schema compiled; two forms are equal when their id and version are."""

    id: str
    version: str
    schema: Schema = field(compare=False, repr=False)
    texts: Languages = field(compare=False, repr=False)
    slots: tuple[FileSlot, ...] = field(compare=False, repr=False)
    gate: Gate = field(compare=False, repr=False)

    def title(self, locale: str = "en") -> str:
        """Give the form's name in the reader's language, else in the next best one."""
        return str(self.words(locale).get("title", self.id))

    def words(self, locale: str = "en") -> Texts:
        """Give the form's texts in the reader's language, else in the next best one."""
        return in_language(self.texts, locale)


def load_form(folder: Path) -> Form:
    """Read the form in a folder, compile it and refuse what is no self-contained form.

    Raises:
        FormUnreadableError: names the file and what to correct.
    """
    root = read_object(folder / "form.json")
    form_id, version = _identity(root, folder)
    texts = read_texts(folder)
    compiled = gate(root)
    slots = possible_slots(root, in_language(texts, "en"))
    return Form(id=form_id, version=version, schema=root, texts=texts, slots=slots, gate=compiled)


def load_library(extra: Sequence[Path] = ()) -> Mapping[str, Form]:
    """Give all forms by id: those of the package, then those in the shop's folders of forms.

    A shop's form takes the place of the package's form of the same id: so a shop sets its own papers and prices.

    Raises:
        FormConflictError: two of the shop's folders hold the same form.
    """
    own: dict[str, Form] = {}
    for folder in extra:
        forms = _forms_in(folder)
        for twice in sorted(own.keys() & forms.keys()):
            raise FormConflictError(f"{folder} holds the form {twice}, another folder of forms too; keep one")
        own |= forms
    return _forms_in(LIBRARY) | own


def load_examples(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Give the good answers that lie in a form's folder as examples, by name."""
    return read_object(folder / "examples.json")


def _forms_in(folder: Path) -> dict[str, Form]:
    return {path.parent.name: load_form(path.parent) for path in sorted(folder.glob("*/form.json"))}


def _identity(root: Schema, folder: Path) -> tuple[str, str]:
    """Read id and version from `$id`; an order keeps both, so that it is read with the form it was made with."""
    parts = str(root.get("$id", "")).split(":")
    if len(parts) != 5 or parts[0] != "urn" or parts[2] != "form":
        raise FormUnreadableError(
            f"{folder / 'form.json'} has the $id {root.get('$id')!r}; write urn:<shop>:form:<folder>:<version>"
        )
    if parts[3] != folder.name:
        raise FormUnreadableError(
            f"{folder / 'form.json'} calls itself {parts[3]!r}, its folder is {folder.name!r}; make them equal"
        )
    return parts[3], parts[4]
