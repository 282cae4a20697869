"""Write the generated pages of the reference, or say which committed ones differ (`--check`).

Each module in `docs/writers` yields pages from one registry of the program. A page called `index.md` lists the
others of its folder; it is built and not committed, so that a new check, form or device changes no existing file.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import writers
from writers import pages_of

REFERENCE = Path(__file__).parent / "reference"
MARK = "<!-- Written by docs/build.py"
INDEX = "index.md"


def wanted_pages() -> Mapping[str, str]:
    """Return every generated page by its path below docs/reference."""
    pages: dict[str, str] = {}
    for found in iter_modules(writers.__path__, "writers."):
        for path, body in pages_of(import_module(found.name)):
            if path in pages:
                raise SystemExit(f"two writers make the page {path}; rename one of them")
            source = found.name.replace(".", "/")
            pages[path] = f"{MARK} (docs/{source}.py); do not edit. -->\n{body.strip()}\n"
    return pages


def left_over(pages: Mapping[str, str]) -> Iterator[Path]:
    """Yield generated pages on disk whose entry is gone; pages written by hand are not ours to judge."""
    for path in sorted(REFERENCE.rglob("*.md")):
        name = path.relative_to(REFERENCE).as_posix()
        if name not in pages and path.read_text(encoding="utf-8").startswith(MARK):
            yield path


def write(pages: Mapping[str, str]) -> None:
    """Write the pages that differ and remove those whose entry is gone."""
    for name, body in pages.items():
        path = REFERENCE / name
        if _read(path) != body:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
            print(f"written {path.relative_to(REFERENCE.parent.parent)}")
    for path in list(left_over(pages)):
        path.unlink()
        print(f"removed {path.relative_to(REFERENCE.parent.parent)}")


def differences(pages: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each committed page that is missing, differs or is left over."""
    for name, body in pages.items():
        found = _read(REFERENCE / name)
        if not name.endswith(INDEX) and found != body:
            yield f"docs/reference/{name} {'is missing' if found is None else 'differs'}"
    for path in left_over(pages):
        if path.name != INDEX:
            yield f"docs/reference/{path.relative_to(REFERENCE).as_posix()} is left over; its entry is gone"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; the exit status is 1 when a committed page differs."""
    if arguments not in ([], ["--check"]):
        print("usage: python docs/build.py [--check]", file=sys.stderr)
        return 2
    pages = wanted_pages()
    if not arguments:
        write(pages)
        return 0
    found = list(differences(pages))
    for line in found:
        print(line)
    if found:
        print("Run `make docs` and commit the pages it writes.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
