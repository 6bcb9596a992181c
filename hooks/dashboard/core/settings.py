"""What mkdocs.yml says that the engine has to know."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import Field, field_validator

from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Closed, Record, validate

HOME = Path(__file__).parents[3]
"""Where set-up has put the tools: npm's packages and the browser. A site may stand elsewhere."""
MKDOCS_OWN = ("toc", "tables", "fenced_code")
"""The Markdown extensions that MkDocs adds by itself."""


class NotebookSettings(Closed):
    """`extra.editorial.notebooks`."""

    timeout: int = Field(default=120, ge=1, description="Of each cell, in seconds.")


class ApprovalRule(Closed):
    """`extra.editorial.approvals`: what a piece needs to be public. Without the key it needs none."""

    required: int = Field(default=0, ge=0, description="How many reviewers have to approve.")
    other_institute: bool = Field(
        default=False, description="Whether one of them is of none of the authors' institutes."
    )


class ReviewSettings(Closed):
    """`extra.editorial.review`: from where notes are taken beside the machine on which the preview runs."""

    hosts: list[str] = Field(default=[], description="Names under which reviewers reach the preview.")
    secret: str = Field(default="", description="The environment variable that holds what reviewers have to know.")

    @field_validator("secret")
    @classmethod
    def _name(cls, name: str) -> str:
        if name and not re.fullmatch("[A-Z][A-Z0-9_]*", name):
            raise ValueError(
                "the name of an environment variable, such as DASHBOARD_REVIEW_SECRET, not the secret itself"
            )
        return name


class Editorial(Closed):
    """`extra.editorial`."""

    timezone: str = "Europe/Stockholm"
    language: Literal["en", "pl", "de", "sv"] = Field(default="en")
    notebooks: NotebookSettings = NotebookSettings()
    approvals: ApprovalRule = ApprovalRule()
    review: ReviewSettings = ReviewSettings()

    @field_validator("timezone")
    @classmethod
    def _exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("a time zone such as Europe/Stockholm") from None
        return name


@dataclass(frozen=True)
class Settings:
    """A site's settings."""

    root: Path
    docs: Path
    data: Path
    site_name: str
    site_url: str
    editorial: Editorial
    markdown_names: list[str]
    markdown_options: dict[str, Any]

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.editorial.timezone)

    @cached_property
    def docs_path(self) -> str:
        """The folder of texts, from the root."""
        return self.docs.relative_to(self.root).as_posix()

    @property
    def cache(self) -> Path:
        """A folder that may be deleted at any time."""
        return self.root / ".cache"

    def moment(self, text: str | None) -> datetime.datetime:
        """The time at which the question of what is public is asked: now, or as given in ISO form.

        Raises:
            ValueError: the text is no time.
        """
        if not text:
            return datetime.datetime.now(self.zone)
        at = datetime.datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=self.zone)


class _Loader(yaml.SafeLoader):
    """Passes over MkDocs' own tags (`!ENV`, `!relative`, `!!python/name:`), which say nothing to the engine."""


_Loader.add_multi_constructor("!", lambda loader, tag, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, tag, node: None)


def find_config(folder: Path) -> Path | None:
    """The nearest mkdocs.yml in a folder or above it."""
    return next((one / "mkdocs.yml" for one in (folder, *folder.parents) if (one / "mkdocs.yml").is_file()), None)


@lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    # The same for all saves of a preview.
    return yaml.load(text, _Loader) or {}


def read_settings(path: Path, findings: list[Finding]) -> Settings:
    """Read mkdocs.yml. MkDocs checks its own keys; here only `extra.editorial` is checked."""
    raw = _parsed(path.read_text(encoding="utf-8"))
    editorial = (raw.get("extra") or {}).get("editorial") or {}
    record = Record(path.name, editorial, {})
    root = path.parent.resolve()
    names, options = [], {}
    for entry in raw.get("markdown_extensions") or []:
        name, value = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(name)
        options[name] = value or {}
    return Settings(
        root=root,
        docs=root / (raw.get("docs_dir") or "docs"),
        data=root / "data",
        site_name=raw.get("site_name") or "",
        site_url=raw.get("site_url") or "",
        editorial=validate(Editorial, record, findings) or Editorial(),
        markdown_names=[*(name for name in MKDOCS_OWN if name not in names), *names],
        markdown_options=options,
    )
