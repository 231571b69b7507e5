"""How often intervals hold a planted effect: trends and effects over simulated corpora.

    python benchmarks/effects.py [--simulations 200] [--documents 120] [--words 100] [--topics 4] [--concentration 1]

Each corpus is drawn from topics whose shares differ between two groups of documents. Topics are found, and it is
counted how often the 90 % intervals hold the true difference and the true means of a group. Honest intervals hold
them in 85 to 95 of 100. The smaller the concentration, the more a document is about one topic; where every document
mixes all topics (6), found shares are more extreme than the true ones, and intervals miss.
"""

import argparse
import dataclasses

import numpy as np

import gleanings as gl

SIZE = 500  # words of a topic


def corpus_of(generator, documents, words, topics, concentration=1.0):
    """Return a bag with its corpus, the expected shares in both groups, and the words of each topic."""
    vocabulary = [
        [f"{chr(97 + k)}word{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(SIZE)] for k in range(topics)
    ]
    weights = 1.0 / np.arange(1, SIZE + 1)
    weights /= weights.sum()
    base = np.full(topics, 1.0 / topics)
    shift = np.zeros(topics)
    shift[0], shift[1] = 0.15, -0.15
    means = np.array([base - shift / 2, base + shift / 2])
    texts, metadata = [], []
    for i in range(documents):
        group = i % 2
        shares = generator.dirichlet(concentration * means[group])
        chosen = generator.choice(topics, size=words, p=shares)
        tokens = [vocabulary[k][generator.choice(SIZE, p=weights)] for k in chosen]
        texts.append(" ".join(tokens) + ".")
        metadata.append({"group": "ab"[group], "number": group})
    corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    tokens = [text[:-1].split() for text in texts]
    bag = gl.BagOfWords.from_tokens(tokens)
    return dataclasses.replace(bag, corpus=corpus), means, vocabulary


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulations", type=int, default=200)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--topics", type=int, default=4)
    parser.add_argument("--concentration", type=float, default=1.0)
    options = parser.parse_args()
    held = {"difference": [], "mean of a group": []}
    for number in range(options.simulations):
        generator = np.random.default_rng(number)
        bag, means, vocabulary = corpus_of(
            generator, options.documents, options.words, options.topics, options.concentration
        )
        model = gl.fit_topics(bag, topics=options.topics, seed=number)
        places = {word: i for i, word in enumerate(bag.vocabulary)}
        columns = [[places[word] for word in words if word in places] for words in vocabulary]
        match = [int(np.argmax(model.weights[:, own].sum(axis=1))) for own in columns]
        effects = gl.effect(model, "number", seed=number)
        trends = gl.trends(model, by="group", seed=number)
        j = effects.terms.index("number")
        for k, topic in enumerate(match):
            true = means[1, k] - means[0, k]
            held["difference"].append(effects.low[topic, j] <= true <= effects.high[topic, j])
            for g in range(2):
                held["mean of a group"].append(trends.low[g, topic] <= means[g, k] <= trends.high[g, topic])
    size = f"{options.documents} documents of {options.words} words, {options.topics} topics"
    print(f"{options.simulations} corpora of {size}")
    for what, each in held.items():
        print(f"  90 % intervals hold the true {what} in {np.mean(each):.1%} of {len(each)}")


if __name__ == "__main__":
    main()
