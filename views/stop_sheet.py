"""The words that ask a partner to stop, on the screen and on paper: from whom, what to stop, and no name of a youth."""

from __future__ import annotations

from pathlib import Path

from domain.texts import N_, Texts
from storage.queries.receipts import Sender
from views.paper import new_paper, write_line

FILE_NAME = "stop-gebruik.pdf"
_ASKED = {
    "P08": N_("Stop gebruik van wat wij over deze jongere doorgaven. Geef het aan niemand meer door."),
    "P09": N_("Stop gebruik van wat wij over deze jongere doorgaven. Geef het aan niemand meer door."),
    "P10": N_("Vertel ons niets meer over deze jongere."),
}
_ERASE = {
    "P08": N_("Wis het, behalve wat de wet je laat bewaren. Dat zeg je dan aan de jongere."),
    "P09": N_("Wis het, behalve wat de wet je laat bewaren. Dat zeg je dan aan de jongere."),
    "P10": "",
}


def stop_lines(purpose: str, partner: str, sender: Sender, *, today: str, texts: Texts) -> list[str]:
    """Line by line. `today`: in words. The law behind it: AVG/GDPR art. 7(3) and 19."""
    lines = [
        texts.t("Voor {recipient}", recipient=partner),
        texts.t("Een jongere trok de toestemming in op {date}.", date=today),
        texts.t(_ASKED[purpose]),
        texts.t(_ERASE[purpose]),
        texts.t("Laat ons weten dat het gebeurd is. Weet je niet over wie het gaat? Vraag het ons."),
    ]
    who = ", ".join(part for part in (sender.worker, sender.team, sender.controller.name) if part)
    reach = ", ".join(part for part in (sender.controller.phone, sender.controller.email) if part)
    return [line for line in (*lines, who, reach) if line]


def stop_pdf(lines: list[str], *, texts: Texts, fonts: Path) -> bytes:
    """One page. Raises OSError when the font is not there."""
    pdf = new_paper(texts.t("Vragen om te stoppen"), texts=texts, fonts=fonts)
    write_line(pdf, texts.t("Vragen om te stoppen"), size=20, heavy=True)
    pdf.ln(3)
    for line in lines:
        write_line(pdf, line, size=13)
    return bytes(pdf.output())
