"""How fast and how large the engine is at 6,000, 100,000 and 1,000,000 marks: `python -m benchmarks.speed`.

Registers are generated (`generated`); times are CPU times of one process, so that a busy machine disturbs them little.
Each figure is taken in a process of its own. Peers ask as many of the same texts as fit in a budget, and everything is
also told as a ratio to the floor: a bare Aho-Corasick scan for the same spellings, which verifies and weighs nothing.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ipregistry.checking import CheckRequest, check
from ipregistry.compiled_goods import compiled_goods
from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.goods import read_goods_terms
from ipregistry.matching import MatchEngine, MatchIndex, ordinary_words
from ipregistry.seeding import seed_directory
from ipregistry.snapshot import Snapshot
from ipregistry.snapshot_parts import Ingredients, RegisterPart
from ipregistry.snapshot_writing import write_snapshot

from . import peers
from .evaluation import DEFAULT, Evaluation
from .generated import CODE, entries, spellings, texts
from .machine import machine, save, show_machine, show_table
from .processes import apart, cpu_microseconds, peak_mib, percentile, pss_mib, two_at_once

SIZES = (6_000, 100_000, 1_000_000)
MOST_TEXTS = 2_000
BUDGET = 8.0  # seconds of CPU that a peer is asked for
ON = date(2024, 6, 1)
ENGINE, COLD, FLOOR = "engine", "engine, each text new", "floor: Aho-Corasick"
PEERS: dict[str, Callable[[Sequence[peers.Spelling]], peers.Peer]] = {
    FLOOR: peers.AhoCorasick,
    "exact words": peers.ExactTokens,
    "FTS5 trigram": peers.FtsTrigram,
    "rapidfuzz partial_ratio": peers.PartialRatio,
}
_FILES_OF_ENTRIES = ("entries.sqlite", "goods.json", "manifest.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many marks")
    parser.add_argument("--texts", type=int, default=MOST_TEXTS, help="at most so many descriptions")
    parser.add_argument("--budget", type=float, default=BUDGET, help="seconds of CPU for a peer")
    parser.add_argument("--no-peers", action="store_true", help="only the engine and the floor")
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    evaluation = Evaluation(arguments.evaluation)
    result: dict[str, Any] = {"sizes": {}}
    for size in arguments.sizes:
        result["sizes"][size] = measure(size, evaluation, arguments)
        show(size, result["sizes"][size])
    result["machine"] = machine("ahocorasick-rs")
    print()
    show_machine(result["machine"])
    save(arguments.json, result)


def measure(size: int, evaluation: Evaluation, arguments: argparse.Namespace) -> dict[str, Any]:
    """All figures at one size."""
    with tempfile.TemporaryDirectory(prefix="ipregistry-speed-") as room:
        directory = Path(room) / "snapshot"
        directory.mkdir()
        built = apart(build, size, evaluation, directory)
        asked = texts(evaluation, size, arguments.texts)
        cold, warm = apart(ask_engine, directory, asked)
        spent: dict[str, list[float] | None] = {ENGINE: warm, COLD: cold}
        for name in [FLOOR] if arguments.no_peers else PEERS:
            spent[name] = apart(ask_peer, name, size, evaluation, asked, arguments.budget)
        workers = two_at_once(worker, directory, asked)
    return {
        "build": built,
        "cpu_us": {name: _of(times) for name, times in spent.items() if times is not None},
        "skipped": [name for name, times in spent.items() if times is None],
        "worker_mib": {name: max(each[name] for each in workers) for name in workers[0]},
    }


def build(size: int, evaluation: Evaluation, directory: Path) -> dict[str, float]:
    """Build the snapshot of a generated register; seconds of CPU and on the wall, memory at most, sizes on disk."""
    words = ordinary_words(Settings.from_env({}).cache_dir)
    terms = list(read_goods_terms(seed_directory() / "goods_terms.csv"))
    before, wall, cpu = peak_mib(), time.perf_counter(), time.process_time()
    part = RegisterPart(CustomsRegister(CODE, "generated", "XX"), lambda: entries(size, evaluation))
    goods = compiled_goods(directory.with_name("goods"), terms)
    write_snapshot(directory, Ingredients([part], words, goods))
    seconds, wall = time.process_time() - cpu, time.perf_counter() - wall
    sizes = {file.name: file.stat().st_size / 2**20 for file in directory.iterdir()}
    return {
        "CPU s": seconds,
        "wall s": wall,
        "peak MiB": peak_mib(),
        "of it before building MiB": before,
        "index MiB": sum(mib for name, mib in sizes.items() if name not in _FILES_OF_ENTRIES),
        "entries MiB": sizes["entries.sqlite"],
    }


def ask_engine(directory: Path, asked: list[str]) -> tuple[list[float], list[float]]:
    """CPU µs of each text, sorted: asked for the first time, and once more."""
    engine = MatchEngine(MatchIndex(directory))
    engine.find("warm up")
    cold = cpu_microseconds(engine.find, asked, float("inf"))
    return cold, cpu_microseconds(engine.find, asked, float("inf"))


def ask_peer(name: str, size: int, evaluation: Evaluation, asked: list[str], budget: float) -> list[float] | None:
    """The same of a peer; None where its library is not installed."""
    try:
        peer = PEERS[name](spellings(list(entries(size, evaluation))))
    except ImportError:
        return None
    peer.find("warm up")
    return cpu_microseconds(peer.find, asked, budget)


def worker(directory: Path, asked: list[str]) -> Iterator[dict[str, float]]:
    """What a worker weighs that has answered every text; yields when it is ready to be weighed."""
    imported = pss_mib()
    snapshot = Snapshot(directory)
    opened = pss_mib()
    for text in asked:
        check(snapshot, CheckRequest(description=text, on=ON))
    gc.collect()
    yield {}
    yield {"imported": imported, "opened": opened, "after all texts": pss_mib()}


def show(size: int, found: dict[str, Any]) -> None:
    floor, engine = found["cpu_us"].get(FLOOR), found["cpu_us"][ENGINE]
    rows = [
        (
            name,
            figures["texts"],
            figures["p50"],
            figures["p99"],
            figures["p50"] / floor["p50"] if floor else None,
            figures["p50"] / engine["p50"],
        )
        for name, figures in found["cpu_us"].items()
    ]
    show_table(f"{size:,} marks, CPU µs", ("", "texts", "p50", "p99", "p50 ÷ floor", "p50 ÷ engine"), rows)
    show_table("building the snapshot", ("", *found["build"]), [("", *found["build"].values())])
    weights = found["worker_mib"]
    show_table("PSS of a worker of two, MiB", ("", *weights), [("", *weights.values())])
    for name in found["skipped"]:
        print(f"  {name} was passed over: not installed (the extra `benchmark`)")


def _of(times: list[float]) -> dict[str, float]:
    return {"texts": len(times), "p50": percentile(times, 0.5), "p99": percentile(times, 0.99)}


if __name__ == "__main__":
    main()
