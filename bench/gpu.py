#!/usr/bin/env python3
"""Runs Raffia on a device of TornadoVM beside JAX on the same device, and prints ratios and shares of the device's peak.

  ./raffia --backend tornado devices && mvn -q -DskipTests package
  TORNADOVM_HOME=SDK bench/gpu.py --python VENV/bin/python [--device 0] [--rounds 3] [--peak GFLOPS,GBYTES] [--small] [NAME ...]

VENV has JAX for the device (`pip install jax[cuda12] flax optax`). Each figure comes from a process of its own, in turn. Names: mlp, cnn, gpt (the
training steps of compare.py), device-matmul:ROWS and device-elementwise:ROWS, whose arrays stay on the device; without names: these steps, products of
1024 to 8192 rows, 4096 x 4096 to 16384 x 16384 numbers, and device-launch:KERNELS, products of 16 rows one after another: the difference of two such rows
is what a kernel more takes to start. --small takes sizes for a CPU as the device (PoCL), few calls and one round, to try the script. A row that fails or
takes longer than --limit says so, and the others go on. "limit" is Raffia's
share of the peak: of --peak, or without it of what JAX reaches on the device (peers/gpu_peer.py: float32 without TF32, and a copy).

Elementwise counts 12 bytes a number, x and y read and the result written; Raffia at present copies the result once more, into its Variable's place.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
STEPS = ["mlp", "cnn", "gpt"]
LARGE = [*STEPS, *(f"device-matmul:{n}" for n in (1024, 2048, 4096, 8192)), *(f"device-elementwise:{n}" for n in (4096, 8192, 16384)),
         "device-launch:1", "device-launch:100"]
SMALL = ["mlp", "cnn", "gpt:2,32,1,16", "device-matmul:128", "device-elementwise:512", "device-launch:1", "device-launch:20"]


def raffia(name, options):
  listed = HERE / "target/classpath"
  if not listed.exists():
    sys.exit(f"no {listed}: run `mvn -q -DskipTests package` first")
  jars = listed.read_text().strip().split(os.pathsep)
  asm = next(jar for jar in jars if pathlib.Path(jar).name.startswith("asm-9"))
  sdk = pathlib.Path(options.sdk)
  return [options.java, f"@{sdk / 'tornado-argfile'}", f"--upgrade-module-path={asm}{os.pathsep}{sdk / 'share/java/graalJars'}",
          "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xss8m", f"-Draffia.backend=tornado:{options.device}",
          f"-Dtornado.device.memory={options.memory}", f"-Dwarmup={options.warmup}", f"-Dmeasure={options.measure}", f"-Dcalls={options.calls}",
          *options.jvm.split(),
          "-cp", os.pathsep.join([str(HERE / "target/classes"), *jars]), "io.raffia.bench.Steps", name]


def jax(name, options):
  return [options.python, str(HERE / "peers/gpu_peer.py"), name]


def run(what, options):
  """The last JSON line of a process; None where it fails."""
  environment = dict(os.environ, WARM_UP=str(options.warmup), MEASURE=str(options.measure), CALLS=str(options.calls))
  try:
    result = subprocess.run(what, env=environment, capture_output=True, text=True, timeout=options.limit)
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    if not result.returncode and lines:
      return json.loads(lines[-1])
    why = f"exit {result.returncode}: {result.stderr[-1500:]}"
  except subprocess.TimeoutExpired:
    why = f"no result after {options.limit:g} s"
  except (OSError, ValueError) as e:
    why = str(e)
  print(f"{' '.join(what[-2:])} failed, {why}", file=sys.stderr)
  return None


def share(name, micros, limits):
  kind, _, rows = name.partition(":")
  if kind == "device-matmul":
    rate = 2 * int(rows)**3 / micros / 1e3
    return f"{rate:,.0f} GFLOP/s, {100 * rate / limits['gflops']:.1f} %"
  if kind == "device-elementwise":
    rate = 12 * int(rows)**2 / micros / 1e3
    return f"{rate:,.1f} GB/s, {100 * rate / limits['gbytes']:.1f} %"
  if kind == "device-launch":
    return f"{micros / int(rows):,.1f} us a kernel"
  return ""


def time(runs):
  times = [r["median_us"] for r in runs]
  return f"{statistics.median(times):,.0f} ({min(times):,.0f} ... {max(times):,.0f})" if runs else "failed"


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("names", nargs="*", metavar="NAME")
  parser.add_argument("--python", default=sys.executable, help="a Python that has jax, flax and optax")
  parser.add_argument("--java", default=os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java")
  parser.add_argument("--sdk", default=os.environ.get("TORNADOVM_HOME"), help="TornadoVM's SDK; TORNADOVM_HOME unless given")
  parser.add_argument("--device", type=int, default=0, help="the number in `./raffia devices`")
  parser.add_argument("--memory", default="16GB", help="of the device that TornadoVM may take")
  parser.add_argument("--jvm", default="", help="more flags for the JVM")
  parser.add_argument("--rounds", type=int, help="3, or 1 if --small")
  parser.add_argument("--warmup", type=float, help="seconds; 5, or 0 if --small")
  parser.add_argument("--measure", type=float, help="seconds; 4, or 1 if --small")
  parser.add_argument("--limit", type=float, default=900, help="seconds that a process may take")
  parser.add_argument("--peak", help="GFLOP/s and GB/s of the device, with a comma: 66900,3350 for an H100 SXM in float32")
  parser.add_argument("--small", action="store_true", help="sizes for a CPU")
  parser.add_argument("--without-jax", action="store_true")
  parser.add_argument("--json", help="a file to append every JSON line to")
  options = parser.parse_args()
  options.calls = 3 if options.small else 30
  for name, large, small in (("rounds", 3, 1), ("warmup", 5, 0), ("measure", 4, 1)):
    if getattr(options, name) is None:
      setattr(options, name, small if options.small else large)
  if not options.sdk:
    sys.exit("no TornadoVM: give --sdk, or set TORNADOVM_HOME to it (docs/gpu.md)")
  limits = {"device": "?", "gflops": float("inf"), "gbytes": float("inf")}
  if not options.without_jax:
    limits = run(jax(f"limits:{1024 if options.small else 8192}", options), options) or limits
  print(f"JAX on {limits['device']}: {limits['gflops']:,} GFLOP/s, {limits['gbytes']:,} GB/s", end="")
  if options.peak:
    limits["gflops"], limits["gbytes"] = map(float, options.peak.split(","))
    print(f"; peak {limits['gflops']:,} GFLOP/s, {limits['gbytes']:,} GB/s", end="")
  print(f"; microseconds, median of {options.rounds} rounds (least ... most)\n")
  print("| work | Raffia us | first s | jax.jit us | / jax | limit |\n|---|---|---|---|---|---|", flush=True)
  for name in options.names or (SMALL if options.small else LARGE):
    ours, theirs = [], []
    for _ in range(options.rounds):
      for command, runs in ((raffia, ours), *(() if options.without_jax else ((jax, theirs),))):
        result = run(command(name, options), options)
        if result is None:
          continue
        runs.append(result)
        if options.json:
          with open(options.json, "a") as out:
            out.write(json.dumps(result) + "\n")
    base = statistics.median(r["median_us"] for r in ours) if ours else None
    ratio = f"**{base / statistics.median(r['median_us'] for r in theirs):.2f}**" if base and theirs else ""
    first = f"{statistics.median(r['first_call_s'] for r in ours):.1f}" if ours else ""
    print(f"| `{name}` | {time(ours)} | {first} | {'' if options.without_jax else time(theirs)} | {ratio} | {share(name, base, limits) if base else ''} |", flush=True)


if __name__ == "__main__":
  main()
