"""Stop words: complete in function words, without the words that texts are about."""

import pytest

import gleanings as gl

# Frequent function words of each language: articles, pronouns, prepositions, conjunctions, auxiliaries.
FUNCTION_WORDS = {
    "ar": "في من على إلى عن أن هذا هذه ذلك التي الذي لا لم كان كانت هو هي ثم كل بين بعد قبل مع حتى إذا لكن أو",
    "de": "der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an er so dass",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ils",
    "hi": "के में की है यह और से को पर इस कि जो कर ने नहीं तो ही या था तक साथ",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka atau oleh sudah",
    "it": "di che e la il un a per in una sono mi ho non ti ma lo con si ha è le questo come io bene tutto se anche",
    "ja": "の に は を た が で て と し れ さ ある いる も する から な",
    "nl": "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem",
    "pl": "w i na z do się nie to że jest o jak po co tak za od czy przez być był dla już tylko",
    "pt": "de a o que e do da em um para não com uma os no se na por mais as dos como mas foi ao ele das tem à seu",
    "ru": "и в не на я что тот быть с а весь это как она по но они к у ты из мы за вы так же от о его до",
    "sv": "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av",
    "tr": "ve bir bu da de için ile o ne ki gibi çok daha ama en kadar",
    "uk": "і в не на що з до як за це та він від по для про а але її його вона",
    "zh": "的 是 在 我 有 和 就 不 他 也 很 到 你 她 我们 他们 这 那",
}
CONTENT_WORDS = {
    "de": "arbeit jahr mensch haus krieg stadt",
    "es": "trabajo país ciudad guerra casa estado empleo",
    "fr": "travail ville guerre maison gens pièce",
    "it": "città uomini lavoro guerra mondo vita",
    "pt": "trabalho cidade guerra povo obra",
    "ru": "работа город война мир человек год",
    "tr": "yıl dünya savaş şehir",
}


@pytest.mark.parametrize("language", FUNCTION_WORDS)
def test_frequent_function_words_are_stop_words(language):
    assert [word for word in FUNCTION_WORDS[language].split() if word not in gl.stop_words(language)] == []


@pytest.mark.parametrize("language", CONTENT_WORDS)
def test_what_texts_are_about_is_no_stop_word(language):
    assert [word for word in CONTENT_WORDS[language].split() if word in gl.stop_words(language)] == []


def test_no_list_has_words_of_a_broken_encoding():
    from gleanings.words.stop_words import listed_languages

    broken = ("\\x", "Ã", "Å", "þ", "ý")
    found = {(code, w) for code in listed_languages() for w in gl.stop_words(code) if any(sign in w for sign in broken)}
    assert {pair for pair in found if pair[0] not in ("cs", "sk", "vi")} == set()


def test_contractions_as_people_type_them():
    stops = gl.stop_words("en")
    assert {"im", "youre", "ive", "theyre", "whats", "weve", "didnt"} <= stops
    assert not {"hell", "shell", "shed", "ill", "id"} & stops
