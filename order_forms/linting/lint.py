"""Lint a form: every rule over one form; an empty answer means it may be offered to customers."""

from order_forms.form import Form
from order_forms.linting.problem import LintProblem
from order_forms.linting.schema_rules import SCHEMA_RULES
from order_forms.linting.sweep import sweep
from order_forms.linting.text_rules import TEXT_RULES


def lint(form: Form) -> tuple[LintProblem, ...]:
    """Give everything wrong with a form.

    The form is tried out only when its schema and texts are sound: a broken path would be told again in each corner.
    """
    found = [problem for rule in (*SCHEMA_RULES, *TEXT_RULES) for problem in rule(form)]
    found += [] if any(problem.code in BROKEN for problem in found) else sweep(form)
    return tuple(dict.fromkeys(found))


BROKEN = frozenset({"spec-path-unknown", "keyword-unknown", "option-without-meaning", "placeholder-unknown"})
