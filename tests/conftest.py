"""Logs of the code under test are lines, not pictures: structlog's own default draws tracebacks with all locals."""

import structlog

structlog.configure(processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()])
