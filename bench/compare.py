#!/usr/bin/env python3
"""Runs Raffia and its peers in turn on the same cores and prints a table of ratios.

  mvn -q -DskipTests package
  bench/compare.py --python PEERS_VENV/bin/python [--core 0] [--rounds 3] [NAME or GROUP ...] [--without raffia,torch]

Each run is a process of its own; a round runs every framework once, so that a slow minute of the machine meets all. Names are those of
`Workload`, and groups of them: models, kernels, matmul, conv. A framework that has nothing for a name is left out there. The Raffia side is

  java [flags] -cp CLASSPATH io.raffia.bench.Steps NAME

which prints the JSON line that peers/timing.py describes; CLASSPATH is bench/target/classes and what bench/target/classpath
lists. A line's value is the median over rounds, with the least and most in brackets. "/ NAME" is Raffia's time over that peer's, "/ best"
over the best of JAX and PyTorch: below 1 Raffia is faster. "limit" is Raffia's share of what the same cores do in peers/limits.py.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = {
    "models": ["predict", "many", "mlp", "cnn-plain", "cnn", "gpt", "scan", "scan-grad"],
    "kernels": ["elementwise", "softmax", "softmax-grad", "layer-norm", "layer-norm-grad", "gelu-grad", "attention", "attention-grad",
                "embedding", "embedding-grad", "sum-rows", "sum-columns", "sum-all", "transpose", "broadcast"],
    "matmul": ["matmul-64", "matmul-128", "matmul-256", "matmul-512", "matmul-512-nt", "matmul-512-tn", "matmul-512-tt", "matmul-1024",
               "matmul-2048", "matmul-tall", "matmul-batched"],
    "conv": ["conv-1x1", "conv-3x3", "conv-3x3-s2", "conv-5x5", "conv-1x1-grad", "conv-3x3-grad", "conv-3x3-s2-grad", "conv-5x5-grad"],
}
NAMES = [name for names in GROUPS.values() for name in names]
FRAMEWORKS = ("raffia", "jax.jit", "nnx.jit", "torch")
PEERS = FRAMEWORKS[1:]


def command(name, framework, options):
  if framework != "raffia":
    script = "torch_peer.py" if framework == "torch" else "flax_peer.py"
    return [options.python, str(HERE / "peers" / script), name, framework]
  listed = HERE / "target/classpath"
  if not listed.exists():
    sys.exit(f"no {listed}: run `mvn -q -DskipTests package` first, or leave Raffia out with --without raffia")
  path = os.pathsep.join([str(HERE / "target/classes"), listed.read_text().strip()])
  return [options.java, "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", f"-Dwarmup={options.warmup}",
          f"-Dmeasure={options.measure}", *options.jvm.split(), "-cp", path, "io.raffia.bench.Steps", name]


def environment(options):
  cores = str(len(options.core.split(",")))
  threads = dict(OMP_NUM_THREADS=cores, MKL_NUM_THREADS=cores, OPENBLAS_NUM_THREADS=cores)
  if cores == "1":
    threads["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
  return dict(os.environ, JAX_PLATFORMS="cpu", WARM_UP=str(min(options.warmup, 2)), MEASURE=str(options.measure), **threads)


def run(what, options):
  pinned = ["taskset", "-c", options.core] if options.core != "all" else []
  result = subprocess.run(pinned + what, env=environment(options), capture_output=True, text=True)
  if result.returncode:
    sys.exit(f"failed (exit {result.returncode}): {' '.join(what)}\n{result.stderr[-2000:]}")
  lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
  return json.loads(lines[-1]) if lines else None


def median(results, key):
  return statistics.median(result[key] for result in results)


def number(x):
  return f"{x:.2f}" if x < 10 else f"{x:.1f}" if x < 100 else f"{x:,.0f}"


def time(runs):
  times = [result["median_us"] for result in runs]
  return f"{number(statistics.median(times))} ({number(min(times))} ... {number(max(times))})"


def row(name, results, limits):
  """A line of the table: every framework's time and first call, and the ratios."""
  ours = results.get("raffia")
  base = median(ours, "median_us") if ours else None
  cells = [f"`{name}`", time(ours) if ours else "", number(median(ours, "first_call_s")) if ours else ""]
  best = []
  for peer in PEERS:
    runs = results.get(peer)
    if not runs:
      cells += [""]
      continue
    theirs = median(runs, "median_us")
    if peer != "nnx.jit":
      best.append(theirs)
    ratio = f", **{number(base / theirs)}**" if base else ""
    cells.append(f"{time(runs)}, first {number(median(runs, 'first_call_s'))}{ratio}")
  cells.append(f"**{number(base / min(best))}**" if base and best else "")
  share = ""
  if base and ours[0]["flops"]:
    rate = ours[0]["flops"] / base / 1e3
    share = f"{rate:.0f} GFLOP/s, {100 * rate / limits['gflops']:.0f} %"
  elif base and ours[0]["bytes"]:
    rate = ours[0]["bytes"] / base / 1e3
    share = f"{rate:.1f} GB/s, {100 * rate / limits['gbytes']:.0f} %"
  return "| " + " | ".join([*cells, share]) + " |"


def common(parser):
  """Options of every script here."""
  parser.add_argument("--python", default=sys.executable, help="a Python that has jax, flax, optax and torch")
  parser.add_argument("--java", default=os.path.join(os.environ.get("JAVA_HOME", ""), "bin/java") if os.environ.get("JAVA_HOME") else "java")
  parser.add_argument("--jvm", default="", help="more flags for the JVM")
  parser.add_argument("--core", default="0", help="cores to pin to, as taskset writes them, or `all`")
  parser.add_argument("--rounds", type=int, default=3)
  parser.add_argument("--warmup", type=float, default=8, help="seconds before Raffia is measured; peers warm up 2 at most")
  parser.add_argument("--measure", type=float, default=4, help="seconds that are measured")
  parser.add_argument("--json", help="a file to append every JSON line to")


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME")
  common(parser)
  parser.add_argument("--without", default="", help="frameworks to leave out, with commas")
  options = parser.parse_args()
  names = [name for given in options.names for name in GROUPS.get(given, [given])]
  unknown = set(names) - set(NAMES)
  if unknown:
    sys.exit(f"expected names among {', '.join([*GROUPS, *NAMES])}, found {', '.join(sorted(unknown))}")
  limits = run([options.python, str(HERE / "peers/limits.py")], options)
  print(f"cores {options.core}: {limits['gflops']} GFLOP/s, {limits['gbytes']} GB/s; microseconds, median of {options.rounds} rounds (least ... most)\n")
  print("| work | Raffia us | first s | jax.jit us, **/** | nnx.jit us, **/** | torch us, **/** | / best | limit |\n|---|---|---|---|---|---|---|---|", flush=True)
  for name in names:
    results = {}
    for _ in range(options.rounds):
      for framework in FRAMEWORKS:
        if framework in options.without.split(","):
          continue
        result = run(command(name, framework, options), options)
        if result is None:
          continue
        results.setdefault(framework, []).append(result)
        if options.json:
          with open(options.json, "a") as out:
            out.write(json.dumps(result) + "\n")
    print(row(name, results, limits), flush=True)


if __name__ == "__main__":
  main()
