"""Spark MLlib's LDA on counts in a folder, in a Python of its own: called by fit_at_scale.py.

    python benchmarks/spark_lda.py FOLDER --method online|em --iterations 40 --warm-up 20 --topics 50 --threads 2

This needs Java, numpy and pyspark, and nothing of gleanings. The folder has `counts.libsvm`. The counts are held in
Spark's memory before the clock starts. Written beside them: `spark.npy` (topics x words). Printed: one JSON object with
the seconds of a first fit with the iterations of the warm-up ("cold": the session has fitted nothing), of a second with
all iterations ("warm"), and the processor seconds of the second.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
from pyspark.ml.clustering import LDA
from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--method", choices=("online", "em"), default="online")
    parser.add_argument("--iterations", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=20, help="iterations of the first fit")
    parser.add_argument("--topics", type=int, default=50)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    spark = (
        SparkSession.builder.master(f"local[{options.threads}]")
        .config("spark.driver.memory", "6g")
        .config("spark.sql.shuffle.partitions", options.threads)
        .config("spark.default.parallelism", options.threads)
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    words = len(np.load(options.folder / "vocabulary.npy"))
    rows = spark.read.format("libsvm").option("numFeatures", str(words)).load(str(options.folder / "counts.libsvm"))
    rows = rows.repartition(options.threads).cache()
    rows.count()
    machine = spark._jvm.java.lang.ProcessHandle.current()

    def fit(iterations):
        begun, used = time.perf_counter(), machine.info().totalCpuDuration().get().toMillis()
        lda = LDA(k=options.topics, maxIter=iterations, optimizer=options.method, seed=0)
        weights = lda.fit(rows).topicsMatrix().toArray().T
        used = (machine.info().totalCpuDuration().get().toMillis() - used) / 1e3
        return time.perf_counter() - begun, used, weights

    cold = fit(options.warm_up)[0]
    warm, processor, weights = fit(options.iterations)
    np.save(options.folder / "spark.npy", weights)
    spark.stop()
    print(json.dumps({"cold": cold, "warm": warm, "processor": processor}))


if __name__ == "__main__":
    main()
