"""Signs of Markdown and reStructuredText within a line, which a reader of the sentence need not see."""

import re

_LONGEST = 300  # letters between two signs
_PATTERNS = (
    (re.compile(rf"(?<!!)\[([^\[\]]{{1,{_LONGEST}}})\]\([^()\s]{{1,{_LONGEST}}}(?:\s\"[^\"]*\")?\)"), r"\1"),  # a link
    (re.compile(rf"(?<!!)\[(?=[^\[\]]*[^\W\d_])([^\[\]]{{1,{_LONGEST}}})\]\[[^\[\]]{{0,60}}\]"), r"\1"),
    (re.compile(r"(?::[a-z][a-z0-9:+-]{1,20}:)?`([^`<>]{1,200}?)\s*<[^`<>\s]{1,300}>`_{0,2}"), r"\1"),  # and one of rst
    (re.compile(r"(?::[a-z][a-z0-9:+-]{1,20}:)?(`{1,2})(?=[^\s`])([^`]{1,200})(?<=\S)\1(?!`)_{0,2}"), r"\2"),  # code
    (re.compile(rf"\*\*(?=[^\s*])([^*]{{1,{_LONGEST}}})(?<=[^\s(\[{{])\*\*"), r"\1"),  # bold, not f(**x)
    # Stressed, as plain texts of books have it, too: "with _us_", but no name such as __init__ or a_b.
    (re.compile(rf"(?<![\w*])([_*])(?=[^\W_])([^_*\n]{{1,{_LONGEST}}})(?<=[^\s_*(\[{{])\1(?![\w*])"), r"\2"),
)


def without_markup(text: str) -> str:
    """Return a text without the signs around links, code and what is bold.

    >>> without_markup("**Rain** in `main()`, see [the docs](https://example.org) or :func:`fall`.")
    'Rain in main(), see the docs or fall.'
    >>> without_markup("[Python-Markdown][] and [the list][lists], as was shown [1][2].")
    'Python-Markdown and the list, as was shown [1][2].'
    >>> without_markup("Both f(**kwargs) and g(**x) are calls.")
    'Both f(**kwargs) and g(**x) are calls.'
    >>> without_markup("It was for *them*, not for _us_, that x_1 = 2*3*4 and __init__ came.")
    'It was for them, not for us, that x_1 = 2*3*4 and __init__ came.'
    """
    if not any(sign in text for sign in ("`", "*", "_", "](", "][")):
        return text
    for pattern, kept in _PATTERNS:
        text = pattern.sub(kept, text)
    return text
