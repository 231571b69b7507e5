from gleanings.reading.formats.tags import depth, flattened, tags


def test_a_tag_ends_behind_its_values():
    page = """<a href="x>y" title='1 > 0' b=c>d</a>"""
    assert [page[tag.start : tag.end] for tag in tags(page)] == [page[:-5], "</a>"]


def test_depth_counts_elements_and_not_what_is_no_markup():
    assert depth("<svg>" + "<path d='M1'/>" * 50 + "</svg>", 100) == 1
    assert depth("<script>" + "'<b>'" * 50 + "</script><!--" + "<b>" * 50 + "-->", 100) == 1
    assert depth("<p>one" * 50 + "</b></b><b>two", 100) == 1
    assert depth("<b>" * 50, 10) == 11


def test_a_flattened_page_keeps_its_text_and_what_is_no_wrapper():
    page = "<div>" * 9 + "<nav><span>Home</span></nav><p>Rain <b>fell</b>.</p>" + "</div>" * 9
    flat = flattened(page, 3)
    assert depth(flat, 100) == 4
    assert "<nav>" in flat
    assert "</nav>" in flat
    assert "<span>" not in flat
    assert flattened(page, 100) == page
