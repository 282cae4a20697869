"""An order ticket read back as the neutral job: the way from JDF and XJDF to a JobSpec."""

from jdf.job_read.read import ReadJob, read_job, read_order
from jdf.job_read.said import Unread

__all__ = ["ReadJob", "Unread", "read_job", "read_order"]
