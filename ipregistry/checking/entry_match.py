"""One entry that a description names: how it stands to the goods, the day and the importer, with every reason.

Knows no other entry and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..entry import Status
from ..goods import ItemGoods, cover
from ..matching import Naming, probability
from ..snapshot import SnapshotEntry
from .goods_weight import goods_weight
from .importer import importer_state
from .language import Language, tell
from .reasons import cover_sentence, evidence_sentence, naming_sentence
from .request import CheckRequest
from .result import EntryMatch, Reason
from .status import strength_of, why_unconfirmed


def match_entry(found: SnapshotEntry, namings: Sequence[Naming], request: CheckRequest, item: ItemGoods) -> EntryMatch:
    """How the entry stands to the item; of several namings the best one counts."""
    entry = found.entry
    status = entry.status_on(request.on, found.as_of)
    covering = cover(found.goods, item)
    best = max(namings, key=lambda each: (not each.compatibility, each.weight))
    weight = best.weight + goods_weight(best, covering.coverage)
    score = round(probability(weight), 4)
    language = request.language
    importer, importer_sentence = importer_state(entry, request.importer, language)
    evidence = [
        *_naming_reasons(namings, best, entry.mark, language),
        Reason("goods", score, cover_sentence(covering, found.goods, request.hs_code, language)),
    ]
    if best.compatibility:
        evidence.append(Reason("compatibility", score, tell(language, "compatibility", text=best.text)))
    if importer_sentence is not None:
        evidence.append(Reason("importer", score, importer_sentence))
    if status is Status.UNCONFIRMED:
        evidence.append(Reason("unconfirmed", score, why_unconfirmed(entry, found.as_of, request.on, language)))
    return EntryMatch(
        found=found,
        status=status,
        namings=tuple(namings),
        score=score,
        strength=strength_of(best, score, status),
        goods=covering.coverage,
        importer=importer,
        evidence=tuple(evidence),
        compatibility=best.compatibility,
    )


def _naming_reasons(namings: Sequence[Naming], best: Naming, mark: str | None, language: Language) -> Iterator[Reason]:
    """How each naming is written, in the order of the text, and the evidence of the best with the score so far."""
    for naming in namings:
        weight = naming.own_weight
        yield Reason(str(naming.kind), round(probability(weight), 4), naming_sentence(naming, mark, language))
        for each in naming.evidence if naming is best else ():
            weight += each.weight
            yield Reason(each.kind, round(probability(weight), 4), evidence_sentence(each, naming, language))
