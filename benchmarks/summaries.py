"""sumy's summarizers and ours, side by side in one run: seconds for one long document of Lee news sentences.

    python benchmarks/summaries.py                      1,000 sentences, every method but sumy's KL
    python benchmarks/summaries.py --kl-size 1000       sumy's KL too, which takes minutes
    python benchmarks/summaries.py --large 10000        ours alone, each in a process of its own, with its peak memory

"cold" is the first call of a fresh process after the imports, "warm" the best of three further calls. Every call
begins with sentences as strings: cutting into words and stemming are included. Both sides have sumy's English
stemmer and the tokenizer of `gleanings.compat.sumy`. "same" says whether both chose the same sentences.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

from gensim.test.utils import datapath

METHODS = {
    "kl": ("kl", "KLSummarizer"),
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
}
CHOSEN = 10


def lee_sentences(count):
    """Return `count` sentences of the Lee corpus; where it has fewer, it is gone through again with a word added."""
    from gleanings.compat.sumy import Tokenizer

    cut = Tokenizer("english").to_sentences  # a panic of the compiled splitter ends nothing here
    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        found = [s.strip() for line in lines for s in cut(line.strip()) if s.strip()]
    rounds = -(-count // len(found))
    words = ["", *("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(rounds))]
    return [f"{words[r]} {sentence}".strip() for r in range(rounds) for sentence in found][:count]


def run(side, method, count, repeats):
    """Summarise in this process; return the seconds of every call, what was chosen, and the peak memory in MB."""
    import importlib

    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer

    module, name = METHODS[method]
    import gleanings.compat.sumy as ours

    kind = getattr(ours if side == "ours" else importlib.import_module(f"sumy.summarizers.{module}"), name)
    texts = lee_sentences(count)
    tokenizer = ours.Tokenizer("english")
    seconds = []
    chosen = []
    for _ in range(repeats):
        summarizer = kind() if method == "kl" else kind(Stemmer("english"))
        if method == "edmundson":
            summarizer.bonus_words = ["government", "important"]
            summarizer.stigma_words = ["hardly"]
            summarizer.null_words = ["the", "of"]
        document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in texts])])
        start = time.perf_counter()
        summary = summarizer(document, CHOSEN)
        seconds.append(time.perf_counter() - start)
        place = {id(sentence): i for i, sentence in enumerate(document.sentences)}
        chosen = [place[id(sentence)] for sentence in summary]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return {"seconds": seconds, "chosen": chosen, "peak": peak}


def in_fresh_process(side, method, count, repeats):
    command = [sys.executable, __file__, "--child", side, method, str(count), str(repeats)]
    # sumy tells equal ranks of LSA apart by the order of a set, which is drawn anew for every process.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1000, help="sentences of the document for both sides")
    parser.add_argument("--kl-size", type=int, default=0, help="sentences for sumy's KL; 0 leaves it out")
    parser.add_argument("--large", type=int, default=0, help="sentences for ours alone")
    parser.add_argument("--methods", nargs="*", choices=METHODS, default=list(METHODS))
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        side, method, count, repeats = options.child
        print(json.dumps(run(side, method, int(count), int(repeats))))
        return
    if options.large:
        print(f"{options.large} sentences: method, seconds cold, seconds warm, peak memory of the process")
        for method in options.methods:
            ours = in_fresh_process("ours", method, options.large, 2)
            print(
                f"{method:10s} {ours['seconds'][0]:8.2f} {ours['seconds'][1]:8.2f} {ours['peak']:8.0f} MB", flush=True
            )
        return
    print(f"{options.size} sentences: method, seconds of sumy, ours cold and warm, times as fast cold and warm, same")
    for method in options.methods:
        size = options.kl_size if method == "kl" else options.size
        if not size:
            continue
        ours = in_fresh_process("ours", method, size, 4)
        theirs = in_fresh_process("sumy", method, size, 1)
        sumy, cold, warm = theirs["seconds"][0], ours["seconds"][0], min(ours["seconds"][1:])
        same = "yes" if ours["chosen"] == theirs["chosen"] else "NO"
        print(
            f"{method:10s} {sumy:9.3f} {cold:9.4f} {warm:9.4f} {sumy / cold:8.0f} {sumy / warm:8.0f}  {same}"
            f"{f'  ({size} sentences)' if size != options.size else ''}",
            flush=True,
        )


if __name__ == "__main__":
    main()
