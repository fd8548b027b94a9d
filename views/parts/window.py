"""What a screen needs to know of the window it stands in: how wide, and how large the text is."""

from __future__ import annotations

from dataclasses import dataclass

from views import theme


@dataclass(frozen=True)
class Window:
    """Width and height in logical pixels.

    `text_scale` is the system's text size times the setting of the app (1.0 is 100 %).
    """

    width: float = 390
    height: float = 844
    text_scale: float = 1.0

    @property
    def phone(self) -> bool:
        """Narrower than 600: one column, the bar under the thumb."""
        return self.width < theme.TABLET_FROM

    @property
    def laptop(self) -> bool:
        """From 1024: rail and panes."""
        return self.width >= theme.LAPTOP_FROM

    @property
    def tablet(self) -> bool:
        """Between the two."""
        return not self.phone and not self.laptop

    @property
    def two_panes(self) -> bool:
        """True where a list and a file fit beside each other."""
        return self.width >= theme.TWO_PANES_FROM and not self.large_text

    @property
    def large_text(self) -> bool:
        """True where things that stand beside each other go under each other."""
        return self.text_scale >= 1.5

    @property
    def margin(self) -> int:
        """Room at both sides of the page."""
        if self.phone:
            return theme.PHONE_MARGIN
        return theme.LAPTOP_MARGIN if self.laptop else theme.TABLET_MARGIN
