"""Consent text in Turkish: a draft that nobody has approved, so a yes to it does not count."""

from domain.consent_texts.text import ConsentText, Usual

_USUAL = Usual(
    language="tr",
    state="concept",
    who="Bunu sadece ekibimiz okur.",
    stop="İstediğin zaman durabilirsin. O zaman bunu sileriz.",
    no_is_fine="Hayır mı diyorsun? Yine de yardım ederiz.",
    check="Bunu kim okuyabilir?",
    right="Ekibiniz",
    wrong="VDAB",
    wrong2="Herkes",
)

TEXTS: tuple[ConsentText, ...] = (
    _USUAL.text(
        "P01",
        question="Senin hakkında bir şey yazabilir miyiz?",
        what="Takma adını yazarız. Gerçek adını yazmayız. Ne istediğini ve seni neyin engellediğini de yazarız.",
        how_long="Son görüşmemizden on iki ay sonra sileriz.",
    ),
)
