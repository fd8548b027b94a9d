"""Figures without names (docs/decisions/0060-figures.md): which tables there are, when, and how a count is rounded."""
