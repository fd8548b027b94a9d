"""Keys go to the screen on top."""

from __future__ import annotations

from views.frame import Keys, KeyStack


def test_the_key_goes_to_the_screen_on_top_and_comes_back_when_it_closes() -> None:
    heard: list[str] = []
    stack = KeyStack()
    stack.push(Keys(search=lambda: heard.append("below"), save=lambda: heard.append("below saves")))
    release = stack.push(Keys(search=lambda: heard.append("above")))
    for key in ("k", "s"):
        handler = stack.handler_of(key, ctrl=True, alt=False, meta=False)
        assert handler is not None
        handler()
    release()
    handler = stack.handler_of("K", ctrl=True, alt=False, meta=False)
    assert handler is not None
    handler()
    assert heard == ["above", "below saves", "below"]


def test_a_letter_without_control_is_only_a_letter() -> None:
    stack = KeyStack()
    stack.push(Keys(save=lambda: None, back=lambda: None))
    assert stack.handler_of("S", ctrl=False, alt=False, meta=False) is None
    assert stack.handler_of("Escape", ctrl=False, alt=False, meta=False) is not None
