"""How a report was made, how to read it, and the commands that make it again."""

from collections.abc import Mapping

from gleanings.html import tag, with_code
from gleanings.report.comparisons import RULE
from gleanings.report.contents import Contents
from gleanings.report.first_screen import what_can_be_set
from gleanings.report.markup import data_table
from gleanings.topics.model import TopicModel
from gleanings.topics.stability import PART, REFITTED
from gleanings.topics.standing import SEARCHED


def how_to_read(contents: Contents) -> list[object]:
    """Return how the findings are to be read, and what would mislead."""
    return [tag("ul", *(tag("li", line) for line in reading_lines(contents)))]


def reading_lines(contents: Contents) -> list[str]:
    """Return how the findings are to be read, and what would mislead, in sentences."""
    unit = contents.model.bow.unit
    lines = [
        "A topic is a set of words that tend to occur together. What it is about is for you to judge, from its "
        "sentences and documents.",
        f"A {unit} has a share of every topic; its largest topic is not its only one. The {unit}s under “Where to read "
        "more” are those with the largest share of the topic, but for very short ones, as a few words say little.",
        "Sentences are quoted as they stand. They were chosen because many of their words belong to the topic, not "
        "because they are true, fair or typical of their document: read them in their text before quoting them.",
        "With another number of topics, topics split or merge.",
        "Small topics, and topics with words that do not belong together, may be chance. Shares that differ by a few "
        "percent are not different.",
    ]
    entries = contents.model.bow.counts.nnz
    if PART * entries > REFITTED:
        mixed = " and whether it is mixed" if entries > SEARCHED else ""
        lines.append(
            f"Of so many {unit}s, some that were drawn at random were looked at to tell whether a topic comes "
            f"back{mixed}. The same ones are drawn each time."
        )
    if contents.over_time is not None or contents.groups:
        lines.append(RULE)
    if contents.summaries:
        lines.append("A summary leaves out most of its document; what it leaves out may matter more to you.")
    return lines


def how_made(contents: Contents) -> list[object]:
    """Return the methods in a paragraph, the record of the run, and what makes it again."""
    return [
        *_for_a_paper(contents.model),
        tag("p", "The same documents, settings and versions give the same report, to the byte. To make it again:"),
        tag("pre", commands(contents.model)),
        *_otherwise(contents),
        data_table(["Setting", "Value"], record_of_run(contents)),
    ]


def _otherwise(contents: Contents) -> list[object]:
    """Return what a programmer can set otherwise; topics have other numbers in code than on the page."""
    lines = [*what_can_be_set(contents), "In code topics are numbered from 0: topic 1 is `model.topics[0]`."]
    return [tag("h3", "What can be set otherwise"), tag("ul", *(tag("li", with_code(line)) for line in lines))]


def record_of_run(contents: Contents) -> list[tuple[object, object]]:
    """Return the settings of the run, by name."""
    model, bow = contents.model, contents.model.bow
    few = f"in fewer than {bow.too_few} {bow.unit}s" if bow.too_few > 1 else ""
    many = f"in more than {bow.too_many:,} {bow.unit}s" if bow.too_many is not None and bow.too_many < len(bow) else ""
    left = " or ".join(filter(None, (few, many)))
    return [
        ("Language of the corpus", contents.corpus.language),
        ("Rows counted", f"{len(bow):,} {bow.unit}s"),
        ("Distinct words", f"{len(bow.vocabulary):,}"),
        ("Words counted", f"{int(bow.counts.sum()):,}"),
        ("Words left out", f"stop words, and words {left}" if left else "stop words"),
        *((_name(key), _value(value)) for key, value in model.settings.items() if value is not None),
        ("Passes", f"{len(model.likelihood)} ({'converged' if model.converged else 'not converged'})"),
        *((f"Edit {number}", edit) for number, edit in enumerate(model.edits, 1)),
    ]


def _for_a_paper(model: TopicModel) -> list[object]:
    """Return the paragraph on methods that a paper needs, and what it refers to."""
    methods = model.methods()
    references = (f"{each.author} ({each.year}). {each.title}. {each.where}." for each in methods.references)
    return [
        tag("p", methods.text),
        tag(
            "p",
            "Sentences for topics and summaries are extracts, chosen by the topics’ words and by coverage of the "
            "documents’ words; none is generated.",
        ),
        tag("details", tag("summary", "References"), tag("ul", *(tag("li", each) for each in references))),
    ]


def commands(model: TopicModel) -> str:
    """Return the code that makes the report again."""
    return (
        "import gleanings as gl\n"
        'corpus = gl.read_folder("…")\n'
        f'bow = gl.bag_of_words(corpus, unit="{model.bow.unit}")\n'
        f'model = gl.fit_topics(bow, topics={len(model.names)}, method="{model.method}", seed={model.seed})\n'
        'gl.write_report("report.html", model, gl.digest(model))'
    )


def _name(setting: str) -> str:
    return setting.replace("_", " ").capitalize()


def _value(value: object) -> str:
    """Return a setting as people write it; of several by name, those that say something.

    >>> _value([2, 3]), _value({"unit": "auto", "stop_words": [], "phrases": True, "splitter": None})
    ('2, 3', 'unit auto, phrases yes')
    """
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key.replace('_', ' ')} {_value(each)}" for key, each in value.items() if each not in (None, [], ())
        )
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
