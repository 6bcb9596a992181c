"""Why a build has failed, in words for the terminal and for the pages of a preview."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from click import ClickException
from jinja2 import TemplateError, TemplateSyntaxError

from dashboard.core.content_policy import POLICY_META
from dashboard.core.disk_cures import refusal
from dashboard.core.mkdocs_yml import read_mkdocs_yml

_SELF_EXPLAINING = (TemplateError, ClickException, SystemExit)


class _LastErrors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def with_logged_reasons(settings: Path) -> Iterator[None]:
    """Give an error that ends MkDocs without a reason the reasons that MkDocs has logged before.

    Args:
        settings: mkdocs.yml. It is read before: MkDocs names no line of what is no YAML or not in UTF-8. What else is
            wrong in it is logged, and then MkDocs only says that it was aborted.

    Raises:
        ClickException: the settings cannot be read; or in place of a SystemExit with logged reasons.
    """
    if settings.is_file():
        read_mkdocs_yml(settings)
    logger, errors = logging.getLogger("mkdocs"), _LastErrors()
    logger.addHandler(errors)
    try:
        yield
    except SystemExit as error:
        if not errors.messages:
            raise
        raise ClickException(f"{settings.name}: {'; '.join(errors.messages)}") from error
    finally:
        logger.removeHandler(errors)


def explains_itself(error: BaseException) -> bool:
    """Whether the message of an error is enough. Others are logged with their traceback."""
    return isinstance(error, _SELF_EXPLAINING) or bool(refusal(error))


def error_text(error: BaseException, show_path: Callable[[Path], str]) -> str:
    """What is wrong; of a template also where.

    Args:
        error: what a build has raised.
        show_path: gives the path of a file as it is shown.
    """
    if isinstance(error, TemplateError) and (place := _place_in_template(error)):
        return f"{show_path(Path(place[0]))}:{place[1]}: {str(error.message).removesuffix('.')}."
    return refusal(error) or (str(error) if isinstance(error, ClickException) else f"{type(error).__name__}: {error}")


def _place_in_template(error: TemplateError) -> tuple[str, int] | None:
    """The file and the line of a template that cannot be read, or in which rendering has failed."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [(frame.filename, frame.lineno or 1) for frame in frames if not frame.filename.endswith(".py")]
    return inside[-1] if inside else None


def waiting_page(error: str) -> bytes:
    """The page in place of one that is still to be made.

    Args:
        error: why the build that was to make it has failed; empty while it is under way.
    """
    words = "This page is being made. It shows as soon as it is there."
    if error:
        words = f"This page could not be made: {escape(error)} It shows as soon as a save has corrected that."
    head = f'<!doctype html>{POLICY_META}<meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    return f"{head}<title>Being made</title><p>{words}".encode()
