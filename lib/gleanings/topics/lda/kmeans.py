"""Points in clusters: k-means, each seeding on its own, so that seedings can run on several threads.

Seeded by greedy k-means++ (Arthur and Vassilvitskii 2007, "k-means++: the advantages of careful seeding", section 5),
moved by Lloyd's algorithm. Sums are taken in the order of the points.
"""

from dataclasses import dataclass

import numpy as np

from gleanings.compiled import kernel
from gleanings.parallel.threads import Workers
from gleanings.topics.lda.kernels import ZERO
from gleanings.types import Floats, Indices, Integers, Singles

TWO = np.float32(2)

_ROUNDS = 15
_GAIN = 1e-3  # of the sum of squares: a round that gains less is the last
_POINTS = 1000  # enough to find the centres, with _EACH for each; all points are labelled in the end
_EACH = 30


@dataclass(frozen=True, eq=False)
class Points:
    """Points of length 1 (or 0).

    Attributes:
        rows: points x dimensions.
        columns: dimensions x points: distances are computed for many points at once.
    """

    rows: Singles
    columns: Singles

    @classmethod
    def on_sphere(cls, points: Singles) -> "Points":
        """Bring points to length 1; one at the origin stays there."""
        lengths = np.sqrt((points.astype(np.float64) ** 2).sum(axis=1))
        return cls._of(np.asarray(points / np.maximum(lengths, 1e-30)[:, None], dtype=np.float32))

    @classmethod
    def _of(cls, rows: Singles) -> "Points":
        return cls(rows, np.ascontiguousarray(rows.T))

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, which: Integers) -> "Points":
        """Return the points `which`, in that order."""
        return self._of(self.rows[which])


def clusterings(
    points: Points, clusters: int, number: int, seedings: int, rng: np.random.Generator, workers: Workers
) -> list[Indices]:
    """Return `number` labellings of the points (the sums of squares rising), the best of `seedings` seedings."""
    most = max(_POINTS, _EACH * clusters)
    some = points if len(points) <= most else points.take(np.sort(rng.permutation(len(points))[:most]))
    draws = rng.random((seedings, clusters, 2 + int(np.log(clusters))))

    def seeding(j: int) -> tuple[float, int, Singles]:
        centres = seed_centres(some, draws[j])
        _, total = cluster(some, centres, _ROUNDS)
        return total, j, centres

    best = sorted(workers.map(seeding, seedings), key=lambda found: found[:2])[:number]

    def labelling(j: int) -> Indices:
        labels, _ = cluster(points, best[j][2], _ROUNDS if len(points) <= most else 0)
        return labels

    return workers.map(labelling, len(best))


def agreement(one: Indices, other: Indices, clusters: int) -> float:
    """Return the share of points that lie in the cluster which most of their fellows in the other labelling lie in."""
    table = np.bincount(one.astype(np.int64) * clusters + other, minlength=clusters**2).reshape(clusters, clusters)
    return float(table.max(axis=1).sum() / len(one))


def seed_centres(points: Points, draws: Floats) -> Singles:
    """Return centres drawn one by one, far from those before, the best of several trials each (greedy k-means++).

    Args:
        draws: centres x trials, uniform on [0, 1).
    """
    centres = np.empty((len(draws), points.rows.shape[1]), np.float32)
    apart = np.full(len(points), np.inf, np.float32)  # the squared distance to the nearest centre
    for c, trials in enumerate(draws):
        reached = np.cumsum(apart if c > 0 else np.ones(len(points)), dtype=np.float64)  # the first: all the same
        picks = np.minimum(np.searchsorted(reached, trials * reached[-1], side="right"), len(points) - 1)
        distances = squared_distances(points, points.rows[picks])
        left = np.empty(len(distances))
        approach(distances, apart, left)
        best = int(left.argmin())
        centres[c], apart = points.rows[picks[best]], distances[best]
    return centres


def cluster(points: Points, centres: Singles, rounds: int) -> tuple[Indices, float]:
    """Move `centres` to the middle of their points until next to nothing is gained (Lloyd); return labels and sum.

    Args:
        centres: centres x dimensions; they are moved in place.
        rounds: how often, at most; with 0, points are only labelled.

    Returns:
        The nearest centre of each point, and the sum of the squared distances.
    """
    labels, nearest = np.empty(len(points), np.int32), np.empty(len(points), np.float32)
    total = np.inf
    for turn in range(rounds + 1):
        sizes, sums = np.zeros(len(centres)), np.zeros(centres.shape)
        before, total = total, label(squared_distances(points, centres), points.rows, labels, nearest, sizes, sums)
        if turn == rounds or total >= before * (1 - _GAIN):
            break
        centres[:] = sums / np.maximum(sizes, 1)[:, None]
        for c in np.flatnonzero(sizes == 0):
            far = int(nearest.argmax())
            centres[c], nearest[far] = points.rows[far], 0
    return labels, total


def squared_distances(points: Points, centres: Singles) -> Singles:
    """Return centres x points."""
    distances = np.empty((len(centres), len(points)), np.float32)
    fill_distances(points.columns, centres, 1 + (centres * centres).sum(axis=1), distances)
    return distances


@kernel
def fill_distances(columns: Singles, centres: Singles, lengths: Singles, distances: Singles) -> None:
    """Set the squared distances to `lengths` less twice the inner products; dimensions are a multiple of LANES."""
    for c in range(centres.shape[0]):
        for i in range(columns.shape[1]):
            distances[c, i] = lengths[c]
        for k in range(0, columns.shape[0], 4):  # four at a time: fewer waits for what was just stored
            p0 = TWO * centres[c, k]
            p1 = TWO * centres[c, k + 1]
            p2 = TWO * centres[c, k + 2]
            p3 = TWO * centres[c, k + 3]
            for i in range(columns.shape[1]):
                near = (p0 * columns[k, i] + p1 * columns[k + 1, i]) + (p2 * columns[k + 2, i] + p3 * columns[k + 3, i])
                distances[c, i] -= near


@kernel
def approach(distances: Singles, apart: Singles, left: Floats) -> None:
    """Bring each of the distances down to that of its point in `apart`, where that is nearer; sum them up in `left`."""
    for t in range(distances.shape[0]):
        total = 0.0
        for i in range(distances.shape[1]):
            distance = distances[t, i]
            if distance < ZERO:  # by rounding
                distance = ZERO
            if distance > apart[i]:
                distance = apart[i]
            distances[t, i] = distance
            total += distance
        left[t] = total


@kernel
def label(distances: Singles, points: Singles, labels: Indices, nearest: Singles, sizes: Floats, sums: Floats) -> float:
    """Label each point with the nearest of the centres, add it to that centre's sums; return the sum of squares."""
    for i in range(points.shape[0]):
        labels[i] = 0
        nearest[i] = distances[0, i]
    for c in range(1, distances.shape[0]):
        for i in range(points.shape[0]):
            if distances[c, i] < nearest[i]:
                nearest[i] = distances[c, i]
                labels[i] = c
    total = 0.0
    for i in range(points.shape[0]):
        best = labels[i]
        total += nearest[i]
        sizes[best] += 1
        for k in range(points.shape[1]):
            sums[best, k] += points[i, k]
    return total
