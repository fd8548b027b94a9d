"""A program that is killed: opens the vault it is given, saves contacts, and says each one it saved.

python -m tests.storage.saver FOLDER KEY_HEX
"""

import sys
from pathlib import Path

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from tests.storage.device import Device


def main() -> None:
    device = Device(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).open()
    youth = device.run(create_youth, alias="Bo")
    number = 0
    while True:
        draft = ContactDraft(youths=(youth,), note=f"Gesprek {number}")
        saved = device.run(log_contact, draft).contact
        sys.stdout.write(f"saved {saved}\n")
        sys.stdout.flush()
        number += 1
        if number % 7 == 0:
            device.reopen()  # also while the snapshot is written


if __name__ == "__main__":
    main()
