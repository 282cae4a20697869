"""An action on a Case as a request carries it, whether it is done at once or can be taken back."""

from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from gateway.domain.cases import Action
from gateway.domain.texts import MOST
from gateway.services.case_action import CaseAction
from gateway.web.inputs import EXAMPLE_ID, Body, Clean, Id, Reason, Version

Text = Annotated[str, Field(max_length=MOST), Clean]
Pointer = Annotated[str, Field(max_length=300), Clean]
Fixup = Annotated[str, Field(max_length=80), Clean]


class ActionBody(Body):
    """What is to be done about a Case, why, and what the action needs."""

    action: Action = Field(description="One of the actions that the Case offers.", examples=["replace-file"])
    reason: Reason = Field(default="", examples=["The bleed was added."])
    files: dict[Id, Id] = Field(
        default={},
        max_length=500,
        description="New files by slot.",
        examples=[{"single": EXAMPLE_ID}],
    )
    answers: dict[str, Any] | None = Field(default=None, description="All answers, for `edit-answers`.")
    version: Version | None = Field(
        default=None,
        description="The Case's version that you saw; if it is another by now, the answer is 409.",
    )
    text: Text = Field(default="", description="The words of an `ask-customer` or a `reply`.")
    fields: list[Pointer] = Field(
        default=[], max_length=50, description="Fields that an `ask-customer` opens.", examples=[["/paper"]]
    )
    slots: list[Id] = Field(
        default=[], max_length=50, description="Files that an `ask-customer` opens.", examples=[["single"]]
    )
    device: Id = Field(default="", description="The device, for `send-to`.")
    until: AwareDatetime | None = Field(default=None, description="The time, for `hold`.")
    mends: dict[Id, list[Fixup]] = Field(
        default={},
        max_length=50,
        description="Fixups by slot, for `mend-file`; `GET /orders/{order_id}/mendings` lists those proposed.",
        examples=[{"single": ["mirror-bleed"]}],
    )

    def asked(self) -> CaseAction:
        """Return the action as the services know it."""
        return CaseAction(
            self.action, self.reason, self.files, self.answers, self.version, self.text, tuple(self.fields),
            tuple(self.slots), self.device, self.until,
            {slot: tuple(fixups) for slot, fixups in self.mends.items()},
        )  # fmt: skip
