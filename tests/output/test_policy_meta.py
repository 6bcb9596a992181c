"""The policy stands before everything that it has to hold for."""

from __future__ import annotations

import pytest

from dashboard.output.policy_meta import POLICY, with_policy


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ("<!doctype html><html lang=en><head><title>A</title></head>", "<!doctype html><html lang=en><head>"),
        ("<!DOCTYPE html>\n<html>\n  <head>\n<script>1</script>", "<!DOCTYPE html>\n<html>\n  <head>"),
        ("<script>1</script><head></head>", ""),
        ("<!doctype html><script>1</script>", "<!doctype html>"),
        ("<!-- <head> --><head><script>1</script>", ""),
        ("words", ""),
        ("", ""),
    ],
)
def test_the_policy_comes_first_and_once(html: str, before: str) -> None:
    page = with_policy(html)
    assert page.startswith(f'{before}<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
    assert with_policy(page) == page


def test_a_page_that_has_the_policy_after_other_metas_is_left_as_it_is() -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page = f'<!doctype html><head><meta charset="utf-8">\n{meta}<title>A</title></head>'
    assert with_policy(page) == page
