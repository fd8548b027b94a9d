"""'Wat staat er over mij' on the screen: read together, taken along, answered; and the list of requests."""

import asyncio
import json
from pathlib import Path

import pytest

from storage.actions.consents import Answer, record_answer
from storage.actions.requests import note_request
from storage.actions.youths import change_youth, create_youth
from storage.queries.copy import copy_of
from storage.queries.requests import requests
from tests.views.desks import App, bytes_in, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.pdf_text import text_of
from tests.views.said import all_words, until_said, until_unsaid
from tests.views.test_quick_taps import aimed, send
from views.copy_sheet import FILE_NAME
from views.screens.my_copy import DATA_NAME


async def made(app: App) -> str:
    youth = str(await app.desk.act(create_youth, alias="Zaki"))
    await app.desk.act(change_youth, youth, goal="Lasser worden", wishes=["met mijn handen werken"])
    await app.desk.act(create_youth, alias="Iemandanders")
    return youth


async def opened(app: App, youth: str) -> None:
    app.desk.go(f"copy/{app.desk.number_of(youth)}")
    await app.screen.wait_for("copy.pdf")


async def saved(app: App, name: str) -> bytes:
    """What was handed to the dialog of the system under that name."""
    for _ in range(400):
        await app.screen.settle()
        for call, args in app.screen.terminal.invoked:
            if call == "save_file" and args["file_name"] == name:
                return bytes(args["src_bytes"])
        await asyncio.sleep(0.01)
    raise AssertionError(f"{name} was not handed out")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_two_taps_from_the_file_to_all_that_is_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size) as app:
        youth = await made(app)
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.tap("consent.copy")
        await until_said(app.screen, "Lasser worden")
        said = all_words(app.screen)
        assert "met mijn handen werken" in said
        assert "Wat jij kan doen" in said
        assert "Iemandanders" not in said
        assert not await app.screen.exists("nav.today")


async def test_the_paper_and_the_file_say_the_same_as_the_screen_and_nothing_is_left_behind(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened(app, youth)
        before = bytes_in(tmp_path)
        await app.screen.tap("copy.pdf")
        assert "Lasser worden" in text_of(await saved(app, FILE_NAME))
        await app.screen.tap("copy.file")
        assert "Lasser worden" in json.dumps(json.loads(await saved(app, DATA_NAME)))
        assert bytes_in(tmp_path) == before


async def test_the_page_speaks_the_language_of_who_reads(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened(app, youth)
        await app.screen.tap("copy.language")
        await app.screen.tap("copy.language.fr")
        await app.screen.settle()
        await app.screen.tap("copy.pdf")
        assert b"/Lang (fr)" in await saved(app, FILE_NAME)


async def test_own_words_stand_beside_the_part_and_can_be_taken_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened(app, youth)
        await app.screen.tap("copy.reply")
        await app.screen.tap("reply.save")
        await until_said(app.screen, "Schrijf op wat jij ervan vindt.")
        await app.screen.tap("reply.section.plan")
        await app.screen.type_into("reply.words", "Ik zie dit anders.")
        await app.screen.tap("reply.save")
        await app.screen.wait_for("copy.pdf")
        await until_said(app.screen, "Ik zie dit anders.")
        await app.screen.tap("reply.undo")
        await until_unsaid(app.screen, "Ik zie dit anders.")
        found = await app.vault.run(copy_of, youth)
        assert found is not None
        assert not any(record.kind == "reply" for record in found.records)


async def test_only_parts_that_are_there_can_be_answered(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        app.desk.go(f"reply/{app.desk.number_of(youth)}")
        await app.screen.wait_for("reply.section.plan")
        assert not await app.screen.exists("reply.section.health")
        await app.desk.act(record_answer, Answer(youth=youth, purpose="P05", state="given", understood=True))
        await app.desk.act(change_youth, youth, disability="yes")
        await app.screen.wait_for("reply.section.health")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_a_request_is_noted_shows_its_number_and_clock_and_is_answered(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size) as app:
        youth = await made(app)
        await opened(app, youth)
        await app.screen.tap("copy.request")
        await app.screen.tap("request.save")
        await until_said(app.screen, "Kies wat er gevraagd wordt.")
        await app.screen.tap("request.right.access")
        await app.screen.type_into("request.words", "Ik wil lezen wat er staat.")
        await app.screen.tap("request.save")
        await app.screen.wait_for("request.number")
        [row] = await app.vault.run(requests)
        assert row.number in all_words(app.screen)
        app.desk.go("requests")
        await app.screen.tap("requests.row.1")
        await until_said(app.screen, "dagen om te antwoorden")
        await app.screen.tap("request.outcome.partly")
        await app.screen.tap("request.refusal.others")
        await app.screen.tap("request.close")
        await until_said(app.screen, "Het raakt de rechten van iemand anders")
        [row] = await app.vault.run(requests)
        assert (row.outcome, row.refusal, row.words) == ("partly", "others", "Ik wil lezen wat er staat.")


async def test_two_quick_taps_note_one_request(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("requests/new")
        await app.screen.tap("request.right.erasure")
        twice = aimed(app.screen, "request.save", "request.save")
        await send(app.screen, *twice)
        await app.screen.wait_for("request.number")
        assert len(await app.vault.run(requests)) == 1


async def test_a_request_is_in_opvolging_and_leads_to_its_page(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await app.desk.act(note_request, "erasure", youth=youth)
        app.desk.go("followup")
        await until_said(app.screen, "Antwoord op een vraag van Zaki: wissen.")
        await app.screen.tap("followup.row.1")
        await app.screen.wait_for("request.close")
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.wait_for("consent.request.1")
