"""What an item is, and the keys by which the entries that cover it are looked up."""

from ipregistry.goods import GoodsLexicon, describe_item


def test_the_declared_code_comes_before_the_words(lexicon: GoodsLexicon) -> None:
    item = describe_item(lexicon.find("smartphone"), "8517.62")
    assert item.prefixes() == ("851762", "851713", "851712")


def test_every_prefix_that_would_cover_the_item_is_a_key() -> None:
    assert describe_item((), "8517130000").lookup_keys() == ("85", "8517", "851713")


def test_a_longer_key_lies_inside_a_range_and_the_prefix_itself_outside() -> None:
    ((low, high),) = describe_item((), "8517").lookup_ranges()
    assert low < "851713" < high
    assert low < "8517999999" < high
    assert not low < "8517" < high
    assert not low < "8518" < high


def test_a_blank_code_is_no_code() -> None:
    item = describe_item((), "  ")
    assert item.code is None
    assert item.lookup_keys() == ()
