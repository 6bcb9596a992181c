"""The text of a page as reviewers see it: with addresses, lines and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup
from msgspec.structs import asdict

from dashboard.cache.keys import key_of
from dashboard.changes.review_html import ReviewHtml
from dashboard.pages.page_body import Body


class ReviewedBody(Body, kw_only=True):
    """A body whose text is marked for reviewers."""

    review_html: ReviewHtml

    @classmethod
    def of(cls, body: Body, review_html: ReviewHtml) -> ReviewedBody:
        """Add the marks for reviewers to the body of a page for readers.

        Args:
            body: the body for readers.
            review_html: the same text with the marks.

        Returns:
            The body for reviewers.
        """
        return cls(**asdict(body), review_html=review_html)

    @cached_property
    def digest(self) -> str:
        """Digest of all that it shows."""
        return key_of(super().digest, self.review_html.digest)

    @property
    def head(self) -> Mapping[str, Markup]:
        """Title and standfirst with their changes. One that has not changed is left out."""
        return self.review_html.head

    @property
    def text_html(self) -> str:
        """The HTML of the text with its marks and with empty slots."""
        return self.review_html.html

    @property
    def changes(self) -> int:
        """How many places have changed since the text was published."""
        return self.review_html.changes

    def place(self, line: int) -> str:
        """The address of the block in which a line of the file stands; 'content' for a line before the first block."""
        return self.review_html.place(line)
