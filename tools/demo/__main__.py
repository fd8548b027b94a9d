"""`python -m tools.demo --data FOLDER [--code CODE]`: fill a new folder with the fictional team."""

import argparse
import asyncio
import sys
from pathlib import Path

from domain.errors import VindplaatsError
from tools.demo.build import build

arguments = argparse.ArgumentParser(prog="tools.demo", description=__doc__)
arguments.add_argument("--data", type=Path, required=True, help="folder of the vault; colleagues lie beside it")
arguments.add_argument("--code", default="", help="code of `team add`; without it, one device alone")
chosen = arguments.parse_args()
try:
    asyncio.run(build(chosen.data, code=chosen.code))
except VindplaatsError as trouble:
    print(trouble.sentence, file=sys.stderr)
    sys.exit(1)
