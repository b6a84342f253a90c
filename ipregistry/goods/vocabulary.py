"""The words that descriptions of goods are made of, in whatever sense: what a customs officer reads all day.

Three sources: every form of the lexicon's terms, the words of the Harmonized System nomenclature (`hs_words.txt`), and
the words that offers describe with: colours, finish, make and size. A mark that is such a word is hardly meant where it
stands as one. Knows no mark and no frequency.
"""

from __future__ import annotations

from importlib.resources import files

from .lexicon import GoodsLexicon

_COLOURS = """
black white red blue green yellow orange pink purple violet brown grey gray beige ivory navy teal turquoise burgundy
maroon gold golden silver bronze copper charcoal khaki olive lime magenta crimson scarlet coral indigo lavender lilac
mint peach cream tan rose amber aqua azure cyan fuchsia graphite camel nude multicolor multicolour colorful
schwarz weiß rot blau grün gelb rosa lila braun grau noir blanc rouge bleu vert jaune rose gris brun
"""
_OFFERS = """
deluxe premium extra super ultra classic standard basic regular professional portable compact mini micro maxi large
small medium big little heavy light slim thin thick long short wide tall soft hard glossy shiny matt matte vivid bright
dark pale clear transparent frosted metallic natural pure fresh crisp smooth vintage retro modern casual formal fashion
luxury elegant cute cool fancy simple smart digital electronic wireless rechargeable waterproof finish edition series
version bundle kit pack twin double triple single dual full half max min new used original genuine quality style type
model size color colour brand trademark women womens men mens kids boys girls baby unisex adult junior senior
"""
_RUSSIAN_ADJECTIVES = """
черн бел красн желт зелен розов оранжев фиолетов коричнев серебрист золотист бежев бордов голуб светл темн ярк нов
больш маленьк мужск женск детск летн зимн осенн весенн модн стильн красив удобн мягк тверд легк тяжел длинн коротк
цветн прозрачн матов натуральн свеж вкусн домашн
"""
_RUSSIAN_WORDS = (
    "экстра люкс премиум классик стандарт мини макси супер ультра комплект набор модель размер цвет синий серый"
)
_ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")


def vocabulary(lexicon: GoodsLexicon) -> frozenset[str]:
    """Every such word, in small letters; some 60,000 with the lexicon that ships."""
    russian = {stem + ending for stem in _RUSSIAN_ADJECTIVES.split() for ending in _ENDINGS}
    listed = f"{_COLOURS} {_OFFERS} {_RUSSIAN_WORDS}".split()
    return lexicon.vocabulary() | _nomenclature() | russian | frozenset(listed)


def _nomenclature() -> frozenset[str]:
    text = files(__package__).joinpath("hs_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
