"""Every setting of an installation: typed, described, read from TAPEM_* variables.

`tapem config` prints this list with the values in force.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

EXAMPLE_MARK = "example.json"


class Environment(BaseSettings):
    """What an operator of the installation may set; each field says what it is for."""

    model_config = SettingsConfigDict(env_prefix="TAPEM_", extra="ignore")

    home: Path = Field(
        Path("var"), description="Folder of the database, stored files, secret and logs."
    )
    debug: bool = Field(False, description="Detailed error pages; never on a machine others reach.")
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs sessions; made and kept in the home folder when empty."
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="postgresql://user:password@host:port/name; empty means SQLite in the home folder.",
    )
    hosts: str = Field(
        "localhost,127.0.0.1,[::1]",
        description="Host names that this server answers to, with commas.",
    )
    https: bool = Field(
        False,
        description="Served over HTTPS: secure cookies and HSTS. Set it wherever others reach it.",
    )
    behind_proxy: bool = Field(
        False, description="Trust X-Forwarded-Proto and X-Forwarded-For of one proxy in front."
    )
    clock: str = Field(
        "", description="'now' lets the example's clock run; an ISO instant lets it stand still."
    )
    time_zone: Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] = Field(
        "Asia/Jakarta", description="Zone of the office (WIB, WITA, WIT)."
    )
    max_upload_mb: int = Field(
        20, ge=1, le=200, description="Largest file that may be uploaded, in MB."
    )
    session_hours: int = Field(
        10, ge=1, le=72, description="Hours after which an idle session ends."
    )
    accent: Literal["", "blue", "maroon", "green", "violet"] = Field(
        "", description="Accent colour of the regency; teal when empty."
    )
    email_url: SecretStr = Field(
        SecretStr(""), description="smtp://user:password@host:port for reminders; empty sends none."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much the log says."
    )

    @property
    def example_mark(self) -> Path:
        """File that marks an installation as the example and holds its instant."""
        return self.home / EXAMPLE_MARK

    def is_example(self) -> bool:
        """Tell whether this home folder holds the example."""
        return self.example_mark.exists()

    def clock_instant(self) -> datetime | None:
        """Return the instant at which the clock stands still, or None when it runs."""
        text = self.clock
        if not text and self.is_example():
            text = str(json.loads(self.example_mark.read_text(encoding="utf-8"))["clock"])
        if text in {"", "now"}:
            return None
        return datetime.fromisoformat(text)
