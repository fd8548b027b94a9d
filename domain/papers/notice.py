"""What every youth may know beforehand (AVG/GDPR article 13), in the very words with which each purpose is asked."""

from __future__ import annotations

from domain.codes.authorities import AUTHORITIES
from domain.consent_texts import ConsentText, askable_languages, consent_text
from domain.consent_texts.checking import ASKED, RECIPIENT
from domain.languages import BY_CODE
from domain.mark import N_
from domain.papers.register import NOT_FILLED_IN
from domain.papers.shape import Office, Paper, Section
from domain.texts import Texts

_RECIPIENTS = {"P03": N_("telefoon of sms"), "P08": N_("de begeleider die jij kiest")}
_RIGHTS = (
    N_("Je mag alles zien wat er over jou staat."),
    N_("Klopt iets niet? Zeg het. Dan verbeteren we het."),
    N_("Je mag altijd stoppen. Dan wissen we het."),
    N_("Je krijgt een kopie als je dat vraagt, op papier of als bestand."),
    N_("Je telt niet mee in cijfers als je dat niet wil."),
    N_("Hulp krijg je altijd, ook als je nee zegt."),
)


def notice(office: Office, *, texts: Texts) -> Paper:
    """In the language of `texts`; where a text was not approved in it, the Dutch words stand."""
    return Paper(
        code="notice",
        title=texts.t("Wat we over jou bijhouden"),
        language=texts.language,
        lines=(texts.t("Voor jongeren. We vragen alles eerst. Dit zijn de woorden waarmee we het vragen."),),
        sections=(
            *(_asked(purpose, office, texts) for purpose in ASKED),
            Section(heading=texts.t("Wat jij altijd mag"), lines=tuple(texts.t(said) for said in _RIGHTS)),
            _whom(office, texts),
            _languages(office, texts),
        ),
    )


def _asked(purpose: str, office: Office, texts: Texts) -> Section:
    text = text_of(purpose, office, language=texts.language)
    said = [text.what, text.who, text.how_long, text.stop, text.no_is_fine]
    somebody = texts.t(_RECIPIENTS.get(purpose, N_("de dienst die jij kiest")))
    lines = tuple(_started(line.replace(RECIPIENT, somebody)) for line in said if line)
    return Section(heading=_started(text.question.replace(RECIPIENT, somebody)), lines=lines)


def _started(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def text_of(purpose: str, office: Office, *, language: str) -> ConsentText:
    """The words a youth hears; Dutch where this language has none that were approved."""
    is_approved = language in askable_languages(purpose, own=office.own)
    return consent_text(purpose, language=language if is_approved else "nl", own=office.own)


def _whom(office: Office, texts: Texts) -> Section:
    reach = [part for part in (office.phone, office.email, office.address) if part]
    facts = [
        (texts.t("Wie dit bijhoudt"), office.name or texts.t(NOT_FILLED_IN)),
        (texts.t("Hoe je ons bereikt"), ", ".join(reach) or texts.t(NOT_FILLED_IN)),
    ]
    if office.dpo:
        facts.append((texts.t("Wie let op je gegevens"), office.dpo))
    authority = next(row for row in AUTHORITIES if row.is_for_public == office.is_public)
    said = ", ".join(part for part in (texts.t(authority.label), authority.address, authority.phone) if part)
    facts.append((texts.t("Niet tevreden? Daar kan je klagen"), said))
    return Section(heading=texts.t("Bij wie je terecht kan"), facts=tuple(facts))


def _languages(office: Office, texts: Texts) -> Section:
    codes = [code for code in BY_CODE if all(code in askable_languages(one, own=office.own) for one in ASKED)]
    said = ", ".join(BY_CODE[code].name for code in codes)
    return Section(
        heading=texts.t("Talen"), lines=(texts.t("We vragen het in {languages}, of met een tolk.", languages=said),)
    )
