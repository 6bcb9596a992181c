"""Name and address of the site for the margins of printed pages."""

from __future__ import annotations

from dataclasses import replace

from dashboard.output.site_variables import site_variables
from tests.samples.edition import Edit


def test_no_name_ends_its_text_in_css(edit: Edit) -> None:
    view = replace(edit().view, site_name='A "site"; }</style>\\', site_url="https://example.org/deep/path/")
    assert site_variables(view) == (
        ':root{--site-name:"A \\22 site\\22 \\3b  \\7d \\3c /style\\3e \\5c ";--site-host:"example.org/deep/path"}\n'
    )
