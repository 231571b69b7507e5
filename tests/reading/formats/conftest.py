import io
import zipfile

import pytest


@pytest.fixture
def zipped():
    """Return a maker of zip archives: names to contents."""

    def make(files):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return make


@pytest.fixture
def read(tmp_path):
    """Return a reader of one file's bytes under a name."""
    import gleanings as gl

    def one(name, data, **options):
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return gl.read_file(tmp_path / name, **options)

    return one
