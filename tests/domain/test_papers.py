"""The papers of the organisation say what the app does: every purpose, drawer and field, as the rows have it now."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from domain.codes import barriers, drawers, purposes
from domain.codes.law import BY_CODE as LAWS
from domain.consent_texts.checking import ASKED
from domain.papers import kept, words
from domain.papers.access import ALL, COLUMNS, NONE, PART, seen
from domain.papers.catalogue import PAPERS
from domain.papers.html import html
from domain.papers.risks import RISKS
from domain.papers.shape import Decided, Office, Paper
from domain.policies import SETTABLE
from domain.records import KINDS
from domain.texts import Texts

TEXTS = Texts()
OFFICE = Office(day=dt.date(2026, 11, 21), name="Jeugddienst Noord", email="info@noord.example")


def made(code: str, office: Office = OFFICE) -> Paper:
    return next(row for row in PAPERS if row.code == code).make(office, texts=TEXTS)


def said(paper: Paper) -> str:
    """All words of a paper."""
    found = [paper.title, *paper.lines]
    for section in paper.sections:
        found += [section.heading, *section.lines, *(text for fact in section.facts for text in fact)]
        found += [cell for row in (section.table.rows if section.table else ()) for cell in row]
    return "\n".join(found)


def test_every_purpose_stands_on_the_papers_that_list_purposes() -> None:
    for code in ("register", "retention", "dpia"):
        everything = said(made(code))
        for row in purposes.PURPOSES:
            assert f"{row.code}. {row.label}" in everything, (code, row.code)
    asked = said(made("notice"))
    assert len(made("notice").sections) == len(ASKED) + 3
    assert "straatnaam" in asked


def test_every_drawer_stands_on_the_paper_of_who_sees_what() -> None:
    table = next(section.table for section in made("access").sections if section.table is not None)
    assert [row[0] for row in table.rows] == [words.DRAWER[row.code] for row in drawers.DRAWERS]
    assert {len(row) for row in table.rows} == {len(COLUMNS) + 1}


def test_every_field_that_may_be_counted_is_named_and_no_other() -> None:
    section = next(part for part in made("access").sections if part.heading == "Wat in cijfers mag meetellen")
    facts = "\n".join(text for _, text in section.facts)
    for kind in KINDS.values():
        for name, field in kind.fields.items():
            label = words.field_words(kind.name, name, texts=TEXTS)
            if field.serves.is_counted and label:
                assert label in facts, (kind.name, name)
    assert "Je nummer" not in facts
    assert "Wat een begeleider denkt" not in facts


def test_every_field_with_a_purpose_has_words_or_is_a_number_that_nobody_reads() -> None:
    for one in kept.kept():
        if one.purpose:
            label = words.field_words(one.kind, one.field, texts=TEXTS)
            assert label or one.field in words.UNREAD, (one.kind, one.field)
    assert set(words.KIND) == set(KINDS) - {"opened"}
    assert set(words.DRAWER) == set(drawers.BY_CODE)


def test_every_field_of_every_purpose_stands_in_the_record_of_processing() -> None:
    sections = {part.heading[:3]: "\n".join(text for _, text in part.facts) for part in made("register").sections}
    for one in kept.kept():
        label = words.field_words(one.kind, one.field, texts=TEXTS)
        if one.purpose and label:
            assert label in sections[one.purpose], (one.kind, one.field, one.purpose)


def test_walk_of_what_is_kept_misses_no_field_and_no_purpose_a_row_can_tell() -> None:
    found = {(one.kind, one.field) for one in kept.kept()}
    assert found == {(kind.name, name) for kind in KINDS.values() if kind.name != "opened" for name in kind.fields}
    told = {one.purpose for one in kept.kept() if one.kind == "barrier"}
    assert told == {barriers.purpose_of(row.code) for row in (*barriers.BARRIERS, *barriers.SUB_BARRIERS)}


@pytest.mark.parametrize(
    ("drawer", "road", "much"),
    [
        ("health", "team", ALL),
        ("health", "together", PART),
        ("health", "partner", PART),
        ("settings", "copy", NONE),
        ("third_party", "partner", NONE),
        ("signature", "partner", NONE),
        ("contact", "figures", NONE),
        ("cores", "figures", PART),
        ("handles", "together", ALL),
    ],
)
def test_who_sees_what_is_the_gates_own_answer(drawer: str, road: str, much: str) -> None:
    assert seen(drawer, road) == much  # type: ignore[arg-type]


@pytest.mark.parametrize("purpose", SETTABLE)
def test_own_period_of_an_organisation_changes_the_papers(purpose: str) -> None:
    own = Office(day=OFFICE.day, decided={purpose: Decided(months=7)})
    for code in ("register", "retention"):
        before, after = said(made(code)), said(made(code, own))
        assert before.count("7 maanden") == 0
        assert after.count("7 maanden") == 1, code
    assert "De organisatie. De app stelt" in said(made("retention", own))


def test_another_ground_changes_the_papers_and_a_ground_that_cannot_be_is_not_printed() -> None:
    task = Office(day=OFFICE.day, is_public=True, decided={"P05": Decided(basis="public_task", condition="care")})
    for code in ("register", "dpia"):
        assert "Taak van algemeen belang (AVG, art. 6.1.e)" in said(made(code, task))
        assert "Zorg met beroepsgeheim" in said(made(code, task))
        assert said(made(code)).count("Nog te kiezen") == 2  # P00 and P12: nobody says yes beforehand
    assert "Een overheid kan hier zelden op steunen" in said(made("dpia", task))
    assert "Een overheid kan hier zelden op steunen" not in said(made("dpia"))


def test_what_nobody_filled_in_says_so() -> None:
    empty = Office(day=OFFICE.day)
    for code in ("register", "dpia", "notice"):
        assert "Nog niet ingevuld" in said(made(code, empty))
    assert "info@noord.example" in said(made("notice"))
    assert "Vlaamse Toezichtcommissie" in said(made("notice", Office(day=OFFICE.day, is_public=True)))
    assert "Gegevensbeschermingsautoriteit" in said(made("notice"))


def test_risks_are_those_of_the_threat_model_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs" / "threat-model.md").read_text()
    rows = re.findall(r"^\| (?!attacker|---)(.+?) \|", page.split("| attacker |")[1].split("\n## ")[0], re.MULTILINE)
    assert len(rows) == len(RISKS)
    for row, risk in zip(rows, RISKS, strict=True):
        assert row.startswith(risk.source), (row, risk.source)


def test_every_article_that_is_cited_stands_in_the_table_of_references() -> None:
    acts = {row.citation for row in LAWS.values()}
    for row in PAPERS:
        for found in re.findall(r"AVG, art\. \d+(?:, lid \d+(?:, [a-z]\))?)?", said(row.make(OFFICE, texts=TEXTS))):
            assert any(act.startswith(found) for act in acts), found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags, self.words, self.language = list[str](), list[str](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"] or ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("code", [row.code for row in PAPERS])
def test_file_for_a_browser_holds_every_word_its_language_and_nothing_that_runs(code: str) -> None:
    wicked = Office(day=OFFICE.day, name="<script>alert(1)</script> & Co", email='"a"@b.example')
    paper = made(code, wicked)
    raw = html(paper, foot="Gemaakt op 21 november.")
    reader = _Reader()
    reader.feed(raw.decode())
    assert reader.language == "nl"
    assert not {"script", "iframe", "img", "link", "object"} & set(reader.tags)
    assert b"http" not in raw
    for line in said(paper).splitlines():
        assert line in "".join(reader.words)
