"""What chats and subtitles say of themselves."""

import pytest
from tests.cleaning.paragraphs import kinds

from gleanings.cleaning.rules import marks_of

CHAT = "12.05.2021, 18:{} - {}: {}"
DELETED = [
    "This message was deleted",
    "Diese Nachricht wurde gelöscht.",
    "Данное сообщение удалено",
    "Ta wiadomość została usunięta",
    "Bu mesaj silindi",
    "この メッセージは削除されました".replace(" ", ""),
    "تم حذف هذه الرسالة",
]


def kept(text):
    found = list(text)
    for mark in marks_of(text):
        found[mark.start : mark.end] = " " * (mark.end - mark.start)
    return "".join(found).split("\n")


@pytest.mark.parametrize("event", DELETED)
def test_a_message_that_was_taken_back(event):
    text = "\n".join(
        CHAT.format(i, who, said) for i, who, said in ((44, "Ana", "Tea?"), (45, "Bo", event), (46, "Ana", "Oh."))
    )
    assert [line.strip() for line in kept(text)] == ["Tea?", "", "Oh."]


def test_what_a_chat_says_behind_a_message():
    text = (
        f"{CHAT.format(44, 'Ana', 'Tea at six <Questo messaggio è stato modificato>')}\n{CHAT.format(45, 'Bo', 'Fine')}"
    )
    assert [line.strip() for line in kept(text)] == ["Tea at six", "Fine"]


def test_voices_and_manners_of_subtitles():
    said = ["MAN 1: Where is the dog?", "(whispering) In the cellar.", "We have no cellar."]
    text = "\n\n".join(f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{line}" for i, line in enumerate(said, 1))
    assert [line.strip() for line in kept(text) if line.strip()] == [
        "Where is the dog?",
        "In the cellar.",
        "We have no cellar.",
    ]
    assert "MAN 1" in {mark.speaker for mark in marks_of(text)}


def test_manners_behind_the_label_of_a_turn():
    text = "NELL: What first?\nTOM: (LAUGHS) The gate.\nNELL: Why?\nTOM: (if you have one at all) The hedge."
    assert [line.strip() for line in kept(text)][1::2] == ["The gate.", "(if you have one at all) The hedge."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[٠٣/٠٥/٢٠٢١، ١٠:٠٢:١١ ص] سارة: ", "[٠٣/٠٥/٢٠٢١، ١٠:٠٣:٤٠ م] أحمد: "),
        ("[2021. 5. 3. 오전 10:02:11] 안나: ", "[2021. 5. 3. 오후 1:03:40] 민호: "),
        ("2021. 5. 3. 오전 10:02 - 안나: ", "2021. 5. 3. 오후 1:03 - 민호: "),
        ("[2021/5/3 上午10:02:11] 安娜: ", "[2021/5/3 下午1:03:40] 李明: "),
        ("[3/5/21, 10:02:11 a. m.] Ana: ", "[3/5/21, 1:03:40 p. m.] Luis: "),
        ("3/5/21, 10:02 a. m. - Ana: ", "3/5/21, 1:03 p. m. - Luis: "),
        ("[03/05/2021 à 10:02:11] Ana : ", "[03/05/2021 à 13:03:40] Luc : "),
        ("[03/05/21, 10:02:11 पूर्वाह्न] अनीता: ", "[03/05/21, 1:03:40 अपराह्न] राम: "),
        ("[3.5.2021 klo 10.02.11] Anna: ", "[3.5.2021 klo 13.03.40] Olli: "),
        ("3/5/21, 10:02 π.μ. - Άννα: ", "3/5/21, 1:03 μ.μ. - Νίκος: "),
    ],
)
def test_stamps_of_chats_are_known_as_they_are_written_in_each_language(first, second):
    text = f"{first}Is it shut?\n{second}Until Friday.\n"
    found = [(text[m.start : m.end], m.speaker) for m in marks_of(text)]
    assert found == [(label, label.rstrip(" :").split()[-1]) for label in (first, second)]


def test_messages_in_columns_are_no_table():
    chat = "09:02\t田中\t雨なら延期ですか？\n09:05\t山本\t小雨なら決行します。\n09:20\t鈴木\tうちは一人だけ参加します"
    assert kinds(chat, "うちは一人だけ参加します") == set()
    assert kinds(chat, "09:20\t鈴木\t") == {"speaker"}
