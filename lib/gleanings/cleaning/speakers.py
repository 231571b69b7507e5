"""Labels of turns and messages: set aside as labels, and kept as the speaker of the sentences of the turn."""

import re
from collections.abc import Iterator

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark
from gleanings.documents.turns import Turn, turns

_EVENT = re.compile(r"(?:\*{1,4}|-->|<--|-!-|→|←|---)\s")
_OMITTED = re.compile(r"\s*[<\[(‹][^<>\[\]()]{2,40}[>\])›]\s*$")
_EDITED = re.compile(r"\s\u200e?[<‹][^\W\d_][^<>‹›@/=]{3,60}[>›]$")  # "<This message was edited>"
# What programs put in the place of a message that was taken back.
_DELETED = re.compile(
    r"(?:this message was|you|diese nachricht wurde|du hast diese nachricht) deleted?(?: this message)?|"
    r"(?:diese nachricht wurde|du hast diese nachricht) gelöscht|ce message a (?:été )?(?:supprimé|effacé)|"
    r"vous avez (?:supprimé|effacé) ce message|(?:se )?elimin(?:ó|aste) este mensaje|este mensaje fue eliminado|"
    r"(?:esta )?mensagem (?:foi )?apagada|(?:você )?apag(?:ou|aste) esta mensagem|"
    r"questo messaggio è stato eliminato|hai eliminato questo messaggio|dit bericht (?:is|werd) verwijderd|"
    r"(?:данное |это )?сообщение (?:было )?удалено|вы удалили (?:данное |это )?сообщение|ta wiadomość została "
    r"usunięta|usunięto tę wiadomość|bu mesaj silindi|bu mesajı sildiniz|meddelandet (?:har )?radera(?:ts|des)|"
    r"beskeden blev slettet|viesti poistettiin|tato zpráva byla (?:smazána|odstraněna)|"
    r"(?:このメッセージは|メッセージの送信を)(?:削除されました|取り消しました)|삭제된 메시지입니다|"
    r"메시지가 삭제되었습니다|"
    r"此(?:消息|訊息)已(?:被)?(?:删除|刪除|撤回)|.{0,20}撤回了一条消息|تم حذف هذه الرسالة|(?:لقد )?حذفت هذه الرسالة|"
    r"(?:این )?پیام حذف شد|یہ پیغام حذف (?:کر دیا|ہو) گیا|यह (?:संदेश|मैसेज) (?:हटा|मिटा|डिलीट कर) दिया गया(?: था| है)?",
    re.IGNORECASE,
)
_REACTIONS = re.compile(r"(?::[a-z_+\d-]{2,30}:\s?\d{0,4}\s*)+")
_DIRECTION_WORDS = 4
_MANNER_WORDS = 2  # "(LAUGHS)", "[leise lachend]"
_ASIDE = re.compile(r"\([^()]{3,120}\)\.?")
_REFRAIN = re.compile(r"\[[^\W\d_][^\[\]:.!?]{2,40}\]")
_VOICE = re.compile(r"(?:[-–—] ?)?([^\W\d_]{3,20}(?: [^\W\d_]{2,20})?(?: \d{1,2})?)[ \u00a0]?:[ \t]+(?=\S)")
_MANNER = re.compile(r"[(\[][^\W\d_][^()\[\]]{2,30}[)\]] (?=\S)")
_LINE_WORDS = 14
_LEAST_LINES = 4  # of two speakers, each twice
_ENDED = 0.8  # of the turns end as sentences do


@only_where(lambda page: len(page.parts) > 1)
def speakers(page: Page) -> Iterator[Mark]:
    """Yield the labels of turns, the notes of a chat about itself, and short stage directions between turns."""
    parts = page.left
    refrains = [part for part in parts if _REFRAIN.fullmatch(part.text) and part.above and not part.below]
    if len(refrains) > 1:
        yield from (mark_part(part, "stage direction", "the name of a part of a song") for part in refrains)
    found = turns([part.text for part in parts])
    if not any(found):
        yield from _label_lines(parts)
        yield from _voices(parts) if page.cued else ()
        return
    if _is_title(parts, found):
        found[0] = None
    named = sum(bool(each and each.stamped and each.speaker) for each in found)
    events = 2 * named >= sum(bool(each and each.stamped) for each in found)
    between = _is_talk(parts, found)
    for i, (part, each) in enumerate(zip(parts, found, strict=True)):
        if each is None:
            if named and _EVENT.match(part.text) and not part.spoken and not part.ended:
                yield mark_part(part, "chat event", "a chat says what happens in it")
            elif named and _REACTIONS.fullmatch(part.text):
                yield mark_part(part, "chat event", "what others pressed below a message")
            elif _OMITTED.match(part.text) and part.words <= _DIRECTION_WORDS:
                yield mark_part(part, "stage direction", "says what happens, between the turns of a talk")
            elif i in between and part.alone and _ASIDE.fullmatch(part.text):
                yield mark_part(part, "stage direction", "a note in brackets between the turns of a talk")
            elif i in between and _is_direction(part):
                yield mark_part(part, "stage direction", "a line without a full stop between the turns of a talk")
            continue
        part.spoken = True
        rest = part.text[each.length :]
        if each.stamped and not each.speaker and (events or _EVENT.match(rest)):
            yield mark_part(part, "chat event", "a chat says what happens in it")
        elif each.stamped and (rest.startswith("\u200e") or (_OMITTED.match(rest) and rest.strip()[0] in "<‹")):
            yield mark_part(part, "chat event", "a chat says that a picture or a message is not shown")
        elif each.stamped and each.speaker and _DELETED.fullmatch(rest.strip(" \u200e.")):
            yield mark_part(part, "chat event", "a chat says that a message was taken back")
        else:
            if each.stamped and (edited := _EDITED.search(rest)):
                yield Mark(part.end - len(edited[0]), part.end, "chat event", "a chat says that it was changed")
            reason = "who speaks" if each.speaker else "the time of a message"
            yield Mark(part.start, part.start + each.length, "speaker", reason, each.speaker)
            if (manner := _MANNER.match(rest)) and len(manner[0].split()) <= _MANNER_WORDS:
                begin = part.start + each.length
                yield Mark(begin, begin + manner.end(), "stage direction", "how it is said")
            if not rest.strip() and i + 1 < len(parts):
                parts[i + 1].spoken = True


def _is_title(parts: list[Part], found: list[Turn | None]) -> bool:
    """Return whether the first line is the title of a talk rather than a turn: "Interview: a talk with Ann Roe"."""
    first = found[0]
    if first is None or first.stamped or parts[0].ended or not parts[0].alone or not _is_talk(parts[1:], found[1:]):
        return False
    return all(each is None or each.speaker != first.speaker for each in found[1:])


def _is_talk(parts: list[Part], found: list[Turn | None]) -> range:
    """Return from which part to which turns are taken in sentences, so that a line without a full stop is not one."""
    places = [i for i, each in enumerate(found) if each and each.speaker and not each.stamped]
    ended = sum(parts[i].ended for i in places)
    return range(places[0], places[-1] + 1) if places and ended >= _ENDED * len(places) else range(0)


def _is_direction(part: Part) -> bool:
    capital = part.lettered and not part.text[0].islower()
    return capital and part.alone and part.one_line and not (part.ended or part.bullet) and part.words <= _LINE_WORDS


def _voices(parts: list[Part]) -> Iterator[Mark]:
    """Yield the labels of subtitles that name voices, in capitals: "NARRATOR:"; and how something is said.

    One label without a number may be a word of a text: "WARNING:".
    """
    loud = [label[1] for part in parts if (label := _VOICE.match(part.text)) and label[1].isupper()]
    for part in parts:
        label = _VOICE.match(part.text)
        if label and label[1].isupper() and (len(loud) > 1 or label[1][-1].isdigit()):
            part.spoken = True
            yield Mark(part.start, part.start + label.end(), "speaker", "who speaks", label[1])
        elif manner := _MANNER.match(part.text):
            yield Mark(part.start, part.start + manner.end(), "stage direction", "how it is said")


def _label_lines(parts: list[Part]) -> Iterator[Mark]:
    """Yield lines that are nothing but the name of a speaker, in capitals, again and again: a play, a transcript."""
    if len(parts) < _LEAST_LINES:
        return
    names = [name if part.one_line and (name := _loud_name(part.text)) else "" for part in parts]
    times = {name: names.count(name) for name in set(names) if name} if sum(map(bool, names)) < 2000 else {}
    again = {name for name, count in times.items() if count > 1}
    if len(again) < 2:
        return
    for part, name, below in zip(parts, names, [*parts[1:], None], strict=True):
        if name in again and below is not None:
            below.spoken = True
            yield Mark(part.start, part.end, "speaker", "who speaks", name)


def _loud_name(text: str) -> str:
    """Return the name in capitals that is all of a line, or stands before how it is said: "BASTIEN, aside"."""
    if len(text) >= 60:
        return ""
    name = " ".join(re.split(r"[,(]", text, maxsplit=1)[0].rstrip(".: ").split())
    return name if name.isupper() and len(name) < 40 and len(name.split()) <= _DIRECTION_WORDS else ""
