"""PDF/X as rules: which of them a file breaks that says it keeps one of ISO 15930's levels.

The rules of each level stand in a table (`x1a.toml`, `x3.toml`, `x4.toml`): a clause, a plain sentence, and the
predicate over facts that holds or does not. A new rule is a new entry; only a new sort of question is a new predicate.
"""

from preflight.pdfx.judged import BrokenRule, broken_rules, claimed_standards, fits, rule_hits
from preflight.pdfx.tables import Level, Rule, Table, level_of, tables

__all__ = [
    "BrokenRule",
    "Level",
    "Rule",
    "Table",
    "broken_rules",
    "claimed_standards",
    "fits",
    "level_of",
    "rule_hits",
    "tables",
]
