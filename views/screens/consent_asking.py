"""The conversation behind one question: language, the check, who helps, and what each answer does."""

from __future__ import annotations

from collections.abc import Callable
from secrets import SystemRandom

import flet as ft
from msgspec import Struct
from msgspec.structs import replace

from domain.codes import age_bands, purposes
from domain.consent_texts import CONSENT_TEXTS, ConsentText, consent_text
from domain.texts import N_, Texts
from storage.actions.consents import Answer, Receipt, record_answer
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView
from views.desk import Desk
from views.screens.barrier_cards import keep_held
from views.screens.consent_around import Around
from views.screens.file_words import NOBODY_NAMED, recipient_words
from views.screens.receipt import show_receipt
from views.texts import load_texts

_TRIES = 2
_LEFT_TO_RIGHT = "\u200e"  # keeps the full stop at the end of a Dutch sentence


class Talk(Struct, frozen=True, kw_only=True):
    """Where the conversation is. `check`: the chip that was tapped last; `order`: of the chips, other each time."""

    language: str
    order: tuple[str, ...]
    is_choosing: bool = False
    check: str = ""
    wrong: int = 0
    hint: str = ""
    around: Around = Around()


def languages_of(purpose: str) -> list[str]:
    """Those that have a text for this purpose, drafts too."""
    return list(dict.fromkeys(text.language for text in CONSENT_TEXTS if text.purpose == purpose))


def use_asking(desk: Desk, view: YouthView, row: PurposeRow) -> Asking:
    """Hook: a conversation that begins in the worker's language where there is a text in it, else in Dutch."""
    spoken = desk.texts.language
    codes = tuple(SystemRandom().sample(("right", "wrong", "wrong2"), 3))
    first = Talk(language=spoken if spoken in languages_of(row.purpose) else "nl", order=codes)
    # Held beside the state: a second tap may come before the first one is drawn, and must not speak of an older moment.
    held = ft.use_state([first])[0]
    set_talk = ft.use_state(first)[1]

    def change(talk: Talk) -> None:
        held[0] = talk
        set_talk(lambda _former: talk)

    return Asking(desk, view, row, held=held, change=change)


class Asking:
    """One question to one youth, as it stands now."""

    def __init__(
        self, desk: Desk, view: YouthView, row: PurposeRow, *, held: list[Talk], change: Callable[[Talk], None]
    ) -> None:
        self.desk, self.view, self.row, self._held, self._change = desk, view, row, held, change

    @property
    def talk(self) -> Talk:
        """As it stands now."""
        return self._held[0]

    @property
    def texts(self) -> Texts:
        """The words around the question, in its language."""
        return load_texts(self.talk.language)

    @property
    def text(self) -> ConsentText:
        """The words of the question, with the channel or partner in them."""
        return consent_text(self.row.purpose, language=self.talk.language).named(self._recipient)

    @property
    def _recipient(self) -> str:
        return recipient_words(self.row.shown, texts=self.texts) or self.texts.t(NOBODY_NAMED)

    @property
    def is_minor(self) -> bool:
        """By the age band of the file."""
        band = age_bands.BY_CODE.get(str(self.view.file.details.get("age_band", "")))
        return band is not None and band.is_minor

    def hint(self) -> str:
        """What the worker should do next, or ""."""
        if self.talk.hint:
            return self.aside(self.talk.hint)
        if self.talk.check in ("wrong", "wrong2"):
            return self.aside(N_("Nog niet duidelijk. Leg het nog eens uit: {row}"), row=self.text.who)
        return ""

    def aside(self, text: str, /, **values: object) -> str:
        """Said to the worker, in the worker's language, on a page that may run the other way."""
        said = self.desk.t(text, **values)
        return f"{said}{_LEFT_TO_RIGHT}" if self.texts.is_rtl and not self.desk.texts.is_rtl else said

    # --- what a tap does

    def choose_language(self) -> None:
        """Show or hide the languages."""
        self._change(replace(self.talk, is_choosing=not self.talk.is_choosing))

    def speak(self, code: str) -> None:
        """Go on in another language; the check begins anew."""
        self._change(replace(self.talk, language=code, is_choosing=False, check=""))

    def stand_beside(self, around: Around) -> None:
        """Interpreter, signature, a minor's understanding."""
        self._change(replace(self.talk, around=around, hint=""))

    async def hear(self, code: str) -> None:
        """An answer to the check question. Twice wrong: it stays at asked, for another day."""
        wrong = self.talk.wrong + (code != "right")
        self._change(replace(self.talk, check=code, wrong=wrong, hint=""))
        if code != "right" and wrong >= _TRIES and await self._keep("asked", understood=False) is not None:
            self.desk.say(self.desk.t("We houden het op gevraagd. Leg het een andere keer nog eens uit."))
            self.desk.back()

    async def say_yes(self) -> None:
        """Ja: counts when the text is approved, it was understood, and what belongs to it is there."""
        missing = self._missing()
        self._change(replace(self.talk, hint=missing))
        if missing or not self.text.is_askable:
            return
        kept = await self._keep("given", understood=True)
        if kept is not None:
            await keep_held(self.desk, self.view.file.id, purpose=self.row.purpose)
            self._leave_with(kept)

    async def say_no(self) -> None:
        """Nee: kept as such; what an earlier yes held is erased, and then there is a receipt to read."""
        kept = await self._keep("refused", understood=self.talk.check == "right" or None)
        if kept is not None and kept.erased:
            show_receipt(self.desk, kept, alias=self.view.file.alias, recipient=self.row.shown)
        elif kept is not None:
            self._leave_with(kept)

    async def decide_later(self) -> None:
        """Neither: it was asked."""
        if await self._keep("asked", understood=None) is not None:
            self.desk.back()

    def _missing(self) -> str:
        """What has to be done before a yes, as a sentence to translate; "" when nothing has."""
        around = self.talk.around
        if self.talk.check != "right":
            return N_("Stel eerst de vraag om te checken.")
        if self.is_minor and around.understands is None:
            return N_("Zeg eerst of de jongere begrijpt wat dit is.")
        if purposes.BY_CODE[self.row.purpose].is_written and not around.is_signed:
            return N_("Dit vraagt een handtekening op papier.")
        return ""

    async def _keep(self, state: str, *, understood: bool | None) -> Receipt | None:
        around = self.talk.around
        answer = Answer(
            youth=self.view.file.id,
            purpose=self.row.purpose,
            state=state,
            recipient=self.row.recipient,
            recipient_shown=self._recipient,
            language=self.talk.language,
            how="written" if around.is_signed else "spoken",
            understood=understood,
            interpreter=around.interpreter,
            age_band=str(self.view.file.details.get("age_band", "")),
            understands=around.understands,
        )
        kept: Receipt | None = await self.desk.act(record_answer, answer)
        return kept

    def _leave_with(self, kept: Receipt) -> None:
        self.desk.say(
            self.desk.t("Bewaard. Bewijs {number}", number=kept.number),
            action=self.desk.t("Toon"),
            on_action=lambda: show_receipt(self.desk, kept, alias=self.view.file.alias, recipient=self.row.shown),
            identifier="consent.receipt",
        )
        self.desk.back()
