"""Requests that nobody means well, by the thousand: batches and streams, described as `hostile` describes questions.

What is wrong with an item or a line is told in its place and costs the others nothing; what is wrong with all of them
is told once.
"""

from __future__ import annotations

import json
from typing import Any

from .hostile import BIG, JSON, OK, Hostile

NDJSON = "application/x-ndjson"
BATCH, STREAM = "/v1/checks/batch", "/v1/checks/stream"
GOOD = '{"description": "phone"}'
LARGEST_BODY = 20_000_000


def batch(status: int, body: bytes | str, mentions: str = "", content_type: str | None = JSON, **more: Any) -> Hostile:
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return Hostile(status, BATCH, mentions, raw, "POST", content_type, **more)


def items(places: str, *these: Any, mentions: str = "", **common: Any) -> Hostile:
    """A batch that is answered, of values."""
    return batch(OK, json.dumps({"items": these, **common}), mentions, places=places)


def common(status: int, mentions: str, **said: Any) -> Hostile:
    """A batch of one good item that is refused for what it says of all of them."""
    return batch(status, json.dumps({"items": [{"description": "phone"}], **said}), mentions)


def stream(places: str, *lines: bytes | str, mentions: str = "", query: str = "", **more: Any) -> Hostile:
    """A stream that is answered, of lines."""
    raw = b"\n".join(line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line for line in lines)
    return Hostile(OK, STREAM + query, mentions, raw, "POST", NDJSON, places=places, **more)


def refused(status: int, mentions: str, query: str = "", content_type: str | None = NDJSON, **more: Any) -> Hostile:
    """A stream of one good line that is refused whole."""
    return Hostile(status, STREAM + query, mentions, GOOD.encode(), "POST", content_type, **more)


def asked(**fields: Any) -> dict[str, Any]:
    return {"description": "phone", **fields}


BATCHES: tuple[Hostile, ...] = (
    # What is no batch.
    batch(400, b"", "JSON"),
    batch(400, b"\x00", "JSON"),
    batch(400, b'{"items": [', "JSON"),
    batch(400, b'{"items": [{"description": "phone"}]', "JSON"),
    batch(400, b'{"items": [{"description": "phone"},]}', "JSON"),
    batch(400, b'{"items": []} {"items": []}', "JSON"),
    batch(400, b'{"items": [], "items": []}', "twice"),
    batch(400, b'{"items": [{"description": "a", "description": "b"}]}', "twice"),
    batch(400, b'{"items": [{"description": "a"}, {"id": {"a": 1, "a": 2}, "description": "b"}]}', "twice"),
    batch(400, b'{"items": [{"description": "\\ud800"}]}', "surrogate"),
    batch(400, b'{"items": [{"description": "phone", "id": "\\udfff"}]}', "surrogate"),
    batch(400, b'{"items": [{"description": "phone", "\\ud800": 1}]}', "surrogate"),
    batch(400, b'{"items": [{"description": "\xed\xa0\x80"}]}', "UTF-8"),
    batch(400, '{"items": [{"description": "телефон"}]}'.encode("cp1251"), "UTF-8"),
    batch(400, '{"items": []}'.encode("utf-16"), "UTF-8"),
    batch(400, b'{"items": [{"description": "phone", "id": ' + b"9" * 5_000 + b"}]}", "digits"),
    batch(400, b'{"items": [{"description": "phone", "id": ' + str(BIG).encode() + b"}]}", "digits"),
    batch(400, b'{"items": [{"description": "phone", "min_score": NaN}]}', "NaN"),
    batch(400, b'{"items": [{"description": "phone", "min_score": -Infinity}]}', "Infinity"),
    batch(400, b'{"items": [{"description": "phone", "id": 1e999}]}', "large"),
    batch(400, b'{"items": ' + b"[" * 100_000, "deep"),
    batch(400, b'{"items": [{"id": ' + b"[" * 50 + b"]" * 50 + b', "description": "phone"}]}', "deep"),
    batch(400, b'{"items": [{"id": ' + b'{"a":' * 40 + b"1" + b"}" * 40 + b', "description": "phone"}]}', "deep"),
    batch(422, b"[]", ""),
    batch(422, b"null", ""),
    batch(422, b'"phone"', ""),
    batch(422, b"1", ""),
    batch(422, b"{}", "items"),
    batch(422, b'{"items": null}', "items"),
    batch(422, b'{"items": "phone"}', "items"),
    batch(422, b'{"items": {"0": {"description": "phone"}}}', "items"),
    batch(422, b'{"items": 1}', "items"),
    batch(422, b'{"Items": [{"description": "phone"}]}', "items"),
    batch(422, b'[{"description": "phone"}]', ""),
    # How it is sent.
    batch(415, '{"items": []}', "application/json", content_type=None),
    batch(415, '{"items": []}', "application/json", content_type="text/plain"),
    batch(415, '{"items": []}', "application/json", content_type=NDJSON),
    batch(415, '{"items": []}', "application/json", content_type="application/x-www-form-urlencoded"),
    batch(415, '{"items": []}', "application/json", content_type="multipart/form-data; boundary=x"),
    batch(415, '{"items": []}', "application/json", content_type="application/json\x00"),
    batch(415, b"\x1f\x8b\x08\x00", "compressed", headers={"Content-Encoding": "gzip"}),
    batch(415, '{"items": []}', "compressed", headers={"Content-Encoding": "deflate, br"}),
    batch(OK, '{"items": []}', content_type="application/vnd.x+json", places=""),
    batch(OK, b'\xef\xbb\xbf{"items": []}', places=""),
    Hostile(405, BATCH, method="GET"),
    Hostile(405, BATCH, method="DELETE"),
    Hostile(422, BATCH + "?on=2017-05-16", "Unknown parameter", b'{"items": []}', "POST", JSON),
    Hostile(404, BATCH + "/", "", b'{"items": []}', "POST", JSON),
    # How much of it.
    batch(413, json.dumps({"items": [asked()] * 1_001}), "1,000"),
    batch(413, b'{"items": [' + b"1," * 500_000 + b"1]}", "1,000"),
    batch(413, b'{"items": [' + b"{}," * 100_000 + b"{}]}", "1,000"),
    batch(413, b" " * (LARGEST_BODY + 1), "limits"),
    batch(413, b'{"items": ["' + b"x" * LARGEST_BODY + b'"]}', "limits"),
    items("x" * 1_000, *[1] * 1_000),
    items("." * 1_000, *[asked(description="NO BRAND")] * 1_000),
    items("", mentions='"total": 0'),
    items("x", asked(description="x" * 1_000_000), mentions="2000"),
    items(".", asked(id="x" * 1_000_000)),
    # What is said of all items.
    common(422, "Unknown", descripton="phone"),
    common(422, "Unknown", description="phone"),
    common(422, "Unknown", id=1),
    common(422, "Unknown", **{"\x00": 1}),
    common(422, "Unknown", __proto__={}),
    common(422, "YYYY-MM-DD", on="31.02.2020"),
    common(422, "YYYY-MM-DD", on="2020-W01-1"),
    common(422, "on", on=20200101),
    common(422, "hs_code", hs_code="64O3"),
    common(422, "hs_code", hs_code=6403),
    common(422, "min_score", min_score=2),
    common(422, "min_score", min_score=True),
    common(422, "purpose", purpose="fun"),
    common(422, "country", country=7),
    items("xx", asked(), asked(), mentions="ZZ", country="ZZ"),
    common(422, "registers", registers="RU-TROIS"),
    common(422, "registers", registers=[None]),
    common(422, "importer", importer="\x00"),
    common(422, "exclude_entry_ids", exclude_entry_ids=["x"] * 1_001),
    common(404, "XX-NONE", registers=["XX-NONE"]),
    common(404, "", registers=["\x00"]),
    common(422, "version", version=0),
    common(422, "version", version=-1),
    common(422, "version", version="1"),
    common(422, "version", version=True),
    common(422, "version", version=1.5),
    common(422, "version", version=2**53),
    common(400, "digits", version=2**62),
    common(422, "999999", version=999_999),
    # What is wrong with an item, between good ones.
    *(items(".x.", asked(), wrong, asked())
      for wrong in (None, 1, True, "phone", "", [], ["phone"], [[]], {}, {"id": 1}, {"text": "phone"}, {"": 1})),
    *(items(".x.", asked(), {"description": wrong}, asked())
      for wrong in (None, 1, False, [], {}, ["phone"], "", " \t\n", "a\x00b", "a\x08b", "x" * 2_001, "😀" * 2_001)),
    *(items("x.", asked(**wrong), asked())
      for wrong in ({"on": "31.02"}, {"on": True}, {"on": []}, {"hs_code": "64O3"}, {"hs_code": "٦٤"}, {"hs_code": 64},
                    {"min_score": 1.01}, {"min_score": "1"}, {"min_score": []}, {"purpose": "fun"}, {"purpose": 0},
                    {"registers": "RU-TROIS"}, {"registers": [1]}, {"registers": ["XX-NONE"]}, {"registers": ["\x00"]},
                    {"country": "RUS"}, {"country": "ZZ"}, {"country": 7}, {"country": "KZ", "registers": ["RU-TROIS"]},
                    {"importer": "\x00"}, {"importer": "x" * 501}, {"importer": []}, {"exclude_entry_ids": "x"},
                    {"exclude_entry_ids": ["x"] * 1_001}, {"descripton": "typo"}, {"version": 1}, {"items": []},
                    {"x" * 10_000: 1})),
    # What is strange and sound.
    *(items(".", asked(id=identity))
      for identity in (None, 0, -1, 10**17, 1.5, True, "", "\x00", "\u202e", [], [[]], {}, {"a": None}, "😀" * 1_000)),
    items("..", asked(id="a"), asked(id="a")),
    *(items(".", asked(description=text))
      for text in ("\u200b" * 2_000, "a" + "\u0300\u0316" * 999, "\u0316\u0300" * 1_000, "\ufdfa" * 2_000,
                   "\u202eimoaiX\u202c", "\uffff\U0010ffff", "XIAOMI " * 285, "'; DROP TABLE entry; --",
                   "\r\nSet-Cookie: a=b", "İıſKÅ ŉ ﬃ ß ẞ")),
)  # fmt: skip

STREAMS: tuple[Hostile, ...] = (
    # What is refused whole.
    refused(415, "JSON Lines", content_type=None),
    refused(415, "JSON Lines", content_type=JSON),
    refused(415, "JSON Lines", content_type="text/plain"),
    refused(415, "JSON Lines", content_type="text/csv"),
    refused(415, "JSON Lines", content_type="application/x-www-form-urlencoded"),
    refused(415, "JSON Lines", content_type="multipart/form-data; boundary=x"),
    refused(415, "JSON Lines", content_type="\xff"),
    refused(415, "compressed", headers={"Content-Encoding": "gzip"}),
    refused(415, "compressed", headers={"Content-Encoding": "identity, br"}),
    refused(404, "XX-NONE", "?register=XX-NONE"),
    refused(404, "XX-NONE", "?register=RU-TROIS&register=XX-NONE"),
    refused(422, "register", "?register="),
    refused(404, "", "?register=%00"),
    refused(422, "country", "?country=RUS"),
    refused(422, "register", "?register=" + "x" * 41),
    refused(422, "YYYY-MM-DD", "?on=31.02.2020"),
    refused(422, "YYYY-MM-DD", "?on=2020-W01-1"),
    refused(422, "on", "?on="),
    refused(422, "more than once", "?on=2020-01-01&on=2020-01-02"),
    refused(422, "version", "?version=0"),
    refused(422, "version", "?version=-1"),
    refused(422, "version", "?version=x"),
    refused(422, "version", f"?version={BIG}"),
    refused(422, "version", "?version=" + "1" * 5_000),
    refused(422, "999999", "?version=999999"),
    refused(422, "Unknown parameter", "?hs_code=8517"),
    refused(422, "Unknown parameter", "?%00=1"),
    refused(422, "Unknown parameter", "?%ED%A0%80=1"),
    Hostile(405, STREAM, method="GET"),
    Hostile(405, STREAM, method="PUT"),
    # Lines that are no questions, between good ones.
    *(stream(".x.", GOOD, line, GOOD)
      for line in (b"\x00", b"\xff\xfe", b"{", b"}", b"[", b"nonsense", b"null", b"1", b"true", b'"phone"', b"[]",
                   b'["phone"]', b"{}", b'{"id": 1}', b'{"text": "phone"}', b"{'description': 'phone'}",
                   b'{"description": "phone",}', b'{"description": "phone"} {"description": "phone"}',
                   b'{"description": "phone"', b'"description": "phone"}', b"<?xml version='1.0'?>", b"id,description",
                   b"data: {}", b"\x1e{}", b"NaN", b"[" * 100_000, b'{"a":' * 100_000, b"[" * 40 + b"]" * 40)),
    *(stream(".x.", GOOD, line, GOOD, mentions=said)
      for line, said in (
          (b'{"description": "a", "description": "b"}', "twice"),
          (b'{"id": 1, "id": 2, "description": "phone"}', "twice"),
          (b'{"description": "\\ud800"}', "surrogate"),
          (b'{"description": "phone", "id": "\\udfff"}', "surrogate"),
          (b'{"description": "\xed\xa0\x80"}', "UTF-8"),
          ('{"description": "телефон"}'.encode("cp1251"), "UTF-8"),
          ('{"description": "телефон"}'.encode("koi8-r"), "UTF-8"),
          (b'{"description": "phone", "id": ' + b"9" * 5_000 + b"}", "digits"),
          (b'{"description": "phone", "id": ' + str(BIG).encode() + b"}", "digits"),
          (b'{"description": "phone", "min_score": NaN}', "NaN"),
          (b'{"description": "phone", "min_score": 1e999}', "large"),
          (b'{"description": "' + b"x" * 1_000_000 + b'"}', "1,000,000 bytes"),
          (b'{"description": "phone"' + b" " * 1_000_000 + b"}", "1,000,000 bytes"),
          (b"x" * 3_000_000, "1,000,000 bytes"),
          (b'{"description": "' + b"x" * 999_000 + b'"}', "2000"),
          (b'{"description": "a\\u0000b"}', "control"),
          (b'{"description": ""}', "empty"),
          (b'{"description": null}', "description"),
          (b'{"description": ["phone"]}', "description"),
          (b'{"description": "phone", "on": "31.02"}', "on"),
          (b'{"description": "phone", "on": 20200101}', "on"),
          (b'{"description": "phone", "hs_code": "64O3"}', "hs_code"),
          (b'{"description": "phone", "registers": ["XX-NONE"]}', "XX-NONE"),
          (b'{"description": "phone", "registers": "RU-TROIS"}', "registers"),
          (b'{"description": "phone", "country": "ZZ"}', "ZZ"),
          (b'{"description": "phone", "min_score": true}', "min_score"),
          (b'{"description": "phone", "purpose": "fun"}', "purpose"),
          (b'{"description": "phone", "importer": "\\u0000"}', "importer"),
          (b'{"description": "phone", "version": 1}', "unknown field"),
          (b'{"description": "phone", "descripton": 1}', "unknown field"),
          (b'{"description": "phone", "' + b"k" * 10_000 + b'": 1}', "unknown field"),
      )),
    # How lines end.
    stream("", b""),
    stream("", b"\n" * 100_000),
    stream("", b" \t\r\n" * 1_000),
    stream(".", GOOD, *[b""] * 1_000),
    stream("..", GOOD + "\r", GOOD + "\r"),
    stream("..", b"\xef\xbb\xbf" + GOOD.encode(), GOOD),
    stream("x", f"{GOOD}\r{GOOD}"),
    stream("x", f"{GOOD}\u2028{GOOD}"),
    stream("x", GOOD[:-1]),
    stream(".x", GOOD, GOOD[: len(GOOD) // 2]),
    stream("x", '{"description": "phone"}\n'.encode("utf-16-le").replace(b"\n\x00", b"")),
    stream("x" * 3_000, *["x"] * 3_000),
    stream("." * 2_000, *['{"description": "NO BRAND"}'] * 2_000),
    # What is strange and sound.
    *(stream(".", json.dumps({"id": identity, "description": "phone"}))
      for identity in (None, 10**17, 1.5, True, "", "\x00", "\u202e", [], {"a": None}, "x" * 900_000)),
    *(stream(".", json.dumps({"description": text}, ensure_ascii=False))
      for text in ("\u200b" * 2_000, "\u0316\u0300" * 1_000, "\ufdfa" * 2_000, "a\x85b\u2028c", "XIAOMI " * 285,
                   "\uffff\U0010ffff", "'; DROP TABLE entry; --")),
    stream(".", '{"description": "phone", "on": "", "hs_code": "", "importer": "", "country": "", "purpose": ""}'),
    stream("xx", GOOD, GOOD, mentions="ZZ", query="?country=ZZ"),
    stream(".", GOOD, query="?on=0001-01-01&register=RU-TROIS&register=RU-TROIS"),
    stream(".", '{"description": "phone", "on": "9999-12-31"}', query="?on=0001-01-01"),
    Hostile(OK, STREAM, "", GOOD.encode(), "POST", "application/jsonl; charset=cp1251", places="."),
)  # fmt: skip
