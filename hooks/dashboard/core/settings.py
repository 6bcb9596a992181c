"""The settings of a site: what the engine needs of mkdocs.yml."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import field
from msgspec.structs import replace
from pydantic import Field, field_validator

from dashboard.core.email import Email
from dashboard.core.finding import Finding, has_error
from dashboard.core.frozen import Frozen
from dashboard.core.globs import Globs
from dashboard.core.misplaced_settings import misplaced_settings
from dashboard.core.mkdocs_yml import (
    foreign_hooks,
    foreign_plugins,
    frame_files,
    line_of_entry,
    lines_of,
    markdown_extensions,
    places_below,
    read_mkdocs_yml,
)
from dashboard.core.reading_extensions import reading_extensions
from dashboard.core.review_settings import ReviewSettings
from dashboard.core.site_address import site_address
from dashboard.core.validation import validate
from dashboard.core.yaml_data import texts_in
from dashboard.core.yaml_record import Record, StrictModel

HOME = Path(__file__).resolve().parents[3]
"""The folder of this repository, where set-up has put npm's packages and the browser. A site may stand elsewhere."""
MKDOCS_OWN = ("toc", "tables", "fenced_code")
"""The Markdown extensions that MkDocs adds by itself."""
HOST_ONLY = ("mkdocs_host.",)
"""How the names of extensions begin that do nothing to a text and only serve MkDocs' start."""


class NotebookSettings(StrictModel):
    """`extra.editorial.notebooks`."""

    timeout: int = Field(default=120, ge=1, description="Of each cell, in seconds.", examples=[300])


class ApprovalRule(StrictModel):
    """`extra.editorial.approvals`: what a piece needs to be public. Without the key it needs none."""

    required: int = Field(ge=0, description="How many reviewers have to approve.", examples=[1])
    other_institute: bool = Field(
        default=False, description="Whether one of them has an institute that none of the authors has."
    )
    house_counts_once: bool = Field(
        default=False, description="Whether institutes that are parts of one house count as one institute."
    )
    verified: bool = Field(
        default=False, description="Whether an approval counts only if its reviewer is the author of its commit in git."
    )
    signed: bool = Field(
        default=False, description="Whether an approval counts only if its reviewer has signed its commit, by ssh."
    )


class Editorial(StrictModel):
    """`extra.editorial`."""

    timezone: str = Field(
        default="Europe/Stockholm",
        description="The zone in which days begin. → when something becomes public, all times",
        examples=["Europe/Warsaw"],
    )
    language: Literal["en", "pl", "de", "sv"] = Field(
        default="en", description="The language of texts that name none. → how their numbers are read and quoted"
    )
    pages: list[str] = Field(
        default=["index.md", "about/**"],
        description=(
            "The pages that are no pieces, as paths from docs/ with wildcards. No other text is published. "
            "→ which pages there are"
        ),
        examples=["[index.md, about/**]"],
    )
    page_keys: list[str] = Field(
        default_factory=list,
        description="Keys in the front matter of pages that plugins read. → which keys are no errors",
        examples=["[icon]"],
    )
    contact: Email | None = Field(
        default=None,
        description="The e-mail address to which readers write about a wrong figure. → below charts",
    )
    crawlers: Literal["all", "search", "none"] = Field(
        default="all",
        description="all, search (search engines, but nobody who trains models), or none. → robots.txt",
    )
    notebooks: NotebookSettings = Field(
        default=NotebookSettings(), description="How notebooks are executed. → builds and previews"
    )
    approvals: ApprovalRule = Field(
        default=ApprovalRule(required=0),
        description="What a piece needs to be public. → whether readers get it; the desk",
    )
    show_reviewers: bool = Field(
        default=False, description="Whether readers are told whose approvals a piece has. → end of the piece"
    )
    review: ReviewSettings = Field(
        default=ReviewSettings(), description="Who may see a preview from elsewhere. → the preview"
    )
    plugin_files: list[str] = Field(
        default_factory=list,
        description=(
            "Files that plugins make and readers get, as patterns of addresses: feed_*.xml. → the site's folder"
        ),
        examples=["[feed_*.xml]"],
    )

    @field_validator("timezone")
    @classmethod
    def _exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # (It is looked up as a file: of a folder or too long.)
            raise ValueError("a time zone such as Europe/Stockholm") from None
        return name


NOTHING_PUBLIC = Editorial(pages=[], approvals=ApprovalRule(required=99))
"""What holds where the settings are broken: no page is named, and no piece has all approvals."""


class Settings(Frozen):
    """A site's settings."""

    root: Path
    """The folder of mkdocs.yml."""
    docs: Path
    """The folder of texts."""
    data: Path
    """The folder of datasets, charts, people and facts."""
    site: Path
    """The folder of the publication."""
    site_name: str
    site_url: str
    """Its address, which ends in a slash; empty if it has none."""
    editorial: Editorial
    markdown_names: list[str]
    """The Markdown extensions, with those that MkDocs adds by itself."""
    markdown_options: dict[str, Any]
    """The options of each extension by its name."""
    excluded_docs: Globs
    """`exclude_docs` and `draft_docs`: files of docs/ that MkDocs leaves out."""
    frame_files: frozenset[str]
    """The files that every page uses by mkdocs.yml (styles, scripts, logo, favicon), from docs/ or from the theme."""
    plugins: Mapping[str, Any] = field(default_factory=dict)
    """The options of the host's plugins that may change texts, by their names in mkdocs.yml."""
    hooks: tuple[Path, ...] = ()
    """The files of the host's hooks that are not ours."""
    config_name: str = "mkdocs.yml"
    """The file in which all this stands."""

    @property
    def has_foreign_plugins(self) -> bool:
        """Whether the host has plugins or hooks that may change texts."""
        return bool(self.plugins or self.hooks)

    @cached_property
    def plugins_digest(self) -> str:
        """The digest of how these plugins are set up, of the hooks, and of the files that they are told to read."""
        named = [self.root / value for value in texts_in(self.plugins)]
        files = [*self.hooks, *(path for path in named if path.is_file())]
        contents = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()]
        return hashlib.sha256(repr((self.plugins, contents)).encode()).hexdigest()

    def line_of_plugin(self, name: str) -> int:
        """The line of mkdocs.yml that names a plugin or a hook; 1 if none does.

        Args:
            name: as the host keeps it, such as `material/blog`.
        """
        return line_of_entry(self.root / self.config_name, name, "plugins", "hooks")

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.editorial.timezone)

    @cached_property
    def docs_path(self) -> str:
        """The path of the folder of texts, from the root."""
        return self.docs.relative_to(self.root).as_posix()

    @cached_property
    def data_path(self) -> str:
        """The path of the folder of data, from the root."""
        return self.data.relative_to(self.root).as_posix()

    @property
    def cache(self) -> Path:
        """A folder for what can be made again; it may be deleted at any time."""
        return self.root / ".cache"

    def moment(self, text: str | None) -> datetime.datetime:
        """Return the moment for which a build decides what is public.

        Args:
            text: a time in ISO form, in the site's zone if it names none; empty or None for now.

        Raises:
            ValueError: the text is no time.
        """
        if not text:
            return datetime.datetime.now(self.zone)
        moment = datetime.datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)


def find_config(folder: Path) -> Path | None:
    """Return the nearest mkdocs.yml, in a folder or above it; None if there is none."""
    candidates = (parent / "mkdocs.yml" for parent in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def read_settings(path: Path, findings: list[Finding]) -> Settings:
    """Read mkdocs.yml. MkDocs checks its own keys; here only `extra.editorial` is checked, and what is meant for it.

    Args:
        path: the file; its folder is the root of the site.
        findings: gets what is wrong with `extra.editorial`, or stands beside it. Then nothing that needs an approval
            has it.
    """
    raw = read_mkdocs_yml(path)
    extra = raw.get("extra")
    editorial = (extra.get("editorial") if isinstance(extra, dict) else None) or {}
    record = Record(path.name, editorial, {})
    root, docs = path.parent.resolve(), str(raw.get("docs_dir") or "docs")
    rules = validate(Editorial, record, []) or NOTHING_PUBLIC
    if rules is NOTHING_PUBLIC:  # (Only then the lines are looked for: a preview reads the file after each save.)
        validate(Editorial, replace(record, places=places_below(path, "extra", "editorial")), findings)
    options = markdown_extensions(raw)
    unsafe = [*misplaced_settings(raw, path, frozenset(Editorial.model_fields)), *reading_extensions(options, path)]
    findings += unsafe
    rules = NOTHING_PUBLIC if has_error(unsafe) else rules
    if len(PurePosixPath(docs).parts) != 1 or docs in ("..", "."):
        message = f"docs_dir: read '{docs}', expected the name of a folder beside mkdocs.yml, such as docs."
        findings.append(
            Finding(id="wrong-value", path=path.name, message=message, hint="Nothing is public until then.")
        )
        rules = NOTHING_PUBLIC
    address = site_address(raw.get("site_url"))
    if raw.get("site_url") and not address:
        message = f"site_url: read '{raw['site_url']}', expected an address such as https://dashboard.osw.waw.pl/."
        hint = "Until then the site has no address: no feeds, no sitemap, no frames on other sites."
        findings.append(Finding(id="wrong-value", path=path.name, message=message, hint=hint))
    names = [name for name in options if not name.startswith(HOST_ONLY)]
    return Settings(
        root=root,
        docs=root / docs,
        data=root / "data",
        site=root / (raw.get("site_dir") or "site"),
        site_name=" ".join(str(raw.get("site_name") or "").split()),  # (Many formats have a line for it and no more.)
        site_url=address,
        editorial=rules,
        markdown_names=[*(name for name in MKDOCS_OWN if name not in names), *names],
        markdown_options=options,
        excluded_docs=Globs(("/templates/", *lines_of(raw, "exclude_docs", "draft_docs"))),
        frame_files=frozenset(frame_files(raw)),
        plugins=foreign_plugins(raw),
        hooks=tuple((root / hook).resolve() for hook in foreign_hooks(raw, root, HOME / "hooks")),
        config_name=path.name,
    )
