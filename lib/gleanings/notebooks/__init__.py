"""Run the notebooks: over a folder into build/, or in place, with their outputs kept.

    python -m gleanings.notebooks run --folder seeds     what `make run` does
    python -m gleanings.notebooks write                  what `make notebooks` does

Each notebook runs in a kernel of its own, in the notebooks' folder. A notebook whose cell tagged `parameters` names a
`folder` gets the folder of the command.
"""

import argparse
import asyncio
import copy
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from gleanings.errors import GleaningsError, InvalidValue, NotFound, NotWritable, extra, shown
from gleanings.notebooks.pages import REPORT, index_page
from gleanings.notebooks.pages import to_html as to_html
from gleanings.reading.folder import read_folder
from gleanings.storage.atomic import write_file

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat import NotebookNode

_EXTRA = ("notebooks", "Running notebooks")
NOTEBOOKS = Path("notebooks")
BUILD = Path("build")
_SECONDS_A_CELL = 600
_INTERRUPTED = 130  # what a shell expects of a command that was stopped by Ctrl-C
# What is sent to a kernel, others on the machine could otherwise read; the kernel warns of it.
_ENCRYPTED = {"KernelManager": {"transport_encryption": "auto"}}
# What jupyter_client says of a kernel that ended before any cell ran: a port that was free when it was chosen may have
# been taken by another program since then, so it is started once more.
_NEVER_STARTED = "Kernel died before replying"
_PLAIN_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

_STYLE_SHEET = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)


def notebooks_in(folder: Path) -> list[Path]:
    """Return the notebooks of a folder, in the order of their names."""
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        raise NotFound(f'there are no notebooks in "{folder}"; run this from the top of the project.')
    return found


def execute(path: Path, parameters: Mapping[str, object] | None = None) -> "NotebookNode":
    """Return a notebook with fresh outputs, run in its own folder by a clean kernel.

    Args:
        path: the notebook; it is not changed.
        parameters: values for names that its cell tagged `parameters` sets; others are ignored.

    Raises:
        InvalidValue: a cell failed, and the message gives the last line of its error; or the kernel died.
    """
    with extra(*_EXTRA):
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
        from papermill.iorw import load_notebook_node
        from traitlets.config import Config

    run = _with_parameters(load_notebook_node(str(path)), parameters or {})
    client = NotebookClient(
        run,
        timeout=_SECONDS_A_CELL,
        startup_timeout=_SECONDS_A_CELL,  # else a minute, which a busy machine may take
        iopub_timeout=_SECONDS_A_CELL,  # else four seconds, after which results would be missing
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        config=Config(_ENCRYPTED),
    )
    try:
        _started_and_run(client)
    except CellExecutionError as error:
        raise InvalidValue(f"{path.name} stopped: {error.ename}: {error.evalue}") from None
    except DeadKernelError:
        raise InvalidValue(
            f"{path.name} stopped: its kernel died, most likely for want of memory; give a smaller folder."
        ) from None
    except CellTimeoutError:
        raise InvalidValue(
            f"{path.name} stopped: a cell took more than {_SECONDS_A_CELL} seconds; give a smaller folder."
        ) from None
    return run


def _started_and_run(client: "NotebookClient") -> None:
    """Execute; a kernel that ended before any cell ran is started once more."""
    from nbclient.exceptions import DeadKernelError

    try:
        _interruptible(client)
    except RuntimeError as error:
        if not str(error).startswith(_NEVER_STARTED):
            raise
        try:
            _interruptible(client)
        except RuntimeError as again:
            raise DeadKernelError(str(again)) from None


def _interruptible(client: "NotebookClient") -> None:
    """Execute in a thread, where nbclient sets no handler of signals, so that Ctrl-C comes here."""
    running: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[NotebookNode]]] = []

    async def executed() -> None:
        task = asyncio.ensure_future(client.async_execute())
        running.append((asyncio.get_running_loop(), task))
        await task

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(asyncio.run, executed())
        try:
            done.result()
        except KeyboardInterrupt:
            for loop, task in running:
                loop.call_soon_threadsafe(task.cancel)
            raise


def _with_parameters(notebook: "NotebookNode", parameters: Mapping[str, object]) -> "NotebookNode":
    """Return the notebook with a cell after the one tagged `parameters` that sets those of `parameters` it names."""
    from papermill.parameterize import parameterize_notebook

    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.tags]
    named = {name for cell in tagged for name in re.findall(r"^(\w+)\s*=", cell.source, re.MULTILINE)}
    chosen = {name: value for name, value in parameters.items() if name in named}
    return parameterize_notebook(notebook, chosen, kernel_name="python3", language="python") if chosen else notebook


def tidy(notebook: "NotebookNode") -> "NotebookNode":
    """Return a notebook with nothing in it that differs from run to run: fixed cell ids, plain metadata.

    The style sheet that pandas puts into each frame goes too: JupyterLab and GitHub drop it anyway.
    """
    import nbformat

    plain = copy.deepcopy(notebook)
    plain.metadata = nbformat.from_dict(_PLAIN_METADATA)
    for i, cell in enumerate(plain.cells):
        cell.id = f"cell-{i + 1:02d}"
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.tags} if cell.metadata.get("tags") else {})
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if not _is_progress(output)]
        for output in cell.get("outputs", ()):
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = _STYLE_SHEET.sub("", output.data["text/html"])
    return plain


def _is_progress(output: "NotebookNode") -> bool:
    """Whether an output is a bar of progress, or tqdm's wish for a nicer one; a warning is none."""
    text = output.get("text", "") if output.output_type == "stream" and output.name == "stderr" else ""
    return "IProgress not found" in text or re.search(r"\d+%\|", text) is not None


def run(
    folder: Path,
    *,
    notebooks: Path = NOTEBOOKS,
    build: Path = BUILD,
    language: str = "auto",
    topics: int | None = None,
    title: str | None = None,
) -> Iterator[Path]:
    """Run the notebooks that read a folder, and write each as HTML into `build`; yield what was written, as it is.

    Of those that write the report only the last one runs. At the end, `index.html` leads to all of it.

    Args:
        folder: the folder of texts.
        notebooks: where the notebooks are.
        build: where to write.
        language: of all texts; "auto" tells the language of each of them.
        topics: how many, for notebooks that ask; None for what stands there.
        title: the heading of the report; None for the name of the folder.
    """
    with extra(*_EXTRA):
        import nbclient  # noqa: F401
    read_folder(folder, language=language)  # a folder that cannot be read is told at once, not from within a notebook
    _make(build)
    heading = title or folder.resolve().name
    parameters: dict[str, object] = {
        "folder": os.path.relpath(folder, notebooks),
        "report": os.path.relpath(build / REPORT, notebooks),
        "tables": os.path.relpath(build, notebooks),
        "title": heading,
        "language": language,
        **({} if topics is None else {"topics": topics}),
    }
    named = {path: _named(path) for path in notebooks_in(notebooks)}
    reading = [path for path, names in named.items() if "folder" in names]
    writers = [path for path in reading if "report" in named[path]]
    pages: list[tuple[str, str]] = []
    for path in reading:
        if path in writers[:-1]:
            continue
        target = build / f"{path.stem}.html"
        title_of = _title(path)
        write_file(target, to_html(tidy(execute(path, parameters)), title_of).encode("utf-8"))
        pages.append((target.name, title_of))
        yield target
    if (build / REPORT).is_file():
        yield build / REPORT
    index = build / "index.html"
    write_file(index, index_page(heading, pages, build).encode("utf-8"))
    yield index


def _named(path: Path) -> frozenset[str]:
    """Return the names that the cell tagged `parameters` of a notebook sets."""
    import nbformat

    try:
        cells = nbformat.read(path, as_version=4).cells
    except Exception as error:  # nbformat has many ways to say so
        raise InvalidValue(
            f"{path.name} is not a notebook; mend it, or take it out of {shown(path.parent)}."
        ) from error
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", ())]
    return frozenset(name for cell in tagged for name in re.findall(r"^(\w+)\s*=", cell.source, re.MULTILINE))


def write(*, notebooks: Path = NOTEBOOKS) -> Iterator[Path]:
    """Run all notebooks and keep their outputs in them, yielding each; one that fails is left as it was."""
    import nbformat

    for path in notebooks_in(notebooks):
        nbformat.write(tidy(execute(path)), path)
        yield path


def _title(path: Path) -> str:
    import nbformat

    first = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0]
    return str(first).lstrip("# ")


def _make(build: Path) -> None:
    try:
        build.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotWritable(f'"{build}" is a file; name a folder with --build.') from None
    except OSError as error:
        raise NotWritable(f'"{build}" cannot be made ({error.strerror}); name another folder with --build.') from None
    if not os.access(build, os.W_OK):
        raise NotWritable(f'"{build}" cannot be written to; name another folder with --build.')


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m gleanings.notebooks", description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    runs = commands.add_parser("run", help="run the notebooks over a folder, into build/")
    runs.add_argument("--folder", type=_path, default=Path("seeds"))
    runs.add_argument("--language", default="auto", help='code or English name, or "auto" to tell it from each text')
    runs.add_argument("--build", type=_path, default=BUILD)
    runs.add_argument("--topics", type=int, default=None, help="how many topics")
    runs.add_argument("--title", default=None, help="the heading of the report")
    commands.add_parser("write", help="run the notebooks and keep their outputs in them")
    options = parser.parse_args(arguments)
    try:
        if options.command == "write":
            written = write()
        else:
            about = {"language": options.language, "topics": options.topics, "title": options.title}
            written = run(options.folder, build=options.build, **about)
        last = None
        for last in written:
            print(f"written: {shown(last)}", flush=True)
        if options.command == "run" and last is not None:
            print(f"Open {shown(last)} in a browser: it leads to the report, the notebooks and the tables.")
    except GleaningsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return _INTERRUPTED
    return 0


def _path(given: str) -> Path:
    """Return a path, with "~" as make and some shells leave it resolved."""
    return Path(os.path.expanduser(given))
