"""One text: the words as a youth hears them, how far they are, and the next step to where a yes to them counts."""

from __future__ import annotations

import flet as ft

from domain.codes import purposes
from domain.consent_texts.reading import MOST_ON_AVERAGE, MOST_WORDS, reading
from domain.consent_texts.text import ConsentText
from domain.languages import SOURCE_LANGUAGE
from domain.mark import N_
from storage.actions.own_texts import take_over, take_step
from storage.queries.own_texts import TextView, text_view
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window
from views.parts.consent import CONSENT_ICONS
from views.screens.organisation import only_read, organisation_page
from views.screens.organisation_words import STATE_WORDS, months_words, text_line

_STEPS = ("concept", "translated", "read_back", "approved")
_BUTTONS = {
    "translated": N_("De vertaling is af"),
    "read_back": N_("Teruggelezen, het klopt"),
    "approved": N_("Keur goed"),
}
_HOW = {
    "translated": N_("Iemand die de taal goed spreekt, vertaalde elke lijn."),
    "read_back": N_("Laat iemand anders de tekst lezen en in eigen woorden zeggen wat er staat. Klopt dat?"),
    "approved": N_("Daarna telt een ja met deze woorden."),
}


@ft.component
def own_text(desk: Desk, window: Window, *, purpose: str, language: str) -> ft.Control:
    """What is on its way stands first; what is asked with now is one tap away."""
    found = use_query(desk, text_view, purpose, language)
    if found is None:
        return organisation_page(desk, window, "", [])
    return text_page(desk, window, found)


@ft.component
def text_page(desk: Desk, window: Window, row: TextView) -> ft.Control:
    """The words, their state, and what a coordinator may do."""
    use_keys(desk.keys, Keys(back=desk.back))
    which = use_held("working")
    is_working = row.working is not None and which.value == "working"
    text = row.working if is_working else row.asked
    body: list[ft.Control] = [] if row.is_coordinator else [only_read(desk)]
    if row.working is not None and row.asked is not None:
        choices = [Choice("working", desk.t("In de maak")), Choice("asked", desk.t("Nu in gebruik"))]
        body.append(parts.segmented("text.which", choices, chosen=which.value, on_choose=which.set, window=window))
    body.append(parts.second(f"{row.language.name} · {text_line(row, texts=desk.texts)}"))
    if is_working and row.working is not None:
        body.append(_steps(desk, row, row.working))
    if text is None:
        body.append(parts.empty(desk.t("Nog geen tekst in deze taal."), icon=ft.Icons.TRANSLATE_OUTLINED))
    else:
        body.append(words_card(desk, row, text))
    said = notes(desk, row, text) if text is not None else []
    side = [*said, *acts(desk, window, row, text if is_working else None)]
    return organisation_page(desk, window, desk.t(purposes.BY_CODE[row.purpose].label), body, side=side)


def _steps(desk: Desk, row: TextView, text: ConsentText) -> ft.Control:
    steps = [step for step in _STEPS if step != "translated" or row.language.code != SOURCE_LANGUAGE]
    words = [desk.t(STATE_WORDS[step]) for step in steps]
    place = steps.index(text.state) if text.state in steps else 0
    return parts.steps_line(
        words,
        current=place,
        sentence=desk.t("Stap {place} van {all}", place=place + 1, all=len(steps)),
        with_words=True,
    )


def words_card(desk: Desk, row: TextView, text: ConsentText) -> ft.Control:
    """As a youth hears them; right to left where the language is."""
    lines: list[ft.Control] = [
        parts.reading(text.question, heavy=True),
        *(parts.explained_row(icon, line) for icon, line in zip(CONSENT_ICONS, text.rows, strict=False)),
        parts.small(desk.t("Om te checken")),
        parts.words(text.check),
        ft.Row(
            [
                _answer(desk, answer, is_right=place == 0)
                for place, answer in enumerate((text.right, text.wrong, text.wrong2))
            ],
            wrap=True,
            spacing=16,
            run_spacing=4,
        ),
    ]
    column = ft.Column(lines, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(parts.identified(parts.card(column, padding=20), "text.words"), rtl=row.language.is_rtl)


def _answer(desk: Desk, answer: str, *, is_right: bool) -> ft.Control:
    icon = ft.Icons.CHECK_ROUNDED if is_right else ft.Icons.CLOSE_ROUNDED
    said = desk.t("juist") if is_right else desk.t("fout")
    picture = ft.Icon(icon, size=18, color=ft.Colors.ON_SURFACE_VARIANT, semantics_label=said)
    return ft.Row([picture, parts.small(answer)], spacing=4, tight=True)


def notes(desk: Desk, row: TextView, text: ConsentText) -> list[ft.Control]:
    """What a coordinator should know of these words: their period, and whether they are easy to hear."""
    found: list[ft.Control] = []
    promised = text.months or row.default
    if row.months and promised and promised < row.months:
        found.append(
            parts.notice(
                desk.t(
                    "Deze tekst belooft {promised}, jullie kozen {months}. Wie zo ja zei, houdt {promised}.",
                    promised=months_words(promised, texts=desk.texts),
                    months=months_words(row.months, texts=desk.texts),
                ),
                icon=ft.Icons.WARNING_AMBER_OUTLINED,
            )
        )
    if text.language != SOURCE_LANGUAGE and text.version != row.dutch.version:
        found.append(
            parts.identified(
                parts.notice(desk.t("Dit is de vertaling van een oudere Nederlandse tekst. Pas de woorden aan.")),
                "text.behind",
            )
        )
    return [*found, *easy(desk, text)]


def easy(desk: Desk, text: ConsentText) -> list[ft.Control]:
    """Said only where sentences are too long."""
    found = reading(text)
    if found.is_easy:
        return []
    said = desk.t(
        "Te lang om te horen: gemiddeld {average} woorden per zin, hoogstens {most} is goed.",
        average=f"{found.average:.0f}",
        most=MOST_ON_AVERAGE,
    )
    long = [desk.t("Meer dan {most} woorden: “{sentence}”", most=MOST_WORDS, sentence=line) for line in found.long]
    words = " ".join([said, *long]) if found.average > MOST_ON_AVERAGE else " ".join(long)
    return [parts.identified(parts.notice(words, icon=ft.Icons.HEARING_OUTLINED), "text.too_long")]


def acts(desk: Desk, window: Window, row: TextView, working: ConsentText | None) -> list[ft.Control]:
    """The next step, another version, taking back."""
    if not row.is_coordinator:
        return []
    found: list[ft.Control] = [next_step(desk, window, working, row.next)] if working is not None and row.next else []
    edit = f"organisation/texts/{row.purpose}/{row.language.code}/edit"
    links: list[ft.Control] = [parts.link("text.edit", desk.t("Pas de woorden aan"), on_click=lambda: desk.go(edit))]
    asked = row.asked
    if working is None and row.working is None and asked is not None and not asked.record and not asked.is_askable:
        return [*found, take_over_button(desk, asked), ft.Row(links)]
    leaving = working or row.approved
    if leaving is not None:
        links.append(retire_link(desk, leaving))
    return [*found, ft.Row(links, wrap=True)]


@ft.component
def next_step(desk: Desk, window: Window, text: ConsentText, step: str) -> ft.Control:
    """Approving asks first whether the words allow more: then an earlier yes is asked again. Nothing is chosen."""
    nothing: str | None = None
    wider, once = use_held(nothing), use_once(desk)

    @once
    async def take() -> None:
        if step == "approved" and wider.value is None:
            desk.say(desk.t("Zeg eerst of er meer mag dan voordien."))
            return
        done = await desk.act(take_step, text.record, state=step, is_wider=wider.value == "yes")
        if done is not None:
            desk.say(desk.t("Bewaard"))

    asks: list[ft.Control] = []
    if step == "approved":
        choices = [Choice("no", desk.t("Nee")), Choice("yes", desk.t("Ja"))]
        asks = [
            parts.strong(desk.t("Mag er met deze woorden meer dan voordien?")),
            parts.segmented("text.wider", choices, chosen=wider.value, on_choose=wider.set, window=window),
            parts.small(
                desk.t("Bij ja vraag je het iedereen opnieuw die al ja zei. Andere talen moeten dan ook mee.")
                if wider.value == "yes"
                else desk.t("Zoals een gegeven meer, of iemand meer die meeleest.")
            ),
        ]
    inside: list[ft.Control] = [
        parts.words(desk.t(_HOW[step])),
        *asks,
        parts.filled(f"text.step.{step}", desk.t(_BUTTONS[step]), on_click=take, tall=True),
    ]
    return parts.card(
        ft.Column(inside, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )


@ft.component
def take_over_button(desk: Desk, text: ConsentText) -> ft.Control:
    """A draft of the app begins its way as an own text."""
    once = use_once(desk)

    @once
    async def take() -> None:
        if await desk.act(take_over, text) is not None:
            desk.say(desk.t("Overgenomen als eigen kladtekst"))

    return parts.tonal("text.take_over", desk.t("Neem over als eigen tekst"), on_click=take, tall=True)


@ft.component
def retire_link(desk: Desk, text: ConsentText) -> ft.Control:
    """Taken back for good; the words that were there before count again."""
    once = use_once(desk)

    @once
    async def retire() -> None:
        if await desk.act(take_step, text.record, state="retired") is not None:
            desk.say(desk.t("Teruggetrokken"))

    label = desk.t("Trek de goedkeuring in") if text.is_askable else desk.t("Gooi deze versie weg")
    return parts.link("text.retire", label, on_click=retire, colour=ft.Colors.ERROR)
