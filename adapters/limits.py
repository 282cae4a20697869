"""What a make of device does not take of a job, as its profile says; `adapters.lint` holds a job against it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Topics of `adapters.lint` that a device ignores or refuses, and the most of what it takes (0: any)."""

    ignores: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    most_files: int = 0
    longest_name: int = 0
    largest_ticket_bytes: int = 0
