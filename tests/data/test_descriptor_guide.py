"""CONTRIBUTING lists all that a descriptor may say, so that nobody has to guess from another one."""

from __future__ import annotations

from typing import get_args

import pytest

from dashboard.core.frequency import FREQUENCIES
from dashboard.core.period import KINDS
from dashboard.core.settings import HOME
from dashboard.data.descriptor import Column, Constraints, Descriptor, FieldType, Mark, Schema

GUIDE = (HOME / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a dataset")[2].partition("\n## ")[0]
FOLLOWS_FROM_THE_PLACE = {"name", "path", "theme"}
SAID_OTHERWISE = {"title", "description", "schema", "fields"}
"""Keys that need no explanation, since their names say it and a missing one is a finding."""
TYPES = {str(value) for part in get_args(FieldType) for value in (get_args(part) or (part,))}
MODELS = (Descriptor, Schema, Column, Constraints)
KEYS = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
WORDS = {*TYPES, *KINDS, *FREQUENCIES, *get_args(Mark), "final", *KEYS - FOLLOWS_FROM_THE_PLACE - SAID_OTHERWISE}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_guide_names_it(word: str) -> None:
    assert f"`{word}`" in GUIDE or f"`{word}:" in GUIDE
