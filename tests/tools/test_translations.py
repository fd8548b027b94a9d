"""The translations that travel with the app, and the check that keeps them whole."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from domain.codes import CODE_LISTS
from domain.languages import LANGUAGES
from domain.texts import Texts
from tools import check_texts, fill_texts, texts
from tools.check_texts import faults, placeholders
from tools.spoken import spoken, unmarked, unreadable
from tools.texts import compiled

THERE = sorted(texts.TRANSLATIONS.glob("*.po"))


def written(folder: Path, language: str, words: dict[str, str]) -> Path:
    """A small catalogue on disk, compiled."""
    catalog = Catalog(locale=language, fuzzy=False)
    for dutch, translation in words.items():
        catalog.add(dutch, translation)
    path = folder / f"{language}.po"
    with path.open("wb") as file:
        write_po(file, catalog)
    path.with_suffix(".mo").write_bytes(compiled(texts.loaded(path)))
    return path


def template_of(*words: str) -> Catalog:
    catalog = Catalog()
    for word in words:
        catalog.add(word)
    return catalog


def test_there_is_a_catalogue_for_every_language_but_dutch() -> None:
    assert {path.stem for path in THERE} == {row.code for row in LANGUAGES} - {"nl"}


@pytest.mark.parametrize("path", THERE, ids=lambda path: path.stem)
def test_no_translation_loses_or_invents_a_placeholder(path: Path) -> None:
    for message in texts.loaded(path):
        if message.id and all(texts.as_tuple(message.string)):
            allowed = placeholders("".join(texts.as_tuple(message.id)))
            assert all(placeholders(text) <= allowed for text in texts.as_tuple(message.string)), message.id


@pytest.mark.parametrize("path", THERE, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == compiled(texts.loaded(path))


def test_every_label_of_a_code_is_collected_for_translation() -> None:
    collected = texts.collected()
    labels = [label for rows in CODE_LISTS.values() for row in rows if (label := getattr(row, "label", None))]
    assert len(labels) > 150
    assert [label for label in labels if collected.get(label) is None] == []


def test_every_label_of_a_code_is_translated_into_french_and_english() -> None:
    labels = [label for rows in CODE_LISTS.values() for row in rows if (label := getattr(row, "label", None))]
    for language in ("fr", "en"):
        catalog = texts.loaded(texts.TRANSLATIONS / f"{language}.po")
        lacking = [label for label in labels if (found := catalog.get(label)) is None or not found.string]
        assert lacking == []


def test_the_check_sees_a_text_without_translation_but_lets_a_draft_pass(tmp_path: Path) -> None:
    template = template_of("Bewaar", "Nee")
    assert list(faults(written(tmp_path, "fr", {"Bewaar": "Garder"}), template=template)) == [
        "fr.po: 'Nee' is not translated"
    ]
    assert list(faults(written(tmp_path, "tr", {"Nee": "Hayır"}), template=template)) == []


def test_the_check_sees_a_lost_placeholder_also_in_a_draft(tmp_path: Path) -> None:
    path = written(tmp_path, "tr", {"Bel {name}.": "Ara {isim}."})
    (fault,) = faults(path, template=template_of("Bel {name}."))
    assert "isim, name" in fault


def test_the_check_sees_a_text_that_the_code_no_longer_says(tmp_path: Path) -> None:
    path = written(tmp_path, "fr", {"Bewaar": "Garder", "Weg": "Parti"})
    (fault,) = faults(path, template=template_of("Bewaar"))
    assert "Weg" in fault


def test_the_check_sees_a_catalogue_that_is_not_compiled(tmp_path: Path) -> None:
    path = written(tmp_path, "fr", {"Bewaar": "Garder"})
    path.with_suffix(".mo").write_bytes(b"old")
    (fault,) = faults(path, template=template_of("Bewaar"))
    assert "not compiled" in fault


def test_translations_are_filled_in_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill_texts, "TRANSLATIONS", tmp_path)
    assert "vandaag" in fill_texts.missing("fr")
    assert fill_texts.fill("fr", {"vandaag": "aujourd'hui", "nergens gezegd": "nulle part", "morgen": ""}) == 1
    left = fill_texts.missing("fr")
    assert "vandaag" not in left
    assert "morgen" in left


def test_wrong_use_of_filling_in_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert fill_texts.main(["fill"]) == 2
    assert "missing LANGUAGE" in capsys.readouterr().err


def test_the_check_wants_the_languages_that_are_complete() -> None:
    drafts = {row.code for row in LANGUAGES if row.state == "draft"}
    assert {"fr", "en"} <= set(check_texts.REQUIRED)
    assert not {"nl", *drafts} & set(check_texts.REQUIRED)


def test_a_call_inside_an_f_string_is_collected_too() -> None:
    source = "f\"{texts.n('Nog {count} dag', 'Nog {count} dagen', left)} {t('Er is ' 'niets.')} {label}\""
    assert sorted(text for _line, text in spoken(source, keywords=texts.KEYWORDS) if isinstance(text, str)) == [
        "Er is niets."
    ]
    assert ("Nog {count} dag", "Nog {count} dagen") in [text for _line, text in spoken(source, keywords=texts.KEYWORDS)]


def test_an_f_string_marked_for_translation_is_refused() -> None:
    assert list(unreadable('t("goed")\nt(f"fout {name}")\nt(label)', keywords=texts.KEYWORDS)) == [2]


def test_a_plural_without_words_shows_in_dutch_and_not_as_nothing() -> None:
    catalog = Catalog(locale="ar", fuzzy=False)
    catalog.add(("Nog {count} dag", "Nog {count} dagen"), ("", "", "", "", "", ""))
    assert Texts("ar", catalogue=compiled(catalog)).n("Nog {count} dag", "Nog {count} dagen", 3) == "Nog 3 dagen"


def test_an_error_whose_sentence_is_not_marked_is_seen() -> None:
    source = (
        'BadInput("Te lang.")\nBadInput(N_("Te lang."))\nBadInput()\nBadInput(f"Te {lang}.")\nCentreRefused("full")'
    )
    assert list(unmarked(source, names=check_texts.SPEAKING)) == [1, 4]
    assert "BadInput" in check_texts.SPEAKING
    assert "CentreRefused" not in check_texts.SPEAKING
