"""What the service says of itself, and the types that its entities have: one for each register. Knows no question."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..snapshot import Snapshot

ENTRY = {"id": "entry", "name": "Entry of a customs register"}
_PREVIEW = {"width": 430, "height": 320}


def manifest(root: str) -> dict[str, Any]:
    """The manifest of the service whose pages begin at `root`."""
    here = f"{root}reconcile"
    return {
        "versions": ["0.2"],
        "name": "Customs registers of intellectual property (ipregistry)",
        "identifierSpace": f"{root}entries/",
        "schemaSpace": f"{root}registers/",
        "documentation": f"{root}docs",
        "serviceVersion": __version__,
        "view": {"url": f"{root}entries/{{{{id}}}}"},
        "defaultTypes": [ENTRY],
        "preview": {"url": f"{here}/preview/{{{{id}}}}", **_PREVIEW},
        "suggest": {
            "entity": {
                "service_url": here,
                "service_path": "/suggest/entity",
                "flyout_service_url": here,
                "flyout_service_path": "/flyout/entity?id=${id}",
            },
            "property": {"service_url": here, "service_path": "/suggest/property"},
            "type": {"service_url": here, "service_path": "/suggest/type"},
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"}, "property_settings": []},
    }


def types(snapshot: Snapshot) -> list[dict[str, str]]:
    """Every type: an entry of any register, and one for each register."""
    return [ENTRY, *(type_of(snapshot, code) for code in snapshot.registers)]


def type_of(snapshot: Snapshot, code: str) -> dict[str, str]:
    """The type of the entries of one register."""
    return {"id": code, "name": snapshot.register(code).name}
