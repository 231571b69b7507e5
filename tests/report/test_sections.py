"""The sections of a report: what they say is so, is said once, and rests on enough."""

import datetime
import re

import pytest

import gleanings as gl
from gleanings.report.report import report_html

WET, DRY, GAME = (
    "heavy rain flooded the river valley",
    "market prices and bank profits fell",
    "the team won the cup match",
)
PLACES = "Aston Bilton Corby Derby Ely Frome Goole Hythe Ilford Jarrow".split()


def story(subject, number):
    """Return two sentences that no other story has."""
    place, other = PLACES[number % 10], PLACES[number // 10 % 10]
    return f"In {place} {number} {subject} near {other}. People of {place} {number} spoke of {subject}."


def made(texts, topics=3, **columns):
    corpus = gl.Corpus.from_texts(texts, **columns)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=topics)
    return model, gl.digest(model)


def text_of(html):
    """Return the words of a page, tags and what only a pointer shows left out."""
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", str(html), flags=re.DOTALL))


def unfolded(html):
    """Return markup without what is folded away."""
    return re.sub(r"<details.*?</details>", " ", str(html), flags=re.DOTALL)


def section(html, anchor):
    """Return the markup of one section of a page."""
    return re.search(rf'<h2 id="{anchor}".*?(?=<h2 |</main>)', str(html), re.DOTALL)[0]


@pytest.fixture(scope="module")
def folder():
    """Sixty documents of three subjects, of which one comes up late and in one group alone."""
    subjects = [(WET, DRY)[i % 2] if i < 30 else (WET, DRY, GAME, GAME)[i % 4] for i in range(60)]
    model, digest = made(
        [story(subject, i) for i, subject in enumerate(subjects)],
        titles=[f"Story {i}" for i in range(60)],
        dates=[datetime.date(2000 + i // 10, 1 + i % 10, 1) for i in range(60)],
        metadata=[
            {"desk": "sport" if s == GAME else "news", "encoding": "utf-8", "serial": i} for i, s in enumerate(subjects)
        ],
    )
    return model, digest, report_html(model, digest)


def game_of(model):
    return next(topic.index for topic in model.topics if "cup" in dict(topic.words))


def test_no_sentence_is_told_twice_above_the_texts(folder):
    _model, digest, html = folder
    above = text_of(unfolded(str(html)[: str(html).index('<h2 id="texts"')])).casefold()
    sentences = [sentence.text.casefold() for document in digest.corpus for sentence in document.sentences]
    told = [above.count(sentence) for sentence in sentences]
    assert max(told) == 1
    assert sum(told) >= 60  # each document has its line


def test_the_same_sentence_of_two_documents_is_told_once():
    twice = "The river Orr flooded the town of Ulm in heavy rain."
    texts = [f"{twice} {story(WET, i)}" if i < 4 else story((WET, DRY)[i % 2], i) for i in range(20)]
    html = str(report_html(*made(texts, topics=2, titles=[f"Story {i}" for i in range(20)])))
    assert text_of(unfolded(html[: html.index('<h2 id="documents"')])).count(twice) == 1


def test_the_table_of_documents_says_the_main_topics_of_each(folder):
    model, _, html = folder
    rows = re.findall(r"<tr>.*?</tr>", section(html, "documents"), re.DOTALL)[1:]
    assert len(rows) == 60
    for number, row in enumerate(rows):
        main = int(model.document_shares[number].argmax())
        assert f'href="#topic-{main + 1}"' in row


def test_topics_are_numbered_from_one_everywhere_on_the_page(folder):
    _model, digest, html = folder
    page = text_of(html)
    for each in digest.topics:
        assert f'id="topic-{each.topic.index + 1}"' in html
        assert f"Topic {each.topic.index + 1} · " in page
        assert re.search(rf"\b{each.topic.index + 1} {re.escape(each.topic.label)}", page)
    assert 'id="topic-0"' not in html
    assert page.count("from 0 in code") == 1


def test_lists_called_strongest_are_sorted_by_the_number_that_they_show(folder):
    topics = section(folder[2], "topic-by-topic")
    tables = re.findall(r"<h4>Where to read more</h4><table.*?</table>", topics, re.DOTALL)
    assert len(tables) == 3
    for table in tables:
        shares = [int(share) for share in re.findall(r">(\d+) %</td>", table)]
        assert len(shares) == 5
        assert shares == sorted(shares, reverse=True)


def test_the_course_over_time_has_intervals_and_documents(folder):
    model, _, html = folder
    game = game_of(model)
    row = next(r for r in re.findall(r"<tr>.*?</tr>", section(html, "time"), re.DOTALL) if f"#topic-{game + 1}" in r)
    assert re.search(r"\d+ % \(\d+ to \d+ %\)", row)
    assert ">rose<" in row
    assert "2000 (10 documents)" in section(html, "time")
    found = gl.trends(model, every="year")
    course = text_of(section(html, "topic-by-topic"))
    for group, size in zip(found.groups, found.documents.tolist(), strict=True):
        assert f"{group} {size}" in course


def test_a_peak_rests_on_three_documents():
    dates = [datetime.date(2001, 1, 1)] + [datetime.date(2002 + i // 4, 1, 1) for i in range(16)]
    texts = [story(GAME, 0)] + [story((WET, DRY, WET, DRY if i < 8 else GAME)[i % 4], i + 1) for i in range(16)]
    model, digest = made(texts, dates=dates)
    html = report_html(model, digest)
    assert "Highest in 2001" not in html
    assert re.search(r"Highest in 200[45]-01: \d+ % of 4 documents", html)
    assert "1 of 49 months rest on fewer than three documents" in text_of(html)


def test_where_no_two_periods_have_three_documents_nothing_is_said_of_a_peak():
    dates = [datetime.date(2019, 1, 1)] + [datetime.date(2021, 1, 1)] * 5
    html = report_html(
        *made([f"{WET}."] + [f"{DRY} {i}." for i in range(4)] + [f"{WET} {DRY}."], topics=2, dates=dates)
    )
    assert "Highest in" not in html
    assert "too few to say when it is highest" in html
    assert "topics are not compared over time" in html


def test_groups_are_compared_with_intervals_and_what_sorts_nothing_is_not(folder):
    _model, _, html = folder
    groups = section(html, "groups")
    assert "By “" in groups
    assert "desk" in groups
    assert "serial" not in groups
    assert "encoding" not in groups
    assert re.search(r"sport \(\d+ documents\)", text_of(groups))
    assert re.search(r"\d+ % \(\d+ to \d+ %\)", groups)
    assert "more in sport" in re.sub(" +", " ", text_of(groups))
    assert "the ranges do not touch" in groups


def test_of_groups_that_do_not_differ_no_difference_is_told():
    texts = [story((WET, DRY)[i % 2], i) for i in range(24)]
    html = report_html(
        *made(texts, topics=2, metadata=[{"desk": "north" if i % 4 < 2 else "south"} for i in range(24)])
    )
    assert "no difference is sure" in section(html, "groups")
    assert "more in" not in text_of(section(html, "groups"))
    assert "most in" not in text_of(section(html, "topic-by-topic"))


def test_without_groups_and_dates_there_is_nothing_of_them(folder):
    html = report_html(*made([story((WET, DRY, GAME)[i % 3], i) for i in range(12)]))
    assert 'id="groups"' not in html
    assert 'id="time"' not in html


def test_topics_that_might_as_well_be_one_are_named_with_the_call_that_merges_them():
    words = [
        f"rain storm river flood valley bridge {PLACES[i % 10]}" if i % 2 else "bank market price loan profit"
        for i in range(40)
    ]
    texts = [f"{line.capitalize()}. {line.capitalize()} again." for line in words]
    model, digest = made(texts, topics=4)
    suggested = model.tree().suggested
    assert suggested
    html = report_html(model, digest)
    one, other = suggested[0].one[0], suggested[0].other[0]
    assert f"model.merge({one}, {other})" in html
    assert f'href="#topic-{one + 1}"' in section(html, "related")
    assert "NPMI" not in html[: html.index('<h2 id="reading"')]


def test_the_map_has_a_circle_a_topic_and_says_what_is_near(folder):
    model = gl.fit_topics(folder[0].bow, topics=5)
    related = section(report_html(model, gl.digest(model)), "related")
    assert related.count("<circle") == 5
    assert re.search(r'aria-label="Map of topics[^"]* is nearest to ', related)
    assert "<circle" not in folder[2]  # three topics are told by the tree


def test_words_are_shown_in_context_and_lead_to_their_document(folder):
    topics = section(folder[2], "topic-by-topic")
    context = topics[topics.index("Its words in context") :]
    place = re.search(
        r"<li><span[^>]*>([^<]*)</span><strong><span[^>]*>([^<]*)</span></strong>.*?#document-(\d+)", context
    )
    document = folder[1].corpus[int(place[3]) - 1]
    assert place[2] in document.text
    assert place[1].strip(" …") in document.text


def test_of_one_document_the_sentences_are_counted_and_there_is_no_table():
    model = gl.fit_topics(gl.bag_of_words(gl.read_folder("seeds")), topics=3)
    html = report_html(model, gl.digest(model))
    assert re.search(r"main topic of \d+ sentences", html)
    assert "main topic of 0 documents" not in html
    assert 'id="documents"' not in html
    lead = re.search(r'<p class="lead">.*?</p>', html, re.DOTALL)[0]
    numbers = [int(n) for n in re.findall(r"\[sentence (\d+)\]", lead)]
    assert numbers == sorted(numbers)


def test_documents_of_one_title_are_told_apart():
    html = report_html(
        *made([story((WET, DRY)[i % 2], i) for i in range(8)], topics=2, titles=["Minutes"] * 4 + list("abcd"))
    )
    assert "Minutes (0)" in html
    assert "a (4)" not in html


def test_a_language_whose_words_cannot_be_parted_stops_no_report(monkeypatch):
    monkeypatch.setattr("gleanings.report.lead.installed_splitter", lambda language: None)
    japanese = "市は来年から小学校の給食を無料にする方針を発表した。給食費の無償化には年間三億円の予算が必要になる。"
    texts = [story((WET, DRY)[i % 2], i) for i in range(12)] + [japanese]
    corpus = gl.Corpus.from_texts(texts, language="auto")
    assert corpus[12].language == "ja"
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    html = report_html(model, gl.digest(model))
    assert "No summary of 1 document in Japanese" in html
    assert "pip install tinysegmenter" in html
    assert "sentences" in re.search(r'<p class="facts">.*?</p>', html)[0]
