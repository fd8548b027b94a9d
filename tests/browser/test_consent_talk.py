"""The whole conversation on a phone's screen: in Dutch with a signature, a receipt and a stop; and in Arabic."""

import asyncio
import os
from itertools import pairwise
from pathlib import Path

from tests.browser.screen import Screen, selector
from tests.browser.test_youth_journey import new_file, new_vault
from tests.views.pdf_text import text_of

PICTURES = os.environ.get("PICTURES_OF_TALK", "")  # a folder, for whoever wants to look
# A button that is at rest says so by not being one to tap.
ENABLED = """([selector]) => { const node = [...document.querySelectorAll(selector)].pop();
  return !!node && [node, ...node.querySelectorAll('*')].some(each => each.hasAttribute('flt-tappable')); }"""
# Two strokes in parts of the field, as a hand would: a curl, and a line under it.
CURL = [(0.1, 0.5), (0.2, 0.2), (0.3, 0.7), (0.4, 0.25), (0.5, 0.65), (0.6, 0.3), (0.75, 0.6)]
LINE = [(0.15, 0.85), (0.5, 0.8), (0.85, 0.83)]


async def picture(screen: Screen, name: str) -> None:
    if PICTURES:
        await screen.picture(Path(PICTURES) / f"{name}.png")


async def until_disabled(screen: Screen, identifier: str) -> None:
    await screen.wait_for(identifier)
    await screen.page.wait_for_function(f"arg => !({ENABLED})(arg)", arg=[selector(identifier)])


async def until_enabled(screen: Screen, identifier: str) -> None:
    await screen.page.wait_for_function(ENABLED, arg=[selector(identifier)])


async def stroke(screen: Screen, identifier: str, spots: list[tuple[float, float]]) -> None:
    """Draw in a field with the mouse pressed, in small moves, as Flutter wants to see a drag."""
    box = await screen.page.locator(selector(identifier)).last.bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in spots]
    mouse = screen.page.mouse
    await mouse.move(*places[0])
    await mouse.down()
    for one, other in pairwise(places):
        for step in range(1, 6):
            part = step / 5
            await mouse.move(one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1]))
            await screen.page.wait_for_timeout(16)  # a finger moves no faster, and Flutter drops what does
    await mouse.up()


async def question(screen: Screen, purpose: str) -> None:
    await screen.tap("youth.tab.consent")
    await screen.tap(f"consent.purpose.{purpose}")
    await screen.wait_for("consent.give")


async def read_large(screen: Screen) -> None:
    """Two lines, and back at the question; all seven are read in process."""
    await screen.tap("consent.large")
    await screen.wait_for_text("consent.large.line", "Mogen we")
    await screen.tap("consent.large.next")
    await screen.wait_for_text("consent.large.line", "Alleen dat er een straf loopt")
    await picture(screen, "2-large")
    await screen.tap("page.back")
    await screen.wait_for("consent.give")


async def sign(screen: Screen) -> None:
    """Draw, clear, draw again."""
    await screen.tap("consent.sign")
    await screen.wait_for("consent.signature.pad")
    await until_disabled(screen, "consent.signature.done")
    await stroke(screen, "consent.signature.pad", CURL)
    await until_enabled(screen, "consent.signature.done")
    await screen.tap("consent.signature.clear")
    await until_disabled(screen, "consent.signature.done")
    await stroke(screen, "consent.signature.pad", CURL)
    await stroke(screen, "consent.signature.pad", LINE)
    await until_enabled(screen, "consent.signature.done")
    await picture(screen, "3-pad")
    await screen.tap("consent.signature.done")
    await screen.wait_for("consent.signature")
    await picture(screen, "4-signed")


async def taken_along(screen: Screen) -> bytes:
    """The PDF of the receipt, as the browser downloaded it."""
    async with screen.page.expect_download() as coming:
        await screen.tap("receipt.pdf")
    stored = await (await coming.value).path()
    return await asyncio.to_thread(stored.read_bytes)


async def withdraw_signature(screen: Screen) -> None:
    """What was drawn is seen in the history; after the stop it is not."""
    await screen.tap("consent.heard")
    await screen.wait_for("heard.row.3")
    assert "Zaki zei ja" in await screen.text_of("heard.row.2")
    await screen.wait_for("heard.signature.2")
    await picture(screen, "8-heard")
    await screen.tap("page.back")
    await screen.tap("consent.purpose.P13")
    await screen.tap("consent.withdraw")
    await screen.wait_for("receipt.number")
    await picture(screen, "9-stopped")
    await screen.tap("receipt.done")
    await screen.tap("consent.heard")
    await screen.wait_for("heard.row.4")
    assert not await screen.exists("heard.signature.3")
    await screen.tap("page.back")


async def test_dutch_conversation_is_read_large_signed_kept_handed_over_and_stopped(phone: Screen) -> None:
    screen = phone
    await new_vault(screen)
    await new_file(screen, "Zaki")
    await question(screen, "P07")
    await picture(screen, "1-question")
    await read_large(screen)
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")  # not yet: nobody signed
    await sign(screen)
    await screen.tap("consent.give")

    # May it be kept? Only then is it written.
    await screen.wait_for_text("consent.signature", "Zaki")
    await picture(screen, "5-keep")
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")
    await screen.wait_for("receipt.number")
    await picture(screen, "6-receipt")
    await screen.scroll_to("receipt.number.2")
    number: str = await screen.text_of("receipt.number")
    pdf = await taken_along(screen)
    said: str = text_of(pdf)
    for words in (number, "Dit hoorde je", "Zaki", "De handtekening is bewaard"):
        assert words in said
    await screen.scroll_to("receipt.noted")
    await picture(screen, "7-noted")
    await screen.tap("receipt.done")

    await withdraw_signature(screen)
    await screen.tap("page.back")
    await screen.tap("nav.more")
    await screen.tap("more.proof")
    await screen.type_into("proof.number", number.lower().replace("-", " "))
    await screen.tap("proof.search")
    await screen.wait_for_text("proof.found", "Ja gezegd")
    await picture(screen, "10-proof")


async def test_arabic_draft_is_read_from_right_to_left_and_its_yes_keeps_nothing(phone: Screen) -> None:
    screen = phone
    await new_vault(screen)
    await new_file(screen, "Noor")
    await question(screen, "P02")
    await screen.tap("consent.language")
    await screen.tap("consent.language.ar")
    await screen.wait_for("consent.language.fr")
    for other in ("nl", "fr", "en"):
        assert await screen.exists(f"consent.language.{other}")
    await picture(screen, "20-arabic")
    await screen.tap("consent.large")
    await screen.tap("consent.large.next")
    await picture(screen, "21-arabic-large")
    await screen.tap("page.back")

    # The choices stand from right to left: Nee comes first, so it stands at the right.
    refuse = await screen.page.locator(selector("consent.refuse")).last.bounding_box()
    give = await screen.page.locator(selector("consent.give")).last.bounding_box()
    assert refuse is not None
    assert give is not None
    assert refuse["x"] > give["x"]
    await screen.tap("consent.readback.right")
    await until_disabled(screen, "consent.give")
    await screen.page.mouse.click(give["x"] + give["width"] / 2, give["y"] + give["height"] / 2)
    await screen.tap("consent.interpreter.family")
    await picture(screen, "22-arabic-family")
    assert await screen.exists("consent.give")

    await screen.tap("consent.language")
    await screen.tap("consent.language.fr")
    await screen.tap("consent.readback.right")
    await until_enabled(screen, "consent.give")
    await screen.tap("consent.give")
    await screen.wait_for_text("consent.purpose.P02", "Ja, op")
