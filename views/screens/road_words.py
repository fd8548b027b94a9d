"""The road to work in sentences: referrals and offers, as a colleague says them. Words only, no controls."""

from __future__ import annotations

import datetime as dt

from domain.codes import end_reasons, offer_states, offers, partner_kinds, referral_states
from domain.codes.referral_states import REASON_BY_CODE
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.queries.offers import Call, OfferRow
from storage.queries.referrals import ReferralRow
from storage.queries.timeline import Moment

_REFERRED = {
    "proposed": N_("Voorgesteld op {date}."),
    "agreed": N_("Afgesproken op {date}."),
    "together": N_("Samen gegaan op {date}."),
    "taken_over": N_("Overgenomen op {date}. Nog geen bericht terug."),
    "word_back": N_("Bericht terug op {date}."),
    "declined": N_("{name} wil dit niet. Dat mag."),
    "not_admitted": N_("Niet toegelaten op {date}."),
    "no_show": N_("Het ging niet door op {date}."),
    "partner_stopped": N_("De partner stopte op {date}."),
}
_CALLS = (N_("Na een week"), N_("Na een maand"), N_("Na drie maanden"), N_("Na zes maanden"))


def partner_words(row: ReferralRow, *, texts: Texts) -> str:
    """The partner by name, or only what kind of partner."""
    kind = partner_kinds.BY_CODE.get(row.partner_kind)
    return row.partner_name or (texts.t(kind.label) if kind else texts.t("Een partner"))


def state_label(state: str, *, texts: Texts) -> str:
    """A step or an ending of a referral."""
    row = referral_states.BY_CODE.get(state)
    return texts.t(row.label) if row else ""


def referral_words(row: ReferralRow, *, alias: str, today: dt.date, texts: Texts) -> str:
    """How far it came."""
    date = date_words(row.since, texts=texts, today=today)
    if row.state == "waiting":
        since = row.waiting_since or row.since
        days = (today - since).days
        date = date_words(since, texts=texts, today=today)
        return texts.n("Wacht sinds {date}, {count} dag.", "Wacht sinds {date}, {count} dagen.", days, date=date)
    said = texts.t(_REFERRED.get(row.state, N_("Voorgesteld op {date}.")), date=date, name=alias)
    reason = REASON_BY_CODE.get(row.refusal) if row.state == "not_admitted" else None
    return f"{said} {texts.t(reason.label)}." if reason else said


def offer_label(kind: str, *, texts: Texts) -> str:
    """What offer it is."""
    row = offers.BY_CODE.get(kind)
    return texts.t(row.label) if row else texts.t("Aanbod")


def offer_title(row: OfferRow, *, texts: Texts) -> str:
    """As "Stage bij Bakkerij Noord"."""
    label, where = offer_label(row.kind, texts=texts), row.where or row.partner_name
    return texts.t("{offer} bij {where}", offer=label, where=where) if where else label


def offer_words(row: OfferRow, *, alias: str, today: dt.date, texts: Texts) -> str:
    """How it goes now, with its day and why it stopped."""

    def on(day: dt.date | None) -> str:
        return date_words(day, texts=texts, today=today) if day else ""

    if row.state == "started":
        return texts.t("Gestart op {date}.", date=on(row.started))
    if row.state == "finished":
        return texts.t("Afgelopen zoals gepland op {date}.", date=on(row.ended))
    if row.state == "broken_off":
        reason = end_reasons.BY_CODE.get(row.end_reason)
        said = texts.t("Afgebroken op {date}.", date=on(row.ended))
        return f"{said} {texts.t(reason.label)}." if reason else said
    if row.state == "refused":
        return texts.t("{name} koos hier niet voor. Dat mag.", name=alias)
    return texts.t("Voorgesteld op {date}.", date=on(row.proposed))


def state_of_offer(state: str, *, texts: Texts) -> str:
    """A state of an offer."""
    row = offer_states.BY_CODE.get(state)
    return texts.t(row.label) if row else ""


def kept_words(months: int, kept: str, *, texts: Texts) -> str:
    """Whether a job or course lasted: "Drie maanden: volgehouden."."""
    span = texts.t("Drie maanden") if months == 3 else texts.t("Zes maanden")
    said = {
        "yes": texts.t("volgehouden"),
        "no": texts.t("niet gehaald"),
        "finished": texts.t("eerder klaar, zoals gepland"),
    }
    return texts.t("{span}: {said}.", span=span, said=said.get(kept, texts.t("nog bezig")))


def call_words(call: Call, *, today: dt.date, texts: Texts) -> tuple[str, str]:
    """(when it is meant, its day and whether it was done) of a planned contact after a start."""
    title = texts.t(_CALLS[call.number]) if call.number < len(_CALLS) else ""
    day = date_words(call.day, texts=texts, today=today)
    if call.done is not None:
        done = date_words(call.done, texts=texts, today=today)
        return title, texts.t("Gesproken op {date}.", date=done)
    return title, texts.t("Gepland op {date}.", date=day)


def road_moment(moment: Moment, *, texts: Texts) -> tuple[str, str]:
    """(title, line) of a row of the timeline about an offer or a referral."""
    if moment.kind == "offer":
        label = offer_label(moment.code, texts=texts)
        title = texts.t("{offer} bij {where}", offer=label, where=moment.title) if moment.title else label
        return title, f"{state_of_offer(moment.state, texts=texts) or texts.t('Gestopt')}."
    kind = partner_kinds.BY_CODE.get(moment.code)
    name = moment.title or (texts.t(kind.label) if kind else texts.t("Een partner"))
    said = texts.t("Blad meegegeven") if moment.state == "shared" else state_label(moment.state, texts=texts)
    return texts.t("Naar {partner}", partner=name), f"{said}. {moment.text}".strip()
