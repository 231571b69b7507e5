"""Lines that many documents share are boilerplate; answers that many people gave are not."""

import csv
import json

import pytest

import gleanings as gl
from gleanings.cleaning.boilerplate import compared_lines
from gleanings.documents.document import Document

FOOT = "This article was first printed in the Valley Courier."
OPINIONS = ("My phone cannot log in to the wifi.", "Der Drucker ist ständig kaputt.", "Le parking est trop loin.")


def name(number: int) -> str:
    """Return a word; lines that differ by figures only are the same line."""
    return "".join("aeioulmnrst"[int(digit)] for digit in f"{number * 37 + 101}")


def article(number: int) -> str:
    house, mill, ward = name(number), name(number + 100), name(number + 200)
    return (
        f"The council of {ward} met again to speak of the bridge beside the mill of {mill}, which was built "
        f"by the masons of {house} in the year of the great flood.\n\nNobody of {house} came to speak against it, "
        f"since the road to {ward} had been closed for weeks, and everybody was tired of walking to {mill}.\n\n"
    )


def kinds(corpus: gl.Corpus) -> set[str]:
    return {mark.kind for document in corpus for mark in document.marks}


def write_answers(path, answers):
    rows = [{"branch": f"branch {i % 3}", "age": i, "answer": answer} for i, answer in enumerate(answers)]
    if path.suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    return path


@pytest.mark.parametrize("line", ["Seite {} von 12 der Chronik", "Read by everybody, {} times", "Nr. {}, Jahrgang 8"])
def test_lines_that_differ_by_a_number_are_the_same_line_however_many_figures_it_has(line):
    numbers = (7, 9, 10, 11, 100, 2000)
    corpus = gl.Corpus.from_texts([article(n) + line.format(n) for n in numbers], clean={"boilerplate"})
    assert [d.text[m.start : m.end] for d in corpus for m in d.marks] == [line.format(n) for n in numbers]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl"])
@pytest.mark.parametrize("opinion", OPINIONS)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_an_answer_that_many_gave_is_no_boilerplate(tmp_path, kind, opinion, between):
    """Neither as a sentence of an answer nor as a paragraph of it."""
    rest = [f"Room {name(n)} is cold. The seat of {name(n)} is broken. Nobody found {name(n)}." for n in range(30)]
    answers = [between.join((opinion, each) if i % 2 else (each, opinion)) for i, each in enumerate(rest)]
    path = write_answers(tmp_path / f"survey.{kind}", answers)
    assert kinds(gl.read_file(path)) == set()
    assert kinds(gl.open_corpus(path, piece=1_000)) == set()
    for i, answer in enumerate(answers):  # the same texts as files: the line is what all files share
        (tmp_path / f"{i}.txt").write_text(f"{answer}{between}{name(i)} knows it, too.", encoding="utf-8")
    assert "boilerplate" in kinds(gl.read_folder(tmp_path))


@pytest.mark.slow
def test_the_footer_of_articles_in_a_table_is_boilerplate(tmp_path):
    path = write_answers(tmp_path / "articles.csv", [article(n) + FOOT for n in range(12)])
    for corpus in (gl.read_file(path), gl.open_corpus(path, piece=1_000)):
        assert {d.text[m.start : m.end] for d in corpus for m in d.marks} == {FOOT}
        assert all(len(d.marks) == 1 for d in corpus)


@pytest.mark.slow
def test_a_sentence_within_articles_of_a_table_is_theirs(tmp_path):
    for n, parts in enumerate(
        (
            [article(n).replace("\n\nNobody", f"\n\n{FOOT}\n\nNobody") + f"{name(n)} stays." for n in range(12)],
            [article(n).strip() + " " + FOOT for n in range(12)],
            [article(n).replace("\n\n", " ") + FOOT for n in range(12)],
        )
    ):
        assert kinds(gl.read_file(write_answers(tmp_path / f"{n}.csv", parts))) == set()


def test_rows_of_a_frame_are_texts_given_one_by_one():
    pd = pytest.importorskip("pandas")
    texts = [
        f"{OPINIONS[0]} Room {name(n)} is cold. The seat of {name(n)} broke. Nobody found {name(n)}." for n in range(30)
    ]
    frame = pd.DataFrame({"text": texts, "site": "library.example"})
    assert kinds(gl.Corpus.from_frame(frame)) == set()
    assert kinds(gl.Corpus.from_frame(frame, clean={"boilerplate"})) == {"boilerplate"}  # it was asked for


def test_of_a_row_the_edges_are_compared_and_only_beside_a_text_longer_than_a_line():
    places = [Document("a", text).text[slice(*span)] for text in (article(3) + FOOT,) for span in edges(text)]
    assert places[-1] == FOOT
    assert edges(f"{FOOT}\n\nIt rained.\n\n{FOOT}") == []
    wide = "市议会星期一投票决定在河上修建一座新桥，工程将于秋季开始，预计两年内完工，居民表示欢迎，但渔民仍然反对。"
    assert len(edges(f"{wide}\n\n本文首发于山谷报。")) == 1


def edges(text):
    return compared_lines(Document("a", text, record=True), apart=True)[:, 1:].tolist()


def test_a_chapter_that_other_documents_hold_too_is_text(tmp_path):
    chapter = "\n\n".join(
        f"In {name(n)} the masons had finished the arch before the first frost of that year, and the whole town came "
        f"out to walk over it, as {name(n + 50)} wrote to his sister."
        for n in range(4)
    )
    for n in range(6):  # six books, each with the same chapter in the middle, and a line below it
        parts = [article(3 * n), article(3 * n + 1), chapter, article(3 * n + 2), article(3 * n + 40), FOOT]
        (tmp_path / f"{n}.txt").write_text("\n\n".join(part.strip() for part in parts), encoding="utf-8")
    for corpus in (gl.read_folder(tmp_path, keep_near_copies=True), gl.open_corpus(tmp_path, keep_near_copies=True)):
        assert {d.text[m.start : m.end] for d in corpus for m in d.marks} == {FOOT}


def both(folder):
    """Return the kinds of marks of a folder that is read into memory, which are those of a stream of it."""
    found = kinds(gl.read_folder(folder))
    assert kinds(gl.open_corpus(folder, piece=1_000)) == found
    return found


@pytest.mark.slow
def test_what_the_chapters_of_a_book_share_is_text_where_the_book_lies_beside_them(tmp_path):
    said = "“That may well be so,” said Ann."
    chapters = []
    for i in range(6):
        lines = [f"The {name(100 * i + n)} of {name(900 + 100 * i + n)} lay by the sea." for n in range(14)]
        chapters.append("\n\n".join([said, *lines]))
        (tmp_path / f"{i}.txt").write_text(chapters[-1], encoding="utf-8")
    assert both(tmp_path) == {"boilerplate"}  # at the edge of six texts that are no parts of another
    (tmp_path / "book.txt").write_text("\n\n".join(chapters), encoding="utf-8")
    assert both(tmp_path) == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("He said nothing and went home.", False),
        ("Sign up for our newsletter to read more.", True),
        ("Story of the valley", True),  # no sentence
    ],
)
def test_a_sentence_amid_the_paragraphs_of_many_texts_is_theirs(tmp_path, line, marked):
    for i in range(8):
        above, below = article(i), article(50 + i)
        (tmp_path / f"{i}.txt").write_text(f"{above}{line}\n\n{below}", encoding="utf-8")
    assert bool(both(tmp_path)) == marked


@pytest.mark.slow
def test_a_passage_in_chinese_that_other_texts_hold_too_is_text(tmp_path):
    passage = [
        "河边的老磨坊已经停了三十年，可是每到春天，水还是从旧渠里流过来，孩子们在那里捉鱼，老人们坐在石头上说话。",
        "村里的人说，磨坊的主人当年把钥匙交给了教书先生，自己坐船走了，从此没有人再见过他，也没有人去开那扇门。",
        "直到去年夏天，一个年轻人带着一张旧地图来到村里，问起磨坊的事，大家才知道那把钥匙一直挂在学校的墙上。",
        "他把门打开的时候，里面没有别的东西，只有一张桌子、一盏灯和一本写了一半的账，账上最后一笔是欠村里的米钱。",
    ]
    for i in range(8):
        own = [f"这是第{name(i)}个故事的开头，讲的是{name(60 + i)}家的事情，跟别的故事没有关系。" for _ in range(1)]
        rest = [
            f"{name(200 + 10 * i + n)}家的院子里有一棵{name(400 + 10 * i + n)}树，每年都要开花，今年开得最晚。"
            for n in range(9)
        ]
        (tmp_path / f"{i}.txt").write_text("\n\n".join(own + passage + rest), encoding="utf-8")
    assert both(tmp_path) == set()
