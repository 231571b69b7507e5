"""Streams of a PDF are looked at before it is opened, in a time that grows with the file."""

import zlib
from threading import Thread

from tests.growth import grows_too_fast

from gleanings.reading.formats.pdf_streams import check_streams
from gleanings.reading.limits import ReadingLimits

STREAM = b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(b"a" * 40)


def test_streams_that_do_not_end_are_each_looked_at_once():
    """The end was sought anew for each, and what followed was unpacked for each: 1.3 MB took 37 seconds."""
    for tail in (b"", b"endstream"):
        small, large = (STREAM * number + tail for number in (2_000, 8_000))
        assert not grows_too_fast(lambda data: check_streams(data, ReadingLimits()), small, large)


def test_what_stands_behind_the_end_of_a_large_stream_is_not_unpacked_again():
    """Files of many programs have a line end before "endstream": one of 65,537 bytes was read for ever."""
    page = b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(b"a" * 100_000) + b"\nendstream"
    ended = Thread(target=check_streams, args=(page, ReadingLimits()), daemon=True)
    ended.start()
    ended.join(timeout=600)
    assert not ended.is_alive()
