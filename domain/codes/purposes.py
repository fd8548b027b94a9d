"""The purposes P00-P15 of consent.md, as data: who is asked how, how long it is kept, what withdrawal does."""

from typing import Literal

from msgspec import Struct

from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "purposes"

Start = Literal[
    "contact", "last_contact", "given", "handover", "aftercare_end", "survey_end", "file_end", "computation"
]
Part = Literal["all", "package", "log"]
Afterwards = Literal["erase", "ask_again", "totals_only", "stop"]
Effect = Literal[
    "shred_all",
    "shred_drawer",
    "stop_reminders",
    "block_channel",
    "stop_message",
    "ask_partner_to_stop",
    "cancel_tasks",
    "leave_next_table",
    "stop",
]


class Retention(Struct, frozen=True, kw_only=True):
    """How long one part of what a purpose holds is kept: calendar months, else days, counted from `start`.

    Both None: it ends with its start (the survey, the file, the next computation). `at_most_months` is an upper bound
    counted from when it was given. The organisation may set other periods; these are the defaults.
    """

    start: Start
    part: Part = "all"
    months: int | None = None
    days: int | None = None
    at_most_months: int | None = None
    afterwards: Afterwards = "erase"


class Purpose(Row, frozen=True, kw_only=True):
    """One purpose.

    `is_default_on`: may be done without a "given". `is_objection`: the youth is told and may object (P12).
    `is_explicit`: special category, never derived, shown only after a tap. `is_written`: needs a signature.
    `is_per_recipient`: each event names a channel or a partner, and counts for that one only. `is_each_time`: a "given"
    covers one act. `needs`: purposes that must be given too, else this one is not in force. `ends_with`: withdrawn or
    expired together with that purpose.
    `drawer`: class in `domain.codes.drawers`, or None where nothing is stored under it.
    `withdrawal`: what happens, in order; `after_withdrawal` is the honest sentence for the screen.
    """

    drawer: str | None
    after_withdrawal: str
    is_default_on: bool = False
    is_objection: bool = False
    is_explicit: bool = False
    is_written: bool = False
    is_per_recipient: bool = False
    is_each_time: bool = False
    needs: tuple[str, ...] = ()
    ends_with: str | None = None
    retention: tuple[Retention, ...] = ()
    withdrawal: tuple[Effect, ...] = ()

    @property
    def ask_again_months(self) -> int | None:
        """After how many calendar months the agreement itself is asked again; None: at each act, or never."""
        if self.is_each_time:
            return None
        return next(
            (rule.months for rule in self.retention if rule.part == "all" and rule.start in ("last_contact", "given")),
            None,
        )


_SHARED = (
    Retention(start="handover", part="package", days=30),
    Retention(start="handover", part="log", months=12),
)
_FILE = (Retention(start="last_contact", months=12),)
_CONTACT = (Retention(start="last_contact", months=6),)

PURPOSES: tuple[Purpose, ...] = (
    Purpose(
        code="P00",
        label=N_("Een contact zonder naam tellen"),
        drawer="cores",
        is_default_on=True,
        retention=(Retention(start="contact", months=36, afterwards="totals_only"),),
        after_withdrawal=N_("Dit is een telling zonder naam."),
    ),
    Purpose(
        code="P01",
        label=N_("Iets bijhouden onder een straatnaam"),
        drawer="file",
        retention=_FILE,
        withdrawal=("shred_all",),
        after_withdrawal=N_("We wissen alles over jou. Een telling zonder naam blijft."),
    ),
    Purpose(
        code="P02",
        label=N_("Naam, telefoon en adres bewaren"),
        drawer="contact",
        needs=("P01",),
        retention=_CONTACT,
        withdrawal=("shred_drawer", "stop_reminders"),
        after_withdrawal=N_("We wissen je naam, nummer en adres."),
    ),
    Purpose(
        code="P03",
        label=N_("Bellen of een bericht sturen"),
        drawer="contact",
        is_per_recipient=True,
        needs=("P01", "P02"),
        ends_with="P02",
        retention=_CONTACT,
        withdrawal=("block_channel",),
        after_withdrawal=N_("We bellen of sturen niets meer."),
    ),
    Purpose(
        code="P04",
        label=N_("Contact via WhatsApp, Signal of Instagram"),
        drawer="handles",
        needs=("P01",),
        retention=_CONTACT,
        withdrawal=("shred_drawer", "block_channel"),
        after_withdrawal=N_("We wissen je namen van die apps."),
    ),
    Purpose(
        code="P05",
        label=N_("Gezondheid als drempel"),
        drawer="health",
        is_explicit=True,
        needs=("P01",),
        retention=(Retention(start="given", months=6, afterwards="ask_again"),),
        withdrawal=("shred_drawer",),
        after_withdrawal=N_("We wissen alles over je gezondheid."),
    ),
    Purpose(
        code="P06",
        label=N_("Afkomst en taal"),
        drawer="origin",
        is_explicit=True,
        needs=("P01",),
        retention=(Retention(start="given", months=12),),
        withdrawal=("shred_drawer",),
        after_withdrawal=N_("We wissen je afkomst en je talen."),
    ),
    Purpose(
        code="P07",
        label=N_("Een straf als drempel"),
        drawer="detention",
        is_explicit=True,
        is_written=True,
        needs=("P01",),
        retention=(Retention(start="given", months=6),),
        withdrawal=("shred_drawer",),
        after_withdrawal=N_("We wissen dat je een straf hebt."),
    ),
    Purpose(
        code="P08",
        label=N_("Iets doorgeven aan VDAB"),
        drawer="sharing",
        is_per_recipient=True,
        is_each_time=True,
        needs=("P01",),
        retention=_SHARED,
        withdrawal=("stop_message",),
        after_withdrawal=N_("We vragen VDAB om te stoppen. Wat VDAB al heeft, kunnen wij niet wissen."),
    ),
    Purpose(
        code="P09",
        label=N_("Iets doorgeven aan een partner"),
        drawer="sharing",
        is_per_recipient=True,
        is_each_time=True,
        needs=("P01",),
        retention=_SHARED,
        withdrawal=("stop_message",),
        after_withdrawal=N_("We vragen de partner om te stoppen. Wat die al heeft, kunnen wij niet wissen."),
    ),
    Purpose(
        code="P10",
        label=N_("Nieuws terug krijgen van een partner"),
        drawer="sharing",
        is_per_recipient=True,
        needs=("P01",),
        retention=_FILE,
        withdrawal=("stop", "ask_partner_to_stop"),
        after_withdrawal=N_("We vragen de partner om niets meer te vertellen."),
    ),
    Purpose(
        code="P11",
        label=N_("Blijven bellen na de start"),
        drawer="aftercare",
        needs=("P01",),
        retention=(Retention(start="aftercare_end", months=3),),
        withdrawal=("shred_drawer", "cancel_tasks"),
        after_withdrawal=N_("We bellen niet meer over je werk. We wissen wat je daarover zei."),
    ),
    Purpose(
        code="P12",
        label=N_("Meetellen in cijfers"),
        drawer=None,
        is_default_on=True,
        is_objection=True,
        needs=("P01",),
        retention=(Retention(start="computation", afterwards="stop"),),
        withdrawal=("leave_next_table",),
        after_withdrawal=N_("Je telt niet meer mee in nieuwe cijfers. Oude cijfers blijven."),
    ),
    Purpose(
        code="P13",
        label=N_("Je handtekening bewaren"),
        drawer="signature",
        needs=("P01",),
        ends_with="P01",
        retention=(Retention(start="file_end", at_most_months=36),),
        withdrawal=("shred_drawer",),
        after_withdrawal=N_("We wissen je handtekening."),
    ),
    Purpose(
        code="P14",
        label=N_("Meedoen aan een bevraging"),
        drawer="cores",
        retention=(Retention(start="survey_end", afterwards="stop"),),
        withdrawal=("stop",),
        after_withdrawal=N_("We vragen je niets meer. Antwoorden zonder naam blijven."),
    ),
    Purpose(
        code="P15",
        label=N_("Melding van discriminatie"),
        drawer="discrimination",
        is_explicit=True,
        needs=("P01",),
        retention=(Retention(start="given", months=12),),
        withdrawal=("shred_drawer",),
        after_withdrawal=N_("We wissen je melding."),
    ),
)

BY_CODE = index(PURPOSES)


def purpose(code: str) -> Purpose:
    """The row of a purpose code. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row
