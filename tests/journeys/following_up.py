"""What three workers do beside seeing a youth: offers, a referral with what is shared and what comes back, tasks."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, rule

from domain.deciding import VDAB
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.offers import propose_offer
from storage.actions.referrals import hear_back, propose_referral, share
from storage.actions.tasks import add_task
from storage.door import Saved
from storage.store import Store
from tests.journeys.acting import Acting

DEVICES = st.integers(0, 2)
YOUTHS: Bundle[str] = Bundle("youths")
# One recipient is enough: then a purpose names its drawer as any other does.
WITH_VDAB = st.sampled_from(("P08", "P10"))


class FollowingUp(Acting):
    """Rules that only write more kinds of record: what stands where, and what goes with which no, is the same model."""

    @rule(number=DEVICES, youth=YOUTHS, kind=st.sampled_from(("work", "transition")))
    def offer(self, number: int, youth: str, kind: str) -> None:
        words = self.words()
        purpose = "P05" if kind == "transition" else "P01"
        self.write(
            number,
            words,
            what=lambda store: propose_offer(store, youth, kind=kind, words=words),
            youth=youth,
            purpose=purpose,
        )

    @rule(number=DEVICES, youth=YOUTHS)
    def refer(self, number: int, youth: str) -> None:
        words = self.words()

        def what(store: Store) -> str:
            return propose_referral(store, youth, partner_kind=VDAB, asks=words)

        self.write(number, words, what=what, youth=youth, purpose="P01")

    @rule(number=DEVICES, youth=YOUTHS, purpose=WITH_VDAB, state=st.sampled_from(("given", "given", "refused")))
    def answer_about_the_partner(self, number: int, youth: str, purpose: str, state: str) -> None:
        answer = Answer(youth=youth, purpose=purpose, state=state, recipient=VDAB, understood=True)
        self.consent(number, youth, lambda store: record_answer(store, answer))

    @rule(number=DEVICES, youth=YOUTHS, purpose=WITH_VDAB)
    def stop_with_the_partner(self, number: int, youth: str, purpose: str) -> None:
        self.consent(number, youth, lambda store: withdraw(store, youth, purpose=purpose, recipient=VDAB))

    @rule(number=DEVICES, youth=YOUTHS)
    def share_with_the_partner(self, number: int, youth: str) -> None:
        """One yes covers one time: on the device that used it, it is used up."""
        self.refer(number, youth)
        self.answer_about_the_partner(number, youth, "P08", "given")
        referral = self.referral(number, youth)
        used = self.yeses_used(number)
        if referral and self.act(number, share, referral, fields=["asks"])[0] == "done":
            assert len(self.yeses_used(number)) == len(used) + 1
            self.tally["shared"] += 1

    @rule(number=DEVICES, youth=YOUTHS)
    def hear_from_the_partner(self, number: int, youth: str) -> None:
        self.refer(number, youth)
        self.answer_about_the_partner(number, youth, "P10", "given")
        referral, words = self.referral(number, youth), self.words()

        def what(store: Store) -> Saved:
            return hear_back(store, referral, text=words)

        if referral and self.write(number, words, what=what, youth=youth, purpose="P10"):
            self.tally["word back"] += 1

    @rule(number=DEVICES, youth=st.none() | YOUTHS)
    def note_a_task(self, number: int, youth: str | None) -> None:
        words = self.words()
        purpose = "P01" if youth else "P00"
        self.write(
            number,
            words,
            what=lambda store: add_task(store, what=words, youth=youth or ""),
            youth=youth or "",
            purpose=purpose,
        )

    def yeses_used(self, number: int) -> set[str]:
        return {row[0] for row in self.ask(number, lambda store: store.book.rows("SELECT consent FROM shared"))}

    def referral(self, number: int, youth: str) -> str:
        """The newest on this device that can still be followed, or ""."""
        row = self.ask(
            number,
            lambda store: store.book.row(
                "SELECT id FROM referral WHERE youth = ? AND partner_kind IS NOT NULL ORDER BY first DESC", youth
            ),
        )
        return "" if row is None else str(row["id"])
