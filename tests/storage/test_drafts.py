"""What was typed and not saved: it survives a lock, and goes with the agreement it leaned on."""

import pytest

from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.youths import create_youth
from storage.drafts import draft, drop_draft, keep_draft, keep_fields
from tests.storage.device import Device


@pytest.fixture
def youths(device: Device) -> tuple[str, str]:
    made = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Cé")
    for youth in made:
        device.run(record_answer, Answer(youth=youth, purpose="P05", state="given", understood=True))
    return made


def kept(device: Device) -> set[str]:
    return set(device.run(lambda store: store.drafts.names()))


def test_draft_survives_locking_and_a_kill(device: Device, youths: tuple[str, str]) -> None:
    device.run(keep_draft, "contact", {"note": "half"}, about=youths[0])
    device.run(keep_draft, "place", {"name": "Plein"})
    device.reopen()
    device.die()
    assert device.run(draft, "contact") == {"note": "half"}
    assert device.run(draft, "place") == {"name": "Plein"}
    device.run(drop_draft, "contact")
    assert device.run(draft, "contact") is None


def test_draft_about_a_youth_goes_when_any_of_the_agreement_ends_and_others_stay(
    device: Device, youths: tuple[str, str]
) -> None:
    device.run(keep_draft, "one", {"note": "over zijn gezondheid"}, about=youths[0])
    device.run(keep_draft, "two", {"note": "anders"}, about=youths[1])
    device.run(keep_draft, "place", {"name": "Plein"})
    device.run(withdraw, youths[0], purpose="P05")  # no drawer was opened for it yet
    assert kept(device) == {"two", "place"}
    device.run(withdraw_all, youths[1])
    assert kept(device) == {"place"}


def test_new_yes_does_not_cost_a_draft(device: Device, youths: tuple[str, str]) -> None:
    device.run(keep_draft, "one", {"note": "half"}, about=youths[0])
    device.run(record_answer, Answer(youth=youths[0], purpose="P02", state="given", understood=True))
    assert device.run(draft, "one") == {"note": "half"}


def test_a_form_that_stood_open_while_its_youth_was_erased_seals_nothing(device: Device) -> None:
    youth = device.run(create_youth, alias="Lowie")
    device.run(keep_draft, "report", {"words": "half"}, about=youth)
    device.run(withdraw_all, youth)
    device.run(keep_draft, "report", {"words": "half getypt over Lowie"}, about=youth)
    assert device.run(draft, "report") is None
    assert kept(device) == set()


def test_words_typed_for_what_was_stopped_meanwhile_are_sealed_nowhere(device: Device, youths: tuple[str, str]) -> None:
    """The form stood open while the youth stopped, here or on another device; and then the vault locks."""
    bo, other = youths
    device.run(keep_draft, "offer.words", {"words": "via GTB"}, about=bo, serves="P05")
    assert device.run(draft, "offer.words")
    device.run(withdraw, bo, purpose="P05")
    device.run(keep_draft, "offer.words", {"words": "via GTB, en meer"}, about=bo, serves="P05")
    device.run(keep_draft, "plan", {"goal": "lassen"}, about=bo, serves="P01")
    device.run(keep_draft, "offer.words", {"words": "van een ander"}, about=other, serves="P05")
    assert kept(device) == {"plan", "offer.words"}
    device.run(withdraw, other, purpose="P05")
    device.run(keep_draft, "offer.words", {"words": "van een ander"}, about=other, serves="P05")
    assert kept(device) == {"plan"}


def test_of_a_page_of_the_file_only_the_fields_that_may_still_be_kept_are_sealed(
    device: Device, youths: tuple[str, str]
) -> None:
    typed = {"phone": "0470 00 00 00", "alias": "Bootje", "languages.typed": "Dari", "languages": ["Dari"]}
    device.run(record_answer, Answer(youth=youths[0], purpose="P02", state="given", understood=True))
    device.run(keep_fields, "details", youths[0], typed)
    assert device.run(draft, "details") == {"youth": youths[0], "values": {k: typed[k] for k in ("phone", "alias")}}
    device.run(withdraw, youths[0], purpose="P02")
    device.run(keep_fields, "details", youths[0], typed)
    assert device.run(draft, "details") == {"youth": youths[0], "values": {"alias": "Bootje"}}
    device.run(keep_fields, "details", youths[0], {"phone": "0470 00 00 00"})
    assert kept(device) == set()
