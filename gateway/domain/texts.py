"""What people write to each other: plain text within limits, whatever was typed or pasted."""

from gateway.domain.errors import BadAnswersError

MOST = 2000
_LINE = "\n"


def plain_text(text: str, *, field: str, most: int = MOST) -> str:
    """Return a text as it is kept: no control characters but ends of lines, nothing around it.

    Raises:
        BadAnswersError: nothing is left of it, or it is longer than `most`; it is never cut silently.
    """
    lines = text.replace("\r\n", _LINE).replace("\r", _LINE)
    kept = "".join(
        char for char in lines if char == _LINE or char.isprintable() or char in "\t\u200d"
    ).strip()
    if not kept:
        raise _refused(field, "text-missing", "Nothing was written.", "Write a few words.")
    if len(kept) > most:
        raise _refused(
            field,
            "too-long",
            f"The text has {len(kept)} characters; at most {most} can be sent.",
            "Shorten it.",
        )
    return kept


def _refused(field: str, code: str, message: str, fix: str) -> BadAnswersError:
    return BadAnswersError(message, ({"field": field, "code": code, "message": message, "fix": fix},))
