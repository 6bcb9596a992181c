"""The name of a language in files: pl, sv, zh-Hans (BCP 47). Screen readers speak words so, and browsers break them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dashboard.core.field_words import FieldWords

LanguageTag = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), FieldWords(expected="such as pl or zh-Hans")
]
