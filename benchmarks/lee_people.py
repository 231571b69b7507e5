"""How far similarities of documents agree with people's: 50 articles that people judged in pairs, in gensim's wheel.

    python benchmarks/lee_people.py [--topics 5 10 20 50 100]

Lee, Pincombe and Welsh (2005) had people rate how alike 50 short news articles are. Models are fitted to the 300
other articles; the row is the Pearson correlation of their cosines with the mean ratings over the 1,225 pairs. gensim's
own test asks for .6 of its latent semantic indexing with log-entropy weights and 200 dimensions, as in the paper.
Shares of topics reach less: they say that two articles are about the same theme, and people tell two stories of one
theme from the same story told twice. To find similar documents, compare their words.
"""

import argparse
from pathlib import Path

import gensim
import numpy as np
from gensim import corpora, matutils, models
from gensim.parsing.preprocessing import preprocess_string

import gleanings as gl

DATA = Path(gensim.__file__).parent / "test" / "test_data"


def lines_of(name):
    return (DATA / name).read_text(encoding="latin-1" if name == "lee.cor" else "utf-8").splitlines()


def correlation(cosines, ratings):
    pairs = np.triu_indices(len(ratings), 1)
    return float(np.corrcoef(cosines[pairs], ratings[pairs])[0, 1])


def cosines_of(vectors):
    length = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    unit = vectors / np.maximum(length, 1e-12)
    return unit @ unit.T


def gensim_lsi(background, judged, dimensions=200):
    texts = [preprocess_string(text) for text in background]
    dictionary = corpora.Dictionary(texts)
    counts = [dictionary.doc2bow(text) for text in texts]
    weighting = models.LogEntropyModel(counts)
    lsi = models.LsiModel(weighting[counts], id2word=dictionary, num_topics=dimensions, random_seed=0)
    found = lsi[weighting[[dictionary.doc2bow(preprocess_string(text)) for text in judged]]]
    return matutils.corpus2dense(found, num_terms=lsi.num_topics).T


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=int, nargs="*", default=[5, 10, 20, 50, 100])
    options = parser.parse_args()
    ratings = np.loadtxt(DATA / "similarities0-1.txt")
    background, judged = lines_of("lee_background.cor"), lines_of("lee.cor")
    row = "{:<44} {:.3f}".format
    print(
        row("gensim LSI, log-entropy, 200 dimensions", correlation(cosines_of(gensim_lsi(background, judged)), ratings))
    )
    bow = gl.bag_of_words(gl.Corpus.from_texts(background), unit="document", minimum_rows=1, maximum_share=1.0)
    new = bow.recount(gl.Corpus.from_texts(judged))
    counts = new.counts.toarray().astype(float)
    idf = np.log((len(bow) + 1) / np.maximum(np.bincount(bow.counts.indices, minlength=counts.shape[1]), 1))
    print(row("gleanings' words, counts", correlation(cosines_of(counts), ratings)))
    print(row("gleanings' words, TF-IDF", correlation(cosines_of(np.log1p(counts) * idf), ratings)))
    for topics in options.topics:
        for method in ("lda", "nmf", "lsi"):
            shares = gl.fit_topics(bow, topics=topics, method=method).transform(new).shares
            print(row(f"gleanings' {method}, {topics} topics, shares", correlation(cosines_of(shares), ratings)))


if __name__ == "__main__":
    main()
