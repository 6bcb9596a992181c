"""`/data/catalog.jsonld`: all datasets for portals of open data, by the EU's profile of the Data Catalog Vocabulary.

Standard: DCAT-AP 3.0, https://semiceu.github.io/DCAT-AP/releases/3.0.0/.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dashboard.data.file_formats import FORMATS
from dashboard.data.source import Licence
from dashboard.exports.dataset_record import DatasetRecord
from dashboard.people.institute import Institute

CATALOGUE = "data/catalog.jsonld"
CATALOGUE_DESCRIPTION = "The datasets behind the charts, each with its sources."
_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_FREQUENCIES = {
    "annual": "ANNUAL",
    "half-yearly": "ANNUAL_2",
    "quarterly": "QUARTERLY",
    "monthly": "MONTHLY",
    "weekly": "WEEKLY",
    "daily": "DAILY",
    "irregular": "IRREG",
}
"""Our frequencies in the EU's list. The others are in no list."""
_LINK = {"@type": "@id"}
_DAY = {"@type": "xsd:date"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcat:accessURL": _LINK,
    "dcat:downloadURL": _LINK,
    "dcat:landingPage": _LINK,
    "dcat:mediaType": _LINK,
    "dct:accessRights": _LINK,
    "dct:accrualPeriodicity": _LINK,
    "dct:format": _LINK,
    "foaf:homepage": _LINK,
    "foaf:page": _LINK,
    "dcat:startDate": _DAY,
    "dcat:endDate": _DAY,
    "dct:modified": _DAY,
}


def dcat_catalogue(
    site_name: str, site_url: str, partners: Sequence[Institute], records: Sequence[DatasetRecord]
) -> str:
    """Describe the datasets as a catalogue.

    Args:
        site_name: its title.
        site_url: where its names begin; without one they are relative to the file.
        partners: who publishes it.
        records: the datasets.

    Returns:
        JSON-LD.
    """
    publisher = {
        "@id": "#publisher",
        "@type": ["foaf:Agent", "foaf:Group"],
        "foaf:name": site_name,
        "foaf:homepage": "./",
        "foaf:member": [_partner(partner) for partner in partners],
    }
    catalogue = {
        "@context": {"@base": site_url or "../", **_CONTEXT},
        "@id": CATALOGUE,
        "@type": "dcat:Catalog",
        "dct:title": site_name,
        "dct:description": CATALOGUE_DESCRIPTION,
        "dct:publisher": publisher,
        "dct:modified": max(record.updated for record in records).isoformat(),
        "foaf:homepage": "data/",
        "dcat:dataset": [_dataset(record, publisher["@id"]) for record in records],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"


def _partner(partner: Institute) -> dict[str, Any]:
    entry = partner.entry
    return {
        # (As on the site's pages. Two houses may have one address.)
        "@id": partner.url,
        "@type": ["foaf:Agent", "foaf:Organization"],
        "foaf:name": entry.name,
        "foaf:homepage": entry.site,
        **({"dct:identifier": entry.ror} if entry.ror else {}),
    }


def _dataset(record: DatasetRecord, publisher: object) -> dict[str, Any]:
    frequency, coverage = _FREQUENCIES.get(record.frequency), record.coverage
    return {
        "@id": record.url,
        "@type": "dcat:Dataset",
        "dct:identifier": record.name,
        "dct:title": record.title,
        "dct:description": record.description,
        "dct:publisher": {"@id": publisher},
        "dct:modified": record.updated.isoformat(),
        "dcat:landingPage": record.url,
        "dct:accessRights": f"{_EU}access-right/PUBLIC",
        **({"dct:accrualPeriodicity": f"{_EU}frequency/{frequency}"} if frequency else {}),
        **({"dct:temporal": _period(str(coverage.start), str(coverage.end))} if coverage else {}),
        **({"dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": record.how}} if record.how else {}),
        "dct:source": [_source(source) for source in record.sources],
        "dcat:distribution": [_distribution(record, ending) for ending in FORMATS],
    }


def _period(start: str, end: str) -> dict[str, str]:
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}


def _source(source: dict[str, Any]) -> dict[str, Any]:
    address = {"foaf:page": source["path"]} if "path" in source else {}
    return {"dct:title": source["title"], "dct:publisher": _agent(source["organization"]), **address}


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _distribution(record: DatasetRecord, ending: str) -> dict[str, Any]:
    kind = FORMATS[ending]
    return {
        "@id": record.files[ending],
        "@type": "dcat:Distribution",
        "dct:title": kind.title,
        "dcat:accessURL": record.url,
        "dcat:downloadURL": record.files[ending],
        "dcat:mediaType": f"{_MEDIA_TYPES}{kind.media_type}",
        "dct:format": f"{_EU}file-type/{kind.eu_name}",
        "dct:modified": record.updated.isoformat(),
        **_terms(record.licenses),
    }


def _terms(licences: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The terms: as a licence where there is one, else as a statement of rights, since several may hold together."""
    documents = [
        {
            **({"@id": licence["path"]} if "path" in licence else {}),
            "@type": "dct:LicenseDocument",
            "rdfs:label": Licence.model_validate(licence).label,
        }
        for licence in licences
    ]
    if len(documents) == 1:
        return {"dct:license": documents[0]}
    return {"dct:rights": [{**document, "@type": "dct:RightsStatement"} for document in documents]}
