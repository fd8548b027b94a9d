"""Consent text in Arabic: a draft that nobody has approved, so a yes to it does not count."""

from domain.consent_texts.text import ConsentText, Usual

_USUAL = Usual(
    language="ar",
    state="concept",
    who="فريقنا فقط يقرأ ذلك.",
    stop="يمكنك أن تتوقف متى شئت. عندها نمحوه.",
    no_is_fine="إن قلت لا، نساعدك أيضًا.",
    check="من يستطيع أن يقرأ ذلك؟",
    right="فريقكم",
    wrong="VDAB",
    wrong2="الجميع",
)

TEXTS: tuple[ConsentText, ...] = (
    _USUAL.text(
        "P01",
        question="هل يمكننا أن نكتب شيئًا عنك؟",
        what="نكتب لقبك فقط. لا نكتب اسمك الحقيقي.",
        how_long="نمحوه بعد آخر لقاء بيننا باثني عشر شهرًا.",
    ),
)
