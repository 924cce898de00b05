#!/usr/bin/env python3
"""Runs Raffia and its peers in turn on the same core and prints a table of ratios.

  mvn -q -DskipTests package
  bench/compare.py --python PEERS_VENV/bin/python [--core 0] [--rounds 3] [NAME ...] [--without raffia,torch]

Each run is a process of its own; a round runs every framework once, so that a slow minute of the machine meets all. Names:
predict, mlp, cnn, cnn-plain (see peers/flax_peer.py). The Raffia side is

  java [flags] -cp CLASSPATH io.raffia.bench.Steps NAME

which prints the JSON line that peers/timing.py describes; CLASSPATH is bench/target/classes and what bench/target/classpath
lists. A line's value is the median over rounds. "raffia /" is Raffia's time over the peer's: below 1 Raffia is faster.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("predict", "mlp", "cnn", "cnn-plain")
FRAMEWORKS = ("raffia", "jax.jit", "nnx.jit", "torch")


def command(name, framework, options):
  if framework != "raffia":
    script = "torch_peer.py" if framework == "torch" else "flax_peer.py"
    return [options.python, str(HERE / "peers" / script), name, framework]
  listed = HERE / "target/classpath"
  if not listed.exists():
    sys.exit(f"no {listed}: run `mvn -q -DskipTests package` first, or leave Raffia out with --without raffia")
  path = os.pathsep.join([str(HERE / "target/classes"), listed.read_text().strip()])
  return [options.java, "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", *options.jvm.split(),
          "-cp", path, "io.raffia.bench.Steps", name]


def measure(name, framework, options):
  cores = len(options.core.split(","))
  environment = dict(os.environ, OMP_NUM_THREADS=str(cores), MKL_NUM_THREADS=str(cores), JAX_PLATFORMS="cpu")
  if cores == 1:
    environment["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
  pinned = ["taskset", "-c", options.core] if options.core != "all" else []
  run = subprocess.run(pinned + command(name, framework, options), env=environment, capture_output=True, text=True)
  lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
  if run.returncode or not lines:
    sys.exit(f"{framework} failed on {name} (exit {run.returncode}):\n{run.stderr[-2000:]}")
  return json.loads(lines[-1])


def median(results, key):
  return statistics.median(result[key] for result in results)


def table(name, results):
  base = median(results["raffia"], "median_us") if "raffia" in results else None
  print(f"\n{name:<12}{'median us':>12}{'p10':>12}{'p90':>12}{'first s':>10}{'raffia /':>10}")
  for framework, runs in results.items():
    time = median(runs, "median_us")
    ratio = f"{base / time:10.2f}" if base else f"{'-':>10}"
    print(f"{framework:<12}{time:12.2f}{median(runs, 'p10'):12.2f}{median(runs, 'p90'):12.2f}"
          f"{median(runs, 'first_call_s'):10.2f}{ratio}", flush=True)


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME")
  parser.add_argument("--python", default=sys.executable, help="a Python that has jax, flax, optax and torch")
  parser.add_argument("--java", default=os.path.join(os.environ.get("JAVA_HOME", ""), "bin/java") if os.environ.get("JAVA_HOME") else "java")
  parser.add_argument("--jvm", default="", help="more flags for the JVM")
  parser.add_argument("--core", default="0", help="cores to pin to, as taskset writes them, or `all`")
  parser.add_argument("--rounds", type=int, default=3)
  parser.add_argument("--without", default="", help="frameworks to leave out, with commas")
  parser.add_argument("--json", help="a file to append every JSON line to")
  options = parser.parse_args()
  unknown = set(options.names) - set(NAMES)
  if unknown:
    sys.exit(f"expected names among {', '.join(NAMES)}, found {', '.join(sorted(unknown))}")
  frameworks = [f for f in FRAMEWORKS if f not in options.without.split(",")]
  for name in options.names:
    results = {framework: [] for framework in frameworks}
    for _ in range(options.rounds):
      for framework in frameworks:
        result = measure(name, framework, options)
        results[framework].append(result)
        if options.json:
          with open(options.json, "a") as out:
            out.write(json.dumps(result) + "\n")
    table(name, results)


if __name__ == "__main__":
  main()
