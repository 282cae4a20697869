"""What a job says of itself as a whole, as intents: proofs, packing, variable data, inserts."""

from collections.abc import Iterator

from jdf.element import Resource
from jdf.finishing import AVAILABLE
from jdf.intent.insertion import Insertion
from jdf.intent.job import JobSpec
from jdf.intent.packing import Packing
from jdf.intent.proof import Proof
from jdf.intent.variable import Variable
from jdf.resources.inserting_intent import Insert, InsertingIntent, InsertList
from jdf.resources.packing_intent import PackingIntent
from jdf.resources.proofing_intent import ProofingIntent, ProofItem
from jdf.resources.variable_intent import VariableIntent
from jdf.values import firm, given
from jdf.vocabulary import (
    INSERTION_GLUE_WORDS,
    INSERTION_WORDS,
    PROOF_COLOR_WORDS,
    PROOF_WORDS,
    VARIABLE_WORDS,
    WRAPPING_WORDS,
)


def whole_intents(spec: JobSpec) -> Iterator[Resource]:
    """Yield the intents of the job as a whole, of those it has something to say about."""
    if spec.variable:
        yield _variable(spec.variable, sum(part.pages for part in spec.parts))
    if spec.insertions:
        yield InsertingIntent(
            id="INI1",
            status=AVAILABLE,
            insert_list=InsertList(inserts=tuple(_insert(one) for one in spec.insertions)),
        )
    if spec.proofs:
        yield ProofingIntent(id="PFI1", status=AVAILABLE, items=tuple(_proof(one) for one in spec.proofs))
    if spec.packing:
        yield _packing(spec.packing)


def _variable(variable: Variable, pages: int) -> VariableIntent:
    kind, quality = VARIABLE_WORDS[variable.kind]
    return VariableIntent(
        id="VI1",
        status=AVAILABLE,
        average_pages=firm(pages),
        number_of_copies=firm(variable.records),
        variable_type=firm(kind),
        variable_quality=firm(quality),
    )


def _insert(insertion: Insertion) -> Insert:
    return Insert(
        folio=str(insertion.after_page - 1),
        glue_type=given(INSERTION_GLUE_WORDS.get(insertion.glue)),
        method=firm(INSERTION_WORDS[insertion.method]),
    )


def _proof(proof: Proof) -> ProofItem:
    return ProofItem(
        contract=proof.contract or None,
        proof_name=proof.name,
        amount=firm(proof.quantity),
        color_type=given(PROOF_COLOR_WORDS.get(proof.color)),
        technology=given(proof.technology),
        proof_type=firm(PROOF_WORDS[proof.kind]),
    )


def _packing(packing: Packing) -> PackingIntent:
    """Say units that are wrapped or boxed; a unit of another kind goes by the name of its wrapping."""
    boxed = packing.unit == "boxed"
    return PackingIntent(
        id="PAI1",
        status=AVAILABLE,
        boxed_quantity=given(packing.unit_quantity) if boxed else None,
        carton_quantity=given(packing.box_quantity),
        pallet_quantity=given(packing.pallet_quantity),
        wrapped_quantity=None if boxed else given(packing.unit_quantity),
        wrapping_material=firm(WRAPPING_WORDS.get(packing.unit, packing.unit.capitalize()))
        if packing.unit and not boxed
        else None,
    )
