"""Checksums of ORCID iDs and ROR identifiers are checked."""

import pytest

from dashboard.people.checksums import parse_orcid, parse_ror


def test_the_examples_of_the_standards_pass() -> None:
    assert parse_orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert parse_orcid("0000-0002-1694-233X") == "0000-0002-1694-233X"
    assert parse_ror("05dxps055") == "https://ror.org/05dxps055"


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "0000-0002-1825", "x"])
def test_a_wrong_orcid_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="ORCID"):
        parse_orcid(wrong)


@pytest.mark.parametrize("wrong", ["https://ror.org/05dxps056", "05dxps0", "https://example.org"])
def test_a_wrong_ror_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="ROR"):
        parse_ror(wrong)
