import pytest

import gleanings as gl
from gleanings.reading.formats.visible_text import visible_text

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Council votes | The Daily</title>
<meta property="og:title" content="Council votes for bridge"><meta name="author" content="Ann Roe">
<meta property="article:published_time" content="2021-05-03T10:00:00Z">
<link rel="canonical" href="https://daily.example/bridge"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<article><h1>Council votes for bridge</h1>
<figure><img src="x.jpg"><figcaption>The old bridge in winter. Photo: Ben Dee</figcaption></figure>
<p>The council voted on Monday to build a new bridge over the river, by seven votes to two.</p>
<p>“It is about time,” said the mayor.</p>
<div class="newsletter-signup"><h3>Get our newsletter</h3><p>Sign up for the best stories every morning.</p></div>
<p>Work on it will begin in the autumn, and should end in two years.</p></article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Old bridge closed for winter</a></li></ul></aside>
<section id="comments"><div class="comment"><p>What a waste of money, says Bob99 here.</p></div></section>
<footer>© 2021 The Daily. <a href="/p">Privacy</a></footer></body></html>"""


def test_the_article_is_read_and_not_what_stands_around_it(read):
    document = read("a.html", PAGE)[0]
    assert [s.text for s in document.sentences] == [
        "The council voted on Monday to build a new bridge over the river, by seven votes to two.",
        "“It is about time,” said the mayor.",
        "Work on it will begin in the autumn, and should end in two years.",
    ]
    assert (document.title, str(document.date)) == ("Council votes for bridge", "2021-05-03")
    assert document.metadata["author"] == "Ann Roe"
    assert document.metadata["address"] == "https://daily.example/bridge"


def test_a_page_of_links_alone_loses_nothing(read):
    corpus = read("a.html", "<html><body><nav><a href='x'>Rain</a><div>Snow</div></nav></body></html>")
    assert corpus[0].text.split() == ["Rain", "Snow"]


def test_the_encoding_that_a_page_states_is_used_unless_it_is_wrong(read):
    text = "<meta charset='{}'><p>Переговоры продолжатся во вторник, сказал президент страны.</p>"
    assert read("a.html", text.format("koi8-r").encode("koi8-r"))[0].metadata["encoding"] == "koi8-r"
    wrong = read("b.html", text.format("us-ascii").encode("utf-8"))[0]
    assert "Переговоры продолжатся" in wrong.text


@pytest.mark.slow
def test_a_page_of_100000_nested_tags_is_flattened(read):
    corpus = read("a.html", "<div>" * 100_000 + "The storm came at night.")
    assert corpus[0].text == "The storm came at night."


_STORY = "".join(
    f"<p>The harbour board met on day {day} and agreed that the pier would be rebuilt before the winter.</p>"
    for day in ("one", "two", "three")
)
_AROUND = (
    "<nav><div>Home</div> World</nav><script>if (a < b) document.write('<p>junk</p>')</script>"
    "<div data-show-html='<p>junk</p>'>{}</div><aside>Most read: ten cats</aside><footer>Terms of use</footer>"
)


@pytest.mark.parametrize(("wrapper", "many"), [("div", 300), ("div", 1_000), ("table", 600)])
def test_a_page_nested_too_deep_for_a_tree_loses_its_menus_and_scripts(read, wrapper, many):
    """libxml2 drops what is deeper than 256 elements; the page was then read with all that is around its article."""
    page = "<title>Pier</title>" + _AROUND.format(f"<{wrapper}>" * many + _STORY + f"</{wrapper}>" * many)
    text = read("a.html", page)[0].text
    assert text.startswith("The harbour board met on day one")
    assert text.endswith("before the winter.")
    assert not any(word in text for word in ("Home", "junk", "cats", "Terms", "data-"))


def test_text_is_taken_of_markup_that_never_ends():
    assert visible_text("Rain <!-- never ends") == "Rain"
    assert visible_text("a < b and <b>c</b>") == "a < b and c"
    assert visible_text("<script>x < 1</script>Rain<br>fell") == "Rain\nfell"
    assert visible_text("<" * 50_000) == "<" * 50_000


def test_a_page_under_the_name_of_a_page_saved_as_one_file_is_read_and_what_is_none_is_listed(tmp_path):
    (tmp_path / "a.mhtml").write_text(
        "<title>Café</title><article><p>The café in the old town closed on Monday.</p></article>"
    )
    (tmp_path / "b.mhtml").write_text("id,text\n1,The market fell by 3.5 per cent on Monday.\n")
    (tmp_path / "c.txt").write_text("The market fell by 3.5 per cent on Monday.")
    corpus = gl.read_folder(tmp_path)
    assert corpus["a.mhtml"].text == "The café in the old town closed on Monday."
    assert [(left.source, left.reason) for left in corpus.left_out] == [("b.mhtml", "damaged: no web page in it")]


def test_a_page_saved_as_one_file_is_read(read):
    saved = (
        "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://daily.example/a\r\n\r\n"
        "<title>Caf=C3=A9</title><article><p>The caf=C3=A9 in the old town closed on Monday.</p></article>\r\n--b--\r\n"
    )
    document = read("a.mhtml", saved)[0]
    assert document.text == "The café in the old town closed on Monday."
    assert (document.title, document.metadata["address"]) == ("Café", "https://daily.example/a")


POSTS = [
    "The ferry company said on Monday that it would stop its Sunday sailings for good.",
    "Passengers who have booked will get their money back within ten days, it said.",
    "Nobody on the island was asked, and nobody was surprised by the news either.",
]
NAVIGATION = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>"


def test_a_page_of_many_posts_is_read_whole(read):
    posts = "".join(
        f"<div class=post><span>1{i}:40</span><h3>Hour {i}</h3><p>{s}</p></div>" for i, s in enumerate(POSTS)
    )
    text = read("a.html", f"<html><body>{NAVIGATION}<h1>Live</h1>{posts}<footer>{POSTS[0]}</footer></body></html>")[
        0
    ].text
    assert [text.count(post) for post in POSTS] == [1, 1, 1]
    assert text.index("Hour 1") < text.index(POSTS[1]) < text.index("Hour 2") < text.index(POSTS[2])


def test_the_lead_of_a_story_is_read_and_what_lies_beside_it_is_not(read):
    blocks = "".join(f"<div class=block><p>{s}</p></div>" for s in POSTS[1:])
    notice = "<div class=notice>We use cookies to make this page better, and you agree to that.</div>"
    aside = "<aside><p>Why ferries grow old, and what everybody can do against that.</p></aside>"
    comments = "<div id=c><div class=comment><p>I have said so for years, and nobody listened to me.</p></div></div>"
    page = f"<html><body>{notice}{NAVIGATION}<div class=story><div class=lead>{POSTS[0]}</div>{blocks}{aside}</div>"
    assert [p.text for p in read("a.html", page + comments)[0].paragraphs] == POSTS


PARAGRAPHS = [
    "The council of Harwick voted on Tuesday to close the old swimming pool by the river.",
    "Some two hundred people had come to protest, many of them with their children.",
    "The pool will close at the end of August, and the building is to be sold.",
]
BODY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


def test_the_title_is_that_of_the_article_alone(read):
    page = f"<html><head><title>Harwick closes its pool | The Daily Post</title></head><body>{BODY}</body></html>"
    assert read("a.html", page)[0].title == "Harwick closes its pool"
    named = page.replace("<body>", "<body><h1>Pools: an end</h1>").replace(
        "Harwick closes its pool |", "Pools: an end -"
    )
    assert read("b.html", named)[0].title == "Pools: an end"


def test_the_date_right_above_an_article_whose_page_states_none(read):
    head = "<h1>إغلاق المسبح القديم</h1><div>كتب: أحمد سالم</div><div>الثلاثاء 4 مارس 2025 - 10:00 ص</div>"
    body = "<p>قرر مجلس المدينة يوم الثلاثاء إغلاق المسبح القديم على ضفة النهر.</p><p>وحضر نحو مئتي شخص للاحتجاج.</p>"
    page = f"<html lang=ar><body><article>{head}{body}</article></body></html>"
    assert str(read("a.html", page)[0].date) == "2025-03-04"


CREATED = '<meta name="created" content="2025-11-02T09:30:12.123000000">'
CHANGED = '<meta name="changed" content="2025-11-03T10:00:00">'
LIBRE = '<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)">'
OPEN = '<META NAME="GENERATOR" CONTENT="OpenOffice.org 3.2  (Win32)"><META NAME="CREATED" CONTENT="20251102;9301200">'
DATE = '<meta name="date" content="2021-05-03">'
PUBLISHED = '<meta property="article:published_time" content="2021-05-03T08:00:00Z">'
JSON = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-03"}</script>'


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (LIBRE + CREATED + CHANGED + DATE, "2021-05-03"),
        (LIBRE + CREATED + CHANGED, "None"),
        (OPEN, "None"),
        (CREATED + DATE, "2021-05-03"),
        (DATE + CREATED, "2021-05-03"),
        (CREATED + PUBLISHED, "2021-05-03"),
        (CREATED + JSON, "2021-05-03"),
        (CREATED.replace("created", "DC.created") + DATE, "2021-05-03"),
        (CREATED, "2025-11-02"),
        (CREATED + DATE.replace("2021-05-03", ""), "2025-11-02"),
    ],
)
def test_the_day_of_publication_goes_before_that_of_a_file_and_of_an_export(read, head, date):
    page = f"<html><head><title>The pool</title>{head}</head><body>{BODY}</body></html>"
    assert str(read("a.html", page)[0].date) == date


def test_answers_below_a_question_are_read_and_its_comments_are_not(read):
    def post(text, kind):
        return f'<div class="{kind}"><div class="post-text"><p>{text}</p></div></div>'

    question = "If there are infinitely many stars, then every line of sight should end on one of them."
    answer = "Because the universe has a finite age, the light of most stars has not reached us yet."
    comment = (
        '<div class="comments"><div class="comment-text"><p>Look up what Olbers had to say on this.</p></div></div>'
    )
    answers = f"<div id=answers>{post(answer, 'answer')}</div>"
    page = f"<h1>Why is the sky dark?</h1>{post(question, 'question')}{comment}{answers}"
    text = read("a.html", f"<html><head><title>Why is the sky dark?</title></head><body>{page}</body></html>")[0].text
    assert question in text
    assert answer in text
    assert "Olbers" not in text


def test_blocks_that_an_extraction_glued_are_apart(read):
    records = "".join(
        f'<div class="review"><span>{name}</span><span>{day} March 2025</span><div><span>{said}</span></div>'
        "<span>3 people found this helpful</span></div>"
        for name, day, said in [
            ("Ana", 3, "It boils a litre in two minutes. I would buy it again."),
            ("Ben", 5, "It broke after a week. The lid does not close."),
        ]
    )
    document = read("a.html", f"<html><head><title>Kettle</title></head><body><h1>Reviews</h1>{records}</body></html>")[
        0
    ]
    assert "I would buy it again." in [sentence.text for sentence in document.sentences]


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;", "&#8204;"])
def test_signs_that_part_and_join_letters_are_kept(read, joiner):
    lines = [
        f"کشتی هر نیم ساعت حرکت می{joiner}کند و برای ساکنان رایگان است، اما رانندگان باید از راه دیگری بروند.",
        "شهرداری اعلام کرد که پل روی رودخانه روز دوشنبه پس از باران بسته شد.",
    ]
    page = "".join(f"<p>{line}</p>" for line in lines)
    text = read("a.html", f"<html><body><article><h1>پل بسته{joiner}است</h1>{page}</article></body></html>")[0].text
    assert text.split("\n\n")[-2:] == [line.replace(joiner, "\u200c") for line in lines]


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<a href="notes.html#fn1" class="footnote-ref" id="r1" role="doc-noteref"><sup>12</sup></a>',
    ],
)
def test_a_raised_number_that_leads_to_a_note_is_no_part_of_a_word(read, mark):
    page = f"<p>The work took fourteen months{mark} and cost a great deal of money, as the council said.</p>"
    note = '<p id="fn1">From the spring of 2009 on, as the minutes say. <a href="#r1">↩︎</a></p>'
    text = read("a.html", f"<html><body><article>{page}{page}{note}</article></body></html>")[0].text
    assert "fourteen months and cost" in text
    assert "↩" not in text


def test_a_raised_number_that_leads_nowhere_stays(read):
    page = "<p>The field has ten km<sup>2</sup> of grass, and nobody ever mows it, as the council said.</p>"
    assert "km2" in read("a.html", f"<html><body><article>{page}</article></body></html>")[0].text


def test_the_author_and_the_time_of_a_page_are_told_from_the_words_around_them(read):
    page = (
        '<html lang="sv"><head><title>Färjan ställs in</title></head><body><article><h1>Färjan ställs in</h1>'
        '<p class="byline">Av Karin Lund</p><time>3 maj 2021 kl. 10.30</time>'
        "<p>Färjan till fastlandet ställs in från måndag, och ingen vet när trafiken återupptas.</p></article>"
    )
    document = read("a.html", page)[0]
    assert (document.metadata["author"], str(document.date)) == ("Karin Lund", "2021-05-03")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Toby Jones", "Toby Jones"),
        ("Gaspar Noé", "Gaspar Noé"),
        ("John von Neumann", "John von Neumann"),
        ("Av Karin Lund; Av Toby Jones", "Karin Lund; Toby Jones"),
    ],
)
def test_words_before_a_name_are_taken_away_and_no_part_of_one(read, stated, expected):
    head = f'<head><title>The ferry</title><meta name="author" content="{stated}"></head>'
    page = "<p>The ferry to the mainland stops on Monday, and nobody knows when it starts again.</p>"
    found = read("a.html", f"<html>{head}<body><article>{page}</article></body></html>")[0]
    assert found.metadata["author"] == expected


def test_a_line_of_the_source_is_no_paragraph_where_words_are_set_as_code(read):
    """Trafilatura begins a paragraph at the end of each line of the source in some paragraphs that hold code."""
    source = """<html><body><h1>Where to put files</h1><p>The directory <code>/usr/local</code> is yours: you could
put the files of a package named foo into the
directory <code>/usr/local/src/foo/</code> and compile
them there, and then move the programs to <code>/usr/local/bin</code>.
</p><p>There are reasons to keep files elsewhere, and then
a link from the place where they are looked
for will do as well.</p><pre>mkdir foo
cd foo</pre></body></html>"""
    document = read("a.html", source)[0]
    begins = ["The directory /usr/local is yours: you could put", "There are reasons to keep", "mkdir foo", "cd foo"]
    paragraphs = document.text.split("\n\n")
    assert [one.startswith(other) for one, other in zip(paragraphs, begins, strict=True)] == [True] * 4
