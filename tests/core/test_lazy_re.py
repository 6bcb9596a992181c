"""A pattern of a module is compiled when somebody uses it. (`test_expressions.py` compiles all of them.)"""

import re

import pytest

from dashboard.core.lazy_re import lazy_re


def test_a_pattern_is_compiled_once_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = list[str]()
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: compiled.append(text) or original(text, flags))
    year = lazy_re(r"(\d{4})x", re.IGNORECASE)
    assert (year.pattern, compiled) == (r"(\d{4})x", [])
    assert [found[1] for found in year.finditer("2024X 2025x")] == ["2024", "2025"]
    assert (year.sub("", "2024x"), year.groups, compiled[0]) == ("", 1, r"(\d{4})x")
    compiled.clear()
    assert (year.fullmatch("2024x") is not None, compiled) == (True, [])
