"""What the report of another preflight program tells, as a value; light, for whoever only asks the sandbox for it."""

from dataclasses import dataclass
from typing import ClassVar

from preflight.report import Finding

FOREIGN_SCHEMA = "preflight-foreign-report/1"


class ForeignReportError(ValueError):
    """The document is no report that can be read; the message says what was found and what was expected."""

    code: ClassVar[str] = "foreign-report"
    actor: ClassVar[str] = "csr"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ForeignReport:
    """What a report tells, and of which program it is; `refused` says instead why it cannot be read."""

    findings: tuple[Finding, ...] = ()
    refused: str = ""
    program: str = ""
