"""Dates that are written out in ways of their own, in the figures of other dates, so that one parser reads them all."""

import re

_VIETNAMESE = re.compile(r"(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})")
_CHINESE = re.compile("([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def in_figures(text: str) -> str:
    """Return a text with its dates in figures.

    >>> in_figures("二〇二五年十二月三十日"), in_figures("ngày 4 tháng 3 năm 2025"), in_figures("在三月")
    ('2025年12月30日', 'ngày 2025-03-04', '在三月')
    """
    if "tháng" in text:
        text = _VIETNAMESE.sub(lambda match: f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}", text)
    if "年" in text:
        text = _CHINESE.sub(lambda match: "".join(map(_figures, match.groups(), "年月日")), text)
    return text


def _figures(number: str, sign: str) -> str:
    plain = number.translate(_NUMERALS)
    if "十" in number:
        tens, _, ones = plain.partition("十")
        plain = str(10 * int(tens or 1) + int(ones or 0))
    return plain + sign
