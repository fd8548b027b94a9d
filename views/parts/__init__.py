"""The building blocks of every screen: plain functions that take words and data and give back fresh Flet controls.

Screens import them as `from views import parts` and call `parts.filled(...)`. Nothing here knows the domain, keeps
state or holds a word of its own. `README.md` beside this file lists them all.
"""

from __future__ import annotations

from views.parts.barriers import BARRIER_ICONS, barrier_card, barrier_grid
from views.parts.buttons import answer, big_action, filled, icon_button, link, outlined, save_action, tonal, tonal_icon
from views.parts.cards import (
    Row,
    card,
    card_rows,
    circle,
    divided,
    erased_on,
    fact,
    fold,
    initial,
    quiet_card,
    round_card,
    row,
    tick_row,
)
from views.parts.charts import Bar, bar_chart, count_rows
from views.parts.chips import Choice, chip, chips, segmented
from views.parts.conflict import Side, conflict_card
from views.parts.consent import CONSENT_ICONS, consent_layout, draft_notice, explained_row, receipt_card
from views.parts.fields import code_field, field, password_field, search_field, use_focus
from views.parts.guard_chip import guard_chip
from views.parts.headers import SYNC_ICONS, home_header, page_header, question, sync_word, together_header
from views.parts.identified import identified
from views.parts.mark import mark
from views.parts.notices import empty, error_box, key_hint, notice, undo_snack, working
from views.parts.progress import due_line, steps_line
from views.parts.sheets import bottom_sheet, dialog, docked_sheet
from views.parts.signature_pad import signature_drawing, signature_pad
from views.parts.stepper import stepper
from views.parts.switches import switch_row
from views.parts.tabs import tabs, use_chosen_in_view
from views.parts.text import display, headline, name, reading, second, section, small, stacked, strong, title, words
from views.parts.timeline import timeline_row
from views.parts.whose import whose
from views.parts.window import Window
from views.parts.youths import youth_header, youth_row

__all__ = [
    "BARRIER_ICONS",
    "CONSENT_ICONS",
    "SYNC_ICONS",
    "Bar",
    "Choice",
    "Row",
    "Side",
    "Window",
    "answer",
    "bar_chart",
    "barrier_card",
    "barrier_grid",
    "big_action",
    "bottom_sheet",
    "card",
    "card_rows",
    "chip",
    "chips",
    "circle",
    "code_field",
    "conflict_card",
    "consent_layout",
    "count_rows",
    "dialog",
    "display",
    "divided",
    "docked_sheet",
    "draft_notice",
    "due_line",
    "empty",
    "erased_on",
    "error_box",
    "explained_row",
    "fact",
    "field",
    "filled",
    "fold",
    "guard_chip",
    "headline",
    "home_header",
    "icon_button",
    "identified",
    "initial",
    "key_hint",
    "link",
    "mark",
    "name",
    "notice",
    "outlined",
    "page_header",
    "password_field",
    "question",
    "quiet_card",
    "reading",
    "receipt_card",
    "round_card",
    "row",
    "save_action",
    "search_field",
    "second",
    "section",
    "segmented",
    "signature_drawing",
    "signature_pad",
    "small",
    "stacked",
    "stepper",
    "steps_line",
    "strong",
    "switch_row",
    "sync_word",
    "tabs",
    "tick_row",
    "timeline_row",
    "title",
    "together_header",
    "tonal",
    "tonal_icon",
    "undo_snack",
    "use_chosen_in_view",
    "use_focus",
    "whose",
    "words",
    "working",
    "youth_header",
    "youth_row",
]
