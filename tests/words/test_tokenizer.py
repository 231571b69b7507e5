import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.words.forms import resolve
from gleanings.words.tokenizer import token_pattern, tokenize


def words(*sentences):
    tokens = tokenize(sentences)
    return [tokens.words[i] for i in tokens.ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US told us.", ["the", "u.s.", "told", "us"]),
        ("U.S. – Pakistan ties, the U.K. and U.N.", ["u.s.", "pakistan", "ties", "the", "uk", "and", "un"]),
        ("Pak-US, US-Pakistan, Afghan-owned", ["pak", "u.s.", "u.s.", "pakistan", "afghan", "owned"]),
        ("al-Qaeda's e-mail and co-operation", ["al-qaeda", "email", "and", "cooperation"]),
        ("Pakistan’s and the players' don’t", ["pakistan", "and", "the", "players", "don't"]),
        ("On 9/11 2021, 3.5m people paid 1,000 for MP3 players", ["on", "people", "paid", "for", "mp3", "players"]),
        ("See https://t.co/x?y=1 or me@example.org or @ary &amp; #39;s <b>bold</b>", ["see", "or", "or", "s", "bold"]),
        ('a quot;deal quot; of J amp;J &lt;A HREF="x.htm"&gt;it&lt;/A&gt;', ["a", "deal", "of", "j", "j", "it"]),
        ("Amazon.com, foo.bar.edu and end.The lamp; on", ["amazon", "and", "end", "the", "lamp", "on"]),
        ("the govern\u00adment", ["the", "government"]),
        ("नमस्ते दुनिया, हिन्दी", ["नमस्ते", "दुनिया", "हिन्दी"]),
        ("مَرْحَبًا بالعالم", ["مَرْحَبًا", "بالعالم"]),
        ("e\u0301te\u0301 naïve", ["été", "naïve"]),
        ("😀 — … 123", []),
        ("", []),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(text) == expected


def test_sentence_capitals_and_first_places_are_kept():
    tokens = tokenize(["Talks began.", "", "In Doha"])
    assert tokens.sentence.tolist() == [0, 0, 2, 2]
    assert tokens.upper.tolist() == [True, False, True, True]
    assert tokens.first.tolist() == [True, False, True, False]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_each_token_is_a_resolved_form_in_order(sentences):
    expected = [word for s in sentences for form in token_pattern().findall(s) for word in resolve(form)]
    assert words(*sentences) == expected
    tokens = tokenize(sentences)
    assert len(tokens.ids) == len(tokens.sentence) == len(tokens.upper) == len(tokens.first)
    assert np.all(np.diff(tokens.sentence) >= 0)


def test_a_hashtag_has_the_capital_of_its_word():
    tokens = tokenize(["We met #Brexit and #rain#."], "en")
    upper = dict(zip([tokens.words[i] for i in tokens.ids], tokens.upper.tolist(), strict=True))
    assert upper == {"we": True, "met": False, "brexit": True, "and": False, "rain": False}
