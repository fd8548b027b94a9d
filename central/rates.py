"""Token buckets, in memory only: how often one device, one team, or all strangers together may ask."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from central.refusals import Refuse

_FORGET_ABOVE = 50_000


class Rates:
    """`spend` takes one token of a bucket that fills up `a_minute` times a minute and holds as many."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._buckets: dict[bytes, tuple[float, float]] = {}

    def spend(self, key: bytes, *, a_minute: int) -> None:
        """Raises Refuse("too_many") with the seconds to wait."""
        with self._lock:
            now = self._monotonic()
            tokens, since = self._buckets.get(key, (float(a_minute), now))
            tokens = min(float(a_minute), tokens + (now - since) * a_minute / 60)
            if tokens < 1:
                raise Refuse("too_many", retry_after_seconds=math.ceil((1 - tokens) * 60 / a_minute))
            if len(self._buckets) > _FORGET_ABOVE:
                self._forget_full(now)
            self._buckets[key] = (tokens - 1, now)

    def _forget_full(self, now: float) -> None:
        """A bucket of a minute ago is full again, so it need not be remembered."""
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if now - bucket[1] < 60}
