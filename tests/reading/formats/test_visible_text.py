from gleanings.reading.formats.visible_text import visible_text


def test_quotations_within_quotations_and_signs_of_no_text():
    page = "<p>So?</p><blockquote>Why?<blockquote>How?</blockquote>Thus.</blockquote><p>Yes\ue001\ue000.</p>"
    assert visible_text(page, letter=True).split("\n\n") == ["So?", "> Why?", "> > How?", "> Thus.", "Yes."]
    assert len(visible_text("<blockquote>a" * 2_000, letter=True)) < 2_000 * 25
    assert visible_text("</blockquote><p>Yes.</p>", letter=True) == "Yes."


def test_what_stands_in_an_attribute_or_a_script_is_no_text():
    assert visible_text("<div data-show-html='<p>junk</p>' title=\"a > b\">Rain.</div>") == "Rain."
    assert visible_text("<script>x = '<p>'; y</script>Rain.<style>p > b {}</style>") == "Rain."
    assert visible_text('<p title="never closed>Rain.</p><b>Snow.</b>') == "Rain.\nSnow."


def test_menus_and_margins_are_left_out_of_an_article_and_kept_where_they_never_end():
    page = "<nav>Home<nav>News</nav></nav><p>Rain.</p><aside>Cats<footer>Terms</footer></aside><button>Buy</button>"
    assert visible_text(page, article=True) == "Rain."
    assert visible_text(page) == "Home\nNews\nRain.\nCats\nTerms\nBuy"
    assert visible_text("</nav><nav>Home<p>Rain.</p>", article=True) == "Home\nRain."


def test_a_head_that_never_ends_is_looked_for_once():
    assert visible_text("<head>" * 3 + "<title>Rain</title><header>Snow</header>") == "Rain\nSnow"


def test_a_script_that_its_own_tag_ends_hides_nothing_and_turns_no_markup_into_text():
    """As XHTML writes them: `<script src="a.js"/>`."""
    page = '<script src="a.js"/><p>Rain</p><style/><p>fell.</p><script>let y;</script><p>It <b>stopped</b>.</p>'
    assert visible_text(page) == "Rain\nfell.\nIt stopped."
