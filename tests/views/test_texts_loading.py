"""The catalogues are found in the tree of a laptop and in the assets of a built phone app."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from views.texts import load_texts, translations_folder

IN_THE_TREE = Path(__file__).parents[2] / "assets" / "translations"


@pytest.fixture
def fresh_texts() -> Iterator[None]:
    load_texts.cache_clear()
    yield
    load_texts.cache_clear()


def test_a_laptop_reads_the_catalogues_of_the_tree(monkeypatch: pytest.MonkeyPatch, fresh_texts: None) -> None:
    monkeypatch.delenv("FLET_ASSETS_DIR", raising=False)
    assert translations_folder() == IN_THE_TREE
    assert load_texts("fr").t("vandaag") == "aujourd'hui"


def test_a_phone_reads_those_of_its_assets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_texts: None) -> None:
    (tmp_path / "translations").mkdir()
    copyfile(IN_THE_TREE / "en.mo", tmp_path / "translations" / "fr.mo")
    monkeypatch.setenv("FLET_ASSETS_DIR", str(tmp_path))
    assert load_texts("fr").t("vandaag") == "today"


def test_assets_without_catalogues_fall_back_to_the_tree(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_texts: None
) -> None:
    monkeypatch.setenv("FLET_ASSETS_DIR", str(tmp_path))
    assert translations_folder() == IN_THE_TREE


def test_a_language_whose_catalogue_is_gone_shows_dutch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_texts: None
) -> None:
    (tmp_path / "translations").mkdir()
    monkeypatch.setenv("FLET_ASSETS_DIR", str(tmp_path))
    assert load_texts("fr").t("vandaag") == "vandaag"


def test_texts_of_a_language_are_read_once(fresh_texts: None) -> None:
    assert load_texts("fr") is load_texts("fr")
