"""Dates of file names, lines, datelines and mail headers, in many languages, against a table written by hand."""

import datetime
from pathlib import Path

import gleanings as gl
from gleanings.corpus.dates import date_of_dateline, date_of_name, dated_line

TABLE = [
    (kind, *rest.rsplit(" | ", 1))
    for line in (Path(__file__).parent / "date_strings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
    for kind, rest in [line.split(" | ", 1)]
]


def found(kind, text, folder):
    if kind == "name":
        return date_of_name(text)
    if kind == "dateline":
        return date_of_dateline(text)
    if kind == "mail":
        path = folder / "a.eml"
        header = f"From: a@b.example\nTo: c@d.example\nSubject: Rain\nDate: {text}"
        path.write_text(f"{header}\n\nIt rained all day long. We stayed in.\n", encoding="utf-8")
        return gl.read_file(path)[0].date
    line = dated_line(text)
    return "?" if line and line.numbers else line and line.date


def test_dates_are_found_as_they_are_written_and_never_guessed(tmp_path):
    wrong = []
    for kind, text, wanted in TABLE:
        got = found(kind, text, tmp_path)
        wanted = "none" if kind == "name" and wanted == "?" else wanted
        if (str(got) if got else "none") != wanted:
            wrong.append((kind, text, wanted, got))
        assert wanted != "none" or not got, (kind, text, got)  # a date that is not there is worse than one missed
        assert got != datetime.datetime.now(datetime.UTC).date()
    assert len(TABLE) >= 150
    assert len(wrong) <= 0.05 * len(TABLE), wrong
