"""The kinds of mail; an interim table of one row."""

from enum import StrEnum


class MailKind(StrEnum):
    """What a mail tells."""

    SIGN_IN = "sign_in"
