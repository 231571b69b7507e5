"""What is shown of a long text: the stretches around its chosen sentences, and how much is left out between them."""

from collections.abc import Callable, Sequence

from gleanings.types import Span

_SHORT = 24  # characters: to say that so many are left out takes as much room as they do


def shown_stretches(text: str, chosen: Sequence[Span], *, whole: int, around: int, opening: int) -> list[Span]:
    """Return which stretches of a text are shown; what is too short between them to be worth a count is shown, too.

    Args:
        text: the text.
        chosen: the sentences that are marked in it.
        whole: a text of at most so many characters is shown in full.
        around: characters shown before and after a chosen sentence.
        opening: the stretch at the beginning that stands for a chosen sentence where there is none, in characters.

    >>> shown_stretches("Rain fell. " * 10, [(33, 43), (55, 65)], whole=50, around=0, opening=20)
    [(33, 65)]
    >>> shown_stretches("Rain fell. " * 10, [], whole=200, around=5, opening=20)
    [(0, 110)]
    """
    if len(text) <= whole:
        return [(0, len(text))]
    kept: list[Span] = []
    for start, end in sorted(chosen) or [(0, opening)]:
        begin, stop = max(0, start - around), min(len(text), end + around)
        begin = 0 if begin <= _SHORT else begin
        stop = len(text) if stop >= len(text) - _SHORT else stop
        if kept and begin <= kept[-1][1] + _SHORT:
            kept[-1] = (kept[-1][0], max(stop, kept[-1][1]))
        else:
            kept.append((begin, stop))
    return kept


def with_gaps(text: str, start: int, end: int, shown: Sequence[Span], gap: Callable[[int], object]) -> list[object]:
    """Return the text from `start` to `end` in parts; what is not in a shown stretch is replaced by its gap.

    Args:
        text, start, end: the text, and the part of it that is wanted.
        shown: what `shown_stretches` returned.
        gap: what stands for so many characters.

    >>> with_gaps("Rain fell. Snow fell.", 0, 21, [(5, 10)], "[{}]".format)
    ['[5]', 'fell.', '[11]']
    """
    parts: list[object] = []
    at = start
    for first, last in shown:
        begin, stop = max(first, start), min(last, end)
        if begin >= stop:
            continue
        if begin > at:
            parts.append(gap(begin - at))
        parts.append(text[begin:stop])
        at = stop
    if at < end:
        parts.append(gap(end - at))
    return parts
