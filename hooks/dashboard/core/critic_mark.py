"""A mark of editing (CriticMarkup), as reviewers leave it in texts and in cells: `{++added++}`, `{>>remark<<}`."""

from __future__ import annotations

import re

from dashboard.core.lazy_re import lazy_re

CRITIC_MARK = lazy_re(r"\{(?P<mark>\+\+|--|~~|==|>>)(?:(?!\{(?:\+\+|--|~~|==|>>)).)*?(?:\+\+|--|~~|==|<<)\}", re.S)
"""A mark with its end. It is looked for as far as the next one begins, so that no text takes long."""
