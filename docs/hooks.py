"""Pages that are made when the site is built: notebooks, reference, sample of the report, files of the project."""

import ast
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
from latex2mathml.converter import convert
from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "lib"))

import gleanings as gl  # noqa: E402

ROOMS = {
    "reading": "Reading: files to a corpus",
    "corpus": "Corpus",
    "documents": "Documents and sentences",
    "words": "Words: a corpus to counts",
    "topics": "Topics",
    "model_selection": "Models compared",
    "change": "Change and groups",
    "evaluation": "Measures",
    "summaries": "Summaries",
    "digests": "Digests",
    "charts": "Charts",
    "planning": "What a run costs",
    "report": "Report",
    "notebooks": "In notebooks",
    "parallel": "Several processes",
    "errors": "Errors",
}
# Files of the project that are pages, too.
COPIED = {
    "contributing.md": "CONTRIBUTING.md",
    "architecture.md": "ARCHITECTURE.md",
    "changelog.md": "CHANGELOG.md",
}
_outputs: dict[str, str] = {}  # what stands for the outputs of notebooks until Markdown has been read


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    fence = {"name": "math", "class": "math", "format": _formula}
    config.mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", []).append(fence)
    for entry in config.nav or []:
        if "Notebooks" in entry:
            entry["Notebooks"] = [f"notebooks/{path.stem}.md" for path in _notebooks()]
        if "Reference" in entry:
            entry["Reference"] = ["reference/index.md", *(f"reference/{room}.md" for room in _rooms())]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in _notebooks():
        files.append(File.generated(config, f"notebooks/{path.stem}.md", content="\n\n".join(_cells(path))))
    for name, text in _reference():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    for name, source in COPIED.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text("utf-8")))
    files.append(File.generated(config, "sample/report.html", content=_report(config.extra["sample"])))
    return files


def on_page_content(html: str, page: Page, **_: Any) -> str:  # noqa: ANN401  (mkdocs gives more than is used)
    # A table may be wider than a page, and is then scrolled: by keyboard, too.
    scrolled = r'<div class="scrolled" role="group" aria-label="Table" tabindex="0">\g<0></div>'
    html = re.sub(r"<table>.*?</table>", scrolled, html, flags=re.DOTALL)
    return re.sub(r"OUTPUT-[0-9a-z_-]+-END", lambda found: _outputs[found[0]], html)


def on_post_page(output: str, page: Page, **_: Any) -> str:  # noqa: ANN401  (mkdocs gives more than is used)
    # A list within the list of all pages is no landmark of its own, and has the name of one there.
    ends: list[str] = []

    def part(found: re.Match[str]) -> str:
        if found[0] == "</nav>":
            return ends.pop()
        inner = re.search(r'data-md-level="[1-9]"', found[0]) is not None
        ends.append("</div>" if inner else "</nav>")
        return found[0].replace("<nav", '<div role="group"', 1) if inner else found[0]

    return re.sub(r"<nav\b[^>]*>|</nav>", part, output)


def _formula(source: str, *_: Any, **__: Any) -> str:  # noqa: ANN401  (the arguments of a fence of superfences)
    return f'<div class="math" tabindex="0">{convert(source, display="block")}</div>'


def _notebooks() -> list[Path]:
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def _cells(path: Path) -> Iterator[str]:
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
        if cell.cell_type == "markdown":
            text = re.sub(r"\]\((\w+)\.ipynb\)", r"](\1.md)", cell.source)
            text = text.replace("](../build/report.html)", "](../sample/report.html)")
            text = text.replace("](attachment:report.png)", "](../report.png)")
            yield text.replace("<details>", '<details markdown="1">')
            continue
        yield f"```python\n{cell.source}\n```"
        shown = "".join(_output(output.get("data", {})) for output in cell.get("outputs", ()))
        if shown:
            name = f"OUTPUT-{path.stem}-{number}-END"
            _outputs[name] = f'<div class="output" tabindex="0">{shown}</div>'
            yield f"<div>{name}</div>"


def _output(data: dict[str, str]) -> str:
    if "text/html" in data:
        return data["text/html"].replace("<th></th>", "<td></td>")  # the corner of a frame is no head of anything
    if "text/markdown" in data:
        return markdown(data["text/markdown"])
    return f"<pre>{html.escape(data['text/plain'])}</pre>" if "text/plain" in data else ""


def _rooms() -> list[str]:
    used = {home.partition(".")[0] for home in gl._HOME.values()}
    return [room for room in ROOMS if room in used]


def _reference() -> Iterator[tuple[str, str]]:
    def room(name: str) -> str:
        return gl._HOME[name].partition(".")[0]

    unknown = sorted({room(name) for name in gl.__all__} - set(ROOMS))
    if unknown:
        raise ValueError(f"docs/hooks.py has no title for the rooms {', '.join(unknown)}")
    index = ["# Reference", "All public names, by what they are for. `import gleanings as gl` gives each as `gl.NAME`."]
    by_room = sorted(gl.__all__, key=lambda name: (list(ROOMS).index(room(name)), name[0].isupper(), name))
    for place, names in groupby(by_room, key=room):
        names = list(names)
        rows = [f"| [`{name}`]({place}.md#gleanings.{gl._HOME[name]}.{name}) | {_first_line(name)} |" for name in names]
        index += [f"## {ROOMS[place]}", "\n".join(["| name | what it is |", "| --- | --- |", *rows])]
        members = "\n\n".join(f"::: gleanings.{gl._HOME[name]}.{name}" for name in names)
        yield place, f"# {ROOMS[place]}\n\n{members}\n"
    yield "index", "\n\n".join(index)


def _first_line(name: str) -> str:
    """Return the first line of a docstring, read from the source: nothing has to be loaded for it."""
    source = ROOT / "lib" / "gleanings" / f"{gl._HOME[name].replace('.', '/')}.py"
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            text = (ast.get_docstring(node) or "").partition("\n\n")[0]
            return html.escape(" ".join(text.split())).replace("|", "\\|")
    return "The names that can be given as `method`." if name.endswith("_METHODS") else ""


def _report(sample: str) -> bytes:
    """Return the report of a corpus that comes with the installed packages, or of seeds/."""
    corpus = gl.example("lee") if sample == "lee" else gl.read_folder(ROOT / "seeds")
    topics = 12 if sample == "lee" else None
    model = gl.fit_topics(gl.bag_of_words(corpus), topics=topics, progress=False)
    title = "300 news articles of 2000 and 2001" if sample == "lee" else None
    with tempfile.TemporaryDirectory() as folder:
        path = gl.write_report(os.path.join(folder, "report.html"), model, gl.digest(model), title=title)
        return path.read_bytes()
