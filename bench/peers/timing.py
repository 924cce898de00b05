"""Times one step function and prints the JSON line that compare.py reads.

{"name": "mlp", "framework": "nnx.jit", "first_call_s": 1.7, "median_us": 1320.0, "p10": 1290.1, "p90": 1400.7, "n": 3500}

first_call_s is the wall time of the first call, compilation included, until its result is there; the others are over single calls
after a warm-up, each waited for. `java io.raffia.bench.Steps NAME` prints the same line with "framework": "raffia".
"""

import json
import os
import time

import numpy as np

WARM_UP_S = float(os.environ.get("WARM_UP", "1"))
MEASURE_S = float(os.environ.get("MEASURE", "4"))
MIN_CALLS = int(os.environ.get("CALLS", "30"))
MAX_CALLS = 200_000


def steps(step, marks):
  """Runs steps, and prints a line when as many as each of `marks` are done, for training.py."""
  done = 0
  for mark in sorted(map(int, marks)):
    while done < mark:
      step()
      done += 1
    print(json.dumps({"steps": done}), flush=True)


def times(step):
  """Nanoseconds of single calls, sorted, after a warm-up."""
  calls = 0
  start = time.perf_counter()
  while calls < min(5, MIN_CALLS) or time.perf_counter() - start < WARM_UP_S:
    step()
    calls += 1
  nanos = []
  start = time.perf_counter()
  while len(nanos) < MIN_CALLS or (time.perf_counter() - start < MEASURE_S and len(nanos) < MAX_CALLS):
    before = time.perf_counter_ns()
    step()
    nanos.append(time.perf_counter_ns() - before)
  return sorted(nanos)


def report(name, framework, step):
  """`step()` runs one step and returns when its result is there."""
  start = time.perf_counter()
  step()
  first = time.perf_counter() - start
  nanos = times(step)
  p10, median, p90 = (round(float(q) / 1e3, 3) for q in np.percentile(nanos, (10, 50, 90)))
  print(json.dumps({"name": name, "framework": framework, "first_call_s": round(first, 3), "median_us": median,
                    "p10": p10, "p90": p90, "n": len(nanos)}), flush=True)
