"""The risks of docs/threat-model.md in the words of a DPIA: who may come, the harm, what is done, what is left.

`source` is how the row begins there; a test holds the two tables together, so that neither changes alone.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from domain.mark import N_

Size = Literal["small", "middle", "large"]
SIZES: dict[Size, str] = {"small": N_("klein"), "middle": N_("middel"), "large": N_("groot")}


class Risk(Struct, frozen=True, kw_only=True):
    """`chance` and `harm` are our own first guess, for the organisation to weigh."""

    source: str
    who: str
    harm_words: str
    done: str
    left: str
    chance: Size
    harm: Size


RISKS: tuple[Risk, ...] = (
    Risk(
        source="steals a locked or switched-off phone or laptop",
        who=N_("Iemand steelt een toestel dat op slot is"),
        harm_words=N_("Zou zien wie gekend is en waarom."),
        done=N_("Alles op het toestel is verzegeld. De wachtzin raden kost veel tijd."),
        left=N_("Een wachtzin die iemand afkeek."),
        chance="middle",
        harm="large",
    ),
    Risk(
        source="tries passphrases on the screen",
        who=N_("Iemand probeert wachtzinnen op het scherm"),
        harm_words=N_("Zou alles van het team lezen."),
        done=N_("Na vier keer moet je wachten, telkens langer."),
        left=N_("Een wachtzin die makkelijk te raden is."),
        chance="small",
        harm="large",
    ),
    Risk(
        source="takes a **covered** phone into a laboratory",
        who=N_("Iemand brengt een afgedekt toestel naar een labo"),
        harm_words=N_("Kan alles van het team lezen."),
        done=N_("Afdekken kan uit. Na een tijd gaat het toestel vanzelf op slot."),
        left=N_("De sleutels zitten in het geheugen zolang het alleen afgedekt is."),
        chance="small",
        harm="large",
    ),
    Risk(
        source="runs the central service, steals it, or restores yesterday's copy",
        who=N_("Iemand beheert of steelt de centrale dienst"),
        harm_words=N_("Ziet welk toestel wanneer hoeveel schrijft."),
        done=N_("De dienst kan niets lezen en niets vervalsen."),
        left=N_("Wie wanneer online is, blijft te zien."),
        chance="middle",
        harm="small",
    ),
    Risk(
        source="had a device that was **taken out of the team**",
        who=N_("Iemand houdt een toestel dat uit het team is"),
        harm_words=N_("Houdt wat het toestel al had."),
        done=N_("Nieuwe sleutels voor het team en voor elke soort gegevens."),
        left=N_("Wat het al had, kan niemand terughalen."),
        chance="middle",
        harm="middle",
    ),
    Risk(
        source="finds or copies the **printed recovery key**",
        who=N_("Iemand vindt de herstelsleutel op papier"),
        harm_words=N_("Kan één keer in het team en leest dan alles."),
        done=N_("Elk toestel toont dat er een toestel bij is. Een nieuw blad maakt het oude waardeloos."),
        left=N_("Een blad dat niet in een kluis ligt."),
        chance="small",
        harm="large",
    ),
    Risk(
        source="listens on the network",
        who=N_("Iemand luistert mee op het netwerk"),
        harm_words=N_("Ziet hoeveel er gestuurd wordt, en wanneer."),
        done=N_("Alles is al verzegeld voor het vertrekt."),
        left=N_("Tijd en grootte."),
        chance="middle",
        harm="small",
    ),
    Risk(
        source="is a member of the team and hostile",
        who=N_("Een collega heeft slechte bedoelingen"),
        harm_words=N_("Leest alles van het team, of wist het."),
        done=N_("Elk toestel tekent wat het doet. Een toestel kan weggenomen worden."),
        left=N_("Binnen een team is er geen muur. Dat zeggen we ook aan de jongere."),
        chance="small",
        harm="large",
    ),
    Risk(
        source="sets a **clock** wrong",
        who=N_("Iemand zet een klok fout"),
        harm_words=N_("Zou te vroeg laten wissen, of te lang laten bewaren."),
        done=N_("Een toestel wist alleen als zijn klok klopt met die van de centrale. Je ziet het vooraf."),
        left=N_("Beide klokken tegelijk fout, door dezelfde hand."),
        chance="small",
        harm="middle",
    ),
    Risk(
        source="comes back to a tab after the vault locked",
        who=N_("Iemand opent een venster dat bleef openstaan"),
        harm_words=N_("Zou zien wat er voor het slot op stond."),
        done=N_("Op slot is elk venster leeg. Ook in het geheugen staat niets meer van een jongere."),
        left=N_("Wat je typte, komt terug na je wachtzin."),
        chance="middle",
        harm="middle",
    ),
    Risk(
        source="finds a paper, a PDF or the QR of a card",
        who=N_("Iemand vindt een papier van een jongere"),
        harm_words=N_("Leest wat erop staat."),
        done=N_("De jongere kiest zelf wat erop komt. Er staat geen uur en geen app op."),
        left=N_("Een papier kan niemand terughalen."),
        chance="middle",
        harm="middle",
    ),
    Risk(
        source="is a **coordinator** and takes words back while a phone is offline",
        who=N_("Woorden worden ingetrokken terwijl een toestel geen netwerk heeft"),
        harm_words=N_("Een jongere zegt ja op woorden die niet meer tellen."),
        done=N_("Dat ja telt nergens. We vragen het opnieuw."),
        left=N_("Van een vertaling alleen zien we niet wie ze hoorde."),
        chance="small",
        harm="small",
    ),
    Risk(
        source="opens a web page on the laptop while the app runs there",
        who=N_("Een webpagina op dezelfde laptop"),
        harm_words=N_("Zou de app kunnen aanspreken."),
        done=N_("De app antwoordt alleen aan haar eigen venster."),
        left=N_("Schadelijke programma's op een open toestel."),
        chance="small",
        harm="large",
    ),
    Risk(
        source="reads published figures",
        who=N_("Iemand leest gepubliceerde cijfers"),
        harm_words=N_("Zou iemand kunnen herkennen in een klein getal."),
        done=N_("Getallen zijn op het toestel zelf afgerond. Gevoelige totalen blijven groot."),
        left=N_("Wie erg veel andere bronnen heeft, kan vermoeden."),
        chance="small",
        harm="small",
    ),
)
