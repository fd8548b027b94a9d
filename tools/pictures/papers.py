"""`python -m tools.pictures.papers [--into docs/pictures]`: the youth's copy on paper, of a youth who is made up."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from domain.policies import ORGANISATION
from domain.records import TEAM_SETTINGS
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner
from storage.actions.places import add_place
from storage.actions.referrals import propose_referral
from storage.actions.replies import reply
from storage.actions.requests import note_request
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.queries.copy import copy_of
from tests.storage.device import Device
from views.copy_sheet import copy_pdf
from views.texts import fonts_folder, load_texts

SCALE, COLOURS = 1.3, 32


def made_up(device: Device) -> str:
    """A youth with a bit of everything; nobody there is."""
    run = device.run
    ours = {"name": "Jeugddienst Noord", "address": "Kerkstraat 1, 9000 Gent", "email": "jeugd@voorbeeld.be"}
    run(save, [Change(kind="organisation", id=ORGANISATION, values=ours)])
    run(save, [Change(kind="setting", id=TEAM_SETTINGS, values={"team_name": "Team Noord"})])
    youth = run(create_youth, alias="Zaki")
    for purpose, recipient in (("P02", ""), ("P03", "call"), ("P05", "")):
        answer = Answer(youth=youth, purpose=purpose, state="given", recipient=recipient, understood=True)
        run(record_answer, answer)
    run(record_answer, Answer(youth=youth, purpose="P06", state="refused"))
    run(
        change_youth,
        youth,
        name="Zakaria Voorbeeld",
        phone="0470 00 00 00",
        age_band="18-24",
        gender="male",
        goal="Kok",
    )
    run(
        change_youth, youth, strengths=["luisteren", "voetbal"], wishes=["met mijn handen werken"], goal="Lasser worden"
    )
    place = run(add_place, name="Station", kind="station")
    for day, note in ((3, "Wil weer leren. Zijn broer werkt als lasser."), (12, "Het ging beter vandaag.")):
        met = ContactDraft(day=dt.date(2026, 11, day), place=place, place_kind="station", youths=(youth,), note=note)
        run(log_contact, met)
    barrier = run(pick_barrier, youth, code="mobility")
    thinks = "Een fiets zou al veel helpen."
    run(change_barrier, barrier, words="De bus rijdt niet tot daar.", weight=2, thinks=thinks, mechanisms=["kunnen"])
    run(change_barrier, run(pick_barrier, youth, code="health"), words="Ik slaap slecht.")
    partner = run(add_partner, name="CAW Noord", kind="caw", ask_for="Ilse")
    run(propose_referral, youth, partner=partner, asks="Een kamer.")
    run(propose_offer, youth, kind="work", is_started=True)
    run(add_task, what="Vragen naar de fiets van de fietsbieb", youth=youth, due=dt.date(2026, 12, 1))
    run(reply, youth, section="barriers", words="Ik zie dit anders: een fiets heb ik al. De weg is gevaarlijk.")
    run(note_request, "access", youth=youth, words="Ik wil weten wat er over mij staat.")
    return youth


def main(into: Path) -> None:
    """A picture a page."""
    with tempfile.TemporaryDirectory() as folder:
        device = Device.new(Path(folder) / "vault").open()
        copy = device.run(copy_of, made_up(device))
        device.shut()
    assert copy is not None
    for old in into.glob("over-mij-papier-*.png"):
        old.unlink()
    pages = pypdfium2.PdfDocument(copy_pdf(copy, texts=load_texts(), fonts=fonts_folder()))
    for number, page in enumerate(pages, start=1):
        picture = page.render(scale=SCALE).to_pil().convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        picture.save(into / f"over-mij-papier-{number}.png", optimize=True)
        print(f"over-mij-papier-{number}.png", flush=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m tools.pictures.papers", description=__doc__)
    arguments.add_argument("--into", type=Path, default=Path("docs/pictures"), help="where the pictures go")
    main(arguments.parse_args().into)
