"""What a site adds to the titles of its pages."""

import pytest

from gleanings.documents.site_names import without_shared_ends, without_site


@pytest.mark.parametrize("sign", ["|", "-", "–", "—", "·", "»", "::"])
def test_the_heading_of_a_page_is_its_title(sign):
    assert without_site(f"Storm over Ulm {sign} The Daily Post", ["Storm over Ulm"]) == "Storm over Ulm"


def test_what_belongs_to_the_title_stays():
    assert without_site("Storm over Ulm: ten dead", ["Storm over Ulm"]) == "Storm over Ulm: ten dead"
    assert without_site("Storm | The Daily Post", ["Weather"]) == "Storm | The Daily Post"


def test_an_end_that_few_share_stays():
    titles = ["Rain in Ulm | Post", "Fog in Ulm | Post", *(f"Story {i}" for i in range(9))]
    assert without_shared_ends(titles) == titles
    titles = [*titles, *(f"Hail {i} in Ulm | Post" for i in range(4))]
    assert not any(title.endswith("Post") for title in without_shared_ends(titles))


def test_titles_that_would_be_alike_stay():
    titles = ["The board met - Minutes"] * 2 + ["The club met - Minutes", "The town met - Minutes"]
    assert without_shared_ends(titles) == [*titles[:2], "The club met", "The town met"]


@pytest.mark.parametrize(
    ("title", "site", "heading", "own"),
    [
        ("Storm takes the roof | News | The Daily Post", "", "", "Storm takes the roof"),
        ("市民プール閉鎖へ｜毎日通信", "", "", "市民プール閉鎖へ"),
        ("市民プール閉鎖へ:毎日通信", "毎日通信", "", "市民プール閉鎖へ"),
        ("إغلاق المسبح القديم - صحيفة اليوم", "صحيفة اليوم", "", "إغلاق المسبح القديم"),
        ("python - How to read a file? - Stack", "Stack", "How to read a file?", "How to read a file?"),
        ("Sturm » Der Bote", "Der Bote", "", "Sturm"),
        ("Opinion | Why pools close", "", "", "Opinion | Why pools close"),
        ("The Guide: how to swim - and where", "", "", "The Guide: how to swim - and where"),
        ("Der Bote", "Der Bote", "", "Der Bote"),
    ],
)
def test_the_name_of_a_site_is_cut_and_nothing_of_a_title(title, site, heading, own):
    assert without_site(title, [heading], site) == own
