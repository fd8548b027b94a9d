"""The draft of a contact with several youths: what is typed about one stands with that one, and goes with that file."""

from collections.abc import Iterator

import msgspec
import pytest

from storage.actions.consents import withdraw_all
from storage.actions.youths import create_youth
from tests.storage.device import Device
from views.screens.contact_form import Form, keep_form, kept_form


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    made = Device.new(tmp_path_factory.mktemp("contact") / "vault").open()
    yield made
    made.shut()


def with_note(form: Form, note: str) -> Form:
    return msgspec.structs.replace(form, note=note)


def test_note_typed_about_one_youth_is_never_shown_as_a_note_about_another(device: Device) -> None:
    lowie, bilal = device.run(create_youth, alias="Lowie"), device.run(create_youth, alias="Bilal")
    form = with_note(Form().with_youth(lowie), "Lowie sliep buiten").with_youth(bilal)
    assert (form.note, form.notes) == ("", {lowie: "Lowie sliep buiten"})
    device.run(keep_form, form)
    device.run(withdraw_all, lowie)
    kept = device.run(kept_form)
    assert kept is not None
    assert kept.youths == (bilal,)
    assert "Lowie" not in repr(kept)
    device.run(keep_form, form)  # the page still stood open
    assert "sliep" not in repr([device.run(lambda store: [store.drafts.get(name) for name in store.drafts.names()])])


def test_note_of_the_one_who_is_left_stands_in_the_one_field_again(device: Device) -> None:
    lowie, bilal = device.run(create_youth, alias="Lowie"), device.run(create_youth, alias="Bilal")
    form = with_note(Form().with_youth(lowie), "van Lowie").with_youth(bilal)
    form = msgspec.structs.replace(form, notes=form.notes | {bilal: "van Bilal"})
    alone = form.with_youth(bilal)
    assert (alone.youths, alone.note) == ((lowie,), "van Lowie")
    assert form.with_youth(lowie).note == "van Bilal"
    device.run(keep_form, form)
    device.run(withdraw_all, lowie)
    kept = device.run(kept_form)
    assert kept is not None
    assert (kept.youths, kept.note) == ((bilal,), "van Bilal")
