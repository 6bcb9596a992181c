"""The names that text checks know: preferred spellings (`data/names.yaml`), abbreviations, people with bylines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.model_file import load_model
from dashboard.core.yaml_record import StrictModel, Words
from dashboard.numbers.declared_units import UnitWords
from dashboard.numbers.words import Language


class Name(StrictModel):
    """One name as the dashboard spells it, and other spellings, which it does not use."""

    name: str = Field(min_length=1, description="The spelling that is used, such as Kyiv.")
    variants: list[Words] = Field(min_length=1, description="Spellings that are not, such as [Kiev].")
    lang: Language = Field(default="en", description="The language in which this holds.")

    @model_validator(mode="after")
    def _check_variants(self) -> Name:
        if self.name in self.variants:
            raise ValueError(f"variants other than the name itself, '{self.name}'")
        return self


class NameList(StrictModel):
    """`data/names.yaml`."""

    names: list[Name] = Field(
        default_factory=list, description="A list of names, each with 'name' and 'variants'. → desk check"
    )
    abbreviations: list[Words] = Field(
        default_factory=list,
        description="Those that every reader knows, such as [NATO]. → desk check, which asks for the others in full",
    )
    units: list[UnitWords] = Field(
        default_factory=list,
        description=(
            "Words for units and counted things, each with its 'unit'. → desk check, which compares numbers with data"
        ),
    )


class KnownNames(Frozen):
    """What the checks of texts know about the site."""

    spellings: tuple[tuple[str, str, str], ...] = ()
    """Each a language, a variant that is not used, and the name to use."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations that need no explanation: those of the institutes and those that the site lists."""
    people: frozenset[str] = frozenset()
    """Names of people as they stand in bylines."""

    @property
    def key(self) -> str:
        """A text that is equal for equal spellings and abbreviations. People are left out: a text depends only on
        those whom it names."""
        return repr((sorted(self.spellings), sorted(self.abbreviations)))

    def variants(self, lang: str) -> Variants:
        """The spellings that are not used in a language."""
        return _variants(self.spellings, lang)


class Variants(Frozen):
    """The spellings that one language does not use, and a pattern that finds them."""

    names: Mapping[str, str]
    """The name to use, by variant."""
    pattern: re.Pattern[str]
    """Matches any variant."""
    first_words: frozenset[str]
    """The first word of each variant, in small letters. A text without any of them need not be searched."""


@cache
def _variants(spellings: tuple[tuple[str, str, str], ...], lang: str) -> Variants:
    names = {variant: name for language, variant, name in spellings if language == lang}
    # Common nouns also occur in the plural, and with a capital at the beginning of a sentence.
    names |= {f"{variant}s": f"{name}s" for variant, name in names.items() if variant.islower()}
    names |= {variant[:1].upper() + variant[1:]: name[:1].upper() + name[1:] for variant, name in names.items()}
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(variant).replace(r"\ ", r"\s+") for variant in longest_first)
    first_words = {re.split(r"[\s-]", variant)[0].lower() for variant in names}
    pattern = re.compile(rf"\b(?:{words})(?![\w-])")
    return Variants(names, pattern, frozenset(first_words | {variant.lower() for variant in names}))


def load_names(path: Path, root: Path, findings: list[Finding]) -> NameList:
    """Read `data/names.yaml`. A site may have no such file.

    Args:
        path: The file.
        root: The root of the repository, from which findings name the file.
        findings: Takes what is wrong with the file.

    Returns:
        The names; an empty list if there is no file or it is broken.
    """
    return load_model(NameList, path, root, findings)[0] or NameList()
