"""The conversation behind one question: language, the check, who helps and signs, and what each answer does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from secrets import SystemRandom
from typing import Literal

import flet as ft
from msgspec import Struct
from msgspec.structs import replace

from domain.codes import age_bands, purposes
from domain.consent_texts import ConsentText, askable_languages, consent_text, languages_of
from domain.deadlines import ADULT_YEARS, age_on
from domain.languages import BY_CODE
from domain.texts import N_, Texts
from storage.actions.consents import Answer, Receipt, record_answer
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView
from views.desk import Desk
from views.screens.barrier_cards import drop_held, keep_held
from views.screens.consent_around import Around
from views.screens.file_words import NOBODY_NAMED, recipient_words
from views.screens.receipt import Piece, show_receipt
from views.screens.signature_held import Held, drop_signature, held_signature, hold_signature, may_ask_to_keep
from views.texts import load_texts

_TRIES = 2
_LEFT_TO_RIGHT = "\u200e"  # keeps the full stop at the end of a Dutch sentence


class Talk(Struct, frozen=True, kw_only=True):
    """Where the conversation is. `check`: the chip that was tapped last; `order`: of the chips, other each time.
    `heard`: hash of the words it was about.
    `page`: "" the question itself, "large" read line by line, "sign" the field to draw in. `line`: of what is read.
    """

    language: str
    order: tuple[str, ...]
    page: Literal["", "large", "sign"] = ""
    line: int = 0
    is_choosing: bool = False
    check: str = ""
    heard: str = ""
    wrong: int = 0
    hint: str = ""
    around: Around = Around()


def use_asking(desk: Desk, view: YouthView, row: PurposeRow, *, own: tuple[ConsentText, ...]) -> Asking:
    """Hook: a conversation that begins in the worker's language where there is a text in it, else in Dutch. `own`: the
    organisation's texts.
    """
    spoken = desk.texts.language
    codes = tuple(SystemRandom().sample(("right", "wrong", "wrong2"), 3))
    around = Around()
    before = held_signature(desk, view.file.id) if row.purpose == "P13" else None
    if before is not None:  # the same conversation, one question further
        spoken = before.language
        around = Around(interpreter=before.interpreter, understands=before.understands)
    language = spoken if spoken in languages_of(row.purpose, own=own) else "nl"
    first = Talk(language=language, order=codes, around=around)
    # Held beside the state: a second tap may come before the first one is drawn, and must not speak of an older moment.
    held = ft.use_state([first])[0]
    set_talk = ft.use_state(first)[1]

    def change(talk: Talk) -> None:
        held[0] = talk
        set_talk(lambda _former: talk)

    return Asking(desk, view, row, own=own, held=held, change=change)


class Asking:
    """One question to one youth, as it stands now."""

    def __init__(
        self,
        desk: Desk,
        view: YouthView,
        row: PurposeRow,
        *,
        own: tuple[ConsentText, ...],
        held: list[Talk],
        change: Callable[[Talk], None],
    ) -> None:
        self.desk, self.view, self.row, self.own, self._held, self._change = desk, view, row, own, held, change

    @property
    def talk(self) -> Talk:
        """As it stands now."""
        return self._held[0]

    @property
    def texts(self) -> Texts:
        """The words around the question, in its language; in the worker's where the app has no row for it."""
        return load_texts(self.talk.language) if self.talk.language in BY_CODE else self.desk.texts

    @property
    def text(self) -> ConsentText:
        """The words of the question, with the channel or partner in them."""
        return consent_text(self.row.purpose, language=self.talk.language, own=self.own).named(self.recipient)

    @property
    def is_rtl(self) -> bool:
        """Whether the question runs from right to left."""
        return self.text.is_rtl or self.texts.is_rtl

    @property
    def languages(self) -> list[tuple[str, str]]:
        """(code, its own name) of each language with a text, drafts too."""
        return self._named(languages_of(self.row.purpose, own=self.own))

    @property
    def askable(self) -> list[tuple[str, str]]:
        """(code, its own name) of each language in which a yes may count."""
        return self._named(askable_languages(self.row.purpose, own=self.own))

    @property
    def language_name(self) -> str:
        """What the language of now calls itself."""
        return self._named((self.talk.language,))[0][1]

    def _named(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        own = {text.language: text.name for text in self.own if text.name}
        return [(code, BY_CODE[code].name if code in BY_CODE else own.get(code, code)) for code in codes]

    @property
    def recipient(self) -> str:
        """The channel or partner as the question names it."""
        return recipient_words(self.row.shown, texts=self.texts) or self.texts.t(NOBODY_NAMED)

    @property
    def is_minor(self) -> bool:
        """By the birth date where it is known, else by the age band of the file."""
        born = str(self.view.file.details.get("birth_date", ""))
        if born:
            return age_on(dt.date.fromisoformat(born), today=self.view.today) < ADULT_YEARS
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
        return f"{said}{_LEFT_TO_RIGHT}" if self.is_rtl and not self.desk.texts.is_rtl else said

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

    def turn_to(self, page: Literal["", "large", "sign"]) -> None:
        """Read it large, sign, or go back to the question."""
        self._change(replace(self.talk, page=page, line=0, hint=""))

    def read(self, line: int) -> None:
        """Go to a line of what is read large; past the last one back to the question."""
        if line >= len(self.spoken):
            self.turn_to("")
        else:
            self._change(replace(self.talk, line=max(line, 0)))

    @property
    def spoken(self) -> tuple[str, ...]:
        """What is read together, line by line: the question, the five rows, the check question."""
        return (self.text.question, *self.text.rows, self.text.check)

    async def hear(self, code: str) -> None:
        """An answer to the check question. Twice wrong: it stays at asked, for another day."""
        wrong = self.talk.wrong + (code != "right")
        self._change(replace(self.talk, check=code, heard=self.text.words_hash, wrong=wrong, hint=""))
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
        if kept is None:
            return
        await keep_held(self.desk, self.view.file.id, purpose=self.row.purpose)
        drawn = self.talk.around.strokes
        if drawn and not kept.is_signature_kept and may_ask_to_keep(self.view):
            hold_signature(self.desk, self.view.file.id, self._held_now(drawn, kept))
            self.desk.replace(f"consent/{self.desk.number_of(self.view.file.id)}/P13")
        else:
            self._leave_with(kept)

    async def say_no(self) -> None:
        """Nee: kept as such; what an earlier yes held is erased, and then there is a receipt to read."""
        kept = await self._keep("refused", understood=self.talk.check == "right" or None)
        if kept is not None:
            drop_held(self.desk, self.view.file.id, purpose=self.row.purpose)
        if kept is not None and kept.erased:
            show_receipt(self.desk, self._piece(kept))
        elif kept is not None:
            self._leave_with(kept)

    async def decide_later(self) -> None:
        """Neither: it was asked."""
        kept = await self._keep("asked", understood=None)
        if kept is not None and self.held is not None:
            self._leave_with(kept)
        elif kept is not None:
            self.desk.back()

    def _missing(self) -> str:
        """What has to be done before a yes, as a sentence to translate; "" when nothing has."""
        around = self.talk.around
        if self.talk.check != "right":
            return N_("Stel eerst de vraag om te checken.")
        if self.talk.heard != self.text.words_hash:  # the organisation changed them meanwhile
            return N_("De woorden zijn net veranderd. Lees ze opnieuw voor.")
        if self.is_minor and around.understands is None:
            return N_("Zeg eerst of de jongere begrijpt wat dit is.")
        if purposes.BY_CODE[self.row.purpose].is_written and around.how == "spoken":
            return N_("Dit vraagt een handtekening, op het scherm of op papier.")
        return ""

    async def _keep(self, state: str, *, understood: bool | None) -> Receipt | None:
        around = self.talk.around
        answer = Answer(
            youth=self.view.file.id,
            purpose=self.row.purpose,
            state=state,
            recipient=self.row.recipient,
            recipient_shown=self.recipient,
            language=self.talk.language,
            how=around.how,
            understood=understood,
            interpreter=around.interpreter,
            understands=around.understands,
            strokes=self.held.strokes if self.held is not None else around.strokes,
            signs=self.held.piece.receipt.event if self.held is not None else "",
            heard=self.talk.heard,
        )
        kept: Receipt | None = await self.desk.act(record_answer, answer)
        return kept

    @property
    def held(self) -> Held | None:
        """The signature of a moment ago, when this is the question whether it may be kept."""
        return held_signature(self.desk, self.view.file.id) if self.row.purpose == "P13" else None

    def _held_now(self, drawn: tuple[int, ...], kept: Receipt) -> Held:
        around = self.talk.around
        return Held(
            strokes=drawn,
            piece=self._piece(kept),
            language=self.talk.language,
            interpreter=around.interpreter,
            understands=around.understands,
        )

    def _piece(self, kept: Receipt) -> Piece:
        return Piece(receipt=kept, alias=self.view.file.alias, recipient=self.row.shown, text=self.text)

    def forget(self) -> None:
        """This page goes: what was drawn and not answered about goes with it."""
        if self.row.purpose == "P13":
            drop_signature(self.desk, self.view.file.id)

    def leave(self) -> None:
        """Back without an answer: what was drawn and may not be kept is gone; its own answer has its receipt."""
        held = self.held
        drop_signature(self.desk, self.view.file.id)
        if held is not None:
            show_receipt(self.desk, held.piece)
        else:
            self.desk.back()

    def _leave_with(self, kept: Receipt) -> None:
        held, piece = self.held, self._piece(kept)
        drop_signature(self.desk, self.view.file.id)
        if held is not None:
            show_receipt(self.desk, held.piece, piece)
            return
        self.desk.say(
            self.desk.t("Bewaard. Bewijs {number}", number=kept.number),
            action=self.desk.t("Toon"),
            on_action=lambda: show_receipt(self.desk, piece),
            identifier="consent.receipt",
        )
        self.desk.back()
