"""What the app loads before its first screen."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_app_starts_without_loading_what_only_a_sheet_of_paper_needs() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import main, sys; print('fpdf' in sys.modules, 'views.paper' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["False", "True"]
