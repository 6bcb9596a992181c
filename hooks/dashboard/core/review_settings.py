"""Who may see a preview from elsewhere."""

from __future__ import annotations

import re

from pydantic import Field, field_validator

from dashboard.core.yaml_record import StrictModel


class ReviewSettings(StrictModel):
    """`extra.editorial.review`: who may see a preview, and write notes, from machines other than its own."""

    hosts: list[str] = Field(
        default_factory=list,
        description="Names under which reviewers reach the preview.",
        examples=["[desk.example.org]"],
    )
    secret: str = Field(
        default="",
        description="The environment variable that holds what reviewers have to know.",
        examples=["DASHBOARD_SECRET"],
    )

    @field_validator("hosts")
    @classmethod
    def _check_hosts(cls, names: list[str]) -> list[str]:
        for name in names:
            if not re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|[0-9A-Fa-f]*(:[0-9A-Fa-f]*){2,7}", name):
                raise ValueError(f"'{name}', expected a name such as desk.example.org, without https:// and port")
        return [name.lower() for name in names]

    @field_validator("secret")
    @classmethod
    def _check_secret_name(cls, name: str) -> str:
        if name and not re.fullmatch("[A-Z][A-Z0-9_]*", name):
            raise ValueError(
                "the name of an environment variable, such as DASHBOARD_REVIEW_SECRET, not the secret itself"
            )
        return name
