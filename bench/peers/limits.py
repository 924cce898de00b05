"""What the cores that this process may use can do: prints {"gflops": ..., "gbytes": ...}, medians.

gflops: a product of two 1024 x 1024 float32 matrices by NumPy's OpenBLAS; gbytes: a copy of 64 MiB, bytes read and bytes written both counted.
"""

import json
import statistics
import time

import numpy as np


def seconds(work):
  times = []
  begun = time.perf_counter()
  while len(times) < 10 or time.perf_counter() - begun < 2:
    before = time.perf_counter()
    work()
    times.append(time.perf_counter() - before)
  return statistics.median(times[3:])


x = np.random.default_rng(0).standard_normal((1024, 1024), np.float32)
source, target = np.ones(1 << 24, np.float32), np.zeros(1 << 24, np.float32)
print(json.dumps({"gflops": round(2 * 1024**3 / seconds(lambda: x @ x) / 1e9, 1),
                  "gbytes": round(2 * source.nbytes / seconds(lambda: np.copyto(target, source)) / 1e9, 1)}))
