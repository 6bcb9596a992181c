"""The name and the address of the site as variables of CSS: the margins of printed pages show them."""

from __future__ import annotations

import re

from dashboard.view.view import View

_NOT_PLAIN = re.compile(r"[^\w .,:/-]")


def site_variables(view: View) -> str:
    """A rule of CSS with `--site-name` and `--site-host`, the address without its scheme.

    Args:
        view: knows name and address.
    """
    host = view.site_url.partition("://")[2].rstrip("/")
    return f":root{{--site-name:{_css_text(view.site_name)};--site-host:{_css_text(host)}}}\n"


def _css_text(text: str) -> str:
    """A text as CSS writes it in quotes. Whatever could end it is written by its number."""
    escaped = _NOT_PLAIN.sub(lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'
