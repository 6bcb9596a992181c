"""Front matter is read alike by programs that know YAML 1.1 and by those that know 1.2."""

from __future__ import annotations

import yaml

from dashboard.quoted.front_matter import with_front_matter

HOSTILE = "A: 'b' # c\u2028d\u2029e\x85f\ng - {h} | \u202ei\u00a0j \N{PANDA FACE} @k --- 2020-01-01"
LINE = "A: 'b' # c d e f g - {h} | \u202ei\u00a0j \N{PANDA FACE} @k --- 2020-01-01"


def test_each_text_is_one_line() -> None:
    page = with_front_matter({"title": HOSTILE, "authors": [{"name": HOSTILE}], "date": None}, "Text.")
    _, matter, text = page.split("---\n", 2)
    assert yaml.safe_load(matter) == {"title": LINE, "authors": [{"name": LINE}]}
    assert not any(sign in matter for sign in "\u2028\u2029\x85")
    assert len(matter.splitlines()) == 3
    assert text == "\nText.\n"
