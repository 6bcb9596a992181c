"""A country that a column calls by two names is told."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit

DESCRIPTOR = """\
title: Partners
description: Numbers.
schema:
  fields:
    - {name: partner, type: string, title: Partner}
    - {name: value, type: number, title: Value, unit: USD bn}
  primaryKey: [partner]
sources: [{name: customs, organization: Customs, title: Trade}]
licenses: [{name: CC0-1.0}]
updated: 2026-01-20
frequency: annual
maturity: final
"""


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (("China", "Chiny"), "'China' and 'Chiny'"),
        (("China", "CHN", "Indien"), "'China' and 'CHN'"),
        (("Russia", "Russian Federation"), "'Russia' and 'Russian Federation'"),
        (("China", "Hong Kong", "Taiwan"), ""),
        (("Niger", "Nigeria"), ""),
        (("oil", "gas", "no", "NO"), ""),
    ],
)
def test_one_country_under_two_names(edit: Edit, names: tuple[str, ...], alike: str) -> None:
    rows = "partner,value\n" + "".join(f"{name},{place}\n" for place, name in enumerate(names, 1))
    files = {"data/datasets/economy/partners.yaml": DESCRIPTOR, "data/datasets/economy/partners.csv": rows}
    found = [finding for finding in edit(files).findings if finding.id == "country-twice"]
    assert [finding.line for finding in found] == ([3] if alike else [])
    assert all(alike in finding.message for finding in found)
