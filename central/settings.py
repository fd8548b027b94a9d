"""Settings of the service. Each can be set as VINDPLAATS_CENTRAL_<NAME>; none can switch a check off."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ADDRESS_FILE = "address"  # in the data folder: where `serve` last listened


class Settings(BaseSettings):
    """What an administrator may choose."""

    model_config = SettingsConfigDict(env_prefix="VINDPLAATS_CENTRAL_", use_attribute_docstrings=True, frozen=True)

    data: Path = Path(".data/central")
    """Folder of the centre's key and, without `database`, of its SQLite file. Made on first use, for its owner only."""

    database: str = ""
    """`postgresql://user:password@host/name`, or empty for SQLite in `data` (enough for one organisation)."""

    host: str = "127.0.0.1"
    """Address to listen on. A reverse proxy with TLS stands before it."""

    port: int = Field(default=8420, ge=0, le=65535)
    """Port to listen on; 0 picks a free one."""

    public_address: str = ""
    """What devices connect to (`https://…`), printed in the codes of `team add`. Empty: where `serve` last listened."""

    name: str = "Vindplaats-centrale"
    """Shown to a device that connects."""

    body_deadline_seconds: float = Field(default=180.0, gt=0)
    """A request body has to be whole within this time."""

    body_stall_seconds: float = Field(default=20.0, gt=0)
    """And never silent for longer than this."""

    header_deadline_seconds: float = Field(default=20.0, gt=0)
    """A new connection has to bring its first request within this time."""

    device_requests_a_minute: int = Field(default=240, gt=0)
    """Generous: a device that catches up asks a page a time."""

    team_requests_a_minute: int = Field(default=2400, gt=0)
    """For all devices of one team together."""

    open_requests_a_minute: int = Field(default=1200, gt=0)
    """For all unsigned requests together (centre card, mailboxes of invitations)."""

    pushes_a_commit: int = Field(default=100, gt=0)
    """Pushes that wait at the same moment share one commit, so many at most. 1: each has its own."""

    waiting_pushes: int = Field(default=400, gt=0)
    """So many may wait to be stored; who comes then is told to come back (`too_many`, with Retry-After)."""

    place_days: int = Field(default=90, gt=0)
    """The code of `team add` works this long."""

    box_backup_days: int = Field(default=7, gt=0)
    """Backups of the key boxes are deleted by `prune` after this: an old one undoes a shredding."""

    busy_timeout_seconds: float = Field(default=20.0, gt=0)
    """How long a write waits for another on SQLite."""

    def address(self) -> str:
        """What devices connect to: the setting, else where `serve` last listened, else where it would."""
        note = self.data / ADDRESS_FILE
        if self.public_address:
            return self.public_address
        return note.read_text(encoding="utf-8") if note.exists() else f"http://127.0.0.1:{self.port}"

    def database_url(self) -> str:
        """As SQLAlchemy wants it."""
        if not self.database:
            return f"sqlite:///{(self.data / 'central.sqlite').absolute()}"
        scheme, mark, rest = self.database.partition("://")
        return f"postgresql+psycopg{mark}{rest}" if scheme in ("postgresql", "postgres") else self.database
