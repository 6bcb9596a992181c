"""Addresses as readers are told of them."""

from __future__ import annotations

import pytest

from dashboard.data.address import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.osw.waw.pl", "osw.waw.pl"),
        ("https://merics.org/en/comment?page=1#top", "merics.org"),
        ("http://Example.org:8080/", "example.org"),
        ("", ""),
    ],
)
def test_a_site_is_called_by_its_host(address: str, host: str) -> None:
    assert host_of(address) == host
