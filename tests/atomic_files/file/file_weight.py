from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import known_facts, page, pdf


def _saved(times: int) -> bytes:
    """A file with so many more ends, as saving on top of itself leaves them."""
    data = pdf(page())
    start = data[data.rindex(b"startxref") :]
    return data + (b"\n" + start) * (times - 1)


FILES = (
    Passes("a light file", pdf(page())),
    Passes("a file saved twice", _saved(2)),
    Fails("a file saved twelve times", _saved(12), "saved-often", measured=12),
    Fails("a file saved thirty times", _saved(30), "saved-often", measured=30),
    Fails("120 MB for two pages", replace(known_facts(pdf(page(), page())), size_bytes=120_000_000), "heavy",
          measured=60),
)  # fmt: skip
