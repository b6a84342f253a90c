"""Requests that nobody means well, described by hand: what is asked, what answers it, and what the answer must mention.

The corpus of questions asked one at a time. Fuzzers find one in nine of these. `OK` marks those that are strange but
sound.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json"
CHECKS = "/v1/checks"
OK = 200
BIG = 10**30


@dataclass(frozen=True)
class Hostile:
    """A request, the status that answers it, and what the answer must mention.

    `places` says of a batch or a stream that is answered what becomes of each item: `.` an answer, `x` a problem.
    """

    status: int
    path: str
    mentions: str = ""
    body: bytes | None = None
    method: str = "GET"
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    places: str | None = None


def get(status: int, path: str, mentions: str = "") -> Hostile:
    return Hostile(status, path, mentions)


def post(
    status: int, body: bytes | str, mentions: str = "", content_type: str | None = JSON, **headers: str
) -> Hostile:
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return Hostile(
        status, CHECKS, mentions, raw, "POST", content_type, {k.replace("_", "-"): v for k, v in headers.items()}
    )


def check(status: int, mentions: str = "", **question: Any) -> Hostile:
    return post(status, json.dumps({"description": "phone", **question}), mentions)


def described(description: Any, status: int = OK, mentions: str = "") -> Hostile:
    return check(status, mentions, description=description)


def _marks(size: int) -> str:
    """A letter under two marks, over and over."""
    return "a" + "\u0300\u0316" * ((size - 1) // 2)


DAYS = (
    "2020-W01-1", "20200101", "31.02.2020", "31.02", "2020-02-30", "0000-01-01", "10000-01-01", "2020-1-1", "today",
    "2020-01-01T00:00:00", " 2020-01-01", "２０２０-01-01", "-2020-01-01", "1",
)  # fmt: skip
NUMBERS = (
    "0",
    "-1",
    "abc",
    "1.5",
    "1e3",
    "",
    str(BIG),
    str(2**62),
    str(2**63),
    "٣",
    "+1",
    " 1",
    "0x10",
    "NaN",
    "1_000",
    "1" * 5000,
)

QUERIES: tuple[Hostile, ...] = (
    *(get(422, f"/v1/entries?page={number.replace('+', '%2B')}", "page") for number in NUMBERS),
    *(get(422, f"/v1/entries?page_size={number.replace('+', '%2B')}", "page_size") for number in NUMBERS[:9]),
    *(get(422, f"/v1/entries?nice_class={number}", "nice_class") for number in ("0", "46", "-1", "x", str(BIG))),
    *(get(422, f"/v1/suggest?q=a&limit={number}", "limit") for number in ("0", "51", "-1", "x", str(BIG))),
    *(get(422, f"/v1/entries?on={day}", "YYYY-MM-DD") for day in DAYS),
    get(OK, "/v1/entries?on=9999-12-31"),
    get(OK, "/v1/entries?on=0001-01-01"),
    get(422, "/v1/entries?on=", "on"),
    get(422, "/v1/entries/ru-trois-xiaomi?on=2020-W01-1", "YYYY-MM-DD"),
    *(get(422, f"/v1/entries?hs_code={code}", "hs_code")
      for code in ("64O3", "6", "640", "64030", "64030000000", "٦٤", "64 03", "64.03", "-1", "x", "8517%00", "")),
    get(422, "/v1/entries?page=1000001", "1000000"),
    get(OK, "/v1/entries?page=1000000&page_size=100"),
    get(422, "/v1/entries?page_size=101", "100"),
    get(422, "/v1/entries?marks=XIAOMI", "Unknown parameter"),
    get(422, "/v1/entries?MARK=XIAOMI", "Unknown parameter"),
    get(422, "/v1/entries?mark=a&mark=b", "more than once"),
    get(422, "/v1/entries?page=1&page=2", "more than once"),
    get(422, "/v1/entries?%00=1", "Unknown parameter"),
    get(422, "/v1/entries?%ED%A0%80=1", "Unknown parameter"),
    get(422, "/v1/entries?=1", "Unknown parameter"),
    get(422, "/v1/entries?" + "&".join(f"x{number}=1" for number in range(1000)), "Unknown parameter"),
    get(422, "/v1/entries?q=%00", "NUL"),
    get(422, "/v1/entries?mark=a%00b", "NUL"),
    get(422, "/v1/entries?right_holder=", "right_holder"),
    get(422, "/v1/entries?q=" + "a" * 501, "500"),
    get(OK, "/v1/entries?q=" + "a" * 500),
    get(OK, "/v1/entries?q=%ED%A0%80"),  # half a surrogate pair, read by the server as three unknown characters
    get(OK, "/v1/entries?q=%FF%FE"),
    get(OK, "/v1/entries?q=%E2%80%8B"),
    get(OK, "/v1/entries?q=%25"),
    get(OK, "/v1/entries?q=%22%20OR%201=1%20--"),
    get(OK, "/v1/entries?q='%3B%20DROP%20TABLE%20entry%3B--"),
    get(OK, "/v1/entries?mark=%22*%22%20OR%20words:%20x"),
    get(OK, "/v1/entries?mark=NEAR(a%20b)"),
    get(OK, "/v1/entries?mark=!!!"),
    get(OK, "/v1/entries?authorised_importer=%C2%AB%C2%BB"),
    get(OK, "/v1/entries?representative=..."),
    get(OK, "/v1/entries?right_holder=%F0%9E%A4%80"),  # a letter newer than the tokenizer's Unicode
    get(OK, "/v1/entries?register_number=-"),
    get(OK, "/v1/entries?registration_number=%E2%80%8B"),
    get(OK, "/v1/entries?q=" + "%EF%B7%BA" * 500),
    get(OK, "/v1/entries?q=a" + "%CC%80%CC%96" * 249),
    get(404, "/v1/entries?register=XX-NONE", "XX-NONE"),
    get(404, "/v1/entries?register=ru-trois", "RU-TROIS"),
    get(422, "/v1/entries?register=" + "x" * 41, "register"),
    get(422, "/v1/entries?register=", "register"),
    get(OK, "/v1/entries?register=RU-TROIS&register=RU-TROIS"),
    get(422, "/v1/entries?status=alive", "in_force"),
    get(422, "/v1/entries?status=IN_FORCE", "in_force"),
    get(422, "/v1/entries?sort=row", "valid_until"),
    get(422, "/v1/entries?sort=--mark", "valid_until"),
    get(422, "/v1/entries?sort=-", "valid_until"),
    get(422, "/v1/entries?sort=mark;DROP%20TABLE%20entry", "valid_until"),
    get(422, "/v1/registers?q=x", "Unknown parameter"),
    get(422, "/v1/suggest", "q"),
    get(422, "/v1/suggest?q=", "q"),
    get(422, "/v1/suggest?q=%00", "NUL"),
    get(OK, "/v1/suggest?q=!!!"),
    get(OK, "/v1/suggest?q=%22"),
    get(OK, "/v1/suggest?q=%ED%A0%80"),
    Hostile(422, CHECKS + "?on=2017-05-16", "Unknown parameter", b'{"description": "x"}', "POST", JSON),
)  # fmt: skip

PATHS: tuple[Hostile, ...] = (
    *(get(404, f"/v1/entries/{entry_id}", "")
      for entry_id in (BIG, "%00", "a%00b", "%ED%A0%80", "%FF", "..%2F..%2Fetc%2Fpasswd", "..", "'", "%22",
                       "%E2%80%AE", "RU-TROIS-XIAOMI", "-1", "None", "%20", "a/b", "")),
    get(404, "/v1/entries/" + "x" * 10_000),
    get(404, "/v1/" + "x" * 10_000),
    *(get(404, path)
      for path in ("/v1", "/v1/", "/v1/nothing", "/v1/entries/ru-trois-xiaomi/", "/v1/%00", "/v1/%ED%A0%80",
                   "/v1/Entries", "/v1/../etc/passwd", "/v1/checks/1")),
    *(Hostile(405, path, "", method=method)
      for method, path in (("POST", "/v1/entries"), ("DELETE", "/v1/entries/ru-trois-xiaomi"), ("PUT", "/v1/registers"),
                           ("PATCH", "/v1/suggest"), ("GET", CHECKS), ("DELETE", CHECKS), ("TRACE", CHECKS),
                           ("FOO", "/v1/entries"))),
)  # fmt: skip

BODIES: tuple[Hostile, ...] = (
    post(400, b"", "JSON"),
    post(400, b" ", "JSON"),
    post(400, b"\x00", "JSON"),
    post(400, b"\xff\xfe{\x00}\x00", "UTF-8"),
    post(400, '{"description": "x"}'.encode("utf-16"), "UTF-8"),
    post(400, b'{"description": "\xed\xa0\x80"}', "UTF-8"),
    post(400, b'{"description": "phone"', "line 1"),
    post(400, b"{'description': 'phone'}", "JSON"),
    post(400, b'{"description": "phone",}', "JSON"),
    post(400, b'{"description": "phone"} {}', "JSON"),
    post(400, b"description=phone", "JSON"),
    post(400, b'{"description": "a\nb"}', "JSON"),
    post(400, b'{"description": "a", "description": "b"}', "twice"),
    post(400, b'{"description": "\\ud800"}', "surrogate"),
    post(400, b'{"description": "x", "registers": ["\\udfff"]}', "surrogate"),
    post(400, b'{"\\ud800": 1}', "surrogate"),
    post(400, b'{"description": "x", "min_score": NaN}', "NaN"),
    post(400, b'{"description": "x", "min_score": Infinity}', "Infinity"),
    post(400, b'{"description": "x", "min_score": -Infinity}', "Infinity"),
    post(400, b'{"description": "x", "min_score": 1e999}', "large"),
    post(400, b'{"description": "x", "min_score": 0.' + b"1" * 5000 + b"}", "characters"),
    post(400, b'{"description": ' + b"9" * 5000 + b"}", "digits"),
    post(400, b"[" * 100_000, "deep"),
    post(400, b'{"a":' * 100_000, "deep"),
    post(400, b'{"description": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "deep"),
    post(400, b'"' + b'\\"' * 400_000, "JSON"),
    post(422, b"[" + b"{}," * 50_000 + b"{}]", ""),
    post(422, b'{"description": "x", "registers": [' + b"{}," * 50_000 + b"{}]}", "registers"),
    post(422, b'{"description": "x",' + b",".join(b'"k%d": 1' % n for n in range(50_000)) + b"}", "Unknown"),
    post(422, b"[]", ""),
    post(422, b"null", ""),
    post(422, b'"phone"', ""),
    post(422, b"1", ""),
    post(422, b"true", ""),
    post(422, b'[{"description": "phone"}]', ""),
    post(422, b"{}", "description"),
    post(413, b'{"description": "' + b"x" * 2_000_000 + b'"}', ""),
    post(413, b" " * 2_000_000, ""),
    post(415, b'{"description": "phone"}', "application/json", content_type="text/plain"),
    post(415, b'{"description": "phone"}', "application/json", content_type="application/x-www-form-urlencoded"),
    post(415, b'{"description": "phone"}', "application/json", content_type="multipart/form-data; boundary=x"),
    post(415, b'{"description": "phone"}', "application/json", content_type=None),
    post(415, b'{"description": "phone"}', "application/json", content_type="application/jsonp"),
    post(415, b'{"description": "phone"}', "application/json", content_type="\xff"),
    post(415, b"\x1f\x8b\x08\x00", "compressed", Content_Encoding="gzip"),
    post(415, b'{"description": "phone"}', "compressed", Content_Encoding="br"),
    post(OK, b'{"description": "phone"}', content_type="application/json; charset=utf-8"),
    post(OK, b'{"description": "phone"}', content_type="APPLICATION/JSON"),
    post(OK, b'{"description": "phone"}', content_type="application/vnd.x+json"),
    post(OK, b'\xef\xbb\xbf{"description": "phone"}'),
    post(OK, b' \r\n\t{"description": "phone"}\n'),
)

QUESTIONS: tuple[Hostile, ...] = (
    described(None, 422, "description"),
    described(1, 422, "description"),
    described(True, 422, "description"),
    described([], 422, "description"),
    described(["phone"], 422, "description"),
    described({"text": "phone"}, 422, "description"),
    described("", 422, "description"),
    described(" \t\n ", 422, "empty"),
    described("a\x00b", 422, "control"),
    described("a\x08b", 422, "control"),
    described("x" * 2001, 422, "2000"),
    described("😀" * 2001, 422, "2000"),
    described("x" * 2000),
    described("😀" * 2000),
    described("\u200b" * 10),
    described("\u200b" * 2000),
    described("\u202eimoaiX\u202c"),
    described(_marks(2000)),
    described("\u0300\u0316" * 1000),
    described("\u0316\u0300" * 1000),
    described("\ufdfa" * 2000),
    described("\U000e0041" * 100),
    described("\uffff\U0010ffff"),
    described("小米" * 1000),
    described("для " * 500),
    described("case for " * 222),
    described("XIAOMI " * 285),
    described("$" * 2000),
    described("((((" * 500),
    described("'a" * 1000),
    described("& " * 1000),
    described("1" * 2000),
    described("A1" * 1000),
    described("-" * 2000),
    described("%s %n {0} ${jndi:ldap://x} <script>alert(1)</script>"),
    described("'; DROP TABLE entry; --"),
    described("\r\nSet-Cookie: a=b"),
    described("İıſKÅ ŉ ﬃ ß ẞ"),
    check(422, "on", on="2020-W01-1"),
    check(422, "on", on="31.02"),
    check(422, "on", on="0000-01-01"),
    check(422, "on", on=20200101),
    check(422, "on", on=True),
    check(422, "on", on=""),
    check(422, "on", on={"year": 2020}),
    check(OK, on=None),
    check(OK, on="9999-12-31"),
    check(OK, on="0001-01-01"),
    check(422, "hs_code", hs_code="64O3"),
    check(422, "hs_code", hs_code=6403),
    check(422, "hs_code", hs_code="640"),
    check(422, "hs_code", hs_code="٦٤٠٣"),
    check(422, "hs_code", hs_code="6403\n"),
    check(422, "hs_code", hs_code=""),
    check(OK, hs_code="0000"),
    check(OK, hs_code="9999999999"),
    check(422, "min_score", min_score=1.01),
    check(422, "min_score", min_score=-0.01),
    check(422, "min_score", min_score=True),
    check(422, "min_score", min_score="0.5x"),
    check(422, "min_score", min_score=10**17),
    check(422, "min_score", min_score=[]),
    check(OK, min_score=0),
    check(OK, min_score=1),
    check(422, "purpose", purpose="fun"),
    check(422, "purpose", purpose=1),
    check(422, "registers", registers="RU-TROIS"),
    check(422, "registers", registers=[1]),
    check(422, "registers", registers=[None]),
    check(422, "registers", registers=[["RU-TROIS"]]),
    check(404, "XX-NONE", registers=["RU-TROIS", "XX-NONE"]),
    check(404, "", registers=["\u0000"]),
    check(OK, registers=[]),
    check(OK, registers=["RU-TROIS"] * 100),
    check(422, "country", country="RUS"),
    check(422, "country", country="ZZ"),
    check(422, "country", country="ı"),
    check(422, "country", country=7),
    check(422, "country", country="KZ", registers=["RU-TROIS"]),
    check(422, "importer", importer="\u0000"),
    check(422, "importer", importer="x" * 501),
    check(422, "importer", importer=["x"]),
    check(OK, importer="!!!"),
    check(OK, importer="\u0301" * 500),
    check(422, "exclude_entry_ids", exclude_entry_ids="ru-trois-xiaomi"),
    check(422, "exclude_entry_ids", exclude_entry_ids=["x"] * 1001),
    check(OK, exclude_entry_ids=["nobody"]),
    check(422, "Unknown", descripton="typo"),
    check(422, "Unknown", id=1),
    check(422, "Unknown", **{"": 1}),
    check(422, "Unknown", **{"\u0000": 1}),
    check(422, "Unknown", **{"x" * 10_000: 1}),
    check(422, "Unknown", __proto__={"a": 1}),
)  # fmt: skip
