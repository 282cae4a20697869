from dataclasses import replace

import pytest

from preflight import WhyNot, why_not
from preflight.facts import Encryption, Facts, FormFacts
from preflight_builders import known_facts, page, page_facts, pdf, some_facts

SOUND = some_facts(page_facts())
SIGNED = FormFacts(1, xfa=False, need_appearances=False, signature_fields=1, signed=1)


def _damaged(**how: object) -> Facts:
    return replace(SOUND, damage=replace(SOUND.damage, **how))  # type: ignore[arg-type]  # a table of fields


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (SOUND, None),
        (some_facts(kind="jpeg"), None),
        (some_facts(kind="docx"), WhyNot.KIND),
        (replace(SOUND, encryption=Encryption(False, 4, 128, ())), WhyNot.LOCKED),  # noqa: FBT003 - one field of four
        (
            replace(
                SOUND, form=FormFacts(1, xfa=False, need_appearances=False, signature_fields=1, signed=1)
            ),
            WhyNot.SIGNED,
        ),
        (some_facts(), WhyNot.DAMAGED),
        (_damaged(rebuilt=True), WhyNot.DAMAGED),
        (_damaged(truncated=True), WhyNot.DAMAGED),
        (_damaged(repairs=("lost an object",)), WhyNot.DAMAGED),
        (_damaged(headers=2), WhyNot.DAMAGED),
        (replace(SOUND, page_votes={"walked": 1, "pdfium": 2}), WhyNot.DAMAGED),
    ],
)
def test_what_is_locked_signed_or_damaged_is_left_alone(facts: Facts, why: WhyNot | None) -> None:
    assert why_not(facts) is why


def test_a_field_for_a_signature_that_nobody_signed_is_no_signature() -> None:
    assert why_not(known_facts(pdf(page(), catalog="/AcroForm<</Fields[<</T(a)/FT/Sig>>]>>"))) is None
