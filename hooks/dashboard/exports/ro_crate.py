"""`/ro-crate-metadata.json`: the site's data as a Research Object Crate, so that a copy of the folder explains itself.

Standard: RO-Crate 1.1, https://www.researchobject.org/ro-crate/specification/1.1/.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dashboard.data.file_formats import FORMATS
from dashboard.exports.data_package import DATA_PACKAGE
from dashboard.exports.dataset_record import DatasetRecord, terms_of
from dashboard.exports.dcat_catalogue import CATALOGUE, CATALOGUE_DESCRIPTION
from dashboard.people.institute import Institute

RO_CRATE = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.1"


def ro_crate(site_name: str, site_url: str, partners: Sequence[Institute], records: Sequence[DatasetRecord]) -> str:
    """Describe the data of the site.

    Args:
        site_name: its title.
        site_url: the address of the site; it may be empty.
        partners: who publishes it.
        records: the datasets.

    Returns:
        JSON-LD. Its names of files are relative to it.
    """
    packages = [
        _file(DATA_PACKAGE, "Data Package of all datasets", "application/json"),
        _file(CATALOGUE, "DCAT-AP catalogue of all datasets", "application/ld+json"),
    ]
    publishers = [_institute(partner) for partner in partners]
    terms = {text: f"#terms-{number}" for number, text in enumerate(_all_terms(records), 1)}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": site_name,
        "description": CATALOGUE_DESCRIPTION,
        "datePublished": max(record.updated for record in records).isoformat(),
        **({"url": site_url} if site_url else {}),
        "publisher": _links(publishers),
        "license": [{"@id": id} for id in terms.values()],
        "hasPart": [*({"@id": _folder(record)} for record in records), *_links(packages)],
    }
    head = {
        "@id": RO_CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    parts = [entity for record in records for entity in _dataset(record, terms, publishers)]
    named = [{"@id": id, "@type": "CreativeWork", "name": text} for text, id in terms.items()]
    graph = [head, root, *parts, *packages, *publishers, *named]
    return json.dumps({"@context": f"{_VERSION}/context", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _all_terms(records: Sequence[DatasetRecord]) -> list[str]:
    return list(dict.fromkeys(text for record in records for text in terms_of(record)))


def _dataset(
    record: DatasetRecord, terms: dict[str, str], publishers: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """A dataset, its files and its sources."""
    files = [_file(f"data/{record.name}.{ending}", record.title, kind.media_type) for ending, kind in FORMATS.items()]
    sources = [_source(record, source) for source in record.sources]
    coverage = record.coverage
    dataset = {
        "@id": _folder(record),
        "@type": "Dataset",
        "identifier": record.name,
        "name": record.title,
        "description": record.description,
        "dateModified": record.updated.isoformat(),
        "creditText": record.citation,
        **({"temporalCoverage": f"{coverage.start}/{coverage.end}"} if coverage else {}),
        "publisher": _links(publishers),
        "license": [{"@id": terms[text]} for text in terms_of(record)],
        "isBasedOn": _links(sources),
        "hasPart": _links(files),
    }
    return [dataset, *files, *sources]


def _folder(record: DatasetRecord) -> str:
    return f"data/{record.name}/"


def _file(address: str, title: str, media_type: str) -> dict[str, Any]:
    return {"@id": address, "@type": "File", "name": title, "encodingFormat": media_type}


def _source(record: DatasetRecord, source: dict[str, Any]) -> dict[str, Any]:
    address = {"url": source["path"]} if "path" in source else {}
    return {
        "@id": f"#{_folder(record)}{source['name']}",
        "@type": "CreativeWork",
        "name": source["title"],
        "creditText": source["organization"],
        **address,
    }


def _institute(institute: Institute) -> dict[str, Any]:
    entry = institute.entry
    identifier = {"identifier": entry.ror} if entry.ror else {}
    return {
        "@id": f"#{institute.url}",
        "@type": "Organization",
        "name": entry.name,
        "url": entry.site,
        **identifier,
    }


def _links(entities: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    return [{"@id": entity["@id"]} for entity in entities]
