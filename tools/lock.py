"""Pin the requirements: `requirements/*.txt`, every package with the hashes of its files on PyPI.

No index is named, neither here nor in the output: uv's own default decides, whatever this machine is set to, so that a
machine behind a mirror installs from its mirror and still gets the very same files. Existing pins stay where they still
fit; `--upgrade` takes the newest.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRAS: dict[str, tuple[str, ...]] = {
    "app": ("laptop",),
    "central": ("central",),
    "dev": ("laptop", "central", "dev"),
}


def pin(name: str, *, extras: tuple[str, ...], more: list[str]) -> None:
    """Write `requirements/<name>.txt`.

    Raises:
        subprocess.CalledProcessError: the packages do not fit together, or PyPI is out of reach.
        RuntimeError: the output names a host or a folder of this machine.
    """
    target = ROOT / "requirements" / f"{name}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-config"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target.relative_to(ROOT))]
    for extra in extras:
        command += ["--extra", extra]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    subprocess.run(command + more, cwd=ROOT, check=True, env=plain)
    if leaks := leaking_lines(target.read_text(encoding="utf-8")):
        raise RuntimeError(f"{target.name} names a host or a folder: {leaks[0]}")


def leaking_lines(requirements: str) -> list[str]:
    """Lines that tie the file to one machine: options, addresses, folders."""
    return [line for line in requirements.splitlines() if line.startswith("-") or "://" in line or " @ " in line]


def main() -> None:
    """Pin all; arguments are handed to `uv pip compile`."""
    for name, extras in EXTRAS.items():
        pin(name, extras=extras, more=sys.argv[1:])
        print(f"requirements/{name}.txt")


if __name__ == "__main__":
    main()
