"""The text of reports, as it was last looked at; `python -m tests.report.snapshots` writes it anew."""

import difflib

import pytest
from tests.report.snapshots.__main__ import HERE, texts


@pytest.mark.slow
def test_reports_say_what_they_said_when_they_were_last_read():
    if not list(HERE.glob("*.txt")):
        pytest.skip("there is no snapshot yet: python -m tests.report.snapshots")
    for name, text in texts().items():
        kept = (HERE / name).read_text(encoding="utf-8")
        changed = list(difflib.unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", lineterm="", n=0))
        shown = "\n".join(changed[:40])
        assert not changed, f"{name} differs; read it, then: python -m tests.report.snapshots\n{shown}"
