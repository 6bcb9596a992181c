"""What a renaming changes in the files of reviews: who wrote them, and the charts and facts that notes are about."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dashboard.renaming.change import Change, shifted
from dashboard.renaming.in_text import fields_of_target
from dashboard.renaming.in_yaml import YamlText, named_values
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.subject import Subject
from dashboard.renaming.yaml_scalars import Scalar, change_words
from dashboard.review.note import FirstNote
from dashboard.review.review import Approval
from dashboard.review.review_folder import NAMES


def in_review(text: str, path: str, name: str, renaming: Renaming) -> tuple[list[Change], str]:
    """Rename in a file of a review.

    Args:
        text: the file.
        path: from the root.
        name: within the folder of the review.
        renaming: what is renamed.

    Returns:
        The changes, and the name of the file afterwards: that of an approval begins with who gave it.
    """
    model = next((model for pattern, model in NAMES.items() if re.fullmatch(pattern, name)), None)
    if model is None:
        return [], name
    yaml, subject = YamlText(text, path), renaming.subject
    changes = named_values(yaml, model, renaming)
    if model is FirstNote:
        changes += [change for scalar in yaml.scalars for change in _in_fact(text, scalar, subject)]
    if model is Approval and changes:
        name = f"approvals/{subject.new}{PurePosixPath(name).name.removeprefix(subject.old)}"
    return changes, name


def _in_fact(text: str, scalar: Scalar, subject: Subject) -> list[Change]:
    """Rename in the fact that a note is about."""
    if scalar.is_key or scalar.location != ("target", "fact"):
        return []
    dataset, slash, _ = scalar.text.partition("/")
    if subject.kind == "dataset" and slash and dataset == subject.old:
        return change_words(text, scalar, subject.old, subject.new, [0]) or []
    if subject.kind == "field" and slash and dataset == subject.dataset:
        start = text.find("/", scalar.start)
        return shifted(fields_of_target(text[start : scalar.end].rstrip("'\""), subject), start)
    return []
