"""The marker for texts, alone in its module so that code lists and errors may use it without a circle of imports."""


def N_(text: str) -> str:  # noqa: N802 - the name every gettext extractor knows
    """Mark a literal for translation without translating it; the screen does that with `Texts.t`."""
    return text
