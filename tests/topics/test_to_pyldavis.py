"""A model as pyLDAvis shows it: numbers stay, and a page needs no network."""

import builtins
import re
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.topics import to_pyldavis as module

pytest.importorskip("pyLDAvis")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.slow
def test_topics_keep_their_numbers_and_shares(model):
    found = model.to_pyldavis()
    assert found.topic_order == [0, 1, 2]
    assert found.topic_coordinates["topics"].tolist() == [0, 1, 2]
    sizes = [100 * topic.share for topic in model.topics]
    assert found.topic_coordinates["Freq"].tolist() == pytest.approx(sizes, abs=0.01)


@pytest.mark.slow
def test_the_page_loads_nothing_and_a_word_does_not_end_its_script(tmp_path):
    rows = [["</script><b>", "wind", "storm"], ["vote", "party", "poll"], ["goal", "team", "cup"], []] * 10
    gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3).to_pyldavis(tmp_path / "topics.html")
    text = (tmp_path / "topics.html").read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert "jsdelivr" not in text
    assert "</script><b>" not in text
    assert "new LDAvis(" in text


@pytest.mark.slow
def test_topic_0_can_be_chosen_on_the_page(model, tmp_path):
    """The script of pyLDAvis takes 0 for no topic; each change made to it must still find what it changes."""
    from pyLDAvis import urls

    script = Path(urls.LDAVIS_LOCAL).read_text(encoding="utf-8")
    assert all(before in script for before, _ in module._FROM_ZERO)
    model.to_pyldavis(tmp_path / "topics.html")
    page = (tmp_path / "topics.html").read_text(encoding="utf-8")
    assert "vis_state.topic > 0" not in page
    assert "vis_state.topic > -1" in page


def test_two_topics_are_too_few_and_a_missing_package_is_named(model, monkeypatch):
    with pytest.raises(gl.GleaningsError, match="3 topics or more, and the model has 2"):
        model.merge(0, 1).to_pyldavis()
    real = builtins.__import__

    def without(name, *rest):
        if name == "pyLDAvis":
            raise ModuleNotFoundError(name="pyLDAvis")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(gl.GleaningsError, match=r"gleanings\[pyldavis\]"):
        model.to_pyldavis()
