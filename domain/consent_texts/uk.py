"""Consent text in Ukrainian: a draft that nobody has approved, so a yes to it does not count."""

from domain.consent_texts.text import ConsentText, Usual

_USUAL = Usual(
    language="uk",
    state="concept",
    who="Це читає тільки наша команда.",
    stop="Ти завжди можеш зупинитися. Тоді ми це стираємо.",
    no_is_fine="Кажеш «ні»? Ми все одно допоможемо.",
    check="Хто може це читати?",
    right="Ваша команда",
    wrong="VDAB",
    wrong2="Усі",
)

TEXTS: tuple[ConsentText, ...] = (
    _USUAL.text(
        "P01",
        question="Чи можна нам щось записати про тебе?",
        what="Ми записуємо твоє прізвисько. Не твоє справжнє ім'я. Також чого ти хочеш і що заважає.",
        how_long="Через дванадцять місяців після останньої зустрічі ми це стираємо.",
    ),
)
