"""Sentences in which a page speaks to its reader, beside sentences of a text on the same things."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_edges import TOP
from tests.cleaning.test_tail import left

from gleanings.cleaning.rules import marks_of
from gleanings.cleaning.site_words import _PAGE, _READER

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


NEWS = [
    "The council of Harwick voted on Tuesday to close the old swimming pool by the river, which is old.",
    "Some two hundred people had come to protest against it, many of them with their children on their arms.",
    "The pool will close at the end of August, and the building is to be sold to whom offers most for it.",
]


@pytest.mark.parametrize(
    "plea",
    [
        "Do you have a story for us? Email us at news@post.example or call 0123 456 789.",
        "Sign up for our newsletter to get the best stories each morning.",
        "Abonnieren Sie unseren Newsletter und lesen Sie morgens das Wichtigste.",
        "Suscríbete a nuestro boletín y recibe las noticias en tu correo electrónico.",
    ],
)
def test_a_plea_between_two_paragraphs_of_a_page(plea):
    text = "\n\n".join([NEWS[0], "Read more: Bridge to be painted", NEWS[1], plea, NEWS[2]])
    assert plea in [text[m.start : m.end] for m in marks_of(text) if m.kind == "prompt"]


@pytest.mark.parametrize(
    "said",
    [
        "Our newsletter began in 1999 with ten readers of the town.",
        "“Sign up for our newsletter,” said the card that lay on every table.",
        "The council sent an email to all members of the swimming club on Friday.",
    ],
)
def test_a_sentence_of_an_article_about_such_things_is_kept(said):
    text = "\n\n".join([NEWS[0], "Read more: Bridge to be painted", NEWS[1], said, NEWS[2]])
    assert said not in [text[m.start : m.end] for m in marks_of(text)]


@pytest.mark.parametrize("words", [_PAGE, _READER])
def test_words_sought_in_small_letters_are_those_of_any_case(words):
    texts = [PROSE, MORE, *PLEAS, "SIGN UP HERE", "Hesabiniz icin, HESABINIZ", "Your e-MAIL", "TIN CUNG", "Sok."]
    for text in [*filter(str.isascii, texts), *(each.upper() for each in texts if each.isascii())]:
        found = words._any.findall(text)
        assert words.findall(text) == [each.lower() for each in found], text
        assert words.stand_in(text) == bool(found), text
