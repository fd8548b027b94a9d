"""A youth with answers and a referral in the vault of an app, and the pages about them."""

import asyncio
import datetime as dt
from typing import Any

from storage.actions.consents import Answer, record_answer
from storage.actions.partners import add_partner
from storage.actions.referrals import propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.queries.referrals import referrals_of
from tests.views.desks import App


async def made(app: App, alias: str = "Zaki", **values: object) -> str:
    youth = str(await app.vault.run(create_youth, alias=alias))
    if values:
        await app.vault.run(change_youth, youth, **values)
    app.office.changed()
    return youth


async def agreed(app: App, youth: str, purpose: str, recipient: str = "") -> None:
    answer = Answer(youth=youth, purpose=purpose, state="given", recipient=recipient, understood=True)
    await app.vault.run(record_answer, answer)
    app.office.changed()


async def today(app: App) -> dt.date:
    return await app.vault.run(lambda store: store.today())


async def opened_tab(app: App, youth: str) -> None:
    app.desk.go(f"youths/{app.desk.number_of(youth)}")
    await app.screen.tap("youth.tab.referrals")
    await app.screen.wait_for("referral.new")


async def referred(app: App, youth: str, kind: str = "caw", asks: str = "Een kamer.") -> str:
    partner = await app.vault.run(add_partner, name=f"{kind} Noord", kind=kind)
    return str(await app.vault.run(propose_referral, youth, partner=partner, asks=asks))


async def opened_page(app: App, what: str, record: str, page: str = "") -> None:
    app.office.changed()
    app.desk.go(f"{what}/{app.desk.number_of(record)}{page}")


async def said_yes(app: App) -> None:
    await app.screen.tap("consent.readback.right")
    await app.screen.tap("consent.give")


async def saved(app: App, times: int = 1) -> dict[str, Any]:
    for _ in range(400):
        found = [args for name, args in app.screen.terminal.invoked if name == "save_file"]
        if len(found) >= times:
            return dict(found[-1])
        await app.screen.settle()
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was saved")


async def only_referral(app: App, youth: str) -> Any:
    [row] = await app.vault.run(referrals_of, youth)
    return row
