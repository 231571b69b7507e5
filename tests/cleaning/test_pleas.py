"""Sentences in which a page speaks to its reader, beside sentences of a text on the same things."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_edges import TOP
from tests.cleaning.test_tail import left

PLEAS = [
    "You are receiving this email because you signed up for waste alerts.",
    "Diese Seite finanziert sich durch Werbung, wir danken für Ihr Verständnis.",
    "Les commentaires sont fermés, mais vous pouvez nous écrire.",
    "Inscreva-se no nosso canal e receba as notícias do dia.",
    "Iscriviti alla nostra newsletter: è gratis.",
    "Подпишитесь на нашу рассылку, чтобы ничего не пропустить.",
    "有料会員になると続きをお読みいただけます。",
    "欢迎您扫一扫关注本报公众号。",
    "뉴스레터를 구독하세요.",
    "सबसे तेज़ खबरों के लिए हमारे ऐप को डाउनलोड करें।",
]


@pytest.mark.parametrize("plea", PLEAS)
def test_a_page_that_speaks_to_its_reader(plea):
    assert left(f"{TOP}\n\n{PROSE}\n\n{MORE}\n\nShare this article\n\n{plea}") == [PROSE, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "She announced the end of her newsletter by e-mail.",  # to no reader
        "“Our app will help you,” the minister said.",  # said by somebody
        "You never know what the sea will bring.",  # of nothing that a page has
    ],
)
def test_sentences_on_the_same_things_are_the_authors(sentence):
    assert left(f"{TOP}\n\n{PROSE}\n\n{MORE}\n\nShare this article\n\n{sentence}") == [PROSE, MORE, sentence]


@pytest.mark.parametrize("plea", PLEAS[:3])
def test_in_a_text_that_is_no_page_it_is_the_authors(plea):
    assert left(f"{PROSE}\n\n{plea}") == [PROSE, plea]
