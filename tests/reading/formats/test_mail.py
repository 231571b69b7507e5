import pytest

import gleanings as gl

MAIL = (
    b"From: =?utf-8?q?Ren=C3=A9?= <rene@example.org>\r\nSubject: =?utf-8?b?UmU6IFDDtm50?=\r\n"
    b"Date: Mon, 3 May 2021 10:00:00 +0200\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"The caf=E9 is closed. We meet at the station.\r\n\r\n> Where do we meet?\r\n\r\n-- \r\nRen=E9\r\n"
    b'--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\nxx\r\n--x--\r\n'
)
BOX = (
    "From ann@x Mon May  3 10:00:00 2021\nFrom: Ann <a@x>\nSubject: One\n\nIt rained in the hills.\n"
    ">From there it came down.\n\nFrom bob@x Tue May  4 10:00:00 2021\nFrom: Bob <b@x>\nSubject: Two\n"
    "Content-Type: text/html\n\n<p>It <b>snowed</b> &amp; froze.</p>\n"
)


def test_a_mail_gives_its_text_its_subject_and_its_sender(read):
    corpus = read("a.eml", MAIL)
    document = corpus[0]
    assert [s.text for s in document.sentences] == ["The café is closed.", "We meet at the station."]
    assert (document.title, str(document.date), document.metadata["author"]) == ("Pönt", "2021-05-03", "René")
    assert [m.kind for m in document.marks] == ["mail header", "quoted mail", "signature"]
    assert corpus.notes == ("Attachments of mails were not read: 1 (a.eml).",)


def test_a_mailbox_gives_a_document_a_mail(read):
    corpus = read("b.mbox", BOX)
    assert [(d.id, d.title) for d in corpus] == [("b.mbox:1", "One"), ("b.mbox:2", "Two")]
    assert [s.text for d in corpus for s in d.sentences] == [
        "It rained in the hills.",
        "From there it came down.",
        "It snowed & froze.",
    ]


def test_what_is_no_mailbox_is_named_so(read):
    with pytest.raises(gl.GleaningsError, match="no mail in it begins"):
        read("b.mbox", "Rain fell.")


def test_headers_and_charsets_that_are_wrong_cost_no_text(read):
    mail = (
        b"Subject: =?utf-8?b?!!!?=\nDate: soon\nContent-Type: text/plain; charset=no-such\n\nIt rained, caf\xc3\xa9.\n"
    )
    document = read("a.eml", mail)[0]
    assert document.text.endswith("It rained, café.\n")
    assert document.date is None


def test_long_headers_are_decoded_line_by_line(read):
    names = ",\n ".join(f"=?utf-8?q?Ren=C3=A9_{i}?= <r{i}@example.org>" for i in range(400))
    document = read("a.eml", f"From: ann@example.org\nTo: {names}\n\nThe council voted for the bridge.\n")[0]
    assert "René 0 <r0@example.org>," in document.metadata["to"]
    assert "René 399 <r399@example.org>" in document.metadata["to"]


@pytest.mark.parametrize(("name", "encoding"), [("Иван", "utf-8"), ("Иван Петров", "koi8-r"), ("山田太郎", "utf-8")])
def test_headers_in_bytes_of_no_stated_encoding_are_read(read, name, encoding):
    mail = (
        f"From: {name} <a@example.org>\nSubject: {name}\nContent-Type: text/plain; charset={encoding}\n\nIt rained.\n"
    )
    document = read("a.eml", mail.encode(encoding))[0]
    assert document.metadata["author"] == document.title == name


HTML_MAIL = (
    "From: shop@example.com\nSubject: Pool\nContent-Type: text/html; charset=utf-8\n\n"
    "<p>Liebe Ana,</p><p>der Pool wird Ende August geschlossen, und das Haus wird verkauft. Wir danken sehr.</p>"
)


def test_a_mail_in_html_has_paragraphs_a_signature_and_a_footer(read):
    footer = "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. <a>Abmelden</a>"
    document = read("a.eml", f"{HTML_MAIL}<p>Viele Grüße<br>Ihr Team</p><hr><p>{footer}</p>")[0]
    assert [sentence.text for sentence in document.sentences][1:] == [
        "der Pool wird Ende August geschlossen, und das Haus wird verkauft.",
        "Wir danken sehr.",
    ]


def test_what_a_mail_in_html_quotes_is_no_text_of_its_own(read):
    wrote = "<div>On Mon, 3 Mar 2025, Ann &lt;ann@example.org&gt; wrote:</div>"
    quoted = f"{wrote}<blockquote><p>When does it close?</p></blockquote>"
    document = read("a.eml", HTML_MAIL + quoted)[0]
    assert "When does it close?" not in [sentence.text for sentence in document.sentences]
    assert "> When does it close?" in document.text
