"""Intrusion tests: an intruder is one, sheets hide the key, and scores say how people did."""

import csv

import numpy as np
import pytest

import gleanings as gl
from gleanings.evaluation import intrusion as module
from gleanings.evaluation.intrusion_answers import krippendorff_alpha

WORDS = {
    "weather": "rain wind storm cloud river flood hail frost snow mist".split(),
    "politics": "vote party poll minister law election seat bill premier senate".split(),
    "sport": "match goal team league coach striker referee stadium season keeper".split(),
}


@pytest.fixture(scope="module")
def model():
    generator = np.random.default_rng(0)
    texts = [f"{' '.join(generator.choice(words, 20))}." for words in WORDS.values() for _ in range(15)]
    corpus = gl.Corpus.from_texts(texts)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    return gl.fit_topics(bow, topics=3)


@pytest.fixture(scope="module")
def test(model):
    return gl.intrusion_test(model)


def group_of(word):
    return next((name for name, words in WORDS.items() if word in words), word)


def test_the_intruder_comes_from_another_topic(test):
    items = [item for item in test.items if item.kind == "word"]
    assert len(items) == 3
    for item in items:
        groups = [group_of(word) for word in item.options]
        intruder = groups.pop(item.answer)
        assert len(set(groups)) == 1
        assert intruder not in groups


def test_the_intruding_topic_is_the_one_that_the_text_has_least_of(model, test):
    items = [item for item in test.items if item.kind == "topic"]
    assert len(items) == 6
    for item in items:
        topic_of_text = group_of(item.text.split()[0].lower())
        assert group_of(item.options[item.answer].split(", ")[0]) != topic_of_text


def test_mixed_words_are_from_two_topics_and_the_others_from_one(test):
    items = [item for item in test.items if item.kind == "mixing"]
    assert {item.answer for item in items} == {0, 1}
    for item in items:
        groups = {group_of(word) for word in item.text.split(", ")}
        assert len(groups) == 1 + item.answer


def test_places_of_answers_are_not_always_the_same(test):
    assert len({item.answer for item in test.items if item.kind != "mixing"}) > 1


def test_the_same_seed_asks_the_same(model, test):
    assert gl.intrusion_test(model).items == test.items
    assert gl.intrusion_test(model, seed=1).items != test.items


def test_a_sheet_comes_back_filled_in_and_is_scored(test, tmp_path):
    test.save(tmp_path)
    text = (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(text.splitlines()))
    assert not any(line["answer"] for line in lines)
    sheets = []
    for person, wrong in enumerate((0, 2)):
        for line, item in zip(lines, test.items, strict=True):
            line["answer"] = str(item.answer + 1)
        for line, item in list(zip(lines, test.items, strict=True))[:wrong]:
            line["answer"] = str((item.answer + 1) % len(item.options) + 1)
        path = tmp_path / f"person{person}.csv"
        with path.open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
        sheets.append(path)
    scores = test.score(sheets)
    right = sum(scores.precision[kind] * sum(i.kind == kind for i in test.items) for kind in scores.precision)
    assert right == pytest.approx(len(test.items) - 1)
    assert scores.chance["word"] == pytest.approx(1 / 6)
    assert "2 people" in scores._repr_html_()


def sheet_of(test, folder, change=lambda line, item: None, name="filled.csv", encoding="utf-8", **dialect):
    """Write a sheet that is filled in rightly, each line changed, as a spreadsheet would save it."""
    test.save(folder)
    lines = list(csv.DictReader((folder / "sheet.csv").read_text(encoding="utf-8-sig").splitlines()))
    for line, item in zip(lines, test.items, strict=True):
        line["answer"] = str(item.answer + 1)
        change(line, item)
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as target:
        writer = csv.DictWriter(target, list(lines[0]), **dialect)
        writer.writeheader()
        writer.writerows(lines)
    return path


def is_all_right(scores):
    return set(scores.precision.values()) == {1.0}


def test_a_sheet_is_read_however_a_spreadsheet_saved_it(test, tmp_path):
    for encoding, delimiter in (("utf-16", "\t"), ("utf-8", ";"), ("utf-8-sig", ","), ("cp1252", ";")):
        sheet = sheet_of(test, tmp_path, encoding=encoding, delimiter=delimiter)
        assert is_all_right(test.score([sheet])), encoding
    assert is_all_right(
        test.score([sheet_of(test, tmp_path, lambda line, item: line.update(answer=f"{line['answer']}.0"))])
    )
    assert is_all_right(
        test.score([sheet_of(test, tmp_path, lambda line, item: line.update(answer=item.options[item.answer]))])
    )
    right = [item.answer + 1 for item in test.items]
    assert is_all_right(test.score(np.array([right, right])))
    path = sheet_of(test, tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *lines[:0:-1], ",,,,,,,,,", ""]), encoding="utf-8")
    assert is_all_right(test.score([path]))


def test_a_sheet_of_another_test_and_two_answers_are_not_scored(model, test, tmp_path):
    sheet = sheet_of(test, tmp_path)
    with pytest.raises(gl.GleaningsError, match="is of another test"):
        gl.intrusion_test(model, seed=5).score([sheet])
    lines = sheet.read_text(encoding="utf-8").splitlines()
    other = f"{lines[1].rpartition(',')[0]},{2 if test.items[0].answer == 0 else 1}"
    sheet.write_text("\n".join([*lines, other]), encoding="utf-8")
    with pytest.raises(gl.GleaningsError, match="twice, with different answers"):
        test.score([sheet])
    with pytest.raises(gl.GleaningsError, match="answers question 1 with 'perhaps'"):
        test.score([sheet_of(test, tmp_path, lambda line, item: line.update(answer="perhaps"))])


def test_one_person_cannot_agree(test):
    scores = test.score([[item.answer + 1 for item in test.items]])
    assert "agreement not known" in repr(scores)
    assert "1 person" in scores._repr_html_()
    assert "nan" not in scores._repr_html_()


def test_the_page_shows_texts_and_runs_nothing(tmp_path):
    texts = ["<script>alert(1)</script> rain wind storm cloud.", "Vote party poll law seat.", "Match goal team."] * 8
    corpus = gl.Corpus.from_texts(texts)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    gl.intrusion_test(gl.fit_topics(bow, topics=3)).save(tmp_path)
    assert "<script" not in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "answer" not in (tmp_path / "sheet.html").read_text(encoding="utf-8").replace("one answer for", "")


def test_a_formula_is_not_run_by_a_spreadsheet(tmp_path):
    rows = [["=cmd()", "wind", "storm", "hail", "snow"], ["vote", "poll", "law", "seat", "bill"]] * 8
    gl.intrusion_test(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)).save(tmp_path)
    text = (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")
    cells = [cell for line in csv.reader(text.splitlines()) for cell in line]
    assert "'=cmd()" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_agreement_of_a_worked_example():
    """Krippendorff's own example of two people and ten units with nominal values (alpha = .095)."""
    people = np.array([[1, 2, 1, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 1, 1, 2, 1, 1, 1, 1]])
    people[1] = [2, 2, 1, 1, 2, 1, 1, 1, 2, 1]
    pairs = (people[0] == people[1]).sum()
    ones = (people == 1).sum()
    expected = 1 - (20 - 1) * (10 - pairs) / (ones * (20 - ones))
    assert krippendorff_alpha(people) == pytest.approx(expected)
    assert np.isnan(krippendorff_alpha(people[:1]))


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ([[1]], "1 answers for"),
        ([[99] * 12], "the answer to question 1 is 99"),
        ("sheet.csv", "a list"),
        (["nowhere.csv"], "no sheet"),
        ([3], "a sheet or a list"),
    ],
)
def test_answers_that_cannot_be_scored(test, answers, message):
    with pytest.raises(gl.GleaningsError, match=message):
        test.score(answers)


def test_numbers_are_read_as_people_write_them(test, tmp_path):
    """Without it, "2)" or "option 2" would stop the scoring of a whole sheet."""
    test.save(tmp_path)
    with (tmp_path / "sheet.csv").open(newline="", encoding="utf-8-sig") as lines:
        head, *rows = list(csv.reader(lines))
    with (tmp_path / "key.csv").open(newline="", encoding="utf-8-sig") as lines:
        right = [line["answer"] for line in csv.DictReader(lines)]
    ways = ("{}", "{}.0", "{})", "option {}", "#{}", " {}. ")
    filled = [[*row[:-1], ways[i % len(ways)].format(right[i])] for i, row in enumerate(rows)]
    filled[-1][-1] = "?"
    with (tmp_path / "filled.csv").open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([head, *filled])
    found = test.score([tmp_path / "filled.csv"])
    assert set(found.precision.values()) == {1.0}
    assert found.notes[0] == "1 question left open: not counted."


@pytest.mark.parametrize("answer", ["-1", "\u22121"])
def test_a_negative_number_is_no_option(test, tmp_path, answer):
    """In survey data, -1 stands for no answer; as the first option it would be scored."""
    with pytest.raises(gl.GleaningsError, match=f"answers question 1 with '{answer}'"):
        test.score([sheet_of(test, tmp_path, lambda line, item: line.update(answer=answer))])


def test_one_topic_has_no_intruder():
    model = gl.fit_topics(gl.BagOfWords.from_tokens([["a", "b"], ["c", "d"]] * 5), topics=1)
    with pytest.raises(gl.GleaningsError, match="only one"):
        gl.intrusion_test(model)


def test_a_model_without_texts_says_why_documents_are_not_asked_about():
    rows = [words[:5] for words in WORDS.values()] * 6
    test = gl.intrusion_test(gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3))
    assert any("does not hold its texts" in note for note in test.notes)


def test_a_sheet_that_nobody_filled_in_and_the_key_are_refused(test, tmp_path):
    test.save(tmp_path)
    with pytest.raises(gl.GleaningsError, match="no question was answered"):
        test.score([tmp_path / "sheet.csv"])
    with pytest.raises(gl.GleaningsError, match="not the key"):
        test.score([tmp_path / "key.csv"])


@pytest.mark.parametrize("kinds", [3, None, "word", [], ["wrod"]])
def test_kinds_that_are_none(model, kinds):
    with pytest.raises(gl.GleaningsError, match="kinds="):
        gl.intrusion_test(model, kinds=kinds)


def test_only_topics_that_a_document_holds_stand_beside_the_intruding_one(monkeypatch):
    """Of a text on one subject other topics have nothing to do with it either, and nobody could answer."""
    texts = [
        " ".join(words) for words in (["rain", "wind", "hail"], ["vote", "poll", "law"], ["goal", "team", "cup"])
    ] * 8
    texts += ["rain wind hail rain vote poll law vote"] * 2
    bow = gl.bag_of_words(
        gl.Corpus.from_texts(texts), unit="document", minimum_rows=1, maximum_share=1.0, phrases=False
    )
    model = gl.fit_topics(bow, topics=3)

    def options():
        return sorted(len(item.options) for item in gl.intrusion_test(model, kinds=["topic"], documents=2).items)

    assert options() == [2, 2, 2, 2, 3, 3]  # the two mixed documents are asked about first
    monkeypatch.setattr(module, "_HELD", 0.0)
    assert options() == [3] * 6
