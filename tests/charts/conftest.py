"""What the tests of charts share."""

from __future__ import annotations

import pytest

from dashboard.charts.spec.selection import Selection
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.pages.generated_pages import generated_pages


@pytest.fixture(scope="session")
def gallery() -> dict[str, Selection]:
    """The example of each form in the gallery."""
    edition = prepare_edition(HOME / "mkdocs.yml", preview=False)
    page = next(page for page in generated_pages(edition.view) if page.template == "gallery.html")
    without = [form["name"] for form in page.make()["forms"] if not form["example"]]
    assert not without, f"readers get no chart in data/charts/ of this form; one needs 'public: true': {without}"
    examples = {form["name"]: edition.content.shared_charts[form["example"]] for form in page.make()["forms"]}
    return {name: example.selection for name, example in examples.items() if example}
