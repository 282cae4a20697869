"""The nearest known word to a misspelt one, found without comparing a document's every word with every other."""

import difflib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_LONGEST: Final = 80
_MORE_OR_LESS: Final = 3


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is likely meant, or an empty text.

    Whoever misspells a word mostly gets its first letter and its length about right; only such words are compared,
    for a hostile document may hold thousands of unknown words.
    """
    return "" if not word or len(word) > _LONGEST else _nearest(word, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    first = word[0].casefold()
    alike = [
        each for each in known if each[:1].casefold() == first and abs(len(each) - len(word)) <= _MORE_OR_LESS
    ]
    return next(iter(difflib.get_close_matches(word, alike, n=1)), "")
