"""Keys that come up several times are found by their hashes, and held to what they are."""

from gleanings.corpus.alike import places_alike


class Clash(str):
    """A text whose hash is that of all others."""

    def __hash__(self) -> int:
        return 1


def test_keys_of_one_hash_that_differ_are_not_alike():
    keys = [Clash(key) for key in "abcb"]
    assert list(places_alike(lambda: keys).items()) == [("b", [1, 3])]
    assert places_alike(lambda: keys, 3) == {}
