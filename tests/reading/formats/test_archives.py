import gzip
import io
import zipfile

import pytest

import gleanings as gl


def test_the_files_of_an_archive_are_read_by_their_own_readers(read, zipped):
    inner = zipped({"deep.md": "# Deep\n\nRain fell in the archive."})
    files = {"2021/05/03/n.txt": "Rain fell.", "in.csv": "text\nRow one of the file.\nRow two of it.\n", "i.zip": inner}
    corpus = read("z.zip", zipped(files))
    assert {d.id: str(d.date) for d in corpus} == {
        "z.zip:2021/05/03/n.txt": "2021-05-03",
        "z.zip:i.zip:deep.md": "None",
        "z.zip:in.csv:2": "None",
        "z.zip:in.csv:3": "None",
    }


def test_names_that_lead_out_of_an_archive_are_listed_and_nothing_is_written(read, zipped, tmp_path):
    corpus = read(
        "z.zip", zipped({"a.txt": "Rain.", "../evil.txt": "Evil.", "/etc/x.txt": "Evil.", ".h.txt": "Hidden."})
    )
    assert [d.id for d in corpus] == ["z.zip:a.txt"]
    assert {left.source: left.kind for left in corpus.left_out} == {
        "z.zip:../evil.txt": "link",
        "z.zip:/etc/x.txt": "link",
        "z.zip:.h.txt": "hidden",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["z.zip"]


def test_a_bomb_is_left_out_before_it_is_unpacked(read, zipped):
    bomb = zipped({f"{i}.txt": b"\0" * 1_000_000 for i in range(12)})
    assert len(bomb) < 20_000
    with pytest.raises(gl.GleaningsError, match="unpacks to 12,000,000 bytes, past the limit of 10,000,000"):
        read("z.zip", bomb, limits=gl.ReadingLimits(archive_bytes=10_000_000))
    with pytest.raises(gl.GleaningsError, match="past the limit of 1,000"):
        read("a.txt.gz", gzip.compress(b"a" * 5_000), limits=gl.ReadingLimits(archive_bytes=1_000))


def test_what_the_header_of_an_archive_says_of_sizes_is_not_relied_on(read):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 100_000)
    forged = buffer.getvalue().replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(gl.GleaningsError):
        read("z.zip", forged, limits=gl.ReadingLimits(archive_bytes=1_000))


def test_archives_in_archives_end_at_the_limit(read, zipped):
    data = b"Rain fell."
    name = "a.txt"
    for _ in range(5):
        data, name = zipped({name: data}), "a.zip"
    with pytest.raises(gl.GleaningsError, match="archives lie in archives, past the limit of 3"):
        read("z.zip", data)


def test_a_gzip_that_is_cut_off_or_in_parts(read):
    whole = gzip.compress(b"Rain fell on the hills.")
    assert read("a.txt.gz", whole + gzip.compress(b" Snow too."))[0].text == "Rain fell on the hills. Snow too."
    with pytest.raises(gl.GleaningsError, match="damaged"):
        read("b.txt.gz", whole[:12])


@pytest.mark.parametrize(
    "end",
    [b"no packed file", gzip.compress(b"Snow fell on the roofs.", mtime=0)[:-9] + b"damaged!!", b"\1"],
    ids=["other bytes", "a damaged member", "one byte"],
)
def test_the_end_of_a_gzip_that_cannot_be_unpacked_is_listed(read, end):
    corpus = read("a.txt.gz", gzip.compress(b"Rain fell on the hills.") + end)
    assert corpus[0].text.startswith("Rain fell on the hills.")
    (left,) = corpus.left_out
    assert (left.source, left.kind) == ("a.txt.gz:its end", "damaged")
    assert f"its last {len(end)} bytes cannot be unpacked as a whole" in left.reason


def test_zeros_behind_a_gzip_are_no_damage(read):
    assert not read("a.txt.gz", gzip.compress(b"Rain fell on the hills.") + bytes(512)).left_out


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Müller", "cp437"), ("文书资料", "gbk"), ("Договор", "cp866"), ("Árbol", "utf-8"), ("ひらがな", "cp932")],
)
def test_names_in_an_archive_that_does_not_say_their_encoding(read, zipped, name, encoding):
    data = name.encode(encoding)
    plain = zipped({"x" * len(data) + ".txt": "Rain fell on the hills."})
    [document] = read("a.zip", plain.replace(b"x" * len(data), data))
    assert document.id == f"a.zip:{name}.txt"
    assert document.text == "Rain fell on the hills."
