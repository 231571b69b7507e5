"""Points in clusters: k-means, each seeding on its own, so that seedings can run on several threads.

Seeded by greedy k-means++ (Arthur and Vassilvitskii 2007, "k-means++: the advantages of careful seeding", section 5),
moved by Lloyd's algorithm. Sums are taken in the order of the points.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from gleanings.topics.engine import LANES, Indices, Singles
from gleanings.topics.workers import Workers

Doubles = NDArray[np.float64]

_ROUNDS = 30
_POINTS = 3000  # enough to find the centres; all points are labelled in the end


def clusterings(
    points: Singles, clusters: int, number: int, seedings: int, rng: np.random.Generator, workers: Workers
) -> list[Indices]:
    """Return `number` labellings of the points (the sums of squares rising), the best of `seedings` seedings.

    Args:
        points: points x dimensions; brought to length 1 here.
    """
    lengths = np.sqrt((points.astype(np.float64) ** 2).sum(axis=1))
    points = (points / np.maximum(lengths, 1e-30)[:, None]).astype(np.float32)
    some = points if len(points) <= _POINTS else points[np.sort(rng.permutation(len(points))[:_POINTS])]
    draws = rng.random((seedings, clusters, 2 + int(np.log(clusters))))

    def seeding(j: int) -> tuple[float, int, Singles]:
        centres = seed_centres(some, draws[j])
        return cluster(some, centres, np.zeros(len(some), np.int32), _ROUNDS), j, centres

    best = sorted(workers.map(seeding, seedings), key=lambda found: found[:2])[:number]

    def label(j: int) -> Indices:
        labels = np.zeros(len(points), np.int32)
        cluster(points, best[j][2], labels, _ROUNDS if len(points) <= _POINTS else 2)
        return labels

    return workers.map(label, len(best))


@njit(nogil=True, cache=True, error_model="numpy")
def nearest(points: Singles, centres: Singles, labels: Indices, distances: Singles) -> float:
    """Label each point with its nearest centre; fill in the squared distances and return their sum."""
    total = 0.0
    for i in range(points.shape[0]):
        best = np.inf
        for c in range(centres.shape[0]):
            s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = np.float32(0)
            for k in range(0, points.shape[1], LANES):
                s0 += (points[i, k] - centres[c, k]) ** 2
                s1 += (points[i, k + 1] - centres[c, k + 1]) ** 2
                s2 += (points[i, k + 2] - centres[c, k + 2]) ** 2
                s3 += (points[i, k + 3] - centres[c, k + 3]) ** 2
                s4 += (points[i, k + 4] - centres[c, k + 4]) ** 2
                s5 += (points[i, k + 5] - centres[c, k + 5]) ** 2
                s6 += (points[i, k + 6] - centres[c, k + 6]) ** 2
                s7 += (points[i, k + 7] - centres[c, k + 7]) ** 2
            distance = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
            if distance < best:
                best = float(distance)
                labels[i] = c
        distances[i] = best
        total += best
    return total


@njit(nogil=True, cache=True, error_model="numpy")
def seed_centres(points: Singles, draws: Doubles) -> Singles:
    """Return centres drawn one by one, far from those before, the best of several trials each (greedy k-means++).

    Args:
        points: points x dimensions.
        draws: centres x trials, uniform on [0, 1).
    """
    count, width = points.shape
    centres = np.empty((draws.shape[0], width), np.float32)
    apart = np.ones(count)
    for c in range(draws.shape[0]):
        total = 0.0
        for i in range(count):
            total += apart[i]
        least, kept = np.inf, 0
        for t in range(draws.shape[1]):
            sought, reached, pick = draws[c, t] * total, 0.0, count - 1
            for i in range(count):
                reached += apart[i]
                if reached > sought:
                    pick = i
                    break
            sum_ = 0.0
            for i in range(count):
                distance = 0.0
                for k in range(width):
                    distance += (points[i, k] - points[pick, k]) ** 2
                sum_ += distance if c == 0 else min(apart[i], distance)
            if sum_ < least:
                least, kept = sum_, pick
        for k in range(width):
            centres[c, k] = points[kept, k]
        for i in range(count):
            distance = 0.0
            for k in range(width):
                distance += (points[i, k] - points[kept, k]) ** 2
            apart[i] = distance if c == 0 else min(apart[i], distance)
    return centres


@njit(nogil=True, cache=True, error_model="numpy")
def cluster(points: Singles, centres: Singles, labels: Indices, rounds: int) -> float:
    """Move `centres` to the middle of their points until no label changes (Lloyd); return the sum of squares."""
    count, width = points.shape
    distances = np.empty(count, np.float32)
    total = nearest(points, centres, labels, distances)
    for _ in range(rounds):
        sizes = np.zeros(centres.shape[0])
        sums = np.zeros((centres.shape[0], width))
        for i in range(count):
            sizes[labels[i]] += 1
            for k in range(width):
                sums[labels[i], k] += points[i, k]
        for c in range(centres.shape[0]):
            if sizes[c] == 0:
                far = np.argmax(distances)
                distances[far] = 0
                for k in range(width):
                    centres[c, k] = points[far, k]
            else:
                for k in range(width):
                    centres[c, k] = sums[c, k] / sizes[c]
        before = total
        total = nearest(points, centres, labels, distances)
        if total >= before * (1 - 1e-4):
            break
    return total
