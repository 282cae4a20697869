"""The gateway's own errors: each says who must act and whether trying again can help."""

from enum import StrEnum
from typing import ClassVar


class Actor(StrEnum):
    """Who must act before the work can go on."""

    CUSTOMER = "customer"
    CSR = "csr"
    ADMIN = "admin"
    NOBODY = "nobody"


class GatewayError(Exception):
    """What went wrong, why it matters and how to fix it; the web turns it into a problem document."""

    code: ClassVar[str] = "gateway-error"
    actor: ClassVar[str] = Actor.ADMIN
    retryable: ClassVar[bool] = False
    status: ClassVar[int] = 500

    def __init__(self, what: str, *, why: str = "", fix: str = "") -> None:
        super().__init__(" ".join(part for part in (what, why, fix) if part))
        self.what, self.why, self.fix = what, why, fix


class UnknownThingError(GatewayError):
    """The id names nothing that this caller may see."""

    code, actor, status = "not-found", Actor.CUSTOMER, 404


class NotSignedInError(GatewayError):
    """The request carries no token, or one that is not known."""

    code, actor, status = "not-signed-in", Actor.CUSTOMER, 401


class ForbiddenError(GatewayError):
    """The caller is known but may not do this."""

    code, actor, status = "forbidden", Actor.ADMIN, 403


class BadAnswersError(GatewayError):
    """The answers do not fit the order form; `problems` says where and how to fix each."""

    code, actor, status = "bad-answers", Actor.CUSTOMER, 422

    def __init__(self, what: str, problems: tuple[dict[str, str], ...]) -> None:
        super().__init__(
            what, why="The order was not placed.", fix="Correct the fields named below and send it again."
        )
        self.problems = problems


class ReportRefusedError(GatewayError):
    """A file that was to be attached as the report of another preflight program is none that can be read."""

    code, actor, status = "report-refused", Actor.CSR, 422


class BadRequestError(GatewayError):
    """The request as a whole cannot be read."""

    code, actor, status = "bad-request", Actor.CUSTOMER, 400


class BadUploadError(GatewayError):
    """The file sent is not whole or not what was announced."""

    code, actor, status = "bad-upload", Actor.CUSTOMER, 422


class FileTooLargeError(GatewayError):
    """The file is larger than this shop accepts."""

    code, actor, status = "file-too-large", Actor.CUSTOMER, 413


class StorageUnreachableError(GatewayError):
    """The bucket that files are kept in does not answer, or refuses."""

    code, actor, retryable, status = "storage-unreachable", Actor.ADMIN, True, 503


class BlobDamagedError(GatewayError):
    """A stored file's bytes are not those that its hash names."""

    code, actor, status = "blob-damaged", Actor.ADMIN, 500


class StorageFullError(GatewayError):
    """There is no room left to keep what was sent, so nothing was accepted."""

    code, actor, retryable, status = "storage-full", Actor.ADMIN, True, 507


class TooManyUploadsError(GatewayError):
    """The company has as many unfinished uploads as it may have at once."""

    code, actor, retryable, status = "too-many-uploads", Actor.CUSTOMER, True, 429


class UploadGoneError(GatewayError):
    """The upload waited too long for its next byte, or was ended; what was received of it is removed."""

    code, actor, status = "upload-gone", Actor.CUSTOMER, 410


class UploadOffsetError(GatewayError):
    """The bytes sent do not go on where the upload ends."""

    code, actor, status = "upload-offset", Actor.CUSTOMER, 409


class UploadLockedError(GatewayError):
    """Another request writes to this upload at the moment."""

    code, actor, retryable, status = "upload-locked", Actor.NOBODY, True, 423


class LeaseLostError(GatewayError):
    """This request was silent for so long that another one took the upload over."""

    code, actor, retryable, status = "upload-taken-over", Actor.NOBODY, True, 423


class ChecksumMismatchError(GatewayError):
    """The bytes sent are not those that their checksum was made of; they were thrown away."""

    code, actor, retryable, status = "checksum-mismatch", Actor.NOBODY, True, 460


class KeyReusedError(GatewayError):
    """The Idempotency-Key was used before with another body."""

    code, actor, status = "idempotency-key-reused", Actor.CUSTOMER, 422


class WrongMomentError(GatewayError):
    """The order or Case has moved on, so this action is no longer possible."""

    code, actor, status = "wrong-moment", Actor.CSR, 409


class NotMendedError(GatewayError):
    """A file could not be mended as asked; it was left as it is."""

    code, actor, status = "not-mended", Actor.CSR, 409


class FormGoneError(GatewayError):
    """The order's form is no longer offered, so its answers cannot be changed."""

    code, actor, status = "form-gone", Actor.CSR, 409


class DeviceGoneError(GatewayError):
    """A device that orders were sent to is no longer in shop.toml."""

    code, actor, status = "device-gone", Actor.ADMIN, 409


class SettingsError(GatewayError):
    """shop.toml or an argument cannot be used; the start is refused."""

    code, actor, status = "settings", Actor.ADMIN, 500


class ScannerUnavailableError(GatewayError):
    """The scanner for malware does not answer; files are held until it does."""

    code, actor, retryable = "scanner-unavailable", Actor.ADMIN, True


class AlreadyRunningError(GatewayError):
    """A second gateway was started on one data directory."""

    code, actor, status = "already-running", Actor.ADMIN, 409


class NeedsPostgresqlError(GatewayError):
    """Several processes were asked for on SQLite, which has room for one."""

    code, actor, status = "needs-postgresql", Actor.ADMIN, 409


class MoveRefusedError(GatewayError):
    """A shop cannot be moved to another database or bucket as things stand; nothing was changed."""

    code, actor, status = "move-refused", Actor.ADMIN, 409


class GatewayUnreachableError(GatewayError):
    """The command line found no running gateway to talk to."""

    code, actor, retryable, status = "gateway-unreachable", Actor.ADMIN, True, 503
