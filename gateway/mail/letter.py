"""Render a letter: one source for each kind and language becomes subject, plain text and HTML."""

from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from gateway.domain.mails import MailKind
from gateway.mail.plain import lines, one_line
from gateway.mail.words import words_for

_SUBJECT = 120
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: to whom, about which order, and where its button leads.

    `said` is what a person of the shop wrote, `reason` the code of the Case that stops the order, `picture` the
    Content-ID of the page picture where there is one.
    """

    kind: MailKind
    locale: str
    shop: str
    name: str
    job: str
    number: str
    url: str
    said: str = ""
    reason: str = ""
    picture: str = ""

    def with_picture(self, name: str) -> "Letter":
        """Return the same letter with a page picture in it."""
        return replace(self, picture=name)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter as it is read."""

    subject: str
    text: str
    html: str


def render(letter: Letter) -> Rendered:
    """Render a letter; every foreign value in it is made harmless first."""
    words = words_for(letter.locale)
    kind = words.kinds[letter.kind]
    values = {
        "shop": one_line(letter.shop), "name": one_line(letter.name, limit=80), "number": one_line(letter.number),
        "job": one_line(letter.job, limit=80) or words.unnamed,
        "reason": words.reasons.get(letter.reason, words.reasons[_OTHER]),
    }  # fmt: skip
    subject = one_line(kind.subject.format_map(values), limit=_SUBJECT)
    filling = {
        "locale": words.locale, "subject": subject, "shop": values["shop"], "title": kind.title.format_map(values),
        "greeting": words.greeting.format_map(values), "lines": [line.format_map(values) for line in kind.lines],
        "said": lines(letter.said), "button": kind.button, "url": letter.url, "hint": words.hint,
        "footer": kind.footer.format_map(values), "picture": letter.picture, "picture_words": words.picture,
    }  # fmt: skip
    paper = _paper()
    return Rendered(
        subject,
        paper.get_template("letter.txt").render(filling),
        paper.get_template("letter.html").render(filling),
    )


@cache
def _paper() -> Environment:
    return Environment(
        loader=PackageLoader("gateway.mail", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
