"""Everything that can go wrong, as one tree, split by what the caller can do about it.

VindplaatsError                  never carries record content, in no message and no attribute
├── Refused                      the rules say no; the screen says why and offers the way out
│   ├── NeedsConsent             ask the youth first (`purpose` says what for)
│   ├── NotAllowed               this worker or device may not do this
│   └── BadInput                 what was typed cannot be kept as it is
├── Locked                       the vault has to be opened first
│   ├── WrongPassphrase          try again
│   └── TooManyTries             wait (`wait_seconds`)
├── Damaged                      bytes on this device are not what was written
│   ├── SealBroken               a sealed thing does not open with its key
│   ├── BadSignature             a signature does not match
│   └── BadRecord                opens and is signed, but is not a record we know how to read
├── NoRoom                       the disk is full; nothing was changed
└── SyncTrouble                  the network or the centre; work on this device is safe
    ├── NoNetwork                try again by itself later
    ├── CentreRefused            the centre says no (`code` says why)
    ├── CentreUntrusted          the centre answers something it should not
    └── ClockWrong               this device's clock is off (`offset_seconds`)

`sentence` is what a screen may show (Dutch, the language the texts are translated from); `str()` is the same sentence.
"""

from __future__ import annotations

from domain.mark import N_


class VindplaatsError(Exception):
    """Root of the tree. `sentence` is a fixed text: never built from record content."""

    sentence = N_("Er liep iets mis. Je werk staat veilig op dit toestel.")

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class Refused(VindplaatsError):
    """The rules say no."""

    sentence = N_("Dit kan zo niet.")


class NeedsConsent(Refused):
    """The gate asks for the youth's agreement first."""

    sentence = N_("Vraag dit eerst aan de jongere.")

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        super().__init__()


class NotAllowed(Refused):
    """This worker or this device may not do this."""

    sentence = N_("Dit mag alleen een coördinator.")


class BadInput(Refused):
    """What was given cannot be kept as it is."""

    sentence = N_("Dit kan je hier niet bewaren.")


class Locked(VindplaatsError):
    """The vault is closed."""

    sentence = N_("De kluis is op slot.")


class WrongPassphrase(Locked):
    """The passphrase or code does not open the vault."""

    sentence = N_("Deze wachtzin klopt niet.")


class TooManyTries(Locked):
    """Too many wrong tries; wait `wait_seconds`."""

    sentence = N_("Te veel pogingen. Wacht even.")

    def __init__(self, wait_seconds: float) -> None:
        self.wait_seconds = wait_seconds
        super().__init__()


class Damaged(VindplaatsError):
    """Bytes are not what was written."""

    sentence = N_("Een bestand op dit toestel is beschadigd.")


class SealBroken(Damaged):
    """A sealed thing does not open with its key."""


class BadSignature(Damaged):
    """A signature does not match its message."""


class BadRecord(Damaged):
    """Opens and is signed, but is not a record this app can read."""


class NoRoom(VindplaatsError):
    """The disk is full; nothing was changed."""

    sentence = N_("Dit toestel is vol. Er is niets bewaard. Maak plaats en probeer opnieuw.")


class SyncTrouble(VindplaatsError):
    """Network or centre; the work on this device is safe."""

    sentence = N_("Synchroniseren lukt niet. Alles staat veilig op dit toestel.")


class NoNetwork(SyncTrouble):
    """No usable network; also a captive portal."""

    sentence = N_("Geen netwerk. Het gaat vanzelf verder.")


class CentreRefused(SyncTrouble):
    """The centre said no; `code` is one of domain.wire.REFUSALS, `retry_after_seconds` how long it asks to wait."""

    sentence = N_("De centrale weigert dit.")

    def __init__(self, code: str, sentence: str | None = None, *, retry_after_seconds: float | None = None) -> None:
        self.code, self.retry_after_seconds = code, retry_after_seconds
        super().__init__(sentence)


class CentreUntrusted(SyncTrouble):
    """The centre answered something that an honest centre does not."""

    sentence = N_("Dit is niet de centrale die je team kent. Er is niets verstuurd.")


class ClockWrong(SyncTrouble):
    """The clock of this device is off by `offset_seconds` (positive: ahead)."""

    sentence = N_("De klok van dit toestel staat verkeerd. Zet ze juist.")

    def __init__(self, offset_seconds: float) -> None:
        self.offset_seconds = offset_seconds
        super().__init__()
