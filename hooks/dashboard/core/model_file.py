"""Reads a file of YAML as a model."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel

from dashboard.core.critic_mark import has_desk_words
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.paths import is_own_file
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, read_yaml_bytes


def load_model[M: BaseModel](
    model: type[M], path: Path, root: Path, findings: list[Finding]
) -> tuple[M, Record] | tuple[None, None]:
    """Read a file.

    Args:
        model: its class.
        path: the file, which need not exist.
        root: the root of the repository; a link that leads out of it is not followed.
        findings: gets what is wrong.

    Returns:
        The model, and the keys with their places; twice None if there is no such file, something is wrong, or words for
        the desk are left in it.
    """
    if is_own_file(path, root):
        shown_path = path.relative_to(root).as_posix()
        with guarding(shown_path, findings):
            record = read_yaml_bytes(path.read_bytes(), shown_path, findings)
            content = validate(model, record, findings) if record else None
            if record and content and not has_desk_words(record.data):
                return content, record
    return None, None
