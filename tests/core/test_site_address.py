"""Which addresses only stand in for that of a site."""

from __future__ import annotations

from dashboard.core.site_address import is_stand_in

STAND_INS = (
    "https://dashboard.example/",
    "https://example.org/a/path/",
    "http://localhost:8000/",
    "http://127.0.0.1:8000/deep/",
    "http://[::1]/",
    "https://site.test/",
)
ADDRESSES = ("https://osw.waw.pl/", "https://my-example.org/", "https://example.eu/", "http://10.0.0.7/", "")


def test_reserved_names_and_the_machine_itself_stand_in_for_an_address() -> None:
    assert {url: is_stand_in(url) for url in (*STAND_INS, *ADDRESSES)} == {
        **dict.fromkeys(STAND_INS, True),
        **dict.fromkeys(ADDRESSES, False),
    }
