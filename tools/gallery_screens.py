"""Example screens that copy the mockups, from fixed fictional words; they show the parts, not the product."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from views import parts, shell
from views.frame import Snack, use_snack
from views.navigation import Navigation

Choice = parts.Choice
Window = parts.Window
ERASED = "Wordt gewist op 10 november 2027"
SENTENCES = {
    "motivation": "Ik heb hier geen zin in.",
    "orientation": "Ik weet niet wat er allemaal kan.",
    "skills": "Ik kan nog niet wat ze vragen.",
    "experience": "Ik heb nog bijna niet gewerkt.",
    "digital": "Met de computer lukt het niet goed.",
    "health": "Mijn gezondheid houdt mij tegen.",
    "poverty": "Ik heb zorgen over geld.",
    "care": "Ik zorg thuis voor iemand.",
    "language": "Nederlands is nog moeilijk.",
    "mobility": "Ik raak er niet.",
    "housing": "Ik heb geen vaste woonplek.",
    "detention": "Ik heb nog een straf lopen.",
    "school_to_work": "Na school vond ik geen vast werk.",
    "discrimination": "Ze willen mij niet om wie ik ben.",
    "employer_support": "Op het werk helpt niemand mij op weg.",
    "inactivity_trap": "Als ik werk, houd ik niet meer over.",
    "labour_cost": "Ze vinden mij te duur.",
}
STRUCTURAL = 5


def nothing(*_given: object) -> None:
    """What a tap does here."""


def navigation(selected: str) -> Navigation:
    """The four places in Dutch."""
    words = {"today": "Vandaag", "youths": "Jongeren", "round": "Ronde", "more": "Meer"}
    return Navigation(selected=selected, words=words, lock="Op slot", on_go=nothing, on_lock=nothing)


@ft.component
def lock(window: Window) -> ft.Control:
    """Slot."""
    shown, show = ft.use_state(False)
    action = parts.big_action(
        "lock.quick", "Snel contact", icon=ft.Icons.EDIT_NOTE_OUTLINED, on_click=nothing, quiet=True
    )
    sheet = parts.docked_sheet(
        "Eerst een contact noteren?",
        "Dat kan zonder te openen. Je kan schrijven, niemand kan lezen.",
        action,
        window=window,
    )
    body = [
        ft.Row([parts.mark(size=60)]),
        ft.Container(height=4),
        parts.headline("Vindplaats is op slot"),
        parts.second("Zonder je wachtzin leest niemand mee."),
        ft.Container(height=8),
        parts.password_field(
            "lock.passphrase",
            "Wachtzin",
            shown=shown,
            on_show=lambda: show(lambda now: not now),
            show_label="Toon de wachtzin",
        ),
        parts.filled("lock.open", "Openen", on_click=nothing, tall=True),
        ft.Row(
            [parts.link("lock.forgot", "Wachtzin vergeten?", on_click=nothing)], alignment=ft.MainAxisAlignment.CENTER
        ),
    ]
    return shell.centred_page(window=window, body=body, sheet=sheet)


def _week() -> ft.Control:
    def count(number: str, text: str) -> ft.Control:
        return ft.Container(ft.Row([ft.Container(parts.name(number), width=44), parts.words(text)]), padding=10)

    rows = [
        count("41", "jongeren gesproken"),
        count("3", "gingen samen met jou ergens heen"),
        count("1", "begon met werken"),
    ]
    return parts.card(ft.Column([parts.strong("Jouw week tot nu"), *parts.divided(rows)], spacing=0), padding=20)


@ft.component
def today(window: Window, *, saved: bool = False, quiet: bool = False) -> ft.Control:
    """Vandaag."""
    snack, show = use_snack(seconds=600)
    ft.use_effect(lambda: show(Snack("Contact bewaard", "Ongedaan maken", nothing)) if saved else None, [])
    call = parts.tonal_icon("today.call.noor", ft.Icons.CALL_OUTLINED, "Bel Noor", on_click=nothing)
    entry = parts.Row
    clock = entry(
        "Nog 26 dagen voor Zaki.",
        "Dan zijn de vier maanden om. Er is nog geen aanbod.",
        ft.Icons.SCHEDULE_OUTLINED,
        tone="due",
        identifier="today.due.1",
        on_click=nothing,
    )
    now = [
        clock,
        entry("Bel Noor.", "Ze werkt nu één week.", ft.Icons.STOREFRONT_OUTLINED, trailing=call),
        entry(
            "Vraag na bij VDAB over Amira.",
            "Jullie gingen samen op 29 oktober.",
            ft.Icons.FORUM_OUTLINED,
            identifier="today.due.3",
            on_click=nothing,
        ),
    ]
    later = [
        entry("Lowie is zes weken uit beeld.", "Vrijdag is hij vaak op het plein.", ft.Icons.VISIBILITY_OFF_OUTLINED)
    ]
    coming = [
        entry("Vrijdag zitdag in De Brug.", "Van 14 tot 17 uur, met Ilse van VDAB.", ft.Icons.EVENT_OUTLINED),
        entry(
            "Dinsdag met Zaki naar de fietsbib.",
            "Zijn idee. Om 14 uur aan het station.",
            ft.Icons.DIRECTIONS_WALK_OUTLINED,
        ),
    ]
    round_card = parts.round_card(
        "Avondronde met Bilal",
        "Sinds 16.30, nu aan het station.",
        actions=[("round.close", "Ronde afsluiten", nothing), ("round.next", "Volgende plek", nothing)],
        window=window,
    )
    body: list[ft.Control] = [] if window.laptop else [round_card]
    body += [
        parts.section("Dit vraagt vandaag je aandacht", first=window.laptop),
        parts.card_rows(now, window=window),
        parts.section("Kan wachten"),
        parts.card_rows(later, window=window),
    ]
    if window.laptop:
        body += [parts.section("Komt nog"), parts.card_rows(coming)]
    if quiet:
        start = parts.tonal("round.start", "Ronde starten", icon=ft.Icons.ROUTE_OUTLINED, on_click=nothing)
        line = "Ga gerust op ronde. Wat je noteert, komt hier terug als het tijd is."
        body = [parts.empty("Niets dat moet vandaag", line, icon=ft.Icons.WB_TWILIGHT, action=start)]
    contact = parts.big_action(
        "today.new_contact",
        "Contact",
        line=None if window.large_text else "Station, achterkant · op straat",
        key="Ctrl N" if window.laptop else None,
        on_click=nothing,
        tall=window.laptop,
        start=window.laptop,
    )
    header = parts.home_header(
        "Vandaag",
        window=window,
        line="Donderdag 12 november",
        sync=parts.sync_word("today.sync", "gelukt", "Gelukt", on_click=nothing),
        on_lock=nothing,
        lock_label="Op slot",
        search=parts.search_field("today.search", "Zoek een jongere", key="Ctrl K") if window.laptop else None,
    )
    return shell.home_page(
        window=window,
        navigation=navigation("today"),
        header=header,
        body=body,
        side=[round_card, _week()],
        dock=contact,
        snack=snack,
        spacing=0,
    )


@ft.component
def contact(window: Window) -> ft.Control:
    """Contact."""
    count, set_count = ft.use_state(4)
    topics, set_topics = ft.use_state(frozenset({"chat", "work"}))
    how, set_how = ft.use_state("street")
    is_open, set_open = ft.use_state(False)

    def toggle(code: str) -> None:
        set_topics(lambda now: now ^ {code})

    edit = parts.icon_button("contact.place", ft.Icons.EDIT_OUTLINED, "Andere plek", on_click=nothing)
    place = parts.Row(
        "Station, achterkant", "Nu, in je avondronde", ft.Icons.PLACE_OUTLINED, tone="strong", trailing=edit
    )
    ways = [
        Choice("street", "Straat"),
        Choice("home_visit", "Thuis"),
        Choice("phone", "Bellen"),
        Choice("online", "Chat"),
    ]
    who = [
        Choice("nobody", "Zonder naam"),
        Choice("1", "Zaki"),
        Choice("2", "Noor"),
        Choice("3", "Twix"),
        Choice("search", "Zoek", ft.Icons.SEARCH_OUTLINED),
    ]
    what = [
        Choice("chat", "Babbel"),
        Choice("work", "Werk"),
        Choice("school", "School"),
        Choice("home", "Thuis"),
        Choice("money", "Geld"),
        Choice("housing", "Wonen"),
    ]
    more = parts.chip("contact.topics.more", "Meer", icon=ft.Icons.EXPAND_MORE_ROUNDED, quiet=True, on_click=nothing)
    note = parts.field(
        "contact.note",
        "" if window.laptop else "Notitie",
        hint="Kort volstaat. Schrijf geen namen of nummers.",
        lines=6,
        sentences=True,
    )
    steps = [
        Choice("none", "Geen"),
        Choice("call", "Ik bel"),
        Choice("meet", "We spreken af"),
        Choice("ask", "Ik vraag iets na"),
    ]
    following = parts.chips("contact.next", steps, chosen=["none"], on_choose=nothing)
    body: list[ft.Control] = [
        parts.card_rows([place], window=window),
        ft.Container(height=12),
        parts.segmented("contact.how", ways, chosen=how, on_choose=set_how, window=window),
        parts.section("Met wie?"),
        parts.chips("contact.who", who, chosen=["nobody"], on_choose=nothing),
        ft.Container(height=12),
        parts.stepper(
            "contact.count",
            "Hoeveel jongeren?" if window.laptop else "Hoeveel?",
            count,
            on_change=set_count,
            fewer_label="Eén minder",
            more_label="Eén meer",
        ),
        parts.section("Waarover?"),
        parts.chips("contact.topic", what, chosen=topics, on_choose=toggle, more=more),
    ]
    erased = parts.erased_on("Dit wordt gewist op 12 november 2029.")
    side: list[ft.Control] = []
    if window.laptop:
        side = [
            parts.section("Notitie", first=True),
            note,
            parts.section("Volgende stap"),
            following,
            ft.Container(height=20),
            erased,
        ]
    else:
        fold = parts.fold(
            "contact.more",
            "Notitie of volgende stap",
            is_open=is_open,
            on_click=lambda: set_open(lambda now: not now),
            content=ft.Column([note, following, erased]),
        )
        body += [ft.Container(height=12), fold]
    action = parts.link("contact.earlier", "Eerder vandaag", icon=ft.Icons.HISTORY_OUTLINED, on_click=nothing)
    return shell.inner_page(
        window=window,
        navigation=navigation("today"),
        header=parts.page_header(
            "Contact",
            window=window,
            on_back=nothing,
            back_label="Sluit en bewaar als klad",
            close=True,
            actions=[action],
        ),
        body=body,
        side=side,
        spacing=0,
        dock=parts.big_action(
            "contact.save",
            "Bewaar",
            icon=ft.Icons.CHECK_ROUNDED,
            line=None if window.large_text or window.laptop else f"{count} jongeren · Station, achterkant",
            key="Ctrl S" if window.laptop else None,
            on_click=nothing,
        ),
    )


def _timeline() -> list[ft.Control]:
    row = parts.timeline_row
    return [
        row(
            "Dinsdag 10 november",
            "Station, achterkant",
            line="Babbel en werk. Een kwartier.",
            erased=ERASED,
            icon=ft.Icons.CHAT_OUTLINED,
        ),
        row(
            "Donderdag 5 november",
            "Drempels gekozen",
            line="Geld, vervoer, weinig ervaring.",
            erased=ERASED,
            icon=ft.Icons.DOOR_FRONT_DOOR_OUTLINED,
        ),
        row(
            "Maandag 26 oktober",
            "Toestemming gegeven",
            line="Een bladzijde onder zijn straatnaam.",
            erased="Opnieuw vragen op 26 oktober 2027",
            icon=ft.Icons.CHECK_CIRCLE_OUTLINED,
            last=True,
        ),
    ]


@ft.component
def youth(window: Window) -> ft.Control:
    """Jongere."""
    tab, set_tab = ft.use_state("timeline")
    names = ["Tijdlijn", "Drempels", "Plan", "Doorverwijzing", "Toestemming", "Details"]
    codes = ["timeline", "barriers", "plan", "referrals", "consent", "details"]
    tabs = parts.tabs(
        "youth.tab", [Choice(c, n) for c, n in zip(codes, names, strict=True)], chosen=tab, on_choose=set_tab
    )
    together = parts.tonal(
        "youth.together", "Samen kijken", icon=ft.Icons.VISIBILITY_OUTLINED, on_click=nothing, snug=True
    )
    clocks = parts.card_rows(
        [
            parts.Row(
                "Nog 26 dagen tot vier maanden",
                "Zaki stopte met school op 8 augustus. Er is nog geen aanbod.",
                ft.Icons.SCHEDULE_OUTLINED,
                tone="due",
                below=parts.due_line(0.79),
            ),
            parts.Row("Je zag hem eergisteren", "Aan het station, op je ronde.", ft.Icons.EVENT_AVAILABLE_OUTLINED),
        ],
        window=window,
    )
    plan = parts.card(
        ft.Column(
            [
                parts.strong("Volgende stap, zijn idee"),
                parts.words("Dinsdag samen naar de fietsbib."),
                ft.Container(height=8),
                parts.strong("Waar hij goed in is"),
                parts.words("Is stipt. Werkt graag met zijn handen."),
            ],
            spacing=4,
        ),
        padding=20,
    )
    people = [
        ("Zaki", "Nog 26 dagen tot vier maanden"),
        ("Noor", "Werkt sinds een week"),
        ("Twix", "Gezien op 4 november"),
        ("Amira", "Wacht op bericht van VDAB"),
        ("Lowie", "Zes weken uit beeld"),
        ("Yaro", "Gezien op 30 oktober"),
    ]
    filters = [Choice("mine", "Van mij"), Choice("due", "Nodig"), Choice("gone", "Uit beeld")]
    listing: list[ft.Control] = [
        parts.search_field("youths.search", "Naam, plek of woord"),
        ft.Container(height=4),
        parts.chips("youths.filter", filters, chosen=["mine"], on_choose=nothing),
        ft.Container(height=4),
        *[
            parts.youth_row(f"youths.row.{place}", alias, line, on_click=nothing, selected=place == 1)
            for place, (alias, line) in enumerate(people, start=1)
        ],
    ]
    if window.two_panes:
        head: ft.Control = ft.Column(
            [
                ft.Container(
                    ft.Row(
                        [
                            ft.Container(
                                parts.youth_header("Zaki", "Jij bent zijn vaste aanspreekpunt", side=0), expand=True
                            ),
                            together,
                            parts.filled("youth.contact", "Contact", icon=ft.Icons.ADD_ROUNDED, on_click=nothing),
                        ],
                        spacing=16,
                    ),
                    padding=ft.Padding(left=32, right=32, top=24, bottom=8),
                ),
                ft.Container(tabs, padding=ft.Padding.symmetric(horizontal=16)),
            ],
            spacing=0,
        )
    else:
        back = parts.page_header(
            "",
            window=window,
            on_back=nothing,
            back_label="Terug",
            actions=[
                together,
                parts.icon_button("youth.more", ft.Icons.MORE_HORIZ_OUTLINED, "Meer", on_click=nothing),
            ],
        )
        name = parts.youth_header("Zaki", "Jij bent zijn vaste aanspreekpunt", side=16)
        head = ft.Column([back, name, ft.Container(tabs, padding=ft.Padding.only(top=12, bottom=16))], spacing=0)
    return shell.file_page(
        window=window,
        navigation=navigation("youths"),
        list_header=parts.home_header("Jongeren", window=window),
        listing=listing,
        detail_header=head,
        detail=[ft.Container(ft.Column(_timeline(), spacing=0), padding=ft.Padding.only(top=8))],
        side=[clocks, plan] if window.laptop else [clocks],
        floating=parts.big_action("youth.contact", "Contact met Zaki", on_click=nothing, compact=True),
    )


def _for_youth(language: str = "Nederlands", read: str = "Lees voor") -> list[ft.Control]:
    return [
        parts.link("consent.read", read, icon=ft.Icons.VOLUME_UP_OUTLINED, on_click=nothing),
        parts.link("consent.language", language, icon=ft.Icons.LANGUAGE_OUTLINED, on_click=nothing),
    ]


@ft.component
def barriers(window: Window) -> ft.Control:
    """Drempels."""
    chosen, set_chosen = ft.use_state(frozenset({"poverty", "mobility", "experience"}))

    def pick(code: str) -> Callable[[], None]:
        return lambda: set_chosen(lambda now: now ^ {code})

    cards = [
        parts.barrier_card(code, text, chosen=code in chosen, on_click=pick(code)) for code, text in SENTENCES.items()
    ]
    head = parts.page_header("", window=window, on_back=nothing, back_label="Sluit", close=True, actions=_for_youth())
    done = parts.filled("barriers.save", "Klaar", on_click=nothing, tall=True)
    kept: list[ft.Control] = [parts.strong(f"{len(chosen)} gekozen"), parts.small("Je kan dit altijd wijzigen.")]
    dock = ft.Row(
        [ft.Column(kept, spacing=0, tight=True), done],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
    )
    return shell.inner_page(
        window=window,
        header=head,
        spacing=0,
        body=[
            parts.question("Wat houdt je tegen?", "Tik aan wat past. Alles mag, niets moet."),
            parts.barrier_grid(cards[:-STRUCTURAL], window=window),
            parts.section("Dit ligt niet aan jou"),
            parts.barrier_grid(cards[-STRUCTURAL:], window=window),
        ],
        dock=dock,
    )


@ft.component
def consent(window: Window, *, draft: bool = False) -> ft.Control:
    """Toestemming, also as a draft in Arabic."""
    check, set_check = ft.use_state("right")
    answers = [
        Choice("right", "Jullie team"),
        Choice("wrong", "VDAB"),
        Choice("wrong2", "Iedereen"),
    ]
    rows = [
        "We schrijven je straatnaam op. Je echte naam niet.",
        "Alleen ons team leest dit.",
        "Twaalf maanden na ons laatste contact wissen we het.",
        "Je mag altijd stoppen. Dan wissen we dit.",
        "Zeg je nee? Dan helpen we je ook.",
    ]
    question, no, yes, later = "Mogen we iets over jou bijhouden?", "Nee", "Ja", "Later beslissen"
    above = None
    if draft:
        question, no, yes, later = "هل يمكننا أن نكتب شيئًا عنك؟", "لا", "نعم", "أقرر لاحقًا"
        rows = [
            "نكتب لقبك فقط. لا نكتب اسمك الحقيقي.",
            "فريقنا فقط يقرأ ذلك.",
            "نمحوه بعد آخر لقاء بيننا باثني عشر شهرًا.",
            "يمكنك أن تتوقف متى شئت. عندها نمحوه.",
            "إن قلت لا، نساعدك أيضًا.",
        ]
        above = parts.draft_notice(
            "هذه ترجمة أولية. لا يمكن قول «نعم» بها بعد. اختر الهولندية أو الفرنسية أو الإنجليزية مع مترجم.",
            "Kladtekst: een ja kan nog niet. Kies een andere taal, met een tolk.",
            languages=[Choice("nl", "Nederlands"), Choice("fr", "Français"), Choice("en", "English")],
            on_choose=nothing,
        )
    body, dock = parts.consent_layout(
        question,
        rows,
        window=window,
        check="Even checken of ik het goed uitleg",
        check_question="Wie kan dit lezen?",
        check_answers=answers,
        check_chosen=check,
        on_check=set_check,
        no=no,
        yes=yes,
        later=later,
        on_no=nothing,
        on_yes=nothing,
        on_later=nothing,
        yes_disabled=draft,
        above=above,
    )
    actions = _for_youth("العربية", "اقرأ لي") if draft else _for_youth()
    header = parts.page_header(
        "",
        window=window,
        on_back=nothing,
        back_label="Sluit",
        close=True,
        actions=actions,
        line="Toestemming, samen met Zaki" if window.laptop else None,
    )
    return shell.inner_page(window=window, header=header, body=[body], dock=dock, centred=True)


@ft.component
def sync(window: Window) -> ft.Control:
    """Synchronisatie."""
    chosen, set_chosen = ft.use_state("mine")
    state = parts.card(
        ft.Column(
            [
                ft.Row(
                    [
                        parts.circle(ft.Icons.CLOUD_DONE_OUTLINED, tone="strong", size=56),
                        ft.Column(
                            [
                                parts.title("Gelukt"),
                                parts.second("Vandaag om 17.30."),
                                parts.second("Er wacht niets."),
                            ],
                            spacing=0,
                            expand=True,
                        ),
                    ],
                    spacing=16,
                ),
                parts.tonal("sync.now", "Nu synchroniseren", icon=ft.Icons.SYNC_OUTLINED, on_click=nothing),
            ],
            spacing=16,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
    conflict = parts.conflict_card(
        "Wanneer is de afspraak met Noor?",
        "Jij en Bilal schreven elk iets anders op.",
        [
            parts.Side("mine", "Jij", "Dinsdag\n17 november\n14 uur", ("Jeugdhuis De Brug", "Vandaag, 15.02")),
            parts.Side("theirs", "Bilal", "Woensdag\n18 november\n10 uur", ("Jeugdhuis De Brug", "Vandaag, 15.20")),
        ],
        identifier="sync.conflict.1",
        chosen=chosen,
        on_choose=set_chosen,
        both="Bewaar allebei",
        on_both=nothing,
        settle="Dit klopt",
        on_settle=nothing,
        window=window,
    )
    devices = parts.card_rows(
        [
            parts.Row("Gsm van Sofie", "Dit toestel", ft.Icons.SMARTPHONE_OUTLINED),
            parts.Row("Laptop De Brug", "Laatst gezien vandaag om 14.05", ft.Icons.COMPUTER_OUTLINED),
            parts.Row("Gsm van Bilal", "Laatst gezien vandaag om 17.20", ft.Icons.SMARTPHONE_OUTLINED),
        ],
        window=window,
    )
    invite = parts.link("sync.invite", "Toestel uitnodigen", icon=ft.Icons.ADD_ROUNDED, on_click=nothing)
    settle: list[ft.Control] = [parts.section("Eén ding om te kiezen", first=window.laptop), conflict]
    strict = parts.small("Toestemming moet je nooit kiezen. Bij twijfel telt altijd de strengste.")
    own: list[ft.Control] = [
        parts.section("Toestellen", trailing=invite if window.laptop else None),
        devices,
    ]
    return shell.inner_page(
        window=window,
        navigation=navigation("more"),
        header=parts.page_header(
            "Synchronisatie",
            window=window,
            on_back=nothing,
            back_label="Terug",
            actions=[parts.icon_button("sync.help", ft.Icons.HELP_OUTLINE_OUTLINED, "Uitleg", on_click=nothing)],
        ),
        spacing=0,
        body=[state, *own] if window.laptop else [state, *settle, *own],
        side=[*settle, strict] if window.laptop else [],
    )


@ft.component
def together(window: Window) -> ft.Control:
    """Samen kijken, and the parts that stand on no other example."""
    header = parts.together_header(
        "Dit staat er over jou",
        window=window,
        mode="Samen kijken",
        line="Samen kijken staat aan. Andere mensen zie je hier niet.",
        on_stop=nothing,
        stop="Stop",
    )
    know = parts.card_rows(
        [
            parts.fact("Hoe we je noemen", "Zaki"),
            parts.fact(
                "Wat je zelf koos",
                "Zorgen over geld. Ik raak er niet. Nog bijna niet gewerkt.",
                erased="Wissen we op 10 november 2027",
            ),
            parts.fact("Jouw volgende stap", "Dinsdag samen naar de fietsbib."),
        ]
    )
    who = parts.card_rows(
        [
            parts.Row("Sofie en haar team", "Zij lezen deze bladzijde.", ft.Icons.GROUP_OUTLINED, tone="strong"),
            parts.Row("VDAB leest niets", "Dat mag alleen als jij ja zegt.", ft.Icons.BLOCK_OUTLINED),
        ],
        window=window,
    )
    lines = parts.card_rows(
        [
            parts.tick_row("referral.line.1", "Naam", "Zaki", shared=True, on_change=nothing),
            parts.tick_row(
                "referral.line.2",
                "Zorgen over geld · geven we niet door",
                "Open rekening van zijn gsm",
                shared=False,
                on_change=nothing,
            ),
        ]
    )
    steps = parts.steps_line(
        ["Voorgesteld", "Afgesproken", "Samen gegaan", "Overgenomen", "Bericht terug"],
        current=0,
        sentence="Stap 1 van 5: voorgesteld",
        with_words=window.laptop,
    )
    more = [
        parts.section("Nog meer delen"),
        steps,
        lines,
        parts.error_box("Dit bestand is beschadigd. Kies een ander.", heading="Dat lukte niet"),
        parts.notice("Je werkt in de oefenmodus."),
        parts.switch_row("settings.practice", "Oefenen", value=True, on_change=nothing),
        parts.receipt_card(
            "Voor Zaki", [("Je zei ja op", "12 november"), ("Dit lezen", "Sofie en haar team")], erased=ERASED
        ),
        parts.code_field("cover.code", "Code", autofocus=False),
        parts.tonal("youth.copy", "Geef mij een kopie", on_click=nothing, tall=True),
        parts.outlined("consent.withdraw_all", "Alles intrekken", on_click=nothing, tall=True),
    ]
    return shell.inner_page(
        window=window,
        header=header,
        body=[parts.section("Wat we weten", first=True), know, parts.section("Wie dit leest"), who, *more],
    )


SCREENS: dict[str, Callable[[Window], ft.Control]] = {
    "slot": lock,
    "vandaag": today,
    "bewaard": lambda window: today(window, saved=True),
    "leeg": lambda window: today(window, quiet=True),
    "contact": contact,
    "jongere": youth,
    "drempels": barriers,
    "toestemming": consent,
    "toestemming-ar": lambda window: consent(window, draft=True),
    "synchronisatie": sync,
    "samen-kijken": together,
}
"""Name in the address to screen."""
