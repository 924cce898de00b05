#!/usr/bin/env python3
"""From the start of a process to its trained steps: time and memory of Raffia beside its peers.

  training.py --python VENV/bin/python [--core 0] [--steps 1,100] [--frameworks raffia,nnx.jit,torch] cnn gpt

Each line: seconds from the start of `java` or `python` until that many steps were done (median of the rounds), the peak of the
resident memory until then and the resident memory then, in MiB, and the bytes that a step allocates on Java's heap.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time

import compare


def memory(pid, key):
  with open(f"/proc/{pid}/status") as status:
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith(key))


def command(name, framework, options):
  listed = compare.command(name, framework, options)
  if framework == "raffia":
    listed = [word.replace("bench.Steps", "bench.Training") for word in listed]
  return ["taskset", "-c", options.core, *listed, *options.steps.split(",")]


def measure(name, framework, options):
  start = time.perf_counter()
  child = subprocess.Popen(command(name, framework, options), env=compare.environment(options), text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
  lines = []
  for line in child.stdout:
    if line.startswith("{"):
      seen = json.loads(line)
      lines.append(seen | {"seconds": time.perf_counter() - start, "peak": memory(child.pid, "VmHWM"), "resident": memory(child.pid, "VmRSS")})
  if child.wait():
    sys.exit(f"failed (exit {child.returncode}): {name} of {framework}")
  return lines


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("names", nargs="+", metavar="NAME")
  parser.add_argument("--steps", default="1,100")
  parser.add_argument("--frameworks", default="raffia,nnx.jit,jax.jit,torch")
  compare.common(parser)
  options = parser.parse_args()
  print("| work | framework | steps | seconds from start | peak MiB | resident MiB | allocated a step |\n|---|---|---|---|---|---|---|", flush=True)
  for name in options.names:
    for framework in options.frameworks.split(","):
      rounds = [measure(name, framework, options) for _ in range(options.rounds)]
      for lines in zip(*rounds):
        seconds = [line["seconds"] for line in lines]
        middle = {key: statistics.median(line[key] for line in lines) for key in ("peak", "resident")}
        spread = f" ({min(seconds):.1f} ... {max(seconds):.1f})" if len(seconds) > 1 else ""
        print(f"| `{name}` | {framework} | {lines[0]['steps']:,} | {statistics.median(seconds):.1f}{spread} | {middle['peak']:.0f} "
              f"| {middle['resident']:.0f} | {lines[0].get('allocated', '')} |", flush=True)


if __name__ == "__main__":
  main()
