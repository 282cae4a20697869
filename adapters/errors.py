"""What can go wrong between the gateway and a device, and who can do something about it.

Every class carries `code`, `actor` (customer, csr, admin, nobody) and `retryable`; the gateway routes by
that trio. The message of each instance says what was found, why it matters and what to do.
"""

from typing import ClassVar


class AdapterError(Exception):
    """Something about a device could not be done."""

    code: ClassVar[str] = "adapter"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False

    def __init__(self, what: str, *, why: str = "", fix: str = "") -> None:
        super().__init__("; ".join(part for part in (what, why, fix) if part))
        self.what, self.why, self.fix = what, why, fix


class ConfigError(AdapterError):
    """The description of a device in the shop's settings cannot be used as it stands."""

    code = "device-config"


class DeliveryError(AdapterError):
    """A ticket could not be handed over, taken back or asked after."""

    code = "delivery"


class DeviceUnreachableError(DeliveryError):
    """Nobody answered at the device's address; it may answer later."""

    code, actor, retryable = "device-unreachable", "nobody", True


class AnswerLostError(DeliveryError):
    """A device got a request, or may have, and its answer did not come; its queue tells what became of it."""

    code, actor, retryable = "answer-lost", "nobody", True


class AnswerUnusableError(DeliveryError):
    """A device answered with what no message is; it may have done what it was asked."""

    code, actor, retryable = "answer-unusable", "nobody", True


class RequestRefusedError(DeliveryError):
    """A device's server turns requests away: another address, or no right to talk to it."""

    code, actor, retryable = "request-refused", "admin", False


class DeviceBusyError(DeliveryError):
    """A device takes no job now: its queue is closed or full, or it does not run. It has not got the job."""

    code, actor, retryable = "device-busy", "nobody", True


class TicketRefusedError(DeliveryError):
    """A device says that it will not take this ticket; its own words say why."""

    code, actor, retryable = "ticket-refused", "csr", False


class SpoolGoneError(DeliveryError):
    """The folder in which the deliveries to a device are written down is gone, or was not set up."""

    code, actor, retryable = "spool-gone", "admin", True


class HostKeyUnknownError(DeliveryError):
    """The key by which a server is known was not approved yet, so it is not spoken to."""

    code, actor, retryable = "host-key-unknown", "admin", False


class HostKeyChangedError(DeliveryError):
    """A server shows another key than the one that was approved; somebody may stand in between."""

    code, actor, retryable = "host-key-changed", "admin", False


class SignInRefusedError(DeliveryError):
    """A server does not let the gateway in."""

    code, actor, retryable = "sign-in-refused", "admin", False


class FolderGoneError(DeliveryError):
    """The device's folder is not there, or it is not the folder that was set up (a share not mounted)."""

    code, actor, retryable = "folder-gone", "admin", True


class FolderReadOnlyError(DeliveryError):
    """The device's folder may be read but not written."""

    code, actor, retryable = "folder-read-only", "admin", True


class FolderFullError(DeliveryError):
    """The device's folder has no room left."""

    code, actor, retryable = "folder-full", "admin", True


class FolderSplitError(DeliveryError):
    """Two folders that must share one file system do not, so nothing can be moved in one step."""

    code, actor, retryable = "folder-split", "admin", False


class FolderForeignError(DeliveryError):
    """The folder was set up for another device; two gateways on one folder would print each other's jobs."""

    code, actor, retryable = "folder-foreign", "admin", False


class FileUnreadableError(DeliveryError):
    """One file in a folder that is otherwise well cannot be read; all others can."""

    code, actor, retryable = "file-unreadable", "admin", True


class NameTakenError(DeliveryError):
    """A file of this name lies at the device already; it may be a duplicate, so nothing was overwritten."""

    code, actor, retryable = "name-taken", "csr", False


class WithdrawnError(DeliveryError):
    """The ticket was taken back, so it is not handed over again under the same name."""

    code, actor, retryable = "withdrawn", "csr", False


class AssetsGoneError(DeliveryError):
    """The files of a job vanished before its ticket was handed over."""

    code, actor, retryable = "assets-gone", "csr", False


class AssetDiffersError(DeliveryError):
    """A stored file is missing or is not the one that was checked."""

    code, actor, retryable = "asset-differs", "admin", False


class UnsafeNameError(DeliveryError):
    """A name for a device's folder holds something that is not safe on every file system."""

    code, actor, retryable = "unsafe-name", "admin", False
