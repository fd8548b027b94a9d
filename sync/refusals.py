"""What the centre says no with, as errors with a sentence for the screen."""

from __future__ import annotations

import datetime as dt

from domain.errors import BadRecord, CentreRefused, CentreUntrusted, ClockWrong, SyncTrouble
from domain.mark import N_
from domain.wire import REFUSALS, Refusal, decode
from sync.exchange import Reply

_APP = N_("De centrale verstaat deze app niet. Werk de app bij.")
SENTENCES = {
    "bad_shape": _APP,
    "bad_signature": N_("De centrale herkent dit toestel niet. Vraag het je coördinator."),
    "not_member": N_("Volgens de centrale hoort dit toestel niet meer bij het team. Vraag het je coördinator."),
    "clock": ClockWrong.sentence,
    "replay": N_("De centrale kreeg dit al. Het gaat vanzelf verder."),
    "too_large": _APP,
    "too_many": N_("De centrale heeft het druk. Het gaat vanzelf verder."),
    "gap": N_("De centrale mist vroeger werk van dit toestel. Het wordt opnieuw verstuurd."),
    "device_fork": N_("Dit toestel bestaat twee keer. Wat wacht, blijft bewaard. Het heeft nieuwe sleutels nodig."),
    "after_refused": N_("De centrale weigert werk van dit toestel. Het blijft bewaard."),
    "old_epoch": N_("Het team heeft een nieuwe sleutel. Open de kluis, dan gaat het verder."),
    "bad_table": _APP,
    "older_view": N_("Een collega telde al verder. Synchroniseer en tel opnieuw."),
    "bad_proof": N_("Deze code is niet juist, al gebruikt of te oud. Vraag een nieuwe."),
    "moved": N_("Een collega was je voor. Probeer opnieuw."),
    "centre_down": N_("De centrale kan nu niets opslaan. Het gaat vanzelf verder."),
}
_MOST_SECONDS = 3600.0


def refused(code: str, *, retry_after_seconds: float | None = None) -> CentreRefused:
    """The error of one code; one that this app does not know has the plain sentence of the class."""
    return CentreRefused(code, SENTENCES.get(code), retry_after_seconds=retry_after_seconds)


def refusal_in(reply: Reply, *, now: dt.datetime) -> SyncTrouble:
    """What a reply that is believed and is not 2xx says."""
    try:
        refusal = decode(reply.body, Refusal)
    except BadRecord:
        return CentreUntrusted(_APP)
    if refusal.code == "clock":
        return ClockWrong(now.timestamp() - refusal.server_millis / 1000)
    code = refusal.code if refusal.code in REFUSALS else "bad_shape"
    return refused(code, retry_after_seconds=_retry_after(reply))


def _retry_after(reply: Reply) -> float | None:
    text = reply.fields.get("retry-after", "")
    return min(float(text), _MOST_SECONDS) if text.isascii() and text.isdigit() and len(text) < 9 else None
