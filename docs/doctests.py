"""For mkdocstrings: doctests at the end of a docstring become its section of examples, not quotations in Markdown."""

from typing import Any

from griffe import Extension, Object


class Doctests(Extension):
    """Puts the heading that griffe looks for above doctests, which ours do not have."""

    def on_object(self, *, obj: Object, **_: Any) -> None:  # noqa: ANN401  (griffe gives more than is used)
        if obj.docstring is not None:
            obj.docstring.value = with_examples(obj.docstring.value)


def with_examples(text: str) -> str:
    """Return a docstring with its doctests in a section of examples."""
    parts: list[str] = []
    within = False
    for part in text.split("\n\n"):
        is_test = part.startswith(">>>")
        if is_test and not within:
            parts.append("Examples:")
        parts.append("\n".join(f"    {line}" for line in part.split("\n")) if is_test else part)
        within = is_test
    return "\n\n".join(parts).replace("Examples:\n\n", "Examples:\n")
