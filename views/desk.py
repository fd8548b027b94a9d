"""A desk: one session of the app (a phone, or one tab on a laptop). Screens get it as their first argument.

- `await desk.ask(youth_rows, text="za")`: a query on the open vault
- `await desk.act(change_youth, youth, alias="Z")`: an action; trouble becomes one plain sentence in the bar
- `desk.t("Bewaar")`, `desk.n("{count} jongere", "{count} jongeren", 3)`: words
- `desk.go("youths/3")`, `desk.back()`: where the worker is
- `rows = use_query(desk, youth_rows, text="za")`: in a component; asked again whenever the book changes
"""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import flet as ft

from domain.errors import Locked, NeedsConsent, VindplaatsError
from domain.texts import Texts
from storage.queries.guarding import noting
from storage.store import Store
from storage.vault import State, Vault
from sync.loop import Syncer
from views import parts, theme
from views.emptying import empty_page, is_away
from views.frame import KeyStack, Snack
from views.guarding import Guarding
from views.hooks import Keeper, use_keeper, use_query
from views.leaning import is_leaning, let_go
from views.navigation import Navigation
from views.office import Office
from views.parts.identified import Handler
from views.settings import Settings
from views.texts import load_texts

__all__ = ["Desk", "use_keeper", "use_query"]

P = ParamSpec("P")
T = TypeVar("T")
SAID_SECONDS = 4


class Desk(Guarding):
    """One session. `route` is where the worker is: words and numbers of this desk, never an id."""

    def __init__(self, page: ft.Page, office: Office) -> None:
        super().__init__()
        self.page, self.office = page, office
        self.keys = KeyStack()
        self.texts: Texts = load_texts(office.settings.language)
        self.is_admitted = False
        self.is_veiled = False
        self.is_emptied = False
        self.snack: Snack | None = None
        self._trouble: Snack | None = None
        self._keepers: list[Keeper] = []
        self._redraw: Callable[[], None] = lambda: None

    # --- shorthand

    @property
    def vault(self) -> Vault:
        """The vault of the process."""
        return self.office.vault

    @property
    def syncer(self) -> Syncer:
        """The conversation with the centre."""
        return self.office.syncer

    @property
    def settings(self) -> Settings:
        """Those of this device."""
        return self.office.settings

    @property
    def revision(self) -> int:
        """Grows whenever the book may have changed; a dependency of what was asked of it."""
        return self.office.revision

    @property
    def state(self) -> State:
        """What this desk may see: a vault opened at another desk is closed here until its passphrase is given."""
        state = self.office.state
        if self.office.is_practising:  # it holds nothing that anybody has to be kept from
            return state
        return "closed" if state in ("open", "covered") and not self.is_admitted else state

    def t(self, text: str, /, **values: object) -> str:
        """The text in the worker's language."""
        return self.texts.t(text, **values)

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form that goes with a number."""
        return self.texts.n(one, many, count, **values)

    # --- the vault

    async def ask(self, query: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query. Raises Locked, and whatever the query raises."""
        return await self.vault.run(query, *args, **kwargs)

    async def act(
        self, action: Callable[..., Any], *args: Any, on_ask: Callable[[str], Any] | None = None, **kwargs: Any
    ) -> Any:
        """Run an action of storage: its result (True where it has none), or None after trouble, said in the bar.

        `on_ask` gets the purpose when the youth has to be asked first; without it the bar says so.
        """
        self.office.touch()
        try:
            result, typed = await self.vault.run(noting, action, *args, **kwargs)
        except NeedsConsent as trouble:
            if on_ask is None:
                self._say_trouble(trouble)
            elif inspect.isawaitable(answer := on_ask(trouble.purpose)):
                await answer
            return None
        except Locked:
            self.draw()
            return None
        except VindplaatsError as trouble:
            self._say_trouble(trouble)
            return None
        if self.snack is self._trouble:  # it went well now: what went wrong before is no longer so
            self.snack = None
        self.office.changed()
        self.syncer.nudge()
        self.run(self.syncer.refresh)
        if typed:
            self.run(self.look, typed)
        return True if result is None else result

    def admit(self) -> None:
        """The passphrase was typed here, or the vault was made here."""
        self.is_admitted = True
        self.office.entered()

    async def lock(self) -> None:
        """Close now, for all desks (`lock.now`)."""
        await self.office.close()

    def forget(self) -> None:
        """Nothing of what was open stays in this session."""
        self.is_admitted, self.snack, self._trouble = False, None, None
        self.forget_roads()
        self.forget_guard()
        self._keepers.clear()

    def heed(self) -> None:
        """The book may say now that a youth stopped: what was typed under that goes."""
        if is_leaning(self):
            self.run(let_go, self)

    def add_keeper(self, keeper: Keeper) -> Callable[[], None]:
        """`keeper` seals what is on a screen before the vault covers or closes; the returned call takes it away."""
        self._keepers.append(keeper)

        def release() -> None:
            self._keepers = [known for known in self._keepers if known is not keeper]

        return release

    async def keep_drafts(self) -> None:
        """Seal what is typed and not saved."""
        for keeper in list(self._keepers):
            await keeper()

    # --- what is drawn

    def on_redraw(self, redraw: Callable[[], None]) -> None:
        """The root component tells how it is drawn again."""
        self._redraw = redraw

    def draw(self) -> None:
        """Draw this desk again, from whatever task. A tab that is away and may not see what it shows is emptied."""
        if is_away(self.page) and self.state != "open":
            self._empty()
            return

        async def again() -> None:
            self._redraw()

        self.run(again)

    def _empty(self) -> None:
        """Nothing is left on the page and nothing listens; whoever comes back is drawn a new one (views/app.py)."""
        if self.is_emptied:
            return
        self.is_emptied = True
        self._redraw = lambda: None
        self._keepers.clear()
        self.keys.clear()
        empty_page(self.page)

    def run(self, task: Callable[..., Any], *args: Any) -> None:
        """Start a coroutine function on this desk's page, without changing whose page the caller is at.

        A tab that was closed has nobody to draw for, and Flet no loop to run on: it is drawn when it comes back.
        """
        if is_away(self.page):
            return
        contextvars.copy_context().run(self.page.run_task, task, *args)

    def dress(self) -> None:
        """Language, direction, theme and text size as the settings say."""
        settings = self.settings
        self.texts = load_texts(settings.language)
        self.page.title = "Vindplaats"
        self.page.rtl = self.texts.is_rtl
        theme.apply_theme(self.page, name=settings.theme, text_scale=settings.text_scale)
        self.page.update()

    def say(
        self, text: str, *, action: str | None = None, on_action: Handler = None, identifier: str = "contact.undo"
    ) -> None:
        """One sentence in the bar, on whatever screen is shown; ten seconds when there is a way back."""
        snack = Snack(text, action, on_action, identifier)
        self.snack = snack
        self.draw()

        async def expire() -> None:
            await asyncio.sleep(theme.UNDO_SECONDS if on_action is not None else SAID_SECONDS)
            if self.snack is snack:
                self.snack = None
                self._redraw()

        self.run(expire)

    def _say_trouble(self, trouble: VindplaatsError) -> None:
        self.say(self.t(trouble.sentence))
        self._trouble = self.snack

    def hush(self) -> None:
        """Take the bar away: on a page for the youth nothing lies over the question."""
        if self.snack is not None:
            self.snack = None
            self.draw()

    def bar(self) -> ft.Control | None:
        """What `say` said, for the `snack` of a page."""
        snack = self.snack
        if snack is None:
            return None

        async def act() -> None:
            self.snack = None
            self.draw()
            result = snack.on_action() if snack.on_action is not None else None
            if inspect.isawaitable(result):
                await result

        handler = act if snack.on_action is not None else None
        return parts.undo_snack(snack.text, action=snack.action, on_action=handler, identifier=snack.identifier)

    def sync_word(self, identifier: str = "today.sync") -> ft.Control:
        """The state of sync in one word; a tap leads to its screen."""
        word = self.syncer.state.word
        words = {
            "nooit": self.t("Nooit"),
            "bezig": self.t("Bezig"),
            "gelukt": self.t("Gelukt"),
            "wacht": self.t("Wacht"),
            "mislukt": self.t("Mislukt"),
        }
        return parts.sync_word(identifier, word, words[word], on_click=lambda: self.go("sync"))

    def navigation(self, selected: str) -> Navigation:
        """The four places; `selected` is the code of the one this screen belongs to."""
        words = {
            "today": self.t("Vandaag"),
            "youths": self.t("Jongeren"),
            "round": self.t("Ronde"),
            "more": self.t("Meer"),
        }
        return Navigation(selected=selected, words=words, lock=self.t("Op slot"), on_go=self.go, on_lock=self.lock)
