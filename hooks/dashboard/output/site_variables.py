"""The name and the address of the site as variables of CSS: the margins of printed pages show them."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re

_NOT_PLAIN = lazy_re(r"[^\w .,:/-]")


def site_variables(site_name: str, site_url: str) -> str:
    """A rule of CSS with `--site-name` and `--site-host`, the address without its scheme.

    Args:
        site_name: the name.
        site_url: the address; empty if the site has none.
    """
    host = site_url.partition("://")[2].rstrip("/")
    return f":root{{--site-name:{_css_text(site_name)};--site-host:{_css_text(host)}}}\n"


def _css_text(text: str) -> str:
    """A text as CSS writes it in quotes. Whatever could end it is written by its number."""
    escaped = _NOT_PLAIN.sub(lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'
