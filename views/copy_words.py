"""A youth's copy in sentences to that youth: the same on the screen, to read together, as on paper to take along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from domain.codes import authorities, keep_reasons, purposes, reply_sections, rights
from domain.codes.law import ACT_BY_CODE, law
from domain.copywords import decides, label_words, section_words, title_words, value_words
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.queries.copy import Copy, CopyRecord, CopyValue
from storage.queries.youth_file import PurposeRow

ORDER = (
    *("who", "contact", "handle", "barriers", "health", "origin", "detention", "plan", "contacts", "road", "aftercare"),
    *("reports", "tasks", "answers", "requests", "whole"),
)
_ASIDE = {"contact": N_("Hoe en waar"), "consent": N_("Hoe het ging")}
_MAIN = frozenset({"state", "recipient", "valid_until", "place", "topics"})
_STANDS = {
    "asked": N_("We vroegen het op {date}. Je beslist later."),
    "given": N_("Je zei ja op {date}."),
    "refused": N_("Je zei nee op {date}."),
    "withdrawn": N_("Je stopte ermee op {date}."),
    "expired": N_("Je ja van {date} is verlopen. We vragen het opnieuw."),
    "invalidated": N_("Je ja van {date} telt niet meer. We vragen het opnieuw."),
}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A label and what it says; `was`: what stood there before or beside it, in a sentence."""

    label: str
    words: str
    was: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is kept. `title` is "" for the youth's own fields. `erased`: when it goes. `record`: its id."""

    title: str
    day: str
    lines: tuple[Line, ...]
    erased: str = ""
    record: str = ""
    strokes: tuple[int, ...] = ()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the copy. `code`: codes.reply_sections, or "requests". `replies`: the youth's own words beside it."""

    code: str
    title: str
    entries: tuple[Entry, ...]
    replies: tuple[Entry, ...]
    may_reply: bool


def parts_of(copy: Copy, *, texts: Texts) -> list[Part]:
    """All of it, part by part, newest first in each; empty parts left out."""
    parts = []
    for code in ORDER:
        records = copy.of(code)
        entries = tuple(_entries([record for record in records if record.kind != "reply"], copy, texts))
        replies = tuple(_entry(record, copy, texts) for record in records if record.kind == "reply")
        if entries or replies:
            title = section_words(code, texts=texts)
            may_reply = code in reply_sections.BY_CODE
            parts.append(Part(code=code, title=title, entries=entries, replies=replies, may_reply=may_reply))
    return parts


def _entries(records: Sequence[CopyRecord], copy: Copy, texts: Texts) -> Iterator[Entry]:
    """Each record; what hangs on another record (the contact of a meeting, the words of a request) stands with it."""
    hung = {"contact": "presence", "request": "request_of"}
    whole = {(record.kind, record.id): record for record in records}
    below = {
        str(record.value(name)): record
        for record in records
        for name, kind in hung.items()
        if record.kind == kind and record.value(name)
    }
    for record in records:
        if record.kind in hung and record.id in below:
            continue
        others = [whole.get((name, str(record.value(name)))) for name, kind in hung.items() if record.kind == kind]
        yield _entry(record, copy, texts, *(other for other in others if other is not None))


def _entry(record: CopyRecord, copy: Copy, texts: Texts, *others: CopyRecord) -> Entry:
    lines = [line for each in (record, *others) for line in _lines(each, copy, texts)]
    said = {(line.label, line.words, line.was): line for line in lines}
    day = record.day or next((other.day for other in others if other.day), "")
    erased = _erased(record.erased_on, texts) if record.kind != "consent" else ""
    return Entry(
        title=""
        if record.kind == "youth"
        else title_words(record.kind, record.value(decides(record.kind)), texts=texts),
        day=date_words(dt.date.fromisoformat(day), texts=texts) if day else "",
        lines=tuple(said.values()),
        erased=erased,
        record=record.id,
        strokes=tuple(record.value("strokes", ())),
    )


def _lines(record: CopyRecord, copy: Copy, texts: Texts) -> Iterator[Line]:
    """Line by line; of a contact and of an answer what only tells how it went stands together in one."""
    lines = list(_each(record, copy, texts))
    heading = _ASIDE.get(record.kind)
    if heading is None:
        yield from (line for _, line in lines)
        return
    yield from (line for field, line in lines if field in _MAIN)
    aside = [line for field, line in lines if field not in _MAIN]
    if aside:
        said = "; ".join(f"{line.label}: {line.words}" for line in aside)
        yield Line(label=texts.t(heading), words=said)


def _each(record: CopyRecord, copy: Copy, texts: Texts) -> Iterator[tuple[str, Line]]:
    for value in record.values:
        label = label_words(record.kind, value.field, texts=texts)
        # The title and the day of the entry say these already.
        is_said = value.field == decides(record.kind) or (value.field == "day" and record.day == value.value)
        if not label or is_said or (value.field == "months" and not value.value):
            continue
        words = _words(record.kind, value.field, value.value, copy, texts)
        yield value.field, Line(label=label, words=words, was=_was(record.kind, value, copy, texts))


def _words(kind: str, field: str, value: object, copy: Copy, texts: Texts) -> str:
    if value in ("", None, [], ()):
        return texts.t("Nu niets meer")
    return value_words(kind, field, value, names=copy.names, texts=texts)


def _was(kind: str, value: CopyValue, copy: Copy, texts: Texts) -> str:
    """What is still kept beside it: honest, because it lies in the log until the part goes."""
    said = []
    for sentence, values in ((N_("Ook genoteerd: {words}."), value.rivals), (N_("Vroeger: {words}."), value.former)):
        words = ", ".join(value_words(kind, value.field, each, names=copy.names, texts=texts) for each in values)
        said += [texts.t(sentence, words=words)] if words else []
    return " ".join(said)


def _erased(day: dt.date | None, texts: Texts) -> str:
    return texts.t("We wissen dit op {date}.", date=date_words(day, texts=texts)) if day is not None else ""


def standing_words(row: PurposeRow, *, texts: Texts) -> str:
    """Where one purpose stands, said to the youth."""
    if row.state == "not_asked":
        is_on = purposes.BY_CODE[row.purpose].is_default_on
        return texts.t("Dit doen we, tenzij jij nee zegt.") if is_on else texts.t("Dat vroegen we je nog niet.")
    since = date_words(row.since, texts=texts) if row.since else texts.t("een dag die we niet kennen")
    said = texts.t(_STANDS[row.state], date=since)
    if row.state == "given" and row.valid_until:
        until = date_words(row.valid_until, texts=texts)
        said = f"{said} {texts.t('Dat geldt tot {date}.', date=until)}"
    return said


def purpose_lines(copy: Copy, *, texts: Texts) -> list[Line]:
    """Every purpose that was asked, in the order of the questions; then, in one line, what never was."""
    asked = [row for row in copy.purposes if row.state != "not_asked" or purposes.BY_CODE[row.purpose].is_default_on]
    lines = [Line(label=_purpose(row, texts), words=standing_words(row, texts=texts)) for row in asked]
    never = [texts.t(purposes.BY_CODE[row.purpose].label) for row in copy.purposes if row not in asked]
    if never:
        lines.append(Line(label=texts.t("Nooit gevraagd"), words="; ".join(dict.fromkeys(never))))
    return lines


def _purpose(row: PurposeRow, texts: Texts) -> str:
    label = texts.t(purposes.BY_CODE[row.purpose].label)
    to = value_words("consent", "recipient", row.shown, names={}, texts=texts) if row.shown else ""
    return f"{label}: {to}" if to else label


def kept_lines(copy: Copy, *, texts: Texts) -> list[Line]:
    """Until when what each purpose holds is kept, the soonest first."""
    ends = sorted(copy.erased.items(), key=lambda item: (item[1], item[0]))
    return [
        Line(label=texts.t(purposes.BY_CODE[code].label), words=_erased(day, texts), was=_longer(copy, code, texts))
        for code, day in ends
        if code in purposes.BY_CODE
    ]


def _longer(copy: Copy, purpose: str, texts: Texts) -> str:
    """Why it is kept longer than agreed at first."""
    row = keep_reasons.BY_CODE.get(copy.longer.get(purpose, ""))
    return texts.t("We bewaren dit langer: {reason}.", reason=texts.t(row.label).lower()) if row is not None else ""


def reader_lines(copy: Copy, *, texts: Texts) -> list[str]:
    """Who reads it, and who got something of it."""
    team = copy.team or copy.controller.name
    said = [texts.t("Alleen {team} leest dit.", team=team) if team else texts.t("Alleen ons team leest dit.")]
    shares = [record for record in copy.records if record.kind == "shared"]
    if not shares:
        said.append(texts.t("We gaven niets over jou aan iemand anders."))
    for record in shares:
        to = value_words("shared", "recipient", record.value("recipient"), names=copy.names, texts=texts)
        day = date_words(dt.date.fromisoformat(record.day), texts=texts)
        fields = value_words("shared", "fields", record.value("fields", []), names=copy.names, texts=texts)
        said.append(texts.t("Op {date} gaven we aan {partner}: {what}.", date=day, partner=to, what=fields))
    said.append(texts.t("De centrale van de app bewaart alles versleuteld. Niemand kan het daar lezen."))
    return said


def right_lines(copy: Copy, *, texts: Texts) -> list[str]:
    """What the youth can do about it, and where to complain."""
    authority = authorities.authority_for(is_public=copy.controller.is_public)
    said = [
        texts.t("Je mag altijd stoppen, met alles of met een stuk. Zeg het aan ons. Dan wissen we het op elk toestel."),
        texts.t("Klopt er iets niet? Wij verbeteren het. Of we zetten jouw woorden ernaast."),
        texts.t("Wil je dit meenemen naar iemand anders? Je krijgt het als bestand."),
        texts.t("Op elke vraag antwoorden we binnen een maand."),
        texts.t("Geen computer beslist hier iets over jou."),
    ]
    contact = ", ".join(part for part in (authority.address, authority.email, authority.phone) if part)
    said.append(
        texts.t(
            "Niet tevreden? Klaag bij de {authority}: {contact}. Dat is gratis.",
            authority=texts.t(authority.label),
            contact=contact,
        )
    )
    laws = ", ".join(law(code).article for code in ("gdpr.7", *(row.law for row in rights.RIGHTS), "gdpr.77"))
    act = texts.t(ACT_BY_CODE[law("gdpr.77").act].title)
    return [*said, texts.t("Dit zijn jouw rechten. Ze staan in de {law}: {articles}.", law=act, articles=laws)]


def controller_lines(copy: Copy, *, texts: Texts) -> list[str]:
    """Who is answerable, and how they are reached; one honest sentence where nobody filled it in."""
    ours = copy.controller
    name = ours.name or copy.team
    if not name:
        return [texts.t("Vraag aan je begeleider welke organisatie dit bijhoudt.")]
    reached = ", ".join(part for part in (ours.address, ours.email, ours.phone) if part)
    said = [texts.t("{organisation} houdt dit bij.", organisation=name)]
    said += [texts.t("Je bereikt ons zo: {contact}.", contact=reached)] if reached else []
    said += [texts.t("Over je gegevens spreek je met {dpo}.", dpo=ours.dpo)] if ours.dpo else []
    return said


def opening_lines(copy: Copy, *, texts: Texts) -> list[str]:
    """The first sentences."""
    day = date_words(copy.day, texts=texts)
    said = [texts.t("Dit staat er op {date} over {name}. Het is alles wat we bijhouden.", date=day, name=copy.alias)]
    if not copy.is_whole:
        said.append(texts.t("Dit toestel kon niet alles lezen. Vraag later een nieuwe kopie."))
    return said
