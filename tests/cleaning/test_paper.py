"""Fields of papers, known by two labels or more."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_tail import left

FIELDS = {
    "en": "Funding: This work was supported by the Estuary Fund.\nConflict of interest: None declared.",
    "es": "Financiamiento: Fondo del Estuario, número 12.\nConflicto de intereses: La autora declara no tener ninguno.",
    "de": "Förderung: Diese Arbeit wurde vom Imkerbund gefördert.\nInteressenkonflikt: Es besteht keiner.",
    "ru": "Финансирование: Работа выполнена без поддержки.\nКонфликт интересов: Авторы его не имеют.",
    "zh": "基金项目：河口基金资助。\n通讯作者：王芳。",
    "tr": "Finansal destek: Bu çalışma desteklenmedi.\nÇıkar çatışması: Yazar çıkar çatışması bildirmedi.",
}


@pytest.mark.parametrize("language", FIELDS)
def test_fields_below_the_text_of_a_paper(language):
    assert left(f"{PROSE}\n\n{MORE}\n\n{FIELDS[language]}") == [PROSE, MORE]


@pytest.mark.parametrize("field", FIELDS["en"].splitlines())
def test_one_label_alone_may_begin_a_paragraph_of_any_text(field):
    assert left(f"{PROSE}\n\n{MORE}\n\n{field}") == [PROSE, MORE, field]


def test_a_value_on_the_line_below_its_label():
    text = f"{PROSE}\n\n{MORE}\n\nKeywords\ndunlin; light; mudflat\n\nConflict of interest\nNone declared."
    assert left(text) == [PROSE, MORE]


def test_a_sentence_below_its_label_is_the_authors():
    text = f"{PROSE}\n\n{MORE}\n\nFunding: none.\n\nConflict of interest\nThe author owns a goose."
    assert left(text)[-1] == "The author owns a goose."


def test_numbers_of_pages_among_the_fields_of_a_paper():
    text = f"DOI: 10.1234/a\nReceived: 4 March 2017\n\n{PROSE}\n\nPage 2 of 15\n\n{MORE}"
    assert left(text) == [PROSE, MORE]


def test_labels_without_a_sign_among_others():
    text = (
        f"DOI: 10.1234/a\nReceived: 4 March 2017\n\n{PROSE}\n\n{MORE}\n\nInteressenkonflikt Es besteht kein Konflikt."
    )
    assert left(text) == [PROSE, MORE]


@pytest.mark.parametrize("label", ["Resumen: ", "Abstract ", "Zusammenfassung ", "Аннотация. "])
def test_the_label_of_a_summary_above_keywords(label):
    assert left(f"{label}{PROSE}\n\nKeywords: dunlin; light; mudflat\n\n{MORE}") == [PROSE, MORE]


def test_a_summary_without_keywords_below_it_keeps_its_first_word():
    assert left(f"Summary judges met. {PROSE}\n\n{MORE}")[0].startswith("Summary judges")


def test_references_with_initials_and_a_year_in_brackets():
    entries = (
        "Ahrens K (2001) Bienen über Berlin. Apidologe 3:12–19\nVoss H, Roe A (2009) Der Schwarm. Springfeld, Hamburg"
    )
    assert left(f"{PROSE}\n\n{MORE}\n\nLiteratur\n{entries}") == [PROSE, MORE]
