"""Names that texts are held against: preferred spellings (`data/names.yaml`), institutes, people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Closed, read_yaml_bytes


class Name(Closed):
    """One name as the dashboard spells it, and the spellings that it does not use."""

    name: str = Field(min_length=1, description="The spelling that is used, such as Kyiv.")
    variants: list[str] = Field(min_length=1, description="Spellings that are not, such as [Kiev].")
    lang: Literal["en", "pl", "de", "sv"] = Field(default="en", description="The language in which this holds.")

    @model_validator(mode="after")
    def _differ(self) -> Name:
        if self.name in self.variants:
            raise ValueError(f"variants other than the name itself, '{self.name}'")
        return self


class NameList(Closed):
    """`data/names.yaml`."""

    names: list[Name] = Field(description="A list of names, each with 'name' and 'variants'.")
    abbreviations: list[str] = Field(default=[], description="Those that every reader knows, such as [NATO].")


@dataclass(frozen=True)
class KnownNames:
    """What the checks of texts have to know of the site."""

    spellings: tuple[tuple[str, str, str], ...] = ()
    """Language, variant, name."""
    abbreviations: frozenset[str] = frozenset()
    """Of institutes, and those that the site calls known."""
    people: frozenset[str] = frozenset()
    """Names that stand in bylines."""

    @property
    def key(self) -> str:
        """The same for the same names; people aside, of whom a text only has to do with those whom it names."""
        return repr((sorted(self.spellings), sorted(self.abbreviations)))

    def variants(self, lang: str) -> Variants:
        """The spellings that a language does not use."""
        return _variants(self.spellings, lang)


@dataclass(frozen=True)
class Variants:
    """Spellings that are not used, and what finds them."""

    names: Mapping[str, str]
    """The name for each."""
    pattern: re.Pattern[str]
    begin: frozenset[str]
    """The words with which they begin, in small letters: a text without any of them need not be searched."""


@cache
def _variants(spellings: tuple[tuple[str, str, str], ...], lang: str) -> Variants:
    names = {variant: name for language, variant, name in spellings if language == lang}
    # At the beginning of a sentence, and in the plural.
    names |= {f"{variant}s": f"{name}s" for variant, name in names.items() if variant.islower()}
    names |= {one[:1].upper() + one[1:]: name[:1].upper() + name[1:] for one, name in names.items()}
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(names, key=len, reverse=True))
    begin = frozenset(re.split(r"[\s-]", one)[0].lower() for one in names) | {one.lower() for one in names}
    return Variants(names, re.compile(rf"\b(?:{words})(?![\w-])"), begin)


def load_names(path: Path, root: Path, findings: list[Finding]) -> NameList:
    """`data/names.yaml`; a site may have none."""
    if not path.is_file():
        return NameList(names=[])
    record = read_yaml_bytes(path.read_bytes(), path.relative_to(root).as_posix(), findings)
    return (validate(NameList, record, findings) if record else None) or NameList(names=[])
