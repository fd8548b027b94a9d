import shutil
import stat
from pathlib import Path

import msgspec
import pytest

from domain.errors import BadInput, Damaged, Refused, SealBroken, WrongPassphrase
from storage import crypto, header, header_file
from storage.header_file import HEADER_NAME, Header, sum_of

PASSPHRASE = "fiets molen regen tulp"
OTHER = "anker berg cacao draak"
GOLDEN = Path(__file__).parent / "golden" / "vault-header-v1.json"

VaultAndKey = tuple[Path, bytes]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> VaultAndKey:
    directory = tmp_path_factory.mktemp("vault")
    _, store_key = header.create(directory, PASSPHRASE, memory_short=True)
    return directory, store_key


@pytest.fixture
def vault(template: VaultAndKey, tmp_path: Path) -> VaultAndKey:
    """A fresh copy of a vault, and its store key."""
    shutil.copy(template[0] / HEADER_NAME, tmp_path / HEADER_NAME)
    return tmp_path, template[1]


def rewrite(directory: Path, **changes: object) -> None:
    """What an attacker can do who knows the format: change fields and set the sum right again."""
    changed = msgspec.structs.replace(header.read(directory), **changes)
    changed = msgspec.structs.replace(changed, sum=sum_of(changed))
    (directory / HEADER_NAME).write_bytes(msgspec.json.encode(changed))


def test_passphrase_opens_the_vault_it_made_and_no_other_passphrase_does(vault: VaultAndKey) -> None:
    directory, store_key = vault
    assert len(store_key) == 32
    assert header.unlock(directory, PASSPHRASE) == store_key
    assert header.unlock(directory, " Fiets molen  regen tulp ") == store_key
    with pytest.raises(WrongPassphrase):
        header.unlock(directory, OTHER)


def test_usual_vault_costs_128_mib_a_try_and_opens(tmp_path: Path) -> None:
    made, store_key = header.create(tmp_path / "new" / "vault", PASSPHRASE)
    assert (made.n, made.r, made.p) == (2**17, 8, 1)
    assert made.cost.memory_bytes == 128 * 1024 * 1024
    assert header.unlock(tmp_path / "new" / "vault", PASSPHRASE) == store_key


def test_header_holds_neither_key_nor_passphrase_and_only_its_owner_may_read_it(vault: VaultAndKey) -> None:
    directory, store_key = vault
    content = (directory / HEADER_NAME).read_bytes()
    assert store_key not in content
    assert store_key.hex().encode() not in content
    assert b"fiets" not in content
    header.change_passphrase(directory, PASSPHRASE, new=OTHER)
    assert stat.S_IMODE((directory / HEADER_NAME).stat().st_mode) == 0o600


def test_two_vaults_with_one_passphrase_share_nothing(vault: VaultAndKey, tmp_path: Path) -> None:
    first = header.read(vault[0])
    second, store_key = header.create(tmp_path / "second", PASSPHRASE, memory_short=True)
    assert store_key != vault[1]
    for field in ("salt", "kid", "inbox", "nonce", "wrapped"):
        assert getattr(first, field) != getattr(second, field)


def test_second_vault_on_a_tablet_gets_another_picture(tmp_path: Path) -> None:
    taken = {(picture, 10) for picture in header.PICTURES[1:]}
    made, _ = header.create(tmp_path, PASSPHRASE, memory_short=True, taken=taken)
    assert made.picture == header.PICTURES[0]
    assert 10 <= made.number <= 99


def test_existing_vault_is_never_overwritten_not_even_a_damaged_one(vault: VaultAndKey) -> None:
    (vault[0] / HEADER_NAME).write_bytes(b"damaged")
    with pytest.raises(Refused, match="al een kluis"):
        header.create(vault[0], PASSPHRASE, memory_short=True)
    assert (vault[0] / HEADER_NAME).read_bytes() == b"damaged"


def test_easy_passphrase_makes_no_vault_and_changes_none(vault: VaultAndKey, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        header.create(tmp_path / "new", "kort")
    assert not (tmp_path / "new").exists()
    before = (vault[0] / HEADER_NAME).read_bytes()
    with pytest.raises(BadInput):
        header.change_passphrase(vault[0], PASSPHRASE, new="kort")
    assert (vault[0] / HEADER_NAME).read_bytes() == before


def test_changed_passphrase_opens_the_same_vault_and_the_old_one_no_longer(vault: VaultAndKey) -> None:
    directory, store_key = vault
    before = header.read(directory)
    after = header.change_passphrase(directory, PASSPHRASE, new=OTHER)
    assert header.unlock(directory, OTHER) == store_key
    with pytest.raises(WrongPassphrase):
        header.unlock(directory, PASSPHRASE)
    assert after.salt != before.salt
    assert (after.picture, after.number, after.inbox, after.cost) == (
        before.picture,
        before.number,
        before.inbox,
        before.cost,
    )


def test_wrong_old_passphrase_changes_nothing(vault: VaultAndKey) -> None:
    before = (vault[0] / HEADER_NAME).read_bytes()
    with pytest.raises(WrongPassphrase):
        header.change_passphrase(vault[0], OTHER, new="ijsje jurk kano lama")
    assert (vault[0] / HEADER_NAME).read_bytes() == before


def test_what_is_written_without_opening_opens_with_the_store_key_only(vault: VaultAndKey) -> None:
    directory, store_key = vault
    box = crypto.hpke_seal(header.read(directory).inbox, b"fictief", info=b"inbox")
    assert crypto.hpke_open(header.inbox_key(store_key).raw, box, info=b"inbox") == b"fictief"
    with pytest.raises(SealBroken):
        crypto.hpke_open(header.inbox_key(crypto.new_key()).raw, box, info=b"inbox")


def test_every_flipped_bit_of_the_header_is_told_as_damage_not_as_a_wrong_passphrase(vault: VaultAndKey) -> None:
    path = vault[0] / HEADER_NAME
    content = path.read_bytes()
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        with pytest.raises(Damaged):
            header.unlock(vault[0], PASSPHRASE)


def test_header_cut_anywhere_is_damage(vault: VaultAndKey) -> None:
    path = vault[0] / HEADER_NAME
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        with pytest.raises(Damaged):
            header.read(vault[0])


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 4000,
        b'{"version":' + b"9" * 400 + b"}",
        b'{"version":1e999}',
        b'{"version":1,"algorithm":"scrypt+AES-256-GCM"}',
        b"\xff\xfe",
        b"null",
        b"x" * 100_000,
    ],
)
def test_hostile_file_is_damage_and_never_a_traceback(content: bytes, tmp_path: Path) -> None:
    (tmp_path / HEADER_NAME).write_bytes(content)
    with pytest.raises(Damaged):
        header.unlock(tmp_path, PASSPHRASE)


def test_header_written_in_any_other_way_is_damage(vault: VaultAndKey) -> None:
    path = vault[0] / HEADER_NAME
    content = path.read_bytes()
    for other in (
        content + b"\n",
        content.replace(b",", b", "),
        content[:-1] + b',"version":1}',
        content[:-1] + b',"unknown":1}',
        content.replace(b'"version":1', b'"version":1.0'),
    ):
        path.write_bytes(other)
        with pytest.raises(Damaged):
            header.read(vault[0])


def test_missing_header_and_a_folder_in_its_place_are_told_in_plain_words(tmp_path: Path) -> None:
    assert not header.exists(tmp_path)
    with pytest.raises(Damaged, match="geen kluis"):
        header.unlock(tmp_path, PASSPHRASE)
    (tmp_path / HEADER_NAME).mkdir()
    with pytest.raises(Damaged, match="beschadigd"):
        header.unlock(tmp_path, PASSPHRASE)


@pytest.mark.parametrize(("n", "r", "p"), [(2**14, 8, 1), (2**15, 8, 2), (2**16, 8, 1), (2**17, 4, 2)])
def test_weaker_parameters_are_refused_in_plain_words(vault: VaultAndKey, n: int, r: int, p: int) -> None:
    rewrite(vault[0], n=n, r=r, p=p)
    with pytest.raises(Damaged, match="zwakker beveiligd"):
        header.unlock(vault[0], PASSPHRASE)


@pytest.mark.parametrize(
    ("n", "r", "p"), [(2**40, 8, 1), (2**17, 2**20, 1), (2**17, 8, 2**30), (12345, 8, 1), (0, 0, 0)]
)
def test_header_that_asks_for_all_memory_is_refused_before_spending_any(
    vault: VaultAndKey, n: int, r: int, p: int
) -> None:
    rewrite(vault[0], n=n, r=r, p=p)
    with pytest.raises(Damaged, match="meer dan een toestel kan"):
        header.unlock(vault[0], PASSPHRASE)


@pytest.mark.parametrize("changes", [{"version": 2}, {"version": 0}, {"algorithm": "none"}, {"algorithm": "argon2id"}])
def test_other_version_or_algorithm_is_refused_in_plain_words(vault: VaultAndKey, changes: dict[str, object]) -> None:
    rewrite(vault[0], **changes)
    with pytest.raises(Damaged, match="andere versie"):
        header.unlock(vault[0], PASSPHRASE)


@pytest.mark.parametrize(
    ("changes", "told_as"),
    [
        ({"p": 4}, WrongPassphrase),
        ({"salt": bytes(16)}, WrongPassphrase),
        ({"kid": bytes(16)}, WrongPassphrase),
        ({"inbox": crypto.BoxKey.generate().public}, Damaged),
        ({"picture": "piano"}, Damaged),
        ({"number": 10}, Damaged),
        ({"nonce": bytes(12)}, Damaged),
        ({"wrapped": bytes(48)}, Damaged),
    ],
)
def test_no_field_can_be_changed_by_someone_without_the_passphrase(
    vault: VaultAndKey, changes: dict[str, object], told_as: type[Exception]
) -> None:
    if header.read(vault[0]).number == 10:
        changes = {name: 11 if name == "number" else value for name, value in changes.items()}
    rewrite(vault[0], **changes)
    with pytest.raises(told_as):
        header.unlock(vault[0], PASSPHRASE)


def test_every_field_is_covered_by_the_tampering_above() -> None:
    tampered = {"version", "algorithm", "n", "r", "p", "salt", "kid", "inbox", "picture", "number", "nonce", "wrapped"}
    assert set(Header.__struct_fields__) == tampered | {"sum"}


def test_header_of_another_vault_never_gives_the_key_of_this_one(vault: VaultAndKey, tmp_path: Path) -> None:
    _, other_key = header.create(tmp_path / "other", OTHER, memory_short=True)
    sealed_here = crypto.seal(vault[1], b"fictief", nonce=bytes(12), ad=b"")
    shutil.copy(tmp_path / "other" / HEADER_NAME, vault[0] / HEADER_NAME)
    with pytest.raises(WrongPassphrase):
        header.unlock(vault[0], PASSPHRASE)
    got = header.unlock(vault[0], OTHER)
    assert got == other_key
    with pytest.raises(SealBroken):
        crypto.open_sealed(got, sealed_here, nonce=bytes(12), ad=b"")


def test_wrapped_key_of_another_vault_does_not_fit_in_this_header(vault: VaultAndKey, tmp_path: Path) -> None:
    other, _ = header.create(tmp_path / "other", PASSPHRASE, memory_short=True)
    rewrite(vault[0], wrapped=other.wrapped, nonce=other.nonce)
    with pytest.raises(Damaged):
        header.unlock(vault[0], PASSPHRASE)
    rewrite(vault[0], wrapped=other.wrapped, nonce=other.nonce, salt=other.salt, kid=other.kid)
    with pytest.raises(Damaged):  # inbox, picture and number are still those of the first
        header.unlock(vault[0], PASSPHRASE)


def test_header_of_the_first_version_opens_for_ever(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / HEADER_NAME)
    store_key = header.unlock(tmp_path, "fiets molen regen tulp")
    assert crypto.kid_of(store_key).hex() == "ad14de43ad090520eff45965efff543a"
    assert header_file.VERSION == 1
