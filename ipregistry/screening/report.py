"""What became of a file as a page to look at: self-contained, printable, light and dark. Totals are the sidecars'.

Knows no row but the hundred worst, which the tally has kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2

from .report_charts import Chart, chart, parts
from .room import write_whole
from .run import Screened
from .tally import PLAIN, Tally

VERDICTS = {
    "match": "Names a recorded mark",
    "possible_match": "May name a recorded mark",
    "authorised": "Importer is authorised",
    "outside_goods": "Mark, but other goods",
    "covered_goods": "Goods that entries cover",
    "insufficient_description": "Too vague to tell",
    "not_checked": "No description",
    "no_match": "Nothing found",
    "error": "Could not be checked",
}
WRITINGS = {
    "exact": "as registered",
    "joined": "written as one word",
    "spaced": "letters apart",
    "look_alike": "look-alike letters",
    "leet": "digits for letters",
    "full_width": "full-width letters",
    "zero_width": "characters of no width",
    "diacritics": "added accents",
    "glued": "glued to a word",
    "transliteration": "spelt in another alphabet",
    "typo": "a slip of the pen",
    "alias": "another known spelling",
    "right_holder_name": "the right holder's name",
}
_TEMPLATE = Path(__file__).with_name("report.html")


def write_report(path: Path, screened: Screened, source: str, output: str) -> None:
    """Write the report of a file; it appears when it is complete. Raises OSError."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_TEMPLATE.read_text("utf-8")).render(_facts(screened, source, output))
    write_whole(path, page.encode())


def _facts(screened: Screened, source: str, output: str) -> dict[str, Any]:
    tally, manifest = screened.tally, screened.manifest
    counted = {**tally.verdicts, **({"error": tally.errors} if tally.errors else {})}
    return {
        "source": source,
        "output": output,
        "rows": tally.rows,
        "errors": tally.errors,
        "named": tally.verdicts["match"] + tally.verdicts["possible_match"],
        "verdicts": list(parts({name: counted[name] for name in VERDICTS if name in counted})),
        "words": VERDICTS,
        "writings": WRITINGS,
        "stacks": [shown for stack in _stacks(tally) if (shown := [each for each in stack if each.bars])],
        "failures": sorted(tally.failures.items(), key=lambda item: (-item[1], item[0])),
        "worst": [
            {**row, "pieces": list(cut(row["text"], row["spans"])), "written": disguises(row["text"], row["spans"])}
            for row in tally.worst
        ],
        "versions": manifest["versions"],
        "manifest": manifest,
        "day": date.fromisoformat(manifest["today"]),
    }


def _stacks(tally: Tally) -> Iterator[list[Chart]]:
    """The charts, those in a list one under the other."""
    rows = tally.rows
    yield [chart("Marks", "rows that name or may name them", tally.marks, rows)]
    yield [chart("Right holders", "rows that name a mark of theirs", tally.holders, rows)]
    yield [chart("Goods", "rows with a word for goods that entries cover", tally.goods, rows)]
    written = {WRITINGS.get(name, name): count for name, count in tally.disguises.items()}
    yield [
        chart("Countries", "rows that name a mark recorded there", tally.countries, rows),
        chart("How marks are disguised", "rows with a mark in no spelling that is known", written, rows),
    ]


def disguises(text: str, spans: Sequence[Sequence[Any]]) -> list[str]:
    """Each disguised word with what it stands for, said for paper, which nobody can point at."""
    told = (
        f"“{text[start:end]}” is {mark}: {WRITINGS.get(kind, kind)}."
        for start, end, kind, mark in spans
        if kind not in PLAIN
    )
    return list(dict.fromkeys(told))


def cut(text: str, spans: Sequence[Sequence[Any]]) -> Iterator[Mapping[str, str]]:
    """The text in pieces, those that were found with their kind and what they are; joined they are the text."""
    edges = {edge for span in spans for edge in span[:2] if 0 < edge < len(text)}
    for start, end in pairwise(sorted({0, len(text)} | edges)):
        over = [span for span in spans if span[0] <= start and end <= span[1]]
        said = "; ".join(dict.fromkeys(f"{span[3]}: {WRITINGS.get(span[2], span[2])}" for span in over))
        plain = all(span[2] in PLAIN for span in over)
        yield {"text": text[start:end], "said": said, "kind": "" if not over else "plain" if plain else "disguised"}
