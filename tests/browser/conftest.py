"""Chromium without a screen, every host but this machine blocked; without it tests are skipped with a word."""

import shutil
from collections.abc import Iterator

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # in a container the memory for it may be too small for a page
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_PATIENCE = 600_000  # milliseconds that a busy machine may take to start, to load or to show something
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is broken is told, so that axe need not describe thousands of places that are as they should be.
_AXE = {"resultTypes": ["violations"], "selectors": False, "ancestry": False, "xpath": False}


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """The browser, one for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'")
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=list(_OPTIONS), timeout=_PATIENCE)
        yield browser
        browser.close()


class Watched:
    """A page, and what it asked for and said while it was open."""

    def __init__(self, page):
        self.page, self.requests, self.console, self.dialogs = page, [], [], []
        page.set_default_timeout(_PATIENCE)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def at(self, path, *, width=1280, dark=False):
        """Open a file at a width, light or dark."""
        self.dress(width, dark=dark)
        self.page.goto(path.resolve().as_uri())
        return self.page

    def dress(self, width, *, dark=False):
        """Show the page that is open at a width, light or dark."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        self.page.set_viewport_size({"width": width, "height": 900})


@pytest.fixture
def watched(chromium) -> Iterator[Watched]:
    """A page of its own, which runs no content policy but the page's."""
    page = chromium.new_page()
    yield Watched(page)
    page.close()


class AxePage(Watched):
    """A page with axe-core in it, which stays there while the page is dressed anew."""

    def __init__(self, page, source):
        super().__init__(page)
        self._source = source

    def at(self, path, *, width=1280, dark=False):
        """Open a file."""
        page = super().at(path, width=width, dark=dark)
        page.evaluate(self._source)
        return page

    def findings(self, rules=None):
        """Return what axe finds by some rules, or by all: the rule, and the first place that breaks it."""
        found = self.page.evaluate("options => axe.run(options)", {**_AXE, "runOnly": rules or _RULES})
        return [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]


@pytest.fixture
def axe_page(chromium) -> Iterator[AxePage]:
    """A page in which axe may run, whatever content policy the page has."""
    pytest.importorskip("axe_playwright_python.base", reason="axe is not installed: pip install '.[dev]'")
    from axe_playwright_python.base import AXE_FILE_PATH

    context = chromium.new_context(bypass_csp=True)
    yield AxePage(context.new_page(), AXE_FILE_PATH.read_text(encoding="utf-8"))
    context.close()
