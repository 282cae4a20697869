"""Closed lists of the messages of JMF 1.2 to 1.8 and XJMF 2.x. Clause: JDF 1.5, Messaging."""

from typing import Final

from jdf.vocabulary import words

QUEUE_STATES: Final = words("Waiting Running Held Blocked Closed Full")
QUEUE_ENTRY_STATES: Final = words("Waiting Held Running Suspended PendingReturn Completed Aborted Removed")
QUEUE_END_STATES: Final = words("Aborted Completed")
ENTRY_DETAILS: Final = words("None Brief JobPhase JDF")
GRANULARITIES: Final = words("All ChangesOnly")
GANG_POLICIES: Final = words("Gang GangAndForce NoGang")
SUBMIT_POLICIES: Final = words("Standard Late Force")
PACKAGINGS: Final = words("MIME None")

DEVICE_STATES: Final = words("Unknown Idle Down Setup Running Cleanup Stopped")
DEVICE_CONDITIONS: Final = words("OK NeedsAttention Failure OffLine")
OPERATION_MODES: Final = words("Productive NonProductive Maintenance")
DEVICE_DETAILS: Final = words("None Brief Modules Details NamedFeature Capability Full")
STATUS_DEVICE_DETAILS: Final = words("None Brief Modules Details Capability Full")
JOB_DETAILS: Final = words("None MIS Brief Full")
DEADLINES: Final = words("InTime Warning Late")

RESOURCE_STATES: Final = words("Incomplete Rejected Unavailable InUse Draft Complete Available")
RESOURCE_ACTIVATION: Final = words("Held Active TestRun TestRunAndGo")
RESOURCE_DETAILS: Final = words("Brief Full")
LOT_DETAILS: Final = words("Brief Full Amount")
CONTEXTS: Final = words("Job Global")
SCOPES: Final = words("Present Allowed Estimate Job Device")
LEVELS: Final = words("Empty Low OK High Full")
UPDATE_METHODS: Final = words("Complete Incremental Remove")
COMMAND_RESULTS: Final = words("Rejected Removed New Merged Replaced")

CHANNEL_MODES: Final = words("FireAndForget Reliable")
RETRY_POLICIES: Final = words("DiscardAtNextSignal RetryForever")
JMF_ROLES: Final = words("Receiver Sender")
ACKNOWLEDGE_TYPES: Final = words("Received Applied Completed")
ERROR_TYPES: Final = words("Invalid Missing Unsupported")
RESEND: Final = words("Required Prohibited")
