"""A table of byte strings as old files hold them, each to be decoded exactly."""

import pytest

from gleanings.reading.encodings import Decoded, check_encoding, decode
from gleanings.reading.mojibake import count_mojibake, mend_mojibake

TEXTS = {
    "en": (
        "The minister’s “plan” wasn’t approved — not yet. It’s late, she said, and the café on the corner is closed.",
        "Prices rose by £3 in May; the bank said that it wouldn’t lend more. Nobody in the market was surprised by it.",
    ),
    "de": (
        "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss. Größe und Höhe stehen fest.",
        "Die Bürger äußerten Zweifel: „Das wird zu teuer“, hieß es. Der Bürgermeister hörte zu und schwieg dazu.",
    ),
    "es": (
        "El ayuntamiento aprobó el lunes la construcción de un nuevo puente. ¿Cuánto costará? Nadie lo sabe todavía.",
        "La señora Núñez explicó que el año pasado llovió más de lo normal en toda la región, según los técnicos.",
    ),
    "fr": (
        "Le conseil a voté lundi la construction d’un nouveau pont. Où sera-t-il ? Près de l’ancien marché, paraît-il.",
        "L’été a été très chaud, et les élèves sont rentrés tôt. À Besançon, on a fêté la reprise des cours.",
    ),
    "it": (
        "Il consiglio ha votato lunedì la costruzione del ponte. È così che la città cambierà, più o meno, perché sì.",
    ),
    "pt": ("A câmara aprovou na segunda-feira a construção de uma ponte. São milhões, e não há opção, disse o irmão.",),
    "ru": (
        "Президент заявил, что переговоры продолжатся. Встреча прошла в Москве во вторник, сообщили в министерстве.",
        "Городской совет в понедельник проголосовал за строительство нового моста через реку. Жители были довольны.",
    ),
    "zh": ("中国总理周二在北京会见了来访的代表团。双方讨论了贸易问题。专家认为这很重要，会谈将继续进行。",),
    "ja": ("市議会は月曜日、川に新しい橋を架けることを決議した。工事は秋に始まる予定で、二年で終わるという。",),
    "hi": ("नगर परिषद ने सोमवार को नदी पर नया पुल बनाने के पक्ष में मतदान किया। काम पतझड़ में शुरू होगा।",),
    "ur": ("سٹی کونسل نے پیر کے روز دریا پر نیا پل بنانے کے حق میں ووٹ دیا۔ کام خزاں میں شروع ہوگا۔",),
    "nl": (
        "De gemeenteraad stemde maandag voor de bouw van een nieuwe brug. "
        "‘Dat wordt te duur’, zei één raadslid; hij wil geen geld lenen.",
    ),
    "sv": (
        "Kommunfullmäktige röstade på måndagen för att bygga en ny bro över "
        "ån. Många är nöjda, men några säger att det blir för dyrt.",
    ),
    "da": (
        "Byrådet stemte mandag for at bygge en ny bro over åen. Borgmesteren sagde, "
        "at arbejdet begynder til efteråret, når vejret bliver køligere.",
    ),
    "fi": (
        "Kaupunginvaltuusto äänesti maanantaina uuden sillan rakentamisen "
        "puolesta. Työ alkaa syksyllä, ja se kestää kaksi vuotta.",
    ),
    "pl": (
        "Rada miasta głosowała w poniedziałek za budową nowego mostu przez rzekę. "
        "Prace zaczną się jesienią i potrwają dwa lata, powiedział wójt.",
    ),
    "cs": (
        "Městská rada v pondělí hlasovala pro stavbu nového mostu přes řeku. "
        "Práce začnou na podzim a potrvají dva roky, řekl starosta.",
    ),
    "el": (
        "Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα υπέρ της κατασκευής νέας "
        "γέφυρας πάνω από το ποτάμι. Οι εργασίες αρχίζουν το φθινόπωρο.",
    ),
    "tr": (
        "Belediye meclisi pazartesi günü nehrin üzerine yeni bir köprü yapılması "
        "için oy kullandı. Çalışmalar sonbaharda başlayacak, dedi başkan.",
    ),
    "ko": (
        "시의회는 월요일에 강 위에 새 다리를 짓기로 결의했다. "
        "공사는 가을에 시작되어 이 년 뒤에 끝날 예정이라고 시장이 말했다.",
    ),
    "ar": (
        "صوّت مجلس المدينة يوم الاثنين لصالح بناء جسر جديد فوق النهر. "
        "تبدأ الأعمال في الخريف وتستمر عامين، كما قال رئيس البلدية.",
    ),
    "he": ("מועצת העיר הצביעה ביום שני בעד בניית גשר חדש מעל הנהר. העבודה תתחיל בסתיו ותימשך שנתיים, אמר ראש העיר.",),
    "uk": (
        "Міська рада в понеділок проголосувала за будівництво нового мосту "
        "через річку. Роботи почнуться восени, сказав міський голова.",
    ),
}
WESTERN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
CODES = {
    **dict.fromkeys(("en", "de", "es", "fr", "it", "pt"), WESTERN),
    **dict.fromkeys(("nl", "sv", "da", "fi"), ("utf-8", "utf-16", "utf-16-le", "cp1252")),
    "pl": ("utf-8", "utf-16", "cp1250", "iso8859-2"),
    "cs": ("utf-8", "utf-16", "cp1250"),
    "el": ("utf-8", "utf-16", "cp1253"),
    "tr": ("utf-8", "utf-16", "cp1254"),
    "ko": ("utf-8", "utf-16", "euc-kr", "utf-16-le", "utf-16-be"),
    "ar": ("utf-8", "utf-16", "cp1256", "utf-16-be"),
    "he": ("utf-8", "utf-16", "cp1255"),
    "uk": ("utf-8", "utf-16", "cp1251"),
    "ru": ("utf-8", "utf-16", "cp1251", "koi8-r"),
    "zh": ("utf-8", "utf-16", "gb18030", "utf-16-le"),
    "ja": ("utf-8", "utf-16", "shift_jis", "euc-jp"),
    "hi": ("utf-8", "utf-16", "utf-16-be"),
    "ur": ("utf-8", "utf-16", "utf-16-le"),
}
# Whole texts, and such as are two, three and four times as long, as files of other lengths are.
TABLE = [
    (text, encoding, times)
    for language, texts in TEXTS.items()
    for text in texts
    for encoding in CODES[language]
    for times in (1, 2, 3, 5, 8)
]


@pytest.mark.slow
def test_nearly_all_of_a_table_of_strings_is_decoded_exactly():
    wrong = []
    for text, encoding, times in TABLE:
        whole = " ".join([text] * times)
        if decode(whole.encode(encoding)).text != whole:
            wrong.append((text[:20], encoding, times))
    assert len(TABLE) >= 473
    assert len(wrong) <= len(TABLE) * 3 // 473, wrong


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3", b"\xe2\x80", b"\x92"])
@pytest.mark.parametrize("language", ["fr", "ru", "ja", "hi"])
def test_a_damaged_byte_costs_one_sign_and_not_the_encoding(bad, language):
    line = TEXTS[language][0] + " "
    data = (line * 3).encode()
    at = data.find(b" ", len(data) // 2)
    decoded = decode(data[:at] + bad + data[at:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == line * 3
    assert decoded.replaced >= 1


def test_a_file_cut_within_a_sign_is_still_utf_8():
    data = ("Le café à Zürich. " * 20 + "é").encode()[:-1]
    assert decode(data).encoding == "utf-8"


def test_what_turns_binary_late_is_no_text():
    with pytest.raises(ValueError, match=r"binary: it holds control characters from byte 131,072 on"):
        decode(b"Rain fell on the hills. " * 5462 + b"\0\1\2\3" * 20_000)


@pytest.mark.parametrize("name", ["undefined", "idna", "utf\0", "rot13", "base64", 3, ""])
def test_names_that_are_no_encodings_of_text_are_refused(name):
    with pytest.raises(ValueError, match="is not known"):
        check_encoding(name)


@pytest.mark.parametrize(
    "text", ["I don’t know the café.", "“Où ?” – à l’hôtel", "Größe", "日本語のテキスト", "naïve 😀 plan"]
)
def test_text_saved_in_a_wrong_encoding_is_noticed_and_mended(text):
    wrong = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )
    assert count_mojibake(wrong) > 0
    assert mend_mojibake(wrong) == text


@pytest.mark.parametrize("text", ["« CAFÉ » et « DÉJÀ »", "“CAFÉ”", "Ä»", "plain", "Größe – naïve", "ÃO", "été…"])
def test_text_that_is_right_is_left_as_it_is(text):
    assert count_mojibake(text) == 0
    assert mend_mojibake(text) == text


def test_one_bad_byte_costs_that_sign_alone_though_only_one_other_is_not_ascii():
    decoded = decode("The café was flooded. The ".encode() + b"\xff baker left.")
    assert (decoded.text, decoded.encoding) == ("The café was flooded. The \ufffd baker left.", "utf-8")
    for text in ("«CAFÉ» est fermé.", "Nº 5, «IRMÃ» Ana", "£5 — “Zürich” Ü"):
        assert decode(text.encode("cp1252")).encoding != "utf-8"


SHORT = [
    ("cp1252", "Où est la gare ?"), ("cp1252", "Déjà vu à l'école"), ("cp1252", "På torsdag går vi på bio"),
    ("cp1252", "Él llegó tarde"), ("cp1252", "naïve café – “really”"), ("cp1252", "Die Größe paßt nicht"),
    ("cp1252", "Köln"), ("cp1252", "50 £ par mois"), ("cp1250", "Łódź jest piękna"), ("cp1250", "Nagyon jó volt"),
    ("cp1250", "Žluťoučký kůň pěl ódy"), ("cp1254", "Hızlı kargo, sağ olun"), ("cp1254", "Çok beğendim"),
    ("cp1257", "Labai skanu, ačiū"), ("cp1257", "Ļoti garšīgi"), ("shift_jis", "ありがとうございます"),
    ("euc_jp", "とても美味しかったです"), ("cp1256", "شكرا جزيلا لكم جميعا"), ("cp1251", "Отлично"),
    ("koi8-r", "Большое спасибо"), ("cp866", "Привет, как дела?"), ("gbk", "谢谢大家的帮助"), ("big5", "今天天氣很好"),
    ("euc_kr", "정말 감사합니다"), ("cp1253", "Καλημέρα σας"), ("cp1255", "תודה רבה לכולם"), ("cp874", "ขอบคุณมากครับ"),
]  # fmt: skip


def test_a_line_or_two_is_decoded_in_the_encodings_of_most_systems():
    wrong = [(encoding, text, decode(text.encode(encoding)).text) for encoding, text in SHORT]
    assert [each for each in wrong if each[1] != each[2]] == []


@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_kr", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_encodings_that_shift_and_wide_ones_without_a_mark_are_told(encoding):
    text = "The river rose, and 川 is its name.\n" if encoding == "iso2022_jp" else "The river 강 rose all night.\n"
    assert decode((text * 3).encode(encoding)) == Decoded(text * 3, encoding)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", "Die Fähre nach Lindhafen wurde am Montag früh geschlossen."),
        ("mac_roman", "Le conseil régional a voté hier l’abandon du projet."),
        ("cp850", "El gobierno aprobó ayer el presupuesto del próximo año."),
        ("cp1252", "It costs 5 £, or so they said at the café."),
        ("cp1252", "Der Hof maß 30 m², sagte er."),
    ],
)
def test_a_line_in_an_encoding_of_old_systems_is_told_by_its_words(encoding, text):
    assert decode(text.encode(encoding)) == Decoded(text, encoding)
