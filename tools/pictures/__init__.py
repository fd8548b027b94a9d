"""Pictures of every screen from the demo's data: `make pictures`, into docs/pictures/."""
