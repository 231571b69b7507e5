"""Text of a document is never markup, whatever it is."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gleanings as gl
from gleanings.html import Form, Safe, bar, escape, image, join, page, seen, table, tag, with_code

ANY = st.text(st.characters() | st.sampled_from("<>&\"'/=!-\u202e\u2066\x00\ud800"), max_size=60)


class Reader(HTMLParser):
    """Tags, attributes and text of a piece of markup, as a browser would see them."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl):
        assert decl == "DOCTYPE html"

    handle_pi = unknown_decl = handle_comment


@given(ANY)
def test_text_stays_text(text):
    read = Reader(tag("p", text))
    assert read.tags == ["p"]
    assert read.text == seen(text)


@given(ANY)
def test_an_attribute_stays_an_attribute(text):
    read = Reader(tag("span", "x", title=text))
    assert read.tags == ["span"]
    assert read.attributes == [("title", seen(text))]


@given(ANY, ANY)
def test_tables_joins_and_pages_escape_all_that_is_not_safe(one, two):
    assert Reader(join([one, tag("b", two)], one)).tags == ["b"]
    assert Reader(table([one], [[two]], caption=f"a{one}")).tags == [
        "table",
        "caption",
        "thead",
        "tr",
        "th",
        "tbody",
        "tr",
        "td",
    ]
    head = ["html", "head", "meta", "meta", "meta", "title", "style", "body"]
    assert Reader(page(one, tag("p", two))).tags == [*head, "p"]


@given(ANY)
def test_nothing_unseen_or_unencodable_is_left(text):
    shown = escape(text)
    shown.encode("utf-8")
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b\x7f\ufeff")


def test_only_safe_is_not_escaped_and_only_this_module_makes_it():
    assert escape(Safe("<b>")) == "<b>"
    assert escape("<b>" + Safe("<i>")) == "&lt;b&gt;&lt;i&gt;"
    assert isinstance(tag("p", "x"), Safe)


@pytest.mark.parametrize("text", ["नमस्ते", "שלום", "e\u0301", "👩\u200d🔬", "日本"])
def test_scripts_and_joined_emoji_are_kept(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("script", {}),
        ("SCRIPT", {}),
        ("p", {"onclick": "x()"}),
        ("p", {"OnError": "x()"}),
        ("a", {"href": "https://example.org"}),
        ("a", {"href": "javascript:alert(1)"}),
        ("img", {"src": "https://example.org/x.png"}),
        ("img", {"src": "//example.org/x.png"}),
    ],
)
def test_scripts_and_what_lies_outside_the_page_cannot_be_written(name, attributes):
    with pytest.raises(ValueError, match="gleanings"):
        tag(name, "x", **attributes)


def test_a_page_forbids_scripts_and_everything_remote():
    read = Reader(page("t", tag("p", "x"), style="p { color: red }", language="de"))
    assert ("http-equiv", "Content-Security-Policy") in read.attributes
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in read.attributes
    assert ("lang", "de") in read.attributes
    with pytest.raises(ValueError, match="markup"):
        page("t", style="</style><script>")


def test_an_image_is_part_of_the_page_and_has_words():
    attributes = dict(Reader(image(b"<svg/>", 'A "chart" < 3')).attributes)
    assert attributes["alt"] == 'A "chart" < 3'
    assert attributes["src"] == "data:image/svg+xml;base64,PHN2Zy8+"


@given(st.floats(allow_nan=False))
def test_a_bar_is_never_longer_than_its_width(share):
    length = float(str(bar(share, width=6)).split("width:")[1].split("em")[0])
    assert 0 <= length <= 6


def test_notes_of_results_show_what_is_typed_as_code():
    bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell on the town.", "Snow fell on the hill."]), minimum_rows=2)
    assert any("`" in note for note in bow.notes)
    shown = bow._repr_html_()
    assert "`" not in shown
    assert "<code>" in shown


def test_a_backtick_without_another_stays():
    assert with_code("a`b.txt <i>") == "a`b.txt &lt;i&gt;"


def test_rows_of_texts_can_be_cards_and_numbers_stay_beside_each_other():
    texts = table(["topic", "words", "where"], [[0, "rain", "Storm"]], numbers=[0])
    assert [value for name, value in Reader(texts).attributes if name == "data-label"] == ["topic", "words", "where"]
    numbers = table(["method", "lead", "central"], [["lead", 1, 0.5]], numbers=[1, 2])
    assert "data-label" not in numbers


@given(ANY, ANY)
def test_a_form_is_filled_as_if_it_were_made_anew(text, other):
    def made(one, two):
        return tag("p", tag("a", one, href=join(["#at-", two]), title=join(["on ", one])), two, one)

    assert Form(made, 2).filled(text, other) == made(text, other)


def test_the_address_of_a_link_is_no_place_of_a_form():
    with pytest.raises(ValueError, match="links to nothing outside"):
        Form(lambda address: tag("a", "here", href=address), 1)


def test_numbers_and_signs_that_cannot_be_seen_are_no_places_of_a_form():
    form = Form(lambda one: tag("p", "\0001\0 2", one), 1)
    assert form.filled("\0000\0 3") == "<p>1 20 3</p>"
