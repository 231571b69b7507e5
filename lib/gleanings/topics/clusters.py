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

_ROUNDS = 15
_POINTS = 1500  # enough to find the centres; all points are labelled in the end


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
        cluster(points, best[j][2], labels, _ROUNDS if len(points) <= _POINTS else 0)
        return labels

    return workers.map(label, len(best))


def agreement(one: Indices, other: Indices, clusters: int) -> float:
    """Return the share of points that lie in the cluster which most of their fellows in the other labelling lie in."""
    table = np.bincount(one.astype(np.int64) * clusters + other, minlength=clusters**2).reshape(clusters, clusters)
    return float(table.max(axis=1).sum() / len(one))


@njit(nogil=True, cache=True, error_model="numpy")
def squared_distance(one: Singles, other: Singles) -> np.float32:
    """Return the squared distance, in LANES running sums."""
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = np.float32(0)
    for k in range(0, one.shape[0], LANES):
        s0 += (one[k] - other[k]) * (one[k] - other[k])
        s1 += (one[k + 1] - other[k + 1]) * (one[k + 1] - other[k + 1])
        s2 += (one[k + 2] - other[k + 2]) * (one[k + 2] - other[k + 2])
        s3 += (one[k + 3] - other[k + 3]) * (one[k + 3] - other[k + 3])
        s4 += (one[k + 4] - other[k + 4]) * (one[k + 4] - other[k + 4])
        s5 += (one[k + 5] - other[k + 5]) * (one[k + 5] - other[k + 5])
        s6 += (one[k + 6] - other[k + 6]) * (one[k + 6] - other[k + 6])
        s7 += (one[k + 7] - other[k + 7]) * (one[k + 7] - other[k + 7])
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))


@njit(nogil=True, cache=True, error_model="numpy")
def nearest(points: Singles, centres: Singles, labels: Indices, distances: Singles) -> float:
    """Label each point with its nearest centre; fill in the squared distances and return their sum."""
    total = 0.0
    for i in range(points.shape[0]):
        best = np.float32(np.inf)
        for c in range(centres.shape[0]):
            distance = squared_distance(points[i], centres[c])
            if distance < best:
                best = distance
                labels[i] = c
        distances[i] = best
        total += float(best)
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
    apart = np.empty(count, np.float32)  # the squared distance to the nearest centre; before the first, all the same
    for i in range(count):
        apart[i] = 1
    trial = np.empty(count, np.float32)
    closest = np.empty(count, np.float32)
    for c in range(draws.shape[0]):
        total = 0.0
        for i in range(count):
            total += apart[i]
        least = np.inf
        for t in range(draws.shape[1]):
            sought, reached, pick = draws[c, t] * total, 0.0, count - 1
            for i in range(count):
                reached += apart[i]
                if reached > sought:
                    pick = i
                    break
            left = 0.0
            for i in range(count):
                trial[i] = squared_distance(points[i], points[pick])
                if c > 0:
                    trial[i] = min(trial[i], apart[i])
                left += trial[i]
            if left < least:
                least = left
                for k in range(width):
                    centres[c, k] = points[pick, k]
                for i in range(count):
                    closest[i] = trial[i]
        for i in range(count):
            apart[i] = closest[i]
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
                far = 0
                for i in range(count):
                    if distances[i] > distances[far]:
                        far = i
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
