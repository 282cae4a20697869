"""The makes of device that profiles know: what each gets, what it does not take, and where that was found."""

from collections.abc import Iterator

from adapters import Limits, Profile, load_profile, profile_ids
from writers import Page
from writers._markdown import code, page, table


def pages() -> Iterator[Page]:
    """Yield the one page of profiles."""
    profiles = [load_profile(profile_id) for profile_id in profile_ids()]
    rows = [(code(one.id), one.title, code(one.dialect), one.return_means, one.standing) for one in profiles]
    yield (
        "profiles.md",
        page(
            "Profiles of makes",
            "Named as `profile` of a [[device]]. A shop's own profile is one TOML file of the same keys.",
            table(("profile", "make", "dialect", "a returned ticket means", "standing"), rows),
            *(part for one in profiles for part in _about(one)),
        ),
    )


def _about(profile: Profile) -> Iterator[str]:
    yield f"## {profile.id}"
    limits = list(_limits(profile.limits))
    if limits:
        yield table(("what it does not take", ""), limits)
    yield "\n".join(f"- {source}" for source in profile.sources)


def _limits(limits: Limits) -> Iterator[tuple[str, str]]:
    for what, topics in (("passes over", limits.ignores), ("refuses", limits.refuses)):
        if topics:
            yield what, ", ".join(topics)
    for what, most in (
        ("files in a job, at most", limits.most_files),
        ("characters of a ticket's name, at most", limits.longest_name),
        ("bytes of a ticket, at most", limits.largest_ticket_bytes),
    ):
        if most:
            yield what, f"{most}"
