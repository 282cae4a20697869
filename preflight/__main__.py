"""Check files from the command line: `python -m preflight FILE... --trim 210x297 --bleed 3 --pages 8`.

Exit codes: 0 every file passes, 1 warnings, 2 a file must not be printed, 3 a file could not be checked,
64 the command line is wrong, 73 the report cannot be written. Of several files the worst counts, in the order
0, 1, 2, 3. With `--fix` the exit code is that of the mended copy; 65 says that the file was not mended.
"""

from preflight import codec, sandbox

if __name__ == "__main__":
    sandbox.start()

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from preflight.engine import evaluate, not_checked
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.failure import CollectFailure
from preflight.fixup import PROPOSAL_SCHEMA, Fix, Proposal
from preflight.fixup_registry import registered_fixups
from preflight.languages import LOCALES
from preflight.mending.why_not import NotFixed, WhyNot, why_not
from preflight.notes import notes_of
from preflight.offers import left_alone
from preflight.picture import Picture, PictureWish
from preflight.profile import Profile, ProfileError, load_profile
from preflight.propose import proposals
from preflight.report import FixedFinding, Report, Verdict, with_fixed
from preflight.reports.html import html_report
from preflight.reports.reading import shown_reading
from preflight.reports.terminal import show_proposals, show_report, visible
from preflight.reports.viewed import FileView, PageView, ink_limits, page_view, pages_to_show

EXIT_CODES = {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.STOP: 2, Verdict.NOT_CHECKED: 3}
EXIT_USAGE = 64
EXIT_NOT_MENDED = 65
EXIT_CANNOT_WRITE = 73
_EPILOG = """\
exit codes: 0 every file passes; 1 warnings; 2 a file must not be printed; 3 a file could not be checked;
64 the command line is wrong; 65 the file was not mended; 73 the report cannot be written. Of several files
the worst counts."""
_PICTURE_PX = 900


class _Parser(argparse.ArgumentParser):
    """Ends with 64 on a wrong command line, since 2 means that a file must not be printed."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and how the command is used."""
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check each file and print its report; return the exit code of the worst."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.fix is None) is not (options.out is None) or (options.fix and len(options.files) > 1):
        parser.error("--fix and --out go together, with one FILE")
    try:
        profile = load_profile(
            Path(options.profile) if options.profile.endswith(".toml") else options.profile
        )
    except ProfileError as fault:
        _complain(str(fault))
        return EXIT_USAGE
    width, height = options.trim or (None, None)
    expected = Expected(
        pages=options.pages,
        trim_w_mm=width,
        trim_h_mm=height,
        bleed_mm=options.bleed,
        safe_mm=options.safe,
        tolerance_mm=options.tolerance,
        standard=options.wanted_standard,
    )
    return _mend(options, expected, profile) if options.fix else _run(options, expected, profile)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m preflight",
        description="Say what would go wrong on press.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--profile", default="sheetfed", help="a profile's name, or a path ending in .toml")
    parser.add_argument("--trim", type=_size, metavar="WxH", help="ordered size in mm, such as 210x297")
    parser.add_argument("--bleed", type=float, default=0.0, metavar="MM", help="ordered bleed in mm")
    parser.add_argument(
        "--safe", type=float, default=0.0, metavar="MM", help="how far text keeps from the cut"
    )
    parser.add_argument("--pages", type=int, metavar="N", help="ordered number of pages")
    parser.add_argument("--tolerance", type=float, default=0.5, metavar="MM", help="how far sizes may be off")
    parser.add_argument(
        "--wanted-standard",
        default="",
        metavar="NAME",
        help="the PDF/X level a file must claim and keep, such as PDF/X-4; of several by commas one",
    )
    parser.add_argument(
        "--language", choices=LOCALES, default="en", help="in which language findings are told"
    )
    parser.add_argument("--json", action="store_true", help="one report a line, as JSON")
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="write all reports as one page with pictures"
    )
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="FOLDER",
        help="write a copy of each file with notes where something was found",
    )
    parser.add_argument(
        "--propose", action="store_true", help="tell what could be mended, and by which fixup"
    )
    parser.add_argument(
        "--fix", type=_names, metavar="FIXUP,...", help="mend by these fixups, as far as they are proposed"
    )
    parser.add_argument("--out", type=Path, metavar="FIXED", help="where the mended copy is written")
    return parser


def _names(text: str) -> tuple[str, ...]:
    names = tuple(filter(None, text.split(",")))
    unknown = [name for name in names if name not in registered_fixups()]
    if unknown or not names:
        known = ", ".join(sorted(registered_fixups()))
        raise argparse.ArgumentTypeError(
            f"there is no fixup {', '.join(unknown) or '(none)'}; there are {known}"
        )
    return names


def _size(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)[x*](\d+(?:\.\d+)?)", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 210x297")
    return float(found[1]), float(found[2])


def _run(options: argparse.Namespace, expected: Expected, profile: Profile) -> int:
    worst, unwritten = 0, False
    views: list[FileView] = []
    for path in options.files:
        try:
            report, facts = _check(path, expected, profile)
        except OSError as fault:
            _complain(f"{path} cannot be opened: {fault.strerror}")
            worst = EXIT_CODES[Verdict.NOT_CHECKED]
            continue
        worst = max(worst, EXIT_CODES[report.verdict])
        _show(path, report, options, facts)
        if options.html:
            pages = tuple(_pages(path, report, facts)) if facts else ()
            views.append(FileView(visible(path.name), report, pages, facts))
        if options.annotated and facts and not _annotated(path, report, options.annotated):
            unwritten = True
        if options.propose and facts:
            _propose(report, facts, profile, options)
    if not _written(options.html, views, options.language) or unwritten:
        return EXIT_CANNOT_WRITE
    return worst


def _check(path: Path, expected: Expected, profile: Profile) -> tuple[Report, Facts | None]:
    """Check one file; facts are none where they could not be read."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    expected = replace(expected, file_name=path.name)
    with shown_reading(path.name, sys.stderr) as watch:
        facts = sandbox.collect(path, sha256=sha256, watch=watch)
    if isinstance(facts, CollectFailure):
        return not_checked(facts, sha256, expected, profile), None
    pixels = sandbox.measure_pixels(path, sha256=sha256) if facts.pages else None
    measured = None if isinstance(pixels, CollectFailure) else pixels
    return evaluate(facts, expected, profile, measured), facts


def _pages(path: Path, report: Report, facts: Facts) -> Iterator[PageView]:
    """Draw the pages on which something was found; one that cannot be drawn is told without a picture."""
    limits = ink_limits(report)
    for number in pages_to_show(report):
        ink = _picture(path, PictureWish(number, _PICTURE_PX, limits[number])) if number in limits else None
        picture = _picture(path, PictureWish(number, _PICTURE_PX))
        yield page_view(facts, number, picture, report.expected, ink=ink)


def _picture(path: Path, wish: PictureWish) -> Picture | None:
    drawn = sandbox.draw_page(path, wish)
    return drawn if isinstance(drawn, Picture) else None


def _annotated(path: Path, report: Report, folder: Path) -> bool:
    """Write a copy with notes beside nothing of the file's own name; one that cannot be made is told, and no fault."""
    copy = sandbox.annotated(path, notes_of(report))
    if isinstance(copy, CollectFailure):
        _complain(f"{path} cannot be annotated: {copy.detail}")
        return True
    return _saved(folder / f"{path.stem}.annotated.pdf", copy)


def _saved(target: Path, data: bytes) -> bool:
    try:
        target.write_bytes(data)
    except OSError as fault:
        _complain(f"{target} cannot be written: {fault.strerror}; name a folder that is there")
        return False
    return True


def _written(target: Path | None, views: Sequence[FileView], language: str) -> bool:
    if target is None or not views:
        return True
    return _saved(target, html_report(views, locale=language).encode())


def _propose(report: Report, facts: Facts, profile: Profile, options: argparse.Namespace) -> None:
    """Tell what could be mended; as JSON one proposal a line."""
    offered = proposals(facts, report.expected, profile, report)
    if options.json:
        sys.stdout.writelines(f"{codec.dump(each, PROPOSAL_SCHEMA)}\n" for each in offered)
    else:
        show_proposals(offered, why_not(facts), sys.stdout, locale=options.language)


def _mend(options: argparse.Namespace, expected: Expected, profile: Profile) -> int:
    """Write the mended copy of one file and judge it; a fixup that nothing asks for is refused by name."""
    (path,) = options.files
    try:
        report, facts = _check(path, expected, profile)
        offered = proposals(facts, report.expected, profile, report) if facts else ()
        wanted = {each.fix.id: each.fix for each in reversed(offered) if each.fix.id in options.fix}
        idle = [name for name in options.fix if name not in wanted]
        if idle:
            _complain(_idle(path, idle, facts, options.language))
            return EXIT_NOT_MENDED
        outcome = sandbox.fixed(path, tuple(wanted.values()), options.out)
        if isinstance(outcome, NotFixed):
            _complain(f"{path}: {left_alone(outcome.reason, options.language)} {outcome.detail}")
            return EXIT_NOT_MENDED
        after, seen = _check(options.out, expected, profile)
        after = with_fixed(after, _fixed(report, offered, wanted))
    except OSError as fault:
        _complain(f"{fault.filename} cannot be opened or written: {fault.strerror}")
        return EXIT_CANNOT_WRITE
    _show(options.out, after, options, seen)
    return EXIT_CODES[after.verdict]


def _fixed(before: Report, offered: Sequence[Proposal], wanted: Mapping[str, Fix]) -> Iterator[FixedFinding]:
    """Yield what each fixup was carried out for; nobody is named, as nobody is asked who they are."""
    found = {finding.fingerprint: finding for finding in before.findings}
    for each in offered:
        if wanted.get(each.fix.id) is each.fix:
            for fingerprint in each.fingerprints:
                yield FixedFinding(found[fingerprint], each.fix.id, "", "", before.sha256)


def _idle(path: Path, idle: Sequence[str], facts: Facts | None, language: str) -> str:
    """Say why a fixup that was asked for is not proposed."""
    alone = why_not(facts) if facts else WhyNot.TOO_COMPLEX
    if alone is not None:
        return f"{path}: {left_alone(alone, language)}"
    return f"{path}: nothing was found that {', '.join(idle)} mends; --propose tells what would"


def _show(path: Path, report: Report, options: argparse.Namespace, facts: Facts | None) -> None:
    if options.json:
        print(report.to_json())  # noqa: T201 - a command line speaks by printing
    else:
        show_report(str(path), report, sys.stdout, locale=options.language, facts=facts)


def _complain(what: str) -> None:
    print(f"preflight: {visible(what)}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
