import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from domain.errors import Damaged, NoRoom
from storage import header
from storage.atomic import make_folder, read_bounded, write_whole

ROOT = Path(__file__).parents[2]
PASSPHRASE = "fiets molen regen tulp"
OTHER = "anker berg cacao draak"


def run(script: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # -B: a compiled module that is written while files are cut short would be half there for every test.
        [sys.executable, "-B", "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_file_is_wholly_the_new_one_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"first, and longer")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("moment", ["fsync", "rename"])
def test_kill_before_the_rename_leaves_the_former_passphrase_working(tmp_path: Path, moment: str) -> None:
    _, store_key = header.create(tmp_path, PASSPHRASE, memory_short=True)
    died = run(
        """
        import os, sys
        from pathlib import Path
        moment, directory, old, new = sys.argv[1:]
        def die(*args, **kwargs):
            os._exit(9)
        if moment == "fsync":
            os.fsync = die
        else:
            Path.replace = die
        from storage import header
        header.change_passphrase(Path(directory), old, new=new)
        """,
        moment,
        tmp_path,
        PASSPHRASE,
        OTHER,
    )
    assert died.returncode == 9, died.stderr
    assert header.unlock(tmp_path, PASSPHRASE) == store_key
    # What the kill left behind does not stand in the way of the next try, and does not stay.
    header.change_passphrase(tmp_path, PASSPHRASE, new=OTHER)
    assert header.unlock(tmp_path, OTHER) == store_key
    assert [path.name for path in tmp_path.iterdir()] == ["vault.header"]


def test_kill_after_the_rename_leaves_the_new_passphrase_working(tmp_path: Path) -> None:
    _, store_key = header.create(tmp_path, PASSPHRASE, memory_short=True)
    died = run(
        """
        import os, sys
        from pathlib import Path
        from storage import atomic, header
        directory, old, new = sys.argv[1:]
        atomic.flush_folder = lambda folder: os._exit(9)
        header.change_passphrase(Path(directory), old, new=new)
        """,
        tmp_path,
        PASSPHRASE,
        OTHER,
    )
    assert died.returncode == 9, died.stderr
    assert header.unlock(tmp_path, OTHER) == store_key


def test_kill_during_the_first_write_leaves_no_vault_and_room_for_one(tmp_path: Path) -> None:
    died = run(
        """
        import os, sys
        from pathlib import Path
        os.fsync = lambda descriptor: os._exit(9)
        from storage import header
        header.create(Path(sys.argv[1]), sys.argv[2], memory_short=True)
        """,
        tmp_path,
        PASSPHRASE,
    )
    assert died.returncode == 9, died.stderr
    assert not header.exists(tmp_path)
    _, store_key = header.create(tmp_path, PASSPHRASE, memory_short=True)
    assert header.unlock(tmp_path, PASSPHRASE) == store_key


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_full_disk_is_told_as_no_room_and_the_former_passphrase_still_opens(tmp_path: Path) -> None:
    _, store_key = header.create(tmp_path, PASSPHRASE, memory_short=True)
    refused = run(
        """
        import resource, sys
        from pathlib import Path
        from domain.errors import NoRoom
        from storage import header
        directory, old, new = sys.argv[1:]
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # the write stops after 100 bytes, as on a full disk
        try:
            header.change_passphrase(Path(directory), old, new=new)
        except NoRoom as error:
            print(error.sentence)
        """,
        tmp_path,
        PASSPHRASE,
        OTHER,
    )
    assert refused.stdout.startswith("Dit toestel is vol."), refused.stderr
    assert header.unlock(tmp_path, PASSPHRASE) == store_key
    assert [path.name for path in tmp_path.iterdir()] == ["vault.header"]


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk as Linux does")
def test_disk_that_is_full_to_the_last_byte_is_told_as_no_room(tmp_path: Path) -> None:
    mounted = tmp_path / "small"
    mounted.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", mounted], check=False).returncode != 0:
        pytest.skip("this user may not mount a small disk")
    try:
        write_whole(mounted / "file", b"former")
        with (mounted / "filling").open("wb", buffering=0) as filling:
            while True:
                try:
                    filling.write(bytes(4096))
                except OSError:
                    break
        with pytest.raises(NoRoom):
            write_whole(mounted / "file", bytes(8192))
        assert (mounted / "file").read_bytes() == b"former"
        assert sorted(path.name for path in mounted.iterdir()) == ["file", "filling"]
    finally:
        subprocess.run(["umount", mounted], check=True)


def test_link_planted_where_the_new_file_is_written_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"keep")
    (tmp_path / ".file.new").symlink_to(victim)
    with pytest.raises(OSError):
        write_whole(tmp_path / "file", b"content")
    assert victim.read_bytes() == b"keep"


def test_reading_stops_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345678")
    assert read_bounded(path, most_bytes=8) == b"12345678"
    with pytest.raises(Damaged):
        read_bounded(path, most_bytes=7)
    with pytest.raises(Damaged):
        read_bounded(tmp_path, most_bytes=7)
    with pytest.raises(FileNotFoundError):
        read_bounded(tmp_path / "none", most_bytes=7)


def test_folder_of_a_vault_is_for_its_owner_only(tmp_path: Path) -> None:
    make_folder(tmp_path / "vaults" / "one")
    make_folder(tmp_path / "vaults" / "one")
    assert (tmp_path / "vaults" / "one").stat().st_mode & 0o077 == 0
