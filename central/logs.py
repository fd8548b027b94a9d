"""What the service writes down: what happened where, as one line of JSON on standard error. Ids only.

No body, no address of a caller, no text of an exception (a database puts its values into it), and of a path only the
words of the protocol and ids: a path can carry anything.
"""

from __future__ import annotations

import re
import sys

import structlog

_WORDS = frozenset({"", "v1", "centre", "claim", "teams", "ops", "roster", "enrol", "answer", "tables", "healthz"})
_ID = re.compile(r"[0-9a-f]{32}")
_KEYS = frozenset({"event", "level", "timestamp", "where", "kind"})


def set_up_logs() -> None:
    """Once a process, before serving. Standard output is for the line that says the service is ready."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_known_keys,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )


def only_known_keys(_logger: object, _method: str, entry: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The one redacting processor: what is not on the list is not written."""
    return {key: value for key, value in entry.items() if key in _KEYS}


def where(path: str) -> str:
    """A path without what a caller may have put into it."""
    parts = path.split("/")
    return "/".join(part if part in _WORDS or _ID.fullmatch(part) else "…" for part in parts[:8])
