"""What matching and goods found, said in the language of the answer: English as they say it, Russian by kind.

Knows no verdict and no importer.
"""

from __future__ import annotations

from ..goods import ClaimSource, Coverage, CoverBasis, CoverResult, EntryGoods
from ..matching import Evidence, Kind, Naming, SurfaceKind
from .language import CATALOGUES, Language, tell
from .wording import listed, quoted

_SHOWN_CLAIMS = 4
RU = Language.RU


def naming_sentence(naming: Naming, mark: str | None, language: Language) -> str:
    """How the text names an entry of this mark."""
    if language is Language.EN:
        return naming.sentence(mark)
    line = naming.kind is Kind.ALIAS and naming.surface is SurfaceKind.PRODUCT_LINE
    key = "naming.product_line" if line else f"naming.{naming.kind}"
    return tell(language, key, found=quoted(naming.text, language), mark=mark or naming.shown)


def evidence_sentence(evidence: Evidence, naming: Naming, language: Language) -> str:
    """One reason of matching; a kind that has no Russian yet is told in English, for a reason is never left out."""
    key = f"evidence.{evidence.kind}"
    if language is Language.EN or key not in CATALOGUES[language]:
        return evidence.text
    return tell(language, key, found=quoted(naming.text, language))


def cover_sentence(covering: CoverResult, goods: EntryGoods, hs_code: str | None, language: Language) -> str:
    """Why the entry's goods are or are not those described; `hs_code` is the declared code."""
    if language is Language.EN:
        return covering.sentence
    if covering.basis in (CoverBasis.NO_GOODS_STATED, CoverBasis.NOTHING_DESCRIBED, CoverBasis.NOT_UNDERSTOOD):
        return tell(language, f"cover.{covering.basis}")
    extent = "covered" if covering.coverage is Coverage.COVERED else "partly"
    if covering.basis is CoverBasis.LISTED:
        return tell(language, f"cover.listed_{extent}")
    declared = tell(language, "cover.declared_code", code=hs_code)
    values = {
        "said": quoted(covering.word.text, language) if covering.word else declared,
        "place": _place(covering.item_code or ""),
    }
    if covering.basis is CoverBasis.APART or covering.claim is None:
        return tell(language, "cover.apart", claims=_claims(goods), **values)
    claim = covering.claim
    if covering.basis is CoverBasis.TEXT:
        return tell(language, f"cover.text_{extent}", claim=quoted(claim.said, language), **values)
    repaired = tell(language, "cover.repaired") if claim.reason else ""
    return tell(language, f"cover.code_{extent}", claim=claim.said, repaired=repaired, **values)


def _place(prefix: str) -> str:
    """A prefix as a Russian broker says it: группа 64, товарная позиция 8517, субпозиция 8517.13."""
    key = f"place.{len(prefix)}"
    shown = f"{prefix[:4]}.{prefix[4:]}" if len(prefix) == 6 else prefix
    return tell(RU, key if key in CATALOGUES[RU] else "place", code=shown)


def _claims(goods: EntryGoods) -> str:
    said = (each.said if each.source is ClaimSource.CODE else quoted(each.said, RU) for each in goods.claims)
    every = list(dict.fromkeys(said))
    more = len(every) - _SHOWN_CLAIMS
    if more <= 0:
        return listed(every, RU)
    return f"{', '.join(every[:_SHOWN_CLAIMS])}{tell(RU, 'and_more', count=more)}"
