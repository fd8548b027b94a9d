"""Made-up names, places and sentences. Nobody here exists."""

from __future__ import annotations

PASSPHRASE = "zebra fiets lamp regen"  # noqa: S105 - of the demo vaults only: they hold nothing about anybody
WORKERS = (
    ("Sofie", "Gsm van Sofie"),
    ("Bilal", "Gsm van Bilal"),
    ("Ines", "Laptop De Brug"),
)
PLACES = (
    ("Station, achterkant", "station", "44021"),
    ("Sint-Jansplein", "square", "44021"),
    ("Jeugdhuis De Brug", "youth_centre", "44021"),
    ("Skatepark Blaarmeersen", "park", "44021"),
    ("Pleintje Muide", "square", "44021"),
    ("Sporthal Noord", "sports", "44021"),
    ("Bushalte campus", "school_gate", "44021"),
    ("Buurthuis Rabot", "community_centre", "44021"),
)
ALIASES = (  # noqa: SIM905 - seventy names on three lines
    "Zaki Noor Twix Amira Lowie Yaro Milo Senne Fien Kato Rayan Imane Jef Lio Mats Nora Sem Tuur Ward Xander Yuna Zita "
    "Bo Cas Dina Elif Finn Gita Hugo Isa Jona Kian Lina Mo Nina Omar Pip Qas Rosa Sam Tess Umut Vic Wout Ayo Benji "
    "Chico Djibi Emin Flo Gio Hamza Ivo Jari Kobe Luna Mila Nilo Otis Puck Remi Saar Tibo Uma Vince Wes Yana Ziggy"
).split()
BYNAMES = ("", " van Muide", " van 't Rabot", " van de Dok")  # whoever shares a name is called after a corner
NOTES = (
    "Hij vroeg zelf of een fiets lenen kan.",
    "Babbel over vorige job in de keuken.",
    "Wil iets met handen doen, liefst buiten.",
    "Slaapt nu even bij een vriend.",
    "We bekeken samen drie vacatures.",
    "Stuurde zelf een bericht, dat is nieuw.",
    "Praat graag over voetbal, daarna over werk.",
    "Wil eerst het rijbewijs halen.",
    "Was moe, we hielden het kort.",
    "Ging mee binnenkijken in het jeugdhuis.",
    "Vraagt wat een leerjob precies is.",
    "Dinsdag samen naar de fietsbib.",
)
CORE_NOTES = ("Rustige avond.", "Veel volk na de match.", "Regen, weinig volk.", "Nieuwe groep aan de bank.", "")
STRENGTHS = (
    "Is stipt",
    "Werkt graag met zijn handen",
    "Kan goed luisteren",
    "Kookt voor het hele huis",
    "Spreekt vlot Frans",
    "Repareert fietsen",
    "Is eerlijk",
    "Helpt de kleintjes",
)
WISHES = ("Een eigen plek", "In een keuken werken", "Chauffeur worden", "Eerst wat rust", "Iets met muziek")
STEPS = ("Dinsdag samen naar de fietsbib.", "Zelf de school bellen.", "Een dag meelopen.", "Papieren zoeken thuis.")
GOALS = ("Een vaste job dichtbij.", "Een diploma.", "Rijbewijs en werk.", "Op eigen benen staan.")
WORDS = ("De bus rijdt niet zo vroeg.", "Ze vragen altijd ervaring.", "Ik moet eerst mijn broertje wegbrengen.", "")
