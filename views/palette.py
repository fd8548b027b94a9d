"""The colours of the three themes, role by role, exactly as the design sets them; nothing is generated from a seed.

Roles of Material 3 that no screen needs carry what differs per theme, so that a part asks for a role and never for a
theme:

- `surface_bright`: a card
- `primary_fixed`, `on_primary_fixed`: the big action (Contact, Bewaar) and what stands on it
- `secondary_fixed`, `on_secondary_fixed`: the card of the running round and what stands on it
- `shadow`: the one shadow of the app, transparent where there is none
"""

from __future__ import annotations

from typing import Final

Palette = dict[str, str]
"""Role name of `ft.ColorScheme` to #RRGGBB (or `transparent`)."""

_ROLES: Final[dict[str, tuple[str, str, str]]] = {
    "primary": ("#0B5A60", "#8AD3D2", "#5AA09D"),
    "on_primary": ("#FFFFFF", "#00373A", "#001516"),
    "primary_container": ("#D3E9E6", "#10494D", "#0D3032"),
    "on_primary_container": ("#06373B", "#C4EDEB", "#86BFBB"),
    "secondary": ("#4B605F", "#B5CAC8", "#7F918F"),
    "on_secondary": ("#FFFFFF", "#203433", "#0A1312"),
    "secondary_container": ("#E1E9E4", "#2C403F", "#18211F"),
    "on_secondary_container": ("#1E3433", "#D3E5E2", "#9FB0AD"),
    "tertiary": ("#875000", "#F3BE70", "#BC8B44"),
    "on_tertiary": ("#FFFFFF", "#452B00", "#1C1000"),
    "tertiary_container": ("#FFE3B8", "#53390D", "#2A1C07"),
    "on_tertiary_container": ("#4A2B00", "#FFDFB2", "#CDA265"),
    "tertiary_fixed_dim": ("#BF7612", "#F3BE70", "#BC8B44"),
    "error": ("#9A3B2B", "#F2B3A4", "#B98074"),
    "on_error": ("#FFFFFF", "#5A1B10", "#1F0904"),
    "error_container": ("#FBDDD5", "#6E2D20", "#321712"),
    "on_error_container": ("#591A0F", "#FBDDD5", "#CFA196"),
    "surface": ("#FAF7F0", "#141918", "#040605"),
    "on_surface": ("#1C2322", "#E4E4DE", "#AEB3AB"),
    "on_surface_variant": ("#4B5654", "#BDC5C1", "#8B938D"),
    "surface_container_lowest": ("#FFFFFF", "#0E1312", "#000000"),
    "surface_container_low": ("#F6F2E9", "#1C2221", "#0A0E0D"),
    "surface_container": ("#F1EDE2", "#202726", "#0F1413"),
    "surface_container_high": ("#EBE6DA", "#29302F", "#151B1A"),
    "surface_container_highest": ("#E5DFD2", "#333A39", "#1C2322"),
    "outline": ("#737D7A", "#87918D", "#68716C"),
    "outline_variant": ("#DAD3C7", "#3A4241", "#222A28"),
    "inverse_surface": ("#2C3332", "#E4E4DE", "#1C2322"),
    "on_inverse_surface": ("#F2EFE9", "#2C3332", "#AEB3AB"),
    "inverse_primary": ("#8AD3D2", "#0B5A60", "#5AA09D"),
    "surface_tint": ("transparent", "transparent", "transparent"),
    "scrim": ("#000000", "#000000", "#000000"),
    # what differs per theme, under roles that are free
    "surface_bright": ("#FFFFFF", "#1C2221", "#0A0E0D"),
    "primary_fixed": ("#0B5A60", "#8AD3D2", "#0D3032"),
    "on_primary_fixed": ("#FFFFFF", "#00373A", "#86BFBB"),
    "secondary_fixed": ("#D3E9E6", "#2C403F", "#18211F"),
    "on_secondary_fixed": ("#06373B", "#D3E5E2", "#9FB0AD"),
    "shadow": ("#2E1C2322", "transparent", "transparent"),
}

LIGHT_PALETTE: Final[Palette] = {role: colours[0] for role, colours in _ROLES.items()}
DARK_PALETTE: Final[Palette] = {role: colours[1] for role, colours in _ROLES.items()}
NIGHT_PALETTE: Final[Palette] = {role: colours[2] for role, colours in _ROLES.items()}

CONTRAST_PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    ("on_surface", "surface", 4.5),
    ("on_surface", "surface_container_highest", 4.5),
    ("on_surface_variant", "surface", 4.5),
    ("on_surface_variant", "surface_bright", 4.5),
    ("on_surface_variant", "surface_container_high", 4.5),
    ("primary", "surface", 4.5),
    ("primary", "surface_container_highest", 4.5),
    ("on_primary", "primary", 4.5),
    ("on_primary_container", "primary_container", 4.5),
    ("on_secondary_container", "secondary_container", 4.5),
    ("on_primary_fixed", "primary_fixed", 4.5),
    ("on_secondary_fixed", "secondary_fixed", 4.5),
    ("tertiary", "surface", 4.5),
    ("on_tertiary_container", "tertiary_container", 4.5),
    ("error", "surface", 4.5),
    ("on_error_container", "error_container", 4.5),
    ("on_inverse_surface", "inverse_surface", 4.5),
    ("inverse_primary", "inverse_surface", 4.5),
    ("outline", "surface", 3.0),
    ("outline", "surface_container_highest", 3.0),
    ("tertiary_fixed_dim", "surface_bright", 3.0),
)
"""Foreground role, background role, lowest WCAG 2.2 ratio: 4.5 for text, 3 for borders and fills that carry meaning."""
