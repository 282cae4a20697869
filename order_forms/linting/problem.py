"""What lint finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LintProblem:
    """One thing wrong with a form: its code, where in the form (JSON pointer or key), and what to do."""

    code: str
    path: str
    message: str
