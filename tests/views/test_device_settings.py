"""The settings file: whatever stands in it, the app starts."""

from pathlib import Path

import pytest

from domain.errors import BadInput
from views.settings import SETTINGS_NAME, Settings, changed, keep_settings, load_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = changed(Settings(), theme="night", text_scale=1.6, lock_minutes=0)
    keep_settings(tmp_path / "new", kept)
    assert load_settings(tmp_path / "new") == kept


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b'{"theme":"pink"}', b'{"text_scale":900}', b'{"language":"' + b"n" * 5000]
)
def test_file_that_cannot_be_read_gives_the_usual_settings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SETTINGS_NAME).write_bytes(content)
    assert load_settings(tmp_path) == Settings()


def test_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(BadInput):
        changed(Settings(), lock_minutes=-1)
    with pytest.raises(BadInput):
        changed(Settings(), theme="pink")
