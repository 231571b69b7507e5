"""The sections of a report: what they say is so, is said once, and rests on enough."""

import datetime
import re
from types import SimpleNamespace

import pytest
from tests.folders import SEEDS

import gleanings as gl
from gleanings.report.contents import told
from gleanings.report.entries import one_line
from gleanings.report.first_screen import on_card
from gleanings.report.lead import at_a_glance
from gleanings.report.markdown import report_markdown
from gleanings.report.markup import read_at_once
from gleanings.report.preparation import prepared
from gleanings.report.report import report_html
from gleanings.report.spelling import name_of
from gleanings.report.word_uses import WordUses
from gleanings.summaries.summary import SummarySentence

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


@pytest.mark.slow
def test_no_sentence_is_told_twice_above_the_texts(folder):
    _model, digest, html = folder
    above = text_of(unfolded(str(html)[: str(html).index('<h2 id="texts"')])).casefold()
    told = [[above.count(each.text.casefold()) for each in document.sentences] for document in digest.corpus]
    # Of a document whose sentences all stand above the table, its line there says one again.
    assert all(max(times) == 1 or (0 not in times and max(times) == 2) for times in told)
    assert sum(max(times) > 1 for times in told) <= 1
    assert sum(map(sum, told)) >= 60  # each document has its line


@pytest.mark.slow
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
    assert page.count("numbered from 0") == 1


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
    assert "2000-01 to 2001-10 (20 documents)" in section(html, "time")
    found = gl.trends(model, every="year")
    course = text_of(section(html, "topic-by-topic"))
    for group, size in zip(found.groups, found.documents.tolist(), strict=True):
        assert f"{group} {size}" in course


@pytest.mark.slow
def test_a_peak_rests_on_three_documents():
    dates = [datetime.date(2001, 1, 2)] + [datetime.date(2002 + i // 8, 1, 2) for i in range(32)]
    texts = [story(GAME, 0)] + [story((WET, DRY)[i % 2] if i < 24 else GAME, i + 1) for i in range(32)]
    model, digest = made(texts, dates=dates)
    page = text_of(report_html(model, digest))
    assert not re.search(r"\d % in 2001-01 \(", page)
    assert re.search(r"Rose after the middle: \d+ % in .{24} \(16 documents\), \d+ % in 2005-01-02 \(8 doc", page)
    assert "1 of 49 months rests on fewer than three documents" in page


@pytest.mark.slow
def test_where_no_period_or_group_differs_by_more_than_chance_nothing_is_said_to_be_highest():
    """Of three documents a year, one subject is by chance the largest in each."""
    order = [2, 0, 1, 1, 2, 2, 0, 0, 1, 0, 1, 2, 2, 1, 0, 1, 0, 2]
    texts = [story((WET, DRY, GAME)[subject], i % 10) for i, subject in enumerate(order)]
    dates = [datetime.date(2000 + i // 3, 3, 1) for i in range(18)]
    html = report_html(*made(texts, dates=dates, metadata=[{"desk": "ab"[i // 2 % 2]} for i in range(18)]))
    assert text_of(html).count("None surely grew or shrank over time") == 1
    time = section(html, "time")
    assert len(re.findall(r">not sure: (?:[+−]\d+|0) \((?:[+−]\d+|0) to (?:[+−]\d+|0)\)<", time)) == 3
    assert ">rose<" not in time
    assert ">fell<" not in time
    assert "more in" not in text_of(html)


def test_where_no_two_periods_have_three_documents_nothing_is_said_of_a_peak():
    dates = [datetime.date(2019, 1, 1)] + [datetime.date(2021, 1, 1)] * 5
    html = report_html(
        *made([f"{WET}."] + [f"{DRY} {i}." for i in range(4)] + [f"{WET} {DRY}."], topics=2, dates=dates)
    )
    assert "None surely grew or shrank over time" in html
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


def test_of_groups_that_do_not_differ_no_difference_is_told():
    texts = [story((WET, DRY)[i % 2], i) for i in range(24)]
    html = report_html(
        *made(texts, topics=2, metadata=[{"desk": "north" if i % 4 < 2 else "south"} for i in range(24)])
    )
    assert "No difference between these groups is sure" in text_of(section(html, "groups"))
    assert "more in" not in text_of(section(html, "groups"))
    assert "more in" not in text_of(section(html, "topic-by-topic"))


def test_without_groups_and_dates_there_is_nothing_of_them(folder):
    html = report_html(*made([story((WET, DRY, GAME)[i % 3], i) for i in range(12)]))
    assert 'id="groups"' not in html
    assert 'id="time"' not in html


@pytest.mark.slow
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


@pytest.mark.slow
def test_the_map_has_a_circle_a_topic_and_says_what_is_near(folder):
    model = gl.fit_topics(folder[0].bow, topics=5)
    related = section(report_html(model, gl.digest(model)), "related")
    assert related.count("<circle") == 5
    assert re.search(r'aria-label="Map of topics[^"]* is nearest to ', related)
    assert "<circle" not in folder[2]  # three topics are told by the tree


def test_words_are_shown_in_context_and_lead_to_their_sentence_in_the_text(folder):
    topics = section(folder[2], "topic-by-topic")
    context = topics[topics.index("Its words in context") :]
    places = re.findall(
        r"<li><span[^>]*>([^<]*)</span><strong><span[^>]*>([^<]*)</span></strong>.*?#(sentence-(\d+)-\d+)", context
    )
    assert len(places) > 10
    for before, word, anchor, number in places:
        document = folder[1].corpus[int(number) - 1]
        assert before.strip(" …") in document.text
        assert word in re.search(rf'<mark [^>]*id="{anchor}"[^>]*>([^<]*)</mark>', folder[2])[1]


def test_how_a_topic_uses_a_word_is_told_by_counts_that_agree(folder, monkeypatch):
    """Topics are fitted to weighted counts: by those a top word would seem rarer in its topic than elsewhere."""
    model, digest, html = folder
    for each in digest.topics:
        uses = WordUses(model, {each.topic.index: [word for word, _ in each.words]}).of(each.topic.index)
        for use in uses[:4]:
            found = model.words_in_context(each.topic.index, use.word, limit=1)
            assert use.times == found.total + found.elsewhere
            assert use.part == pytest.approx(found.total / use.times)
            assert use.lift > 1
    assert "In the topic, against all documents" in html
    asked = {each.topic.index: [word for word, _ in each.words] for each in digest.topics}
    whole = WordUses(model, asked)
    monkeypatch.setattr("gleanings.report.word_uses._BLOCK", 7)
    assert all(WordUses(model, asked).of(topic) == whole.of(topic) for topic in asked)


@pytest.mark.slow
def test_where_topics_were_looked_for_in_some_documents_the_report_says_so(folder, monkeypatch):
    model, digest, html = folder
    said = "some that were drawn at random were looked at to tell whether a topic comes back"
    assert said not in text_of(html)
    entries = model.bow.counts.nnz
    monkeypatch.setattr("gleanings.report.provenance.REFITTED", 0.8 * entries - 1)
    assert f"Of so many documents, {said}. The same" in text_of(report_html(model, digest))
    monkeypatch.setattr("gleanings.report.provenance.SEARCHED", entries - 1)
    assert f"Of so many documents, {said} and whether it is mixed. The same" in text_of(report_html(model, digest))


@pytest.mark.slow
def test_a_part_of_a_long_text_is_led_to_at_its_sentence():
    filler = " ".join(f"Paper {i} was filed in room {i % 7}." for i in range(300))
    texts = [
        "\n\n".join(f"{story((WET, DRY, GAME)[(i + j) % 3], 7 * i + j)} {filler[:900]}" for j in range(12))
        for i in range(4)
    ]
    corpus = gl.Corpus.from_texts(texts, titles=[f"Book {i}" for i in range(4)])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="paragraph", minimum_rows=1, phrases=False), topics=3)
    html = str(report_html(model, gl.digest(model)))
    tables = re.findall(r"Where to read more</h4><table.*?</table>", html, re.DOTALL)
    links = [link for table in tables for link in re.findall(r'href="#([^"]+)"', table)]
    assert len(links) > 9
    for link in links:
        assert link.startswith("sentence-")
        assert f'id="{link}"' in html


def test_what_a_programmer_can_set_stands_where_it_was_made_and_not_above():
    once = [f"{PLACES[i % 10].lower()}{'xyz'[i // 10]}" for i in range(24)]
    once = [" ".join(f"{word}{end}" for end in "ola umi epo iru ogo avu ito esi upa oke".split()) for word in once]
    texts = [f"{story((WET, DRY)[i % 2], i)} They saw {once[i]}." for i in range(24)]
    corpus = gl.Corpus.from_texts(texts)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=2), topics=2)
    html = str(report_html(model, gl.digest(model)))
    assert "in one document only and so left out" in section(html, "choices")
    above, below = html[: html.index('<h2 id="reading"')], section(html, "made")
    for code in ("minimum_rows", "model.topics[0]"):
        assert code not in above
        assert code in below


def test_the_page_says_how_many_topics_are_clear_and_what_that_means(folder):
    model, _, html = folder
    said = text_of(section(html, "topics"))
    for topic in model.topics:
        assert f"{topic.standing.word.capitalize()}: " in said
    standings = [topic.standing.word for topic in model.topics]
    for word in set(standings):
        verb = word.replace("does", "do(es)?") if word.startswith("does") else f"(is|are|rests? on) {word}"
        assert re.search(rf"\b{standings.count(word)} (topics? )?{verb}", said)


def test_of_one_document_the_sentences_are_counted_and_there_is_no_table():
    model = gl.fit_topics(gl.bag_of_words(gl.read_folder(SEEDS)), topics=3)
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
    monkeypatch.setattr("gleanings.words.splitters.installed_splitter", lambda language: None)
    japanese = "市は来年から小学校の給食を無料にする方針を発表した。給食費の無償化には年間三億円の予算が必要になる。"
    texts = [story((WET, DRY)[i % 2], i) for i in range(12)] + [japanese]
    corpus = gl.Corpus.from_texts(texts, language="auto")
    assert corpus[12].language == "ja"
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    html = report_html(model, gl.digest(model))
    assert "No summary of 1 document in Japanese" in html
    assert "pip install tinysegmenter" in html
    assert "sentences" in re.search(r'<p class="facts">.*?</p>', html)[0]


def test_the_first_screen_takes_the_best_sentence_that_can_be_read_at_once():
    """Six lines of a sentence say less at a glance than two of the next best; of long ones alone the best is taken."""
    long, short = (SimpleNamespace(shown=text, score=1.0) for text in ("rain " * 90, "Rain fed the river."))
    weak = SimpleNamespace(shown="It rained.", score=0.2)
    assert read_at_once([long, short]) is short
    assert read_at_once([long]) is long
    assert read_at_once([long, weak]) is long
    assert read_at_once([]) is None


def test_a_card_repeats_the_paragraph_above_it_before_it_takes_a_sentence_that_says_little_of_its_topic():
    best, other, weak = (
        SimpleNamespace(
            shown=f"{name} fed the river.",
            text=f"{name} fed the river.",
            document="a",
            start=start,
            end=start + 10,
            score=score,
        )
        for start, (name, score) in enumerate([("Rain", 1.0), ("Snow", 0.6), ("Tea", 0.2)])
    )
    topic = SimpleNamespace(sentences=(best, other, weak))
    contents = SimpleNamespace(told_first={told(best), told(other)})
    assert getattr(on_card(contents, topic), "text", "") == best.text
    contents.told_first.remove(told(other))
    assert getattr(on_card(contents, topic), "text", "") == other.text


def glance(*topics):
    """Return the first sentence of a report on topics, each a name, a share and a standing."""
    shown = [
        SimpleNamespace(
            topic=SimpleNamespace(index=i, name=name, label=name, standing=SimpleNamespace(word=word)), share=share
        )
        for i, (name, share, word) in enumerate(topics)
    ]
    return text_of(at_a_glance(SimpleNamespace(ordered=shown, digest=SimpleNamespace(topics=shown), corpus="ab")))


def test_the_first_sentence_names_the_largest_topics_with_their_parts():
    four = [("oil · Yukos", 0.4, "clear"), ("film", 0.3, "mixed"), ("mail", 0.2, "clear"), ("sea", 0.1, "clear")]
    said = re.sub(r"(?<=\() | (?=[),;])", "", glance(*four)).strip()
    assert said == (
        "These documents speak most of oil · Yukos (40 % of the counted words), film (30 %) and of mail (20 %); "
        "1 more topic below."
    )


def test_the_first_sentence_ends_before_a_topic_that_may_be_chance():
    assert "film" not in glance(("oil", 0.5, "clear"), ("film", 0.3, "does not come back"), ("sea", 0.2, "clear"))
    assert glance(("film", 0.6, "does not come back"), ("sea", 0.4, "clear")) == ""
    assert glance(("film", 0.6, "mixed"), ("sea", 0.4, "mixed")) == ""


@pytest.mark.slow
def test_mails_with_one_subject_are_told_apart_by_their_senders():
    authors = ["Ana Ruiz", "Bo Li", "Zoë Klein"]
    texts = [story((WET, DRY)[i % 2], i) for i in range(12)]
    html = report_html(
        *made(
            texts,
            topics=2,
            titles=["Re: The boiler"] * 11 + ["Minutes"],
            dates=[datetime.date(2020, 1, 1 + i) for i in range(12)],
            metadata=[{"author": authors[i % 3]} for i in range(12)],
        )
    )
    rows = text_of(section(html, "documents"))
    for author in authors:
        assert f"Re: The boiler ({author})" in rows
    assert "Minutes 2020" in rows


@pytest.mark.slow
def test_the_beginning_of_a_text_stands_behind_the_name_of_its_file(tmp_path):
    names = ["1962-Kennedy.txt", "1972-Nixon.txt", "0a4fbead.txt"]
    for number, name in enumerate(names * 3):
        (tmp_path / f"{number}").mkdir()
        text = " ".join(story((WET, DRY, GAME)[number % 3], number + k) for k in range(4))
        (tmp_path / f"{number}" / name).write_text(f"Mr Speaker and members of the House, {text}")
    corpus = gl.read_folder(tmp_path, language="en")
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    rows = text_of(section(report_html(model, gl.digest(model)), "documents"))
    assert "1962-Kennedy: Mr Speaker" in rows
    assert "0a4fbead: " not in rows


def test_a_word_left_of_an_answer_is_no_line_for_it():
    stock = [f"The {thing} broke on the second day of use." for thing in (WET, DRY, GAME)]
    texts = [f"Fine. {stock[i % 3]}" for i in range(18)]
    table = section(report_html(*made(texts, topics=3)), "documents")
    assert ">Fine.<" not in table


def test_what_no_topic_does_over_time_is_said_once(folder):
    model, _digest, html = folder
    above = text_of(section(html, "topics"))
    assert "Over time, 1 topic surely changed" in above or "Over time, 2 topics" in above or "Over time, 3" in above
    assert "No change over time is sure" not in above
    assert len(model.topics) == 3


def test_each_document_stands_under_the_number_that_the_page_refers_to(folder):
    rows = re.findall(r"<tr>.*?</tr>", section(folder[2], "documents"), re.DOTALL)[1:]
    assert [re.match(r"\W*\[(\d+)\] Story (\d+)", text_of(row)).groups() for row in rows] == [
        (str(n + 1), str(n)) for n in range(60)
    ]


def test_a_topic_speaks_of_groups_only_where_they_surely_differ(folder):
    assert "no difference is sure" not in section(folder[2], "topic-by-topic")


@pytest.mark.slow
def test_a_text_without_a_title_is_named_by_its_number_beside_its_own_first_words():
    texts = [f"{story((WET, DRY, GAME)[i % 3], i)} {'And so it went on. ' * 6}" for i in range(18)]
    model, digest = made(texts, ids=[f"text-{i:03d}" for i in range(18)])
    above = text_of(section(report_html(model, digest), "topics"))
    assert "the beginning of document" in above
    assert "text-0" not in above


def test_documents_that_begin_alike_are_not_named_by_that_beginning_beside_it():
    begun = "The storm of the century reached the western coast of the island on the morning of the third of May."
    texts = [f"{begun} {story((WET, DRY)[i % 2], i)} {'And so it went on. ' * 6}" for i in range(12)]
    model, digest = made(texts, 2, ids=[f"text-{i:03d}" for i in range(12)])
    html = report_html(model, digest)
    quoted = re.findall(r"<blockquote>(.*?)</blockquote>", html)
    assert all(text_of(each).count("The storm of the century") < 2 for each in quoted)
    assert "(text-0" in section(html, "documents")


def test_words_in_context_are_parted_from_what_stands_around_them_as_in_the_text():
    texts = [f"The {word}, it is said, rose ({word}) again." for word in ("river", "market", "river", "market")] * 3
    model, digest = made(texts, 2)
    html = report_html(model, digest)
    lines = re.findall(r'<ul class="context">(.*?)</ul>', html)
    said = " ".join(re.sub(r"<[^>]+>", "", line) for line in lines)
    assert "The river, it is said, rose (river) again." in said
    assert "**river**, it is said" in report_markdown(*prepared(model, digest, None, None))


def test_signs_of_markdown_and_entities_are_not_shown_in_sentences():
    texts = [
        f"**{place} &amp; Sons** sold `{word}s` in [the market](http://a.b/c)."
        for place in PLACES
        for word in ("river", "bank")
    ]
    html = report_html(*made(texts, 2))
    above = text_of(section(html, "topics"))
    assert "&amp; Sons sold" in above
    assert not {"**", "`", "](", "&amp;amp;"} & {sign for sign in ("**", "`", "](", "&amp;amp;") if sign in above}


def test_settings_are_written_for_people():
    html = section(report_html(*made([story((WET, DRY)[i % 2], i) for i in range(12)], 2)), "made")
    table = text_of(re.search(r"<table.*</table>", html, re.DOTALL)[0])
    assert "Bag of words" in table
    assert "phrases no" in table
    assert not re.search(r"null|_|\[\]|true", table)


def test_what_a_site_adds_to_its_titles_is_left_out():
    names = [f"Storm over {place}" for place in PLACES]
    rows = section(
        report_html(
            *made([story((WET, DRY)[i % 2], i) for i in range(10)], 2, titles=[f"{n} | The Post" for n in names])
        ),
        "documents",
    )
    assert "Storm over Aston" in rows
    assert "The Post" not in rows


def test_a_report_on_one_text_without_a_title_is_called_by_its_file(tmp_path):
    (tmp_path / "letters to Ann.txt").write_text(
        " ".join(story((WET, DRY)[i % 2], i).replace("In A", "And in A") for i in range(30)), encoding="utf-8"
    )
    model = gl.fit_topics(gl.bag_of_words(gl.read_folder(tmp_path), minimum_rows=1), topics=2)
    assert '<h1 dir="auto">letters to Ann</h1>' in report_html(model, gl.digest(model))


def test_the_first_screen_says_where_words_could_not_be_told_apart(monkeypatch):
    monkeypatch.setattr("gleanings.words.splitters.installed_splitter", lambda language: None)
    texts = ["市は来年から、小学校の給食を無料にする。", "川が氾濫し、橋が流された。"] * 6
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(texts, language="ja"), minimum_rows=1), topics=2)
    head = re.search(r"<header>.*?</header>", report_html(model, gl.digest(model)), re.DOTALL)[0]
    assert "Words of Japanese were not told apart" in head
    assert "pip install tinysegmenter" in head


def test_the_first_screen_says_nothing_of_words_that_are_told_apart(folder):
    assert "not told apart" not in folder[2]


def test_numbers_of_paragraphs_are_not_quoted():
    texts = [
        "\n\n".join(f"{n}. {story(subject, 10 * i + n)}" for n, subject in enumerate((WET, DRY, GAME), 1))
        for i in range(8)
    ]
    model, digest = made(texts)
    assert any(sentence.point for each in digest.topics for sentence in each.sentences)
    quoted = re.findall(r"<blockquote>.*?</blockquote>", report_html(model, digest), re.DOTALL)
    assert quoted
    assert all(text_of(each).strip().startswith(("In ", "People ")) for each in quoted)


@pytest.mark.parametrize(
    ("label", "name", "shown"),
    [
        ("Kenya", "euro, cost, kenya", "Kenya (euro, cost)"),
        ("Kenya · donors", "euro, cost, kenya", "Kenya · donors"),
        ("Speaker of the House", "speaker, bill, cost", "Speaker of the House"),
        ("euro, cost, kenya", "euro, cost, kenya", "euro, cost, kenya"),
        ("Wells", "Wells", "Wells"),  # as somebody called it
    ],
)
def test_behind_a_label_of_one_word_stand_the_first_words_of_the_topic(label, name, shown):
    words = [(word, 1.0) for word in ("euro", "kenya", "cost", "county")]
    assert name_of(SimpleNamespace(topic=SimpleNamespace(label=label, name=name), words=words)) == shown


def test_one_line_of_a_document_is_a_sentence_that_stands_on_its_own():
    """Best first: what the page has not said, but rather what it has said than what leans on other sentences."""
    trawler, spying, cheap = (
        SummarySentence(text, 1.0, rank, 0, len(text), 0, "a", standing=standing)
        for text, rank, standing in [
            ("Observers get a place on each trawler of twenty metres.", 1, 1.0),
            ("The industry called it spying on its own people.", 2, 0.4),
            ("A place for an observer costs ninety pounds a day.", 3, 0.9),
        ]
    )
    said = frozenset([trawler.text.casefold()])
    assert one_line([trawler, spying, cheap], said) is cheap
    assert one_line([trawler, spying], said) is trawler
    assert one_line([trawler, spying], frozenset()) is trawler
    assert one_line([spying], frozenset()) is spying


def test_an_answer_of_one_sentence_is_not_told_again_beside_its_title():
    texts = ["The swings on the playground are broken", "The playground is too dark", "The buses are late. Buses cost."]
    html = str(report_html(*made(texts, topics=2)))
    rows = re.findall(r"<tr>.*?</tr>", section(html, "documents"), re.DOTALL)
    assert [text_of(row).count("playground are broken") for row in rows][1] == 1
    assert "Buses cost" in text_of(rows[3]) or "buses are late" in text_of(rows[3]).replace("The", "", 1)


@pytest.mark.slow
def test_a_course_of_single_documents_speaks_of_no_range():
    months = [(2023, 3), (2023, 5), (2023, 6), (2023, 9), (2023, 11), (2024, 2), (2024, 3), (2024, 5)]
    dates = [datetime.date(*month, 14) for month in months]
    one, two = (
        str(report_html(*made([story((WET, DRY)[i % 2], i) for i in range(8 * times)], topics=2, dates=dates * times)))
        for times in (1, 2)
    )
    assert "Share by month; the upper edge" in one
    assert "Share by month, with its range; the upper edge" in two


def test_lines_of_several_pieces_run_as_their_language_does():
    """In a line that runs to the right, pieces of Arabic would be read in the wrong order."""
    harvest, match = "بدأ المزارعون حصاد القمح في الصعيد", "فاز فريق الوداد بكأس المباراة في الرباط"
    texts = [f"{(harvest, match)[i % 2]} {number}. {(match, harvest)[i // 4 % 2]}." for i, number in enumerate(PLACES)]
    html = str(report_html(*made(texts, topics=2)))
    assert '<p class="lead" dir="rtl">' in html
    assert '<blockquote><p dir="auto"' in html
    places = re.findall(r'<ul class="context">(.*?)</ul>', html)
    assert places
    assert all('<li dir="rtl">' in each for each in places)
    english = str(report_html(*made([story((WET, DRY)[i % 2], i) for i in range(10)], topics=2)))
    assert 'dir="rtl"' not in english
