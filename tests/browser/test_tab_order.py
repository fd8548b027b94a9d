"""The Tab key: each control of a page once, and on a page of one column from top to bottom, as it is read.

Flutter decides (ReadingOrderTraversalPolicy: what lies beside the topmost thing comes first, from left to right), and
Flet 1.0.5 has no way to group or number. So on a laptop's page with a rail and two columns Tab goes across them; this
test holds that nothing is left out there (docs/decisions/0253-the-order-of-tab.md).
"""

from itertools import pairwise
from typing import NamedTuple

from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.screen import LAPTOP, PHONE, Screen
from tests.browser.test_youth_journey import new_vault

MOST_TABS = 60
FOCUSED = """() => {
  const node = document.activeElement && document.activeElement.closest('[flt-semantics-identifier]');
  if (!node) return null;
  const box = node.getBoundingClientRect();
  return [node.getAttribute('flt-semantics-identifier'), box.left, box.top, box.bottom];
}"""
MOVED = f"before => {{ const now = ({FOCUSED})(); return now && now[0] !== before ? now : null; }}"
INTO_THE_PAGE_MS = 1000
# What a finger can do something with, in the window as it stands.
TOUCHABLE = """() => [...document.querySelectorAll('[flt-semantics-identifier]')].filter(node => {
  const box = node.getBoundingClientRect();
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
  const parts = [node, ...node.querySelectorAll('*')];
  const acts = parts.some(each => each.hasAttribute('flt-tappable') || each.matches('input, textarea'));
  return inside && acts && !parts.some(each => each.getAttribute('aria-disabled') === 'true');
}).map(node => node.getAttribute('flt-semantics-identifier'))"""


class Stop(NamedTuple):
    """Where the focus came to rest."""

    identifier: str
    left: float
    top: float
    bottom: float


async def walked(screen: Screen) -> list[Stop]:
    """Once around, from wherever the focus stands."""
    found: list[Stop] = []
    for _tab in range(MOST_TABS):
        await screen.page.keyboard.press("Tab")
        try:
            before = found[-1].identifier if found else ""
            wait_ms = None if found else INTO_THE_PAGE_MS
            handle = await screen.page.wait_for_function(MOVED, arg=before, timeout=wait_ms)
        except PlaywrightTimeoutError:
            if found:
                raise
            continue  # the first Tab may only lead from the browser into the page
        stop = Stop(*await handle.json_value())
        if stop.identifier in {known.identifier for known in found}:
            return found
        found.append(stop)
    raise AssertionError(f"Tab does not come around: {[stop.identifier for stop in found]}")


def is_read_before(first: Stop, second: Stop) -> bool:
    """Above it, or beside it on the left."""
    return second.top >= first.bottom - 1 or (second.top >= first.top - 1 and second.left > first.left)


async def test_tab_reads_a_column_from_top_to_bottom_and_leaves_nothing_out(laptop: Screen) -> None:
    screen = laptop
    await screen.wait_for("start.join")
    stops = await walked(screen)
    assert [stop.identifier for stop in stops] == ["start.create", "start.join", "start.practice"]
    await new_vault(screen)
    await screen.resize(PHONE)
    await screen.tap("today.new_contact")
    await screen.wait_for("contact.how.street")
    column = [stop for stop in await walked(screen) if stop.identifier != "contact.save"]  # the dock stands below
    first = min(range(len(column)), key=lambda at: column[at].top)
    column = column[first:] + column[:first]  # the walk may have begun halfway
    wrong = [(a.identifier, b.identifier) for a, b in pairwise(column) if not is_read_before(a, b)]
    assert wrong == []
    await screen.resize(LAPTOP)
    await screen.wait_for("nav.today")
    reached = {stop.identifier for stop in await walked(screen)}
    touchable = set(await screen.page.evaluate(TOUCHABLE))
    assert {"nav.today", "contact.note", "contact.save"} <= touchable
    assert touchable - reached == set()
