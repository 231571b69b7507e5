"""A rule of cleaning with what a page must have before it can find anything there.

Most rules find nothing in most texts, and each of some thirty looks at every paragraph. What a line needs for a rule to
set it aside (that it is open, a colon, a figure, a mark of an earlier rule) is seen at once for the whole page, and
where it is missing, the rule is not run. A condition may hold for nothing, but never fail where the rule would find
something: the tests run each rule beyond its condition, and find nothing there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gleanings.cleaning.page import Page
from gleanings.documents.document import Mark


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of cleaning.

    Attributes:
        find: yields the marks of a page; it may note on its parts which are spoken, where it yields marks.
        may_strike: whether there can be any.
    """

    find: Callable[[Page], Iterator[Mark]]
    may_strike: Callable[[Page], bool]

    def __call__(self, page: Page) -> Iterator[Mark]:
        return self.find(page)


def only_where(condition: Callable[[Page], bool]) -> Callable[[Callable[[Page], Iterator[Mark]]], Rule]:
    """Make a rule of a function that yields marks: it is run on pages for which the condition holds.

    >>> @only_where(lambda page: page.holds("©"))
    ... def rights(page):
    ...     yield Mark(0, 1, "notice", "a notice of rights")
    >>> rights.may_strike(Page("Rain fell.")), [mark.kind for mark in rights(Page("© Ann Roe"))]
    (False, ['notice'])
    """
    return lambda find: Rule(find, condition)
