"""`/api/v1/openapi.json`: what each address answers, for programs that make clients of it.

Standard: OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from dashboard.exports import api_models as models

_ANSWERS: dict[str, type[BaseModel]] = {
    "/index.json": models.Index,
    "/datasets.json": models.Datasets,
    "/datasets/{name}.json": models.DatasetAnswer,
    "/charts.json": models.Charts,
    "/charts/{id}.json": models.ChartAnswer,
    "/pieces.json": models.Pieces,
    "/pieces/{slug}.json": models.PieceAnswer,
    "/people.json": models.People,
    "/facts.json": models.Facts,
}
_DESCRIPTION = """\
The published pieces, charts, datasets, facts and people as JSON files. There is no key and no limit, and nothing is \
counted. Addresses stay: fields may be added, none is taken out or renamed under v1. The rows of a dataset are in its \
files."""


def openapi(site_name: str, site_url: str) -> str:
    """Describe the interface.

    Args:
        site_name: the title.
        site_url: where the site is.
    """
    _, schemas = models_json_schema(
        [(model, "validation") for model in _ANSWERS.values()], ref_template="#/components/schemas/{model}"
    )
    description = {
        "openapi": "3.1.0",
        "info": {"title": site_name, "version": "1", "description": _DESCRIPTION},
        "servers": [{"url": f"{site_url}api/v1"}],
        "paths": {path: {"get": _operation(path, model)} for path, model in _ANSWERS.items()},
        "components": {"schemas": schemas["$defs"]},
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _operation(path: str, model: type[BaseModel]) -> dict[str, Any]:
    summary = (model.__doc__ or "").strip().splitlines()[0]
    names = re.findall(r"{(\w+)}", path)
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    return {
        "operationId": f"get{model.__name__.removesuffix('Answer')}",
        "summary": summary,
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": {"description": summary, "content": content},
            **({"404": {"description": "There is none of this name."}} if names else {}),
        },
    }
