"""How a defect is mended in the program that made the file: one step in that program's menu words.

The recipes stand by defect and program in a file for each language; `checks.toml` says which defect a check tells of.
A program or defect without a recipe has the general fix of the check.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from preflight.facts import Facts
from preflight.languages import Words, language_of, words
from preflight.programs import program_of
from preflight.report import Finding

_HERE = Path(__file__).parent
PROGRAMS = (
    "InDesign",
    "Illustrator",
    "Photoshop",
    "Acrobat",
    "Word",
    "PowerPoint",
    "Canva",
    "Affinity",
    "Scribus",
)
"""The programs that have recipes, as `program_of` names them."""


def recipe_for(finding: Finding, facts: Facts | None, locale: str = "en") -> str:
    """Say how to mend a finding in the program its file was made in, or in general."""
    return words_for(finding, facts, locale).fix


def words_for(finding: Finding, facts: Facts | None, locale: str = "en") -> Words:
    """Tell a finding in a language, with the recipe of the file's program for a fix where there is one."""
    told = words(finding, locale)
    program = program_of(facts) if facts is not None else ""
    recipe = recipes(language_of(locale)).get(defect_of(finding), {}).get(program, "")
    return replace(told, fix=recipe) if recipe else told


def defect_of(finding: Finding) -> str:
    """Return the defect a finding tells of; nothing where no recipe is about it."""
    known = defects()
    case = f"{finding.check}.{finding.arguments.get('case', '')}"
    return known.get(case, known.get(finding.check, ""))


@cache
def defects() -> Mapping[str, str]:
    """Return the defect of each check, or of one of its cases."""
    return MappingProxyType(tomllib.loads((_HERE / "checks.toml").read_text(encoding="utf-8")))


@cache
def recipes(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the recipes of a language by defect and program."""
    return MappingProxyType(tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8")))
