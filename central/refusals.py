"""How the centre says no: one exception with a code of domain.wire.REFUSALS, one HTTP status for each code."""

from __future__ import annotations

from domain.wire import REFUSALS

STATUS = {
    "bad_shape": 400,
    "bad_signature": 401,
    "clock": 401,
    "replay": 401,
    "not_member": 403,
    "bad_proof": 403,
    "gap": 409,
    "device_fork": 409,
    "after_refused": 409,
    "old_epoch": 409,
    "older_view": 409,
    "moved": 409,
    "too_large": 413,
    "bad_table": 422,
    "too_many": 429,
    "centre_down": 503,
}


class Refuse(Exception):
    """Ends a request. `code` is all that is told; `retry_after_seconds` goes with `too_many`."""

    def __init__(self, code: str, *, status: int | None = None, retry_after_seconds: int | None = None) -> None:
        if code not in REFUSALS:
            raise ValueError(code)
        self.code = code
        self.status = status or STATUS[code]
        self.retry_after_seconds = retry_after_seconds
        super().__init__(code)
