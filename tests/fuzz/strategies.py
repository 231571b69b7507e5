"""Texts as people and attackers make them, and files of them.

A text is made of pieces of many kinds, joined by separators of many kinds, some of them repeated, some cut anywhere.
"""

import gzip
import html
import io
import json
import zipfile

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "rain river flood storm valley market profit bank price vote party poll minister Rain RIVER don't e-mail U.S. Mr. "
    "Straße über Fußgänger été größer "
    "Москва река 北京 今天下雨了 東京 서울 مرحبا بالعالم नमस्ते दुनिया สวัสดี ﬁne İstanbul naïve "
    "1,234.5 -3 % 2021-08-09 3/4/2020 12:30 a b I".split()
)
SENTENCES = st.sampled_from(
    [
        "Heavy rain flooded the river valley.",
        "He said: “It rose!” (Nobody believed it.)",
        "The market fell by 3.5 per cent in the U.S. on Monday, Mr. Smith said.",
        "Originally, it was closed?!",
        "Der Fluss trat über die Ufer, z. B. in Köln am 3. Mai.",
        "今天下雨了。河水上涨。人们离开了家。",
        "هطلت الأمطار الغزيرة. ارتفع النهر؟",
        "A\u00a0.",
        "What?! No... Yes!!! \u2026",
    ]
)
ODDITIES = st.sampled_from(
    [
        *"\x00 \x07 \x08 \x0b \x0c \x1b[31m \x7f \x85 \ufeff \ud800 \udfff".split(" "),
        *"\u2028 \u2029 \u200b \u200d \u202e \u2066".split(" "),
        "\u00a0.", "e\u0301" * 5, "a" + "\u0300" * 50, "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\U0010ffff", "$5 and $6", r"\(\href{http://x}{y}\)",
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "JavaScript: a book",
        "&amp;lt;b&amp;gt;", "&#x26;#60;", "&nbsp;", "]]>", "<!--", "-->", "</style>", "{{7*7}}", "${x}", "%s%n",
        "=1+1", "@SUM(A1)", "../../etc/passwd", "http://example.org/a?b=c&d", "www.a.b" * 9, "a@b.c" * 9,
        "x" * 300, "-" * 80,
    ]
)  # fmt: skip
FURNITURE = st.sampled_from(
    [
        "From: A <a@b.c>\nTo: B <b@c.d>\nSubject: Rain\nDate: Mon, 3 May 2021 10:00:00 +0000\n",
        "---\ntitle: Rain\ndate: 2021-05-03\ntags: [a, b]\n---\n",
        "> He wrote:\n> > it rose\n> fell\n",
        "-- \nA. Smith\nTel. 123 456\n",
        "Best regards,\nA. Smith\n",
        "Read more: The river\n",
        "# Heading\n\n## Another\n",
        "* one\n* two\n\n1. three\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "```\ncode()\n```\n",
        "Chapter 1.\n\n",
        "pic.twitter.com/abc — A (@a) May 3, 2021",
        "<html><head><title>t</title></head><body><p>Rain.</p><div>",
        "Reuters\nMay 3, 2021 | 10:00am\n",
    ]
)
SEPARATORS = st.sampled_from([" ", "  ", "\n", "\r\n", "\r", "\n\n", "\n\n\n\n", "\t", "", ". ", "\x0c", "\u3000"])
ANY = st.text(st.characters(), max_size=30)


@st.composite
def texts(draw: st.DrawFn, pieces: int = 12) -> str:
    """A text of up to `pieces` pieces, some of them many times."""
    made = []
    for piece in draw(st.lists(st.one_of(WORDS, SENTENCES, ODDITIES, FURNITURE, ANY), max_size=pieces)):
        made.append(piece * draw(st.sampled_from([1, 1, 1, 1, 2, 3, 40])))
        made.append(draw(SEPARATORS))
    text = "".join(made)
    if text and draw(st.booleans()):
        text = text[draw(st.integers(0, len(text) - 1)) :]
    return text


@st.composite
def corpora(draw: st.DrawFn) -> dict[str, list[object]]:
    """The arguments of `Corpus.from_texts`."""
    some = draw(st.lists(texts(), min_size=1, max_size=6))
    columns: dict[str, list[object]] = {"texts": list(some)}
    if draw(st.booleans()):
        columns["titles"] = [draw(st.one_of(ODDITIES, ANY, SENTENCES)) for _ in some]
    return columns


ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-32"])
NAMES = st.sampled_from(
    ["a.txt", "b.md", "c.html", "d.htm", "e.eml", "f.mbox", "g.csv", "h.tsv", "i.json", "j.jsonl", "k.pdf", "l.docx",
     "m.zip", "n.gz", "o", "p.TXT", "2021-08-09_q.txt", "\u202er.txt", "s\x1b[31m.txt", ".t.txt", "u.odt", "v.rtf",
     "w.epub", "x.srt", "y.vtt", "z.mhtml", "a.xlsx", "b.parquet"]
)  # fmt: skip


@st.composite
def contents(draw: st.DrawFn, kind: str | None = None) -> bytes:
    """What a file holds: a text in some encoding, a table, JSON, an archive; some of it cut or with a byte changed."""
    text = draw(texts(pieces=8))
    kind = kind or draw(st.sampled_from(["text", "text", "text", "bytes", "json", "jsonl", "csv", "zip", "pdf"]))
    if kind == "bytes":
        data = draw(st.binary(max_size=200))
    elif kind == "json":
        data = json.dumps(draw(st.sampled_from([[text], {"text": text}, [{"text": text}], text, [[[]]]]))).encode()
    elif kind == "jsonl":
        data = b"\n".join(json.dumps({"text": text, "id": i}).encode() for i in range(3))
    elif kind == "csv":
        data = ('id,text\n1,"' + text.replace('"', '""') + '"\n').encode("utf-8", "replace")
    elif kind == "zip":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(
                draw(st.sampled_from(["a.txt", "../a.txt", "/a.txt", "word/document.xml"])),
                text.encode("utf-8", "replace"),
            )
        data = stream.getvalue()
    elif kind == "gzip":
        data = gzip.compress(text.encode("utf-8", "replace"), mtime=0)
    elif kind == "docx":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            body = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
            archive.writestr(
                "word/document.xml",
                b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                + body.encode("utf-8", "replace")
                + b"</w:body></w:document>",
            )
        data = stream.getvalue()
    elif kind == "html":
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        data = f"<html><head><title>{text[:40]}</title></head><body>{paragraphs}</body></html>".encode(
            "utf-8", "replace"
        )
    elif kind in ("mail", "mbox"):
        mail = f"From: A <a@b.c>\nSubject: {text[:30]}\nDate: Mon, 3 May 2021 10:00:00 +0000\n\n{text}\n"
        data = (f"From a@b.c Mon May  3 10:00:00 2021\n{mail}\n" * 2 if kind == "mbox" else mail).encode(
            "utf-8", "replace"
        )
    elif kind == "subtitles":
        cue = "{0}\n00:00:{0:02d},000 --> 00:00:{1:02d},500\n{2}\n\n"
        data = "".join(cue.format(i, i + 2, line) for i, line in enumerate(text.split("\n")[:50])).encode(
            "utf-8", "replace"
        )
    elif kind == "rtf":
        data = (r"{\rtf1\ansi " + text + "}").encode("cp1252", "replace")
    elif kind == "pdf":
        data = b"%PDF-1.4\n" + text.encode("utf-8", "replace")
    else:
        data = text.encode(draw(ENCODINGS), "replace")
    if data and draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(data) - 1))
        data = draw(st.sampled_from([data[:at], data[:at] + b"\xff" + data[at + 1 :], data[:at] + b"\0" + data[at:]]))
    return data


# A name and what belongs under it, so that most files come past the first look.
MATCHED = {
    "a.txt": "text", "b.md": "text", "c.html": "html", "d.eml": "mail", "e.mbox": "mbox", "f.csv": "csv",
    "g.json": "json", "h.jsonl": "jsonl", "i.zip": "zip", "j.gz": "gzip", "k.docx": "docx", "l.srt": "subtitles",
    "m.rtf": "rtf",
}  # fmt: skip


@st.composite
def some_files(draw: st.DrawFn) -> dict[str, bytes]:
    """Up to four files by name: half of them of any content, half of what their names promise."""
    files = {}
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            files[draw(NAMES)] = draw(contents())
        else:
            name = draw(st.sampled_from(sorted(MATCHED)))
            files[name] = draw(contents(MATCHED[name]))
    return files


folders = some_files()


def damages(names: list[str]) -> st.SearchStrategy[tuple[str, float, bytes, int]]:
    """A file of a model, a place in it from 0 to 1, what is put there, and how many bytes go."""
    return st.tuples(st.sampled_from(names), st.floats(0, 1), st.binary(max_size=8), st.integers(0, 8))
