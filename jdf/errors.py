"""What can go wrong in this package, who must act on it, and whether trying again helps."""

from enum import StrEnum


class Actor(StrEnum):
    """Who has to act when something fails."""

    CUSTOMER = "customer"
    CSR = "csr"
    ADMIN = "admin"
    NOBODY = "nobody"


class JdfError(Exception):
    """The base of every error of this package; it carries what a caller needs to route it."""

    code: str = "jdf-error"
    actor: str = Actor.CSR
    retryable: bool = False


class JobSpecError(JdfError):
    """A job description does not have the shape of a JobSpec; the message names the path."""

    code = "job-spec-malformed"
    actor = Actor.ADMIN

    def __init__(self, path: str, message: str) -> None:
        """Remember where in the description the fault lies."""
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path


class TicketNotWritableError(JdfError):
    """A value cannot be said in the ticket's dialect; the message names the value and the way out."""

    code = "ticket-not-writable"
    actor = Actor.CSR


class XmlRefusedError(JdfError):
    """XML was turned away before anybody looked into it: malformed, hostile or too large.

    `code` is one of xml-too-large, xml-encoding, xml-doctype, xml-malformed and xml-too-many-elements.
    """

    code = "xml-refused"
    actor = Actor.CSR

    def __init__(self, code: str, message: str) -> None:
        """Carry the precise reason as the code."""
        super().__init__(message)
        self.code = code


class TicketUnreadableError(JdfError):
    """Well-formed XML that is not a ticket one could read a result from."""

    code = "ticket-unreadable"
    actor = Actor.CSR


class SchemaFolderError(JdfError):
    """The folder named for the official schemas does not hold any that can be used."""

    code = "schema-folder"
    actor = Actor.ADMIN


class MessageUnreadableError(JdfError):
    """Well-formed XML that is no message: neither JMF nor XJMF, or without anything in it."""

    code = "message-unreadable"
    actor = Actor.CSR


class MessageNotWritableError(JdfError):
    """A message cannot be said in the version asked for; the message names the value and the way out."""

    code = "message-not-writable"
    actor = Actor.ADMIN


class PackageRefusedError(JdfError):
    """A package was turned away: it holds more than is accepted, or something made to do harm.

    `code` is one of package-too-large, package-too-many-parts, package-header-too-long,
    package-ticket-too-large, package-unsafe-name, package-name-twice, package-encrypted, package-method,
    package-bomb and package-nested.
    """

    code = "package-refused"
    actor = Actor.CSR

    def __init__(self, code: str, message: str) -> None:
        """Carry the precise reason as the code."""
        super().__init__(message)
        self.code = code


class PackageBrokenError(JdfError):
    """These bytes are no package, or only a piece of one; the sender has to send it again, whole."""

    code = "package-broken"
    actor = Actor.CSR


class PackageNotWritableError(JdfError):
    """A package cannot be made of what was given; the message names the file or the id and the way out."""

    code = "package-not-writable"
    actor = Actor.CSR
