"""What a Case shows as proof, sorted by what it is about: files, a ticket, an order's answers, a device."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gateway.services.views import CaseView, FileView

_OURS = ("job_id", "file", "placement", "status", "error", "work")


@dataclass(frozen=True, slots=True)
class FileEvidence:
    """What was found in one file."""

    slot: str
    sha256: str
    name: str
    findings: tuple[Mapping[str, Any], ...]
    crashed: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DeviceEvidence:
    """What a device said, in its own words, and what we know beside it."""

    device: str
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a Case shows; what does not apply is empty."""

    files: tuple[FileEvidence, ...] = ()
    ticket: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Mapping[str, Any], ...] = ()
    device: DeviceEvidence | None = None
    inputs: tuple[tuple[str, str], ...] = ()


def evidence_of(case: CaseView, files: list[FileView]) -> Evidence:
    """Sort a Case's evidence."""
    found = case.evidence
    return Evidence(
        files=tuple(_file(one, files) for one in found.get("files", ())),
        ticket=tuple(found.get("findings", ())),
        problems=tuple(found.get("problems", ())),
        device=_device(case),
        inputs=tuple((name, str(value)) for name, value in found.get("inputs", {}).items()),
    )


def _file(one: Mapping[str, Any], files: list[FileView]) -> FileEvidence:
    name = next((file.name_given for file in files if file.sha256 == one["sha256"]), "")
    return FileEvidence(
        one["slot"], one["sha256"], name, tuple(one.get("findings", ())), tuple(one.get("crashed", ()))
    )


def _device(case: CaseView) -> DeviceEvidence | None:
    found = case.evidence
    device = str(found.get("device") or case.device or "")
    if not device:
        return None
    facts = tuple((name, str(found[name])) for name in _OURS if found.get(name))
    words = found.get("device_words") or found.get("text") or found.get("what") or ""
    return DeviceEvidence(device, str(words), facts)
