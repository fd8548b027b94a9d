"""One consent text: the words a youth hears for one purpose in one language, and the hash that proves which words."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec import Struct

# Only `approved` may lead to a yes. `outgrown`: a newer text allows more; `retired`: taken back.
TextState = Literal["concept", "translated", "read_back", "approved", "outgrown", "retired"]


class ConsentText(Struct, frozen=True, kw_only=True):
    """The words of one purpose in one language.

    Five rows beside five pictures: what, who reads it, how long, how to stop, and that no is fine; then a check
    question with the right answer and two wrong ones. `{recipient}` stands where the channel or the partner is named.
    `state`: only an approved text may lead to "given"; an organisation approves. Changed words are a new version.
    `record`: id of the organisation's own text, "" for one of the app. `months`: the period the words promise, None for
    that of consent.md. `is_wider`: approved as allowing more than before. `at`: of its last step.
    `name`, `is_rtl`: of a language without a row.
    """

    purpose: str
    language: str
    version: int
    state: TextState
    question: str
    what: str
    who: str
    how_long: str
    stop: str
    no_is_fine: str
    check: str
    right: str
    wrong: str
    wrong2: str
    record: str = ""
    months: int | None = None
    is_wider: bool = False
    at: str = ""
    name: str = ""
    is_rtl: bool = False

    @property
    def id(self) -> str:
        """`T01` for P01. Without the language: that tells an origin, so it stands in the proof only (consent.md)."""
        return f"T{self.purpose[1:]}"

    @property
    def full_name(self) -> str:
        """`T01-nl-1`: what names these words and no others, for lists and tests."""
        return f"{self.id}-{self.language}-{self.version}"

    @property
    def is_askable(self) -> bool:
        """Whether a yes to this text may count."""
        return self.state == "approved"

    @property
    def rows(self) -> tuple[str, ...]:
        """The five rows in the order of their pictures."""
        return (self.what, self.who, self.how_long, self.stop, self.no_is_fine)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every word shown, in order."""
        return (self.question, *self.rows, self.check, self.right, self.wrong, self.wrong2)

    @property
    def aloud(self) -> str:
        """What is read aloud: the question, the rows and the check question, not the answers to choose from."""
        return " ".join((self.question, *self.rows, self.check))

    @property
    def needs_recipient(self) -> bool:
        """Whether a channel or partner has to be named before it is shown."""
        return any("{recipient}" in line for line in self.lines)

    def named(self, recipient: str) -> "ConsentText":
        """The same text with the channel or partner in it, as the youth sees it; hash this one."""
        words: Mapping[str, str] = {name: getattr(self, name).replace("{recipient}", recipient) for name in WORD_FIELDS}
        return msgspec.structs.replace(self, **words)

    @property
    def words_hash(self) -> str:
        """SHA-256, hexadecimal, over the words shown: NFC, one space for white space, a line feed between lines."""
        return words_hash(self.lines)


def words_hash(lines: Iterable[str]) -> str:
    """The hash of the words shown, line by line in the order of WORD_FIELDS."""
    canonical = "\n".join(" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return hashlib.sha256(canonical.encode()).hexdigest()


WORD_FIELDS = ("question", "what", "who", "how_long", "stop", "no_is_fine", "check", "right", "wrong", "wrong2")


class Usual(Struct, frozen=True, kw_only=True):
    """What most texts of a language share, so that the same promise has the same words everywhere."""

    language: str
    state: TextState
    who: str
    stop: str
    no_is_fine: str
    check: str
    right: str
    wrong: str
    wrong2: str

    def text(
        self, purpose: str, *, question: str, what: str, how_long: str, version: int = 1, **other: str
    ) -> ConsentText:
        """A text with these words and the usual ones for the rest."""
        usual = {
            name: getattr(self, name) for name in ("who", "stop", "no_is_fine", "check", "right", "wrong", "wrong2")
        }
        return ConsentText(
            purpose=purpose,
            language=self.language,
            version=version,
            state=self.state,
            question=question,
            what=what,
            how_long=how_long,
            **{**usual, **other},
        )
