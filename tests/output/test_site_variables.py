"""Name and address of the site for the margins of printed pages."""

from __future__ import annotations

from dashboard.output.site_variables import site_variables


def test_no_name_ends_its_text_in_css() -> None:
    assert site_variables('A "site"; }</style>\\', "https://example.org/deep/path/") == (
        ':root{--site-name:"A \\22 site\\22 \\3b  \\7d \\3c /style\\3e \\5c ";--site-host:"example.org/deep/path"}\n'
    )
