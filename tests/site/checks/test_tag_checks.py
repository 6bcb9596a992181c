"""Two spellings of one tag."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.tagged import tagged


def test_the_rarer_spelling_of_a_tag_is_told(edit: Edit) -> None:
    lists = ("[gas pipeline, oil]", "[gas pipeline]", "[oil, Gas-pipelines]", "[oil]")
    findings = [finding for finding in edit(tagged(*lists)).findings if finding.id == "tag-spelling"]
    assert [(finding.path, finding.line, finding.message) for finding in findings] == [
        (
            "docs/analyses/tagged-published-3.md",
            6,
            "tags: read 'Gas-pipelines', which is 'gas pipeline' elsewhere.",
        )
    ]


def test_two_tags_in_one_item_are_told(edit: Edit) -> None:
    (finding,) = edit(tagged("[yuan]", "['yuan, gas']")).findings
    assert (finding.id, finding.severity) == ("wrong-value", "error")
    assert "one tag without a comma" in finding.message
