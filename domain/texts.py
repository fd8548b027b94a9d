"""Words on the screen: Dutch is the source language and the key, other languages are gettext catalogues."""


def N_(text: str) -> str:  # noqa: N802 - the name every gettext extractor knows
    """Mark a literal for translation without translating it; the screen does that with `Texts.t`."""
    return text
