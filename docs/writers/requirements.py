"""The requirements of GWG 2015, the checks that look after each, and what each kind of print asks."""

from collections.abc import Iterator

from preflight import load_profile, registered_checks
from preflight.profile import Profile
from preflight.requirements import VARIANTS, Requirement, gwg_2015
from writers import Page
from writers._markdown import code, page, table


def pages() -> Iterator[Page]:
    """Yield the one page."""
    profiles = [load_profile(name) for name in VARIANTS]
    requirements = gwg_2015()
    yield (
        "gwg-2015.md",
        page(
            "Requirements of GWG 2015",
            "Each requirement of the Ghent Workgroup's specification of 2015 and the preflight checks that look "
            "after it. This is a map for those who know the specification; it claims no conformance.",
            table(("requirement", "what", "checks"), [_row(each) for each in requirements]),
            "## What each kind of print asks",
            "The thresholds of these checks in the profiles of the library; those alike in all are left out.",
            table(("setting", *VARIANTS), list(_thresholds(requirements, profiles))),
        ),
    )


def _row(each: Requirement) -> tuple[str, str, str]:
    links = ", ".join(f"[{check}](checks/{check}.md)" for check in each.checks)
    return code(each.id), each.title, links


def _thresholds(requirements: tuple[Requirement, ...], profiles: list[Profile]) -> Iterator[tuple[str, ...]]:
    for check_id in dict.fromkeys(check for each in requirements for check in each.checks):
        check = registered_checks()[check_id]
        chosen = [profile.settings_for(check) for profile in profiles]
        for name in check.settings:
            values = [settings[name] for settings in chosen]
            if len(set(values)) > 1:
                yield code(f"{check_id}.{name}"), *[code(value) for value in values]
