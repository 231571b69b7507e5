"""The methods paragraph says what was done and nothing else; a record is checked to the bit."""

import json

import pytest

import gleanings as gl


def fitted(corpus, **options):
    return gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), **{"topics": 3, **options})


def test_the_paragraph_follows_what_was_done(corpus):
    text = fitted(corpus, seed=5).methods().text
    for said in ("45 documents in English were analysed.", "(Blei, Ng and Jordan 2003)", "with the seed 5", "SHA-256"):
        assert said in text
    assert "The number was given." in text
    for not_done in ("by hand", "guided", "thorough", "hidden", "set aside", "dated", "[", "passages"):
        assert not_done not in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda corpus: fitted(corpus, topics=None), "was not given: 2, 3, 4"),
        (lambda corpus: fitted(corpus, method="nmf"), "non-negative matrix factorisation (Lee and Seung 1999)"),
        (lambda corpus: fitted(corpus, method="lsi"), "latent semantic indexing (Deerwester et al. 1990)"),
        (lambda corpus: fitted(corpus, method="hdp"), "hierarchical Dirichlet process (Teh et al. 2006), 3 at most"),
        (lambda corpus: fitted(corpus, search="thorough"), "made several times"),
        (lambda corpus: fitted(corpus, guide={"sky": ["rain"]}), "1 topic was guided by words (sky: rain)."),
        (lambda corpus: fitted(corpus).merge(0, 1), "changed by hand: merged topic 0"),
        (lambda corpus: fitted(corpus).rename(0, "Sky"), "to 'Sky'"),
        (lambda corpus: fitted(corpus).hide(0), "1 topic was hidden"),
        (lambda corpus: fitted(corpus, passes=1), "before it had settled"),
    ],
)
@pytest.mark.slow
def test_each_clause_comes_with_what_it_tells(corpus, change, said):
    assert said in change(corpus).methods().text
    assert said not in fitted(corpus).methods().text


@pytest.mark.slow
def test_a_paper_is_not_told_what_a_programmer_may_call(corpus):
    model = fitted(corpus, topics=None)
    assert "`gl.compare_topics(bow)` looks more closely" in model.notes[-1]
    text = model.methods().text
    assert "by where more topics stop explaining more." in text
    assert "compare_topics" not in text


def test_it_says_dates_languages_and_what_was_set_aside():
    texts = ["# Weather\n\nRain and wind and storm fell on the town.", "Party and vote and poll were held here."] * 20
    corpus = gl.Corpus.from_texts(texts, dates=["2001-05-03", None] * 20)
    text = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1), topics=2).methods().text
    assert "dated 2001-05-03 (20 without a date)" in text
    assert "marked and not counted (heading:" in text


def test_every_reference_is_cited_and_every_citation_listed(corpus):
    found = fitted(corpus).methods()
    assert all(each.cited in found.text and f"{{{each.key}," in found.bibtex for each in found.references)
    assert rf"\citep{{{found.references[0].key}}}" in found.to_latex()
    assert "[" not in found.to_latex().replace("\\citep", "")
    assert len(found.references) >= 4


def test_what_is_the_same_is_found_the_same(corpus, tmp_path):
    model = fitted(corpus)
    model.record().save(tmp_path / "record.json")
    found = gl.verify(gl.load_record(tmp_path / "record.json"), corpus)
    assert gl.verify(tmp_path / "record.json", corpus) == found
    assert found.same
    assert found.to_frame()["what"].tolist() == ["documents", "counts", "words", "versions", "fit"]
    assert gl.verify(json.loads(model.record().to_json()), corpus).same


@pytest.mark.slow
def test_a_record_of_a_loaded_and_edited_model_is_that_of_its_fit(corpus, tmp_path):
    model = fitted(corpus).merge(0, 1).hide(0)
    model.save(tmp_path / "model")
    assert "changed by hand" in gl.load_topics(tmp_path / "model").methods().text
    for loaded in (gl.load_topics(tmp_path / "model"), gl.load_topics(tmp_path / "model", corpus=corpus)):
        record = loaded.record()
        assert record.fitted == fitted(corpus).record().result != record.result
        found = gl.verify(record, corpus)
        assert found.same
        assert "merged topic 0" in found.reading


def test_it_says_which_documents_changed(corpus):
    record = fitted(corpus).record()
    texts = [document.text for document in corpus]
    ids = [document.id for document in corpus]
    other = gl.Corpus.from_texts(["Snow again.", *texts[1:]], ids=ids)
    assert "1 document (d0) with another text" in gl.verify(record, other).reading
    assert "1 document (d44) not there" in gl.verify(record, corpus[:44]).reading
    german = gl.Corpus.from_texts(texts, ids=ids, language="de")
    assert "another language" in gl.verify(record, german).reading
    turned = gl.Corpus.from_texts(texts[::-1], ids=ids[::-1])
    assert "in another order" in gl.verify(record, turned).reading


def test_it_says_what_differs_of_counts_and_fit(corpus, bow):
    record = fitted(corpus).record()
    assert "the counts" in gl.verify(record, bow).reading
    plain = json.loads(record.to_json())
    plain["settings"]["seed"] = 77
    plain["settings"]["versions"]["numpy"] = "0.1"
    reading = gl.verify(plain, corpus).reading
    assert "the fit" in reading
    assert "numpy 0.1 then" in reading


@pytest.mark.parametrize("wrong", [3, "text", {}, {"format": 99}, {"documents": 1}])
def test_what_is_no_record_is_an_error(corpus, wrong, tmp_path):
    with pytest.raises(gl.GleaningsError):
        gl.verify(wrong, corpus)
    (tmp_path / "wrong.json").write_text(json.dumps(wrong))
    with pytest.raises(gl.GleaningsError):
        gl.load_record(tmp_path / "wrong.json")


def test_errors_say_what_to_do(corpus, bow, model, tmp_path):
    with pytest.raises(gl.GleaningsError, match="made from tokens"):
        gl.verify(model.record(), corpus)
    with pytest.raises(gl.GleaningsError, match="there is no file"):
        gl.load_record(tmp_path / "nowhere.json")
    with pytest.raises(gl.GleaningsError, match="give a Corpus"):
        gl.verify(model.record(), 3)


def test_a_record_holds_the_arguments_of_the_count_and_they_are_tried_again():
    corpus = gl.Corpus.from_texts(["Rain and wind and storm.", "Party and vote and poll."] * 20)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1, stop_words=["wind"])
    record = gl.fit_topics(bow, topics=2).record()
    given = record.settings["bag_of_words"]
    assert given["stop_words"] == ["wind"]
    assert given["maximum_share"] == 1
    found = gl.verify(record, corpus)
    assert found.same
    assert [check.what for check in found.checks] == ["documents", "counts", "words", "versions", "fit"]
    assert "stop_words=['wind']" in found.checks[2].detail
    record.settings["bag_of_words"]["stop_words"] = []
    assert "other words are counted: " in gl.verify(record, corpus).reading


def test_a_record_without_the_arguments_is_checked_without_them():
    corpus = gl.Corpus.from_texts(["Rain and wind and storm.", "Party and vote and poll."] * 20)
    bow = gl.bag_of_words(corpus, minimum_rows=1, maximum_share=1).recount(corpus)
    found = gl.verify(gl.fit_topics(bow, topics=2).record(), corpus)
    assert found.same
    assert "words" not in [check.what for check in found.checks]


def test_texts_without_ids_in_another_order_are_said_to_be_that():
    texts = [f"Rain and wind and storm in {place}." for place in ("Rome", "Oslo", "Lima", "Kyiv")] * 5
    texts = [f"{text} {i}" for i, text in enumerate(texts)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), minimum_rows=1, maximum_share=1)
    record = gl.fit_topics(bow, topics=2).record()
    assert "in another order" in gl.verify(record, gl.Corpus.from_texts(texts[::-1])).reading
    assert "in another order" not in gl.verify(record, gl.Corpus.from_texts([*texts[:-1], "Sun."])).reading


def test_advice_for_who_chooses_a_number_is_no_part_of_a_paper(corpus):
    model = fitted(corpus, topics=None)
    assert any("ask for more" in note or "looks more closely" in note for note in model.notes)
    said = model.methods().text
    assert "ask for more" not in said
    assert "looks more closely" not in said


def test_a_small_part_that_was_set_aside_is_no_nought_and_merged_topics_were_found(corpus):
    long = "# Weather\n\n" + "Rain fell on the hills and the river rose over its banks. " * 400
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts([long] + ["Rain fell."] * 4), minimum_rows=1), topics=1)
    assert "less than 0.1% of it" in model.methods().text
    assert "1 topic was found" in model.methods().text
    assert "3 topics were found" in fitted(corpus).merge(0, 1).methods().text
