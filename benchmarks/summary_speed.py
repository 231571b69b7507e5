"""Milliseconds an article: the default summary and the lede package, side by side in one run.

    python benchmarks/summary_speed.py                              the Lee news corpus, as installed
    python benchmarks/summary_speed.py CORPUS.jsonl.gz --limit 2000

CORPUS holds one JSON object a line, with `text`. Each side runs in fresh processes, by turns, from strings to
summaries: reading, cleaning, cutting into sentences and words, and stemming are included, imports are not. lede is
asked for 500 characters, its default; ours for three sentences, its default. Printed: the best and the median of the
rounds, in processor and in wall-clock time, and the length of the summaries.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import common


def once(side, texts):
    """Return processor and wall-clock milliseconds an article, and the mean length of the summaries."""
    if side == "gleanings":
        import gleanings as gl

        gl.summarize(gl.Corpus.from_texts(["One sentence. And another."])[0])

        def run():
            return [gl.summarize(document).text for document in gl.Corpus.from_texts(texts)]
    else:
        import lede

        lede.summarize("One sentence. And another.")

        def run():
            return [lede.summarize(text).summary for text in texts]

    wall, processor = time.perf_counter(), time.process_time()
    summaries = run()
    processor, wall = time.process_time() - processor, time.perf_counter() - wall
    return [1000 * processor / len(texts), 1000 * wall / len(texts), statistics.mean(map(len, summaries))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path("lee"))
    parser.add_argument("--limit", type=int, default=2000, help="articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--side", choices=["gleanings", "lede"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        print(json.dumps(once(options.side, common.texts(options.corpus, options.limit))))
        return
    found = {"gleanings": [], "lede": []}
    for _ in range(options.rounds):
        for side, rows in found.items():
            command = [sys.executable, __file__, str(options.corpus), "--limit", str(options.limit), "--side", side]
            rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print(f"{'ms an article':15}{'processor':>20}{'wall clock':>20}{'characters':>12}")
    print(f"{'':15}{'best':>10}{'median':>10}{'best':>10}{'median':>10}")
    for side, rows in found.items():
        processor, wall, length = zip(*rows, strict=True)
        cells = [min(processor), statistics.median(processor), min(wall), statistics.median(wall)]
        print(f"{side:15}{''.join(f'{cell:10.2f}' for cell in cells)}{length[0]:12.0f}")


if __name__ == "__main__":
    main()
