"""The directory of partners: by hand, from the proposals, and from a file that is taken whole or not at all."""

import pytest

from domain.errors import BadInput
from domain.partner_file import MOST_LINES
from domain.partner_proposals import PROPOSALS
from storage.actions.partners import add_partner, add_proposal, change_partner, import_partners
from storage.actions.referrals import propose_referral
from storage.actions.youths import create_youth
from storage.queries.partners import partner_proposals, partners
from tests.storage.device import Device, tables

GOOD = """\ufeffnaam;soort;organisatie;provincie;gemeente;telefoon;e-mail;uren;vragen naar;voorwaarden;nota
VDAB Gent;VDAB;VDAB;Oost-Vlaanderen;Gent;09 000 00 00;gent@voorbeeld.be;di 9-12 u;Lies;;lift stuk
"Bakkerij; en zoon";werkgever;;;Aalst;;;;;"Vroeg op, ""echt"" vroeg";

OCMW Eéklo;ocmw;;;;;;;;;
"""


def test_file_as_a_spreadsheet_saves_it_is_taken_whole(device: Device) -> None:
    read = device.run(import_partners, GOOD.encode())
    assert (read.added, read.changed, read.faults) == (3, 0, ())
    rows = {row.name: row for row in device.run(partners)}
    assert set(rows) == {"VDAB Gent", "Bakkerij; en zoon", "OCMW Eéklo"}
    vdab = rows["VDAB Gent"]
    assert (vdab.kind, vdab.province, vdab.municipality, vdab.phone) == ("vdab", "40000", "Gent", "09 000 00 00")
    assert (vdab.email, vdab.hours, vdab.ask_for, vdab.note) == ("gent@voorbeeld.be", "di 9-12 u", "Lies", "lift stuk")
    assert rows["Bakkerij; en zoon"].conditions == 'Vroeg op, "echt" vroeg'


def test_same_file_again_doubles_nothing_and_an_empty_cell_takes_nothing_away(device: Device) -> None:
    device.run(import_partners, GOOD.encode())
    again = device.run(import_partners, b"soort,naam,telefoon\nocmw,ocmw eeklo,09 111\nvdab,VDAB Gent,\n")
    assert (again.added, again.changed, again.faults) == (0, 2, ())
    rows = {row.kind: row for row in device.run(partners)}
    assert rows["ocmw"].phone == "09 111"
    assert rows["vdab"].phone == "09 000 00 00"
    assert len(device.run(partners)) == 3


def test_file_of_an_older_spreadsheet_keeps_its_accents(device: Device) -> None:
    device.run(import_partners, "naam;soort\nCafé Zoë;werkgever\n".encode("cp1252"))
    assert [row.name for row in device.run(partners)] == ["Café Zoë"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1]),
        ("naam;telefoon\nx;1\n", [1]),
        ("naam;soort;schoenmaat\nx;vdab;44\n", [1]),
        ("naam;soort;naam\nx;vdab;y\n", [1]),
        ("naam;soort\nx;vdab\n;vdab\n", [3]),
        ("naam;soort\nx;bank\ny;\n", [2, 3]),
        ("naam;soort;provincie\nx;vdab;Namen\n", [2]),
        ("naam;soort\nx;vdab;te veel\n", [2]),
        ("naam;soort\nx;vdab\nX;VDAB\n", [3]),
        ("naam;soort\n" + "x" * 81 + ";vdab\n", [2]),
        ('naam;soort\n"x;vdab\n', [1]),
        ("naam;soort\n" + "".join(f"x{n};vdab\n" for n in range(MOST_LINES + 1)), [1]),
        ("naam;soort\n" + "x" * 1_000_000, [1]),
    ],
)
def test_file_with_a_fault_names_the_lines_and_leaves_everything_as_it_was(
    device: Device, text: str, lines: list[int]
) -> None:
    before = device.run(tables)
    read = device.run(import_partners, text.encode())
    assert [fault.line for fault in read.faults] == lines
    assert all(fault.sentence.endswith(".") for fault in read.faults)
    assert (read.added, read.changed) == (0, 0)
    assert device.run(tables) == before


def test_bytes_that_are_no_text_are_a_fault_and_no_crash(device: Device) -> None:
    for raw in (b"\x00" * 50, bytes(range(256)) * 10, b"PK\x03\x04" + b"\xff" * 100):
        assert device.run(import_partners, raw).faults
    assert device.run(partners) == []


def test_proposal_is_added_with_a_tap_once_and_holds_no_invented_number(device: Device) -> None:
    assert all(
        set(proposal.__struct_fields__) == {"code", "name", "kind", "organisation", "province"}
        for proposal in (PROPOSALS)
    )
    found = device.run(partner_proposals, province="40000")
    assert {"VDAB jongerenconsulent Oost-Vlaanderen", "Unia"} <= {proposal.name for proposal in found}
    assert not any(proposal.province not in ("", "40000") for proposal in found)
    ids = {device.run(add_proposal, found[0].code) for _ in range(2)}
    assert len(ids) == 1
    assert found[0].code not in {proposal.code for proposal in device.run(partner_proposals)}
    [row] = device.run(partners)
    assert (row.name, row.kind, row.phone) == (found[0].name, found[0].kind, "")
    with pytest.raises(BadInput):
        device.run(add_proposal, "bank")


def test_partner_is_found_by_any_of_its_words_and_closed_is_not_offered(device: Device) -> None:
    partner = device.run(add_partner, name="CAW Noord", kind="caw", municipality="Eeklo", ask_for="José")
    device.run(add_partner, name="Arktos", kind="tender")
    youth = device.run(create_youth, alias="Bo")
    device.run(propose_referral, youth, partner=partner)
    for text in ("noord", "EEKLO", "jose", " caw "):
        assert [(row.id, row.open_referrals) for row in device.run(partners, text=text)] == [(partner, 1)]
    assert [row.name for row in device.run(partners, kind="tender")] == ["Arktos"]
    device.run(change_partner, partner, is_closed=True)
    assert [row.name for row in device.run(partners)] == ["Arktos"]
    assert len(device.run(partners, with_closed=True)) == 2
    for values in ({"name": ""}, {"kind": "bank"}, {"youth": "x"}):
        with pytest.raises(BadInput):
            device.run(change_partner, partner, **values)
    for values in ({"name": " ", "kind": "caw"}, {"name": "x", "kind": "bank"}, {"name": "x", "kind": "caw", "z": "1"}):
        with pytest.raises(BadInput):
            device.run(add_partner, **values)
