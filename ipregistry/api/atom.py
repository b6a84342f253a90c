"""Changes as an Atom feed (RFC 4287), newest first. Knows no question."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from ..answers import item_record
from ..feed import Item

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(items: Sequence[Item], updated: str, links: dict[str, str], root: str) -> bytes:
    """The document; `links` by their relation, `root` is the address that entries are under."""
    feed = Xml.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", _urn("changes", links["self"]))
    _add(feed, "title", "ipregistry: changes of customs registers")
    _add(feed, "updated", items[-1].at.isoformat() if items else updated)
    _add(_add(feed, "author"), "name", "ipregistry")
    for relation, address in links.items():
        _add(feed, "link", rel=relation, href=address)
    for item in reversed(items):
        _entry(feed, item, root)
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Xml.Element, item: Item, root: str) -> None:
    record = item_record(item)
    name = record["mark"] or record["register_number"] or record["entry_id"]
    entry = _add(feed, "entry")
    _add(entry, "id", _urn(item.register, str(item.version), record["entry_id"], record["kind"], record["day"]))
    _add(entry, "title", f"{record['kind']}: {name} ({item.register})")
    _add(entry, "updated", item.at.isoformat())
    _add(entry, "category", term=record["kind"])
    _add(entry, "link", rel="alternate", href=f"{root}entries/{record['entry_id']}")
    _add(entry, "content", _words(record), type="text")


def _words(record: dict[str, Any]) -> str:
    if record["kind"] == "added":
        return f"Added by version {record['version']}."
    told = [f"{name}: {_shown(said['before'])} → {_shown(said['after'])}" for name, said in record["fields"].items()]
    return "\n".join(told)


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "", []) else str(value)


def _urn(*parts: str) -> str:
    """An id that stays the same as long as the change does."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "ipregistry:" + "/".join(parts)).urn


def _add(parent: Xml.Element, tag: str, text: str | None = None, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, tag, attributes)
    child.text = _NO_XML.sub("\ufffd", text) if text else None
    return child
