"""What the conversation writes down: fixed words and numbers. No content, no ids, no addresses, whatever is passed in.

It goes through the standard library's logging under "vindplaats.sync", which is silent until somebody listens.
"""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_PLAIN = re.compile(r"[A-Za-z_ .:()-]{0,60}")  # no digits and no slashes: neither an id nor an address fits

# httpx writes every address, with the ids in it, at level INFO; httpcore writes header fields at DEBUG. A filter, since
# `disabled` and `propagate` are set back by whoever configures logging after us (uvicorn does, on a laptop).
for _name in ("httpx", "httpcore", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy"):
    logging.getLogger(_name).addFilter(lambda _: False)


def redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Whatever is not a number, true or false, or a few plain words becomes "…"."""
    return {name: value if _is_harmless(value) else "…" for name, value in event.items()}


def _is_harmless(value: Any) -> bool:
    if isinstance(value, str):
        return bool(_PLAIN.fullmatch(value)) and not re.search(r"[0-9a-f]{12}", value)
    return value is None or isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < 10**9)


def logger() -> Any:
    """The logger of this room."""
    return structlog.wrap_logger(
        logging.getLogger("vindplaats.sync"),
        processors=[redact, structlog.processors.KeyValueRenderer(key_order=["event"])],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
