"""A pattern of a module is compiled when somebody uses it. (`test_expressions.py` compiles all of them.)"""

import re

import pytest
from bs4 import BeautifulSoup

from dashboard.core.lazy_re import lazy_re


def test_a_pattern_is_compiled_once_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = list[str]()
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: compiled.append(text) or original(text, flags))
    year = lazy_re(r"(\d{4})x", re.IGNORECASE)
    assert (year.pattern, compiled) == (r"(\d{4})x", [])
    assert [found[1] for found in year.finditer("2024X 2025x")] == ["2024", "2025"]
    assert (year.sub("", "2024x"), compiled) == ("", [r"(\d{4})x"])


def test_beautiful_soup_takes_one_that_nobody_has_used_for_a_pattern() -> None:
    assert BeautifulSoup('<li id="fn:1">Words</li>', "lxml").find("li", id=lazy_re(r"fn:\d"))
