"""A zitdag at the size of a laptop with the keyboard alone: Flutter's own focus is what is tried here."""

from tests.browser.screen import Screen
from tests.browser.test_first_run import make_vault


async def test_keyboard_alone_runs_a_queue_from_the_door_to_the_close(laptop: Screen) -> None:
    screen, keyboard = laptop, laptop.page.keyboard
    await make_vault(screen)
    await screen.tap("nav.round")
    await screen.tap("round.kind.zitdag")
    await screen.tap("round.start")
    await screen.wait_for("zitdag.arrive")

    await keyboard.press("n")
    await screen.wait_for("zitdag.word")
    await screen.page.wait_for_function(FIELD_IN_FOCUS, arg="zitdag.word")
    await keyboard.press("Enter")
    await screen.wait_for_text("zitdag.row.1", "Nummer 1")
    await screen.wait_gone("zitdag.word")
    await keyboard.press("n")
    await screen.page.wait_for_function(FIELD_IN_FOCUS, arg="zitdag.word")
    await keyboard.type("rode pet")
    await keyboard.press("Enter")
    await screen.wait_for_text("zitdag.row.2", "rode pet")
    await screen.wait_gone("zitdag.word")

    await keyboard.press("Enter")  # the first to the table; the hands are in the note at once
    await screen.wait_for_text("zitdag.at_table", "Nummer 1")
    await screen.page.wait_for_function(FIELD_IN_FOCUS, arg="zitdag.note")
    await keyboard.type("nog een snelle tekst")  # letters that are keys of the queue are letters here
    await screen.wait_for_text("zitdag.note", "nog een snelle tekst")
    assert not await screen.exists("zitdag.word")
    await keyboard.press("Control+s")
    await screen.wait_for_text("zitdag.at_table", "rode pet")

    await screen.page.wait_for_function(FIELD_IN_FOCUS, arg="zitdag.note")
    assert "snelle" not in await screen.text_of("zitdag.note")
    await keyboard.press("Escape")
    await screen.page.wait_for_function(f"arg => !({FIELD_IN_FOCUS})(arg)", arg="zitdag.note")
    await keyboard.press("t")  # back in the row
    await screen.wait_gone("zitdag.at_table")
    await keyboard.press("ArrowDown")
    await screen.wait_for("zitdag.left")
    await keyboard.press("w")  # went away
    await screen.wait_gone("zitdag.row.2")

    await screen.tap("round.close")
    await screen.wait_for_text("round.came", "2")
    await screen.wait_for_text("round.spoken", "1")
    await keyboard.press("Control+s")
    await screen.wait_for("today.new_contact")


FIELD_IN_FOCUS = """identifier => !!document.activeElement
  && !!document.activeElement.closest(`[flt-semantics-identifier="${identifier}"]`)"""
