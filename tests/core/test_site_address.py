"""How the address of a site is written, and which addresses only stand in for one."""

from __future__ import annotations

import pytest

from dashboard.core.site_address import is_stand_in, site_address

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


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTPS://Dashboard.OSW.waw.pl", "https://dashboard.osw.waw.pl/"),
        ("https://данные.example/Путь", "https://xn--80ahe5aa8f.example/%D0%9F%D1%83%D1%82%D1%8C/"),
        ("https://a.example:443//deep//er/?q=1#part", "https://a.example/deep/er/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        (" https://name:word@a.example/b c/%20 ", "https://a.example/b%20c/%20/"),
    ],
)
def test_an_address_is_written_as_browsers_write_it(written: str, address: str) -> None:
    assert site_address(written) == address
    assert site_address(address) == address


@pytest.mark.parametrize(
    "written", [None, 12, "", "/", "https://", "//a.example/", "ftp://a.example/", "https://a..b/", "https://a:b/"]
)
def test_what_is_no_address_on_the_web_is_none(written: object) -> None:
    assert site_address(written) == ""
