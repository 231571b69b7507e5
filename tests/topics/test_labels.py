"""Labels: nouns and phrases in the spelling of the texts, distinct between topics."""

import itertools

import numpy as np
import pytest
from scipy.sparse import csc_matrix

import gleanings as gl
from gleanings.topics import labels as module
from gleanings.topics import noun_places as noun_places_module
from gleanings.topics import quantities
from gleanings.topics import wording as wording_module
from gleanings.topics.noun_places import noun_places
from gleanings.topics.wording import Wording


@pytest.fixture(scope="module")
def lee(news_model):
    return news_model(15)


@pytest.mark.slow
def test_labels_are_written_as_the_texts_write_them(lee, news):
    text = "\n".join(document.text for document in news)
    for topic in lee.topics:
        assert 1 <= len(topic.label.split(" · ")) <= 3
        for part in topic.label.split(" · "):
            assert part in " ".join(text.split()), part
    assert any("Reserve Bank" in topic.label for topic in lee.topics)


@pytest.mark.slow
def test_no_part_labels_two_topics_and_no_word_comes_twice(lee):
    parts = [part for topic in lee.topics for part in topic.label.split(" · ")]
    assert len(parts) == len(set(parts))
    for topic in lee.topics:
        words = topic.label.replace(" · ", " ").lower().split()
        assert len(words) == len(set(words))


@pytest.mark.slow
def test_a_given_name_is_the_label_and_tokens_have_names_only(lee, model):
    assert lee.rename(3, "Airlines").topics[3].label == "Airlines"
    assert [topic.label for topic in model.topics] == [topic.name for topic in model.topics]
    assert lee.topics[0].label in lee._repr_html_()
    assert lee.to_frame()["label"].tolist() == list(lee.labels)


def test_adjectives_and_verbs_do_not_stand_as_nouns_do():
    texts = ["The economic growth is in the bank. They say the economic plan of the bank will say a lot to us."] * 3
    found = noun_places(texts).of
    assert found["bank"] == (1.0, 1.0)
    assert found["economic"][1] == 0.0  # a noun follows, never the end of a clause
    assert found["say"][0] == 0.0


def test_a_word_with_s_after_this_may_be_a_verb(monkeypatch):
    texts = ["This compares with the bank. That compares, and this compares with the bank of this town."] * 3
    assert np.isnan(noun_places(texts).of["compares"][0])
    assert noun_places(texts).of["bank"][0] == noun_places(texts).of["town"][0] == 1.0
    monkeypatch.setattr(noun_places_module, "_SINGULAR", frozenset())
    assert noun_places(texts).of["compares"][0] == 1.0


def test_the_spelling_is_that_within_sentences():
    texts = ["Asylum seekers came. The asylum seekers stayed.", "The Reserve  Bank and\nthe Reserve Bank"]
    spelling = Wording("en").of
    assert spelling("asylum seekers", texts) == "asylum seekers"
    assert spelling("reserve bank", texts) == "Reserve Bank"
    assert spelling("nowhere", texts) is None


@pytest.mark.slow
def test_another_language_is_labelled_without_the_closed_classes_of_english():
    texts = ["Die Bank senkt den Zins. Der Zins der Bank fällt.", "Der Regen fällt. Der Sturm bringt Regen."] * 20
    corpus = gl.Corpus.from_texts(texts, language="de")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0)
    model = gl.fit_topics(bow, topics=2)
    assert all(topic.label for topic in model.topics)
    assert np.unique(model.labels).size == 2


def test_a_name_is_written_in_full_where_it_mostly_is():
    texts = [
        "He met George Harrison. Later George Harrison sang, and George left.",
        "Steve Waugh and Mark Waugh, or Waugh",
    ]
    assert Wording("en").of("george", texts) == "George Harrison"
    assert Wording("en").of("waugh", texts) == "Waugh"


@pytest.mark.parametrize(
    ("term", "text", "name"),
    [
        ("george", "With George W. Bush came Paul. So did George W. Bush.", "George W. Bush"),
        ("kennedy", "The book of John F. Kennedy. He saw John F. Kennedy there.", "John F. Kennedy"),
        ("tolkien", "Books by J. R. R. Tolkien are long, and J. R. R. Tolkien wrote them.", "J. R. R. Tolkien"),
        ("vitamin", "Take Vitamin C. Doctors say Vitamin C. Patients say that Vitamin C is good.", "Vitamin C"),
        ("malcolm", "He met Malcolm X. It was Malcolm X who spoke.", "Malcolm X"),
    ],
)
def test_a_name_is_not_cut_at_an_initial(term, text, name):
    assert Wording("en").of(term, [text]) == name


def test_a_word_that_is_a_part_of_names_names_nothing():
    texts = ["at the Missouri River and the Columbia River, and of a river", "along the Ohio River and a river"]
    assert Wording("en").of("river", texts) is None
    assert Wording("en").of("river", [text.lower() for text in texts]) == "river"


def test_an_institution_is_in_full_over_of_and_for_or_names_nothing():
    """Without the words over "of" and "for", "Department", "Statistics" and "Banco" would stand alone."""
    several = "The Department of Health and the Department for Work and Pensions. A department of the US Department of"
    assert Wording("en").of("department", [f"{several} Justice."] * 2) is None
    assert Wording("en").of("statistics", ["the Bureau of Statistics, and of the Bureau of Statistics"]) == (
        "Bureau of Statistics"
    )
    assert Wording("es").of("banco", ["el Banco de España y el Banco de España, y un banco"]) == "Banco de España"
    assert (
        Wording("en").of("chelsea", ["with Chelsea and Arsenal, of Chelsea for a day, and Chelsea to Milan"])
        == "Chelsea"
    )


def test_a_function_word_with_a_capital_within_a_sentence_is_of_the_name_but_a_title_is_not():
    texts = ["and the New York Mets won", "for the New York Mets in May", "with Mr Arafat and for Mr Arafat"]
    assert Wording("en").of("york mets", texts) == "New York Mets"
    assert Wording("en").of("arafat", texts) == "Arafat"
    assert Wording("en").of("arafat", ["He went. The Arafat talks. He came. The Arafat plan."]) == "Arafat"


def test_an_adjective_that_ends_clauses_too_is_no_label(monkeypatch):
    """It follows articles and ends clauses often enough for each of the two limits."""
    about = "An amazing trip. The amazing trip. An amazing donor. The donor of the trip is amazing. It was so amazing."
    other = "The bank cut the rate. A rate of the bank in the plan. The plan for the bank and the rate of the plan."

    def found():
        return [part.lower() for parts in labels_of([about, other] * 15, "en", phrases=False) for part in parts]

    assert "amazing" not in found()
    assert {"trip", "donor"} <= set(found())
    monkeypatch.setattr(module, "_BOTH", 0.0)
    assert "amazing" in found()


def test_words_over_an_article_are_no_one_thing(monkeypatch):
    texts = [
        "The vote gave the minister a lead. The minister with a lead won the vote of the people.",
        "The storm took the bridge. The bridge of the river, and the river in the storm.",
    ]

    def found():
        return {part.lower() for parts in labels_of(texts * 15, "en") for part in parts}

    assert "minister a lead" not in found()
    assert "vote of the people" in found()
    monkeypatch.setattr(module, "_goes_over_article", lambda words, language: False)
    assert "minister a lead" in found()


def test_a_first_name_of_several_people_names_nothing():
    texts = ["with George Harrison and George Bush", "and so George Speight met George Harrison and George Orwell"]
    assert Wording("en").of("george", texts) is None


def test_what_stands_before_and_tells_nothing_of_a_noun_and_phrases_need_no_place_of_their_own():
    texts = ["The free and fair vote of the people. In the free world, the asylum seekers of the people stay."] * 3
    found = noun_places(texts).of
    assert found["free"][1] == 0.0
    assert np.isnan(found["seekers"][0])


def test_a_phrase_that_goes_on_names_nothing():
    assert Wording("en").of("high speed", ["a high-speed link and high-speed trains, the high-speed net"]) is None
    assert Wording("en").of("high speed", ["at high speed, at a high speed of ten, the high speed"]) == "high speed"


LANGUAGES = {
    "de": (
        "Die Regierung beschließt neue Gesetze im Parlament. Der Minister erklärt die Gesetze der Regierung.",
        "Der Sturm zerstört viele Häuser am Fluss. Der Regen und der Sturm treffen die Häuser schwer.",
    ),
    "fr": (
        "Le gouvernement adopte une nouvelle loi au parlement. Le ministre explique la loi et le parlement vote.",
        "La tempête détruit des maisons près du fleuve. La pluie et la tempête frappent les maisons du village.",
    ),
    "es": (
        "El gobierno aprueba una nueva ley en el parlamento. El ministro explica la ley y el parlamento vota.",
        "La tormenta destruye las casas del pueblo. La lluvia y la tormenta golpean las casas cerca del río.",
    ),
}
NOUNS = {
    "de": {"Regierung", "Gesetze", "Parlament", "Minister", "Sturm", "Häuser", "Fluss", "Regen"},
    "fr": {"gouvernement", "loi", "parlement", "ministre", "tempête", "maisons", "fleuve", "pluie", "village"},
    "es": {"gobierno", "ley", "parlamento", "ministro", "tormenta", "casas", "pueblo", "lluvia", "río"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.slow
def test_labels_in_other_languages_are_nouns_in_the_spelling_of_the_texts(language):
    corpus = gl.Corpus.from_texts(
        [text + f" {i}" for i in range(20) for text in LANGUAGES[language]], language=language
    )
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    found = [part for topic in gl.fit_topics(bow, topics=2).topics for part in topic.label.split(" · ")]
    assert len(found) >= 4
    assert set(found) <= NOUNS[language]


SPORT = [
    "De trainer prijst de ploeg en de keeper.",
    "De ploeg wint de finale.",
    "De keeper prijst de finale op zaterdag.",
]
MONEY = ["De bank verlaagt de rente.", "De minister vreest de lage rente.", "De bank en de minister op zaterdag."]


def labels_of(texts, language, topics=2, **arguments):
    corpus = gl.Corpus.from_texts(texts, language=language)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, **arguments)
    return [topic.label.split(" · ") for topic in gl.fit_topics(bow, topics=topics).topics]


@pytest.mark.slow
def test_dutch_labels_are_nouns_too():
    texts = [" ".join(theme[(i + k) % 3] for k in range(3)) for i in range(30) for theme in (SPORT, MONEY)]
    found = {part for parts in labels_of(texts, "nl", phrases=False) for part in parts}
    assert found <= {"trainer", "ploeg", "keeper", "finale", "bank", "rente", "minister"}
    assert len(found) >= 4


@pytest.mark.slow
def test_what_is_a_time_labels_nothing(monkeypatch):
    texts = [" ".join(theme[(i + k) % 3] for k in range(3)) for i in range(30) for theme in (SPORT, MONEY)]
    before = {part for parts in labels_of(texts, "nl", phrases=False) for part in parts}
    monkeypatch.setattr(quantities, "_TIMES", frozenset(before))
    after = {part for parts in labels_of(texts, "nl", phrases=False) for part in parts}
    long = {part for part in before if len(part) >= 5}  # shorter ones are words in other languages
    assert long
    assert not after & long


def test_a_lemma_is_written_in_the_form_that_is_a_noun():
    """Without it, "prune" would label the topic of pruning."""
    texts = [
        "They prune the network. We prune it, and the pruning of weights is a new pruning. You prune, and they prune. "
        "After the pruning, our pruning and their pruning is the pruning of a network."
    ] * 3
    written = noun_places(texts).written
    assert Wording("en", written).of("prune", texts) == "pruning"
    assert Wording("en").of("prune", texts) == "prune"


@pytest.mark.slow
def test_what_one_text_says_again_and_again_comes_after_what_all_say(monkeypatch):
    """Lemon stands six times in one text of the first topic, and the singer in each."""
    themes = [
        ["The singer and the band made the song.", "The band of the singer is in the studio with a song."],
        ["The bank raised the rate.", "The rate of the bank is in the plan of the minister."],
    ]
    texts = [" ".join(theme) for theme in themes for _ in range(15)]
    texts[0] = texts[1] = "The lemon is a lemon. A lemon of the lemon, the lemon and the lemon. The band has the lemon."

    def found():
        return [part for parts in labels_of(texts, "en", phrases=False) for part in parts]

    assert "lemon" not in found()
    monkeypatch.setattr(module, "_SPREAD", 0.0)
    assert "lemon" in found()


def test_a_document_of_many_passages_counts_once():
    """With rows instead of documents, both words would be as much all over the topic."""
    columns = csc_matrix([[1, 0], [1, 0], [1, 0], [0, 1], [0, 1], [0, 1]])
    held = module.documents_held(columns, np.ones(6), np.array([0, 0, 0, 1, 2, 3]), [0, 1])
    assert held.round(2).tolist() == [0.33, 1.0]


@pytest.mark.slow
def test_a_verb_that_begins_a_sentence_does_not_head_a_phrase():
    """Where the noun comes first it has articles; "quedan" has none, and "rechazadas" would pass as "seekers" does."""
    texts = [
        "Quedan rechazadas. La votación es pública. Quedan rechazadas. La votación es de hoy. Quedan rechazadas.",
        "La tormenta destruye las casas del pueblo. La lluvia y la tormenta golpean las casas del pueblo.",
    ] * 15
    found = [part.lower() for parts in labels_of(texts, "es") for part in parts]
    assert "quedan rechazadas" not in found
    assert "votación" in found


def test_a_short_word_of_another_language_joins_a_name(monkeypatch):
    texts = [
        "with Osama bin Laden and for Osama bin Laden",
        "the party of Convergència i Unió, with Convergència i Unió",
    ]
    assert Wording("en").of("osama", texts) == "Osama bin Laden"
    assert Wording("es").of("unió", texts) == "Convergència i Unió"
    assert Wording("en").of("bush", ["with Bush on Iraq, of Bush on Iraq, for Bush on Iraq"]) == "Bush"
    monkeypatch.setattr(Wording, "_joins", lambda self, word: False)
    assert Wording("en").of("osama", texts) == "Osama"


def test_amounts_and_initials_of_another_part_are_no_parts(monkeypatch):
    texts = [
        "The farm of the European Union. In the EU, of the EU, with the EU. The plan of a million. European Union.",
        "The storm took the bridge. The bridge of the river, and the river in the storm of the valley.",
    ] * 15

    def found():
        return [part for parts in labels_of(texts, "en") for part in parts]

    def both(parts):
        return {"EU", "European Union"} <= set(parts)

    assert not both(found())
    assert "million" not in found()
    monkeypatch.setattr(module, "initials_of", lambda one, other: False)
    assert both(found())


def test_a_word_that_is_cut_short_or_a_tag_names_nothing(monkeypatch):
    spelling = Wording("en").of
    texts = [
        "Q1: Which foods do you like? Q1: Fruit, and Corp. was cut. Shares of Acme Corp. fell. The Corp. and Q1: a"
    ]
    assert spelling("q1", texts) is spelling("corp", texts) is None
    assert spelling("fruit", ["Fruit, and fruit. More fruit for all. It is fruit."]) == "fruit"  # an end now and then
    monkeypatch.setattr(wording_module, "_CUT", 2.0)
    assert (spelling("q1", texts), spelling("corp", texts)) == ("Q1", "Corp")


def test_a_german_adjective_stands_as_without_an_article(monkeypatch):
    texts = ["Die Vereinten Nationen mahnen. In den Vereinten Nationen und bei der Neuen Zeitung wird beraten."]
    assert Wording("de").of("vereinten nationen", texts) == "Vereinte Nationen"
    assert Wording("de").of("neuen zeitung", texts) == "Neue Zeitung"
    assert Wording("de").of("millionen euro", ["Die Millionen Euro fehlen."]) == "Millionen Euro"
    monkeypatch.setattr(wording_module, "without_article", lambda phrase, texts, lemma: phrase)
    assert Wording("de").of("vereinten nationen", texts) == "Vereinten Nationen"


def test_an_abbreviation_within_lines_names_nothing(monkeypatch):
    texts = ["Die Parl . Staatssekretärin kam. Die Parl. Arbeit der Parl. Gruppe und Parl. Rat, Parl. Dienst."]
    assert Wording("de").of("parl", texts) is None
    assert Wording("en").of("rain", ["We had rain. The sun came. There was rain. It fell." * 3]) == "rain"
    monkeypatch.setattr(wording_module, "_SHORT", 2.0)
    assert Wording("de").of("parl", texts) == "Parl"


def test_a_surname_may_be_a_function_word_too():
    texts = ["Then Theresa May met them. The plan of Theresa May failed. They asked Theresa to go."]
    assert Wording("en").of("theresa", texts) == "Theresa May"


def test_capitals_of_headlines_tell_no_names(monkeypatch):
    texts = [
        "Supreme Court Strikes Down Abortion Clinic Buffer Zones",
        "Supreme Court Expected Thursday: Health Care Reform https://news.example/1.html",
        "Supreme Court Sets Stage for Full Rollout",
        "They went to the Supreme Court yesterday.",
    ]
    assert Wording("en").of("supreme court", texts) == "Supreme Court"
    monkeypatch.setattr(wording_module, "_is_headline", lambda text, place: False)
    assert Wording("en").of("supreme court", texts) is None


def test_headlines_without_articles_are_labelled_by_what_may_be_nouns():
    """Nothing tells that these are nouns, so they label a topic only where nothing else does."""
    rng = np.random.default_rng(0)
    words = "court ruling senate bill".split(), "vaccine virus hospital fever".split()
    posts = [" ".join(rng.choice(words[i % 2], 3, replace=False)).capitalize() for i in range(60)]
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(posts), unit="document"), topics=2)
    assert all(" · " in topic.label for topic in model.topics)
    posts += ["The vaccine of the court, with a vaccine for the court and the vaccine in the court."] * 2
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(posts), unit="document"), topics=2)
    assert sorted(topic.label for topic in model.topics) == ["court", "vaccine"]


def test_what_begins_with_a_verb_is_no_noun_where_nothing_tells_of_its_last_word(monkeypatch):
    rng = np.random.default_rng(0)
    words = "court ruling senate bill".split(), "vaccine virus hospital fever".split()
    posts = [f"{' '.join(rng.choice(words[i % 2], 3, replace=False))} will remain blocked" for i in range(60)]

    def found():
        bow = gl.bag_of_words(gl.Corpus.from_texts(posts), unit="document", maximum_share=1.0)
        return " ".join(topic.label for topic in gl.fit_topics(bow, topics=2).topics)

    assert "remain blocked" not in found()
    monkeypatch.setattr(module, "_BEGINS", -1.0)
    assert "remain blocked" in found()


def test_short_rows_are_read_until_they_tell_what_is_a_noun(monkeypatch):
    shares, tokens = np.full((2_000, 1), 0.9), np.full(2_000, 20)
    assert len(module.read_for(shares, tokens, 0)) == 500
    assert len(module.read_for(shares, tokens * 100, 0)) == 30
    assert len(module.read_for(shares, tokens // 10, 0)) == 1_000  # no more than that
    assert len(module.read_for(shares[:9], tokens[:9], 0)) == 9


@pytest.mark.slow
def test_nouns_are_told_in_posts_of_few_words_by_more_of_them(monkeypatch):
    rng = np.random.default_rng(0)
    harbour, orchard = "harbour crane ship tug freight".split(), "orchard apple cider graft blossom".split()
    posts = []
    for i in range(400):
        one, other, last = rng.choice(harbour if i % 2 else orchard, 3, replace=False)
        posts.append(f"{one} {other} {'the ' if i % 7 == 0 else ''}{last}")
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(posts), unit="document"), topics=2)
    assert all(len(topic.label.split(" · ")) == 3 for topic in model.topics)
    monkeypatch.setattr(module, "_TOKENS", 0)  # in thirty posts hardly a word has three places that tell
    again = module.labels(model.bow, model.fit, ["", ""], model.tokens)
    assert not all(len(label.split(" · ")) == 3 for label in again)


def test_a_topic_of_another_language_is_labelled_by_the_nouns_of_its_own(monkeypatch):
    german = ["Der Hafen und die Fischer sind alt.", "Die Boote liegen im Hafen.", "Die Fischer sind auf dem Meer."]
    english = [
        "The harbour of the town is old.",
        "The boats of the town are in the harbour.",
        "They say the sea is old.",
    ]
    texts = [" ".join(order) for said in (german, english) for order in itertools.permutations(said)]
    corpus = gl.Corpus.from_texts(texts, language="de")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1)

    def english_label():
        found = gl.fit_topics(bow, topics=2)
        return next(topic.label for topic in found.topics if "harbour" in dict(topic.words))

    assert set(english_label().split(" · ")) <= {"harbour", "town", "boats", "sea"}
    monkeypatch.setattr(module, "_TWICE", 1e9)
    assert "harbour" not in english_label().split(" · ")
