#!/usr/bin/env python3
"""Saves and restores a state with Raffia and its peers in turn, in one run; prints ratios to the disk's own speed.

  mvn -q -DskipTests package
  bench/checkpoints.py --python PEERS_VENV/bin/python [--mib 1024] [--rounds 3] [--directory DIR] [--without torch]

Each figure comes from a process of its own; a round runs all, after one that writes and reads as many bytes raw. "/ disk" is the time
over that of the raw bytes. The last lines are the pause of the training thread on asynchronous saves, beside a copy of the state in memory
by one thread.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PEERS = ("disk", "orbax", "orbax-ocdbt", "safetensors", "torch")


def java(options, directory, what):
  listed = HERE / "target/classpath"
  if not listed.exists():
    sys.exit(f"no {listed}: run `mvn -q -DskipTests package` first")
  path = os.pathsep.join([str(HERE / "target/classes"), listed.read_text().strip()])
  return [options.java, "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xss8m", "-cp", path,
          "io.raffia.bench.Checkpoints", directory, str(options.mib), what]


def run(command):
  result = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, JAX_PLATFORMS="cpu"))
  lines = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
  if result.returncode or not lines:
    sys.exit(f"{' '.join(command[-3:])} failed (exit {result.returncode}):\n{result.stderr[-2000:]}")
  return lines


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--python", default=sys.executable, help="a Python that has orbax-checkpoint, safetensors and torch")
  parser.add_argument("--java", default=os.path.join(os.environ.get("JAVA_HOME", ""), "bin/java") if os.environ.get("JAVA_HOME") else "java")
  parser.add_argument("--mib", type=int, default=1024)
  parser.add_argument("--rounds", type=int, default=3)
  parser.add_argument("--directory", help="where to write; a temporary directory by default")
  parser.add_argument("--without", default="", help="peers to leave out, with commas")
  options = parser.parse_args()
  figures = {}
  pauses = {}
  for _ in range(options.rounds):
    for who in [p for p in PEERS if p not in options.without.split(",")] + ["raffia"]:
      directory = tempfile.mkdtemp(prefix="raffia-bench-", dir=options.directory)
      try:
        peer = [options.python, str(HERE / "peers/checkpoint_peer.py"), directory, str(options.mib), who]
        for line in run(java(options, directory, "io") if who == "raffia" else peer):
          figures.setdefault(line["what"], {}).setdefault(line["framework"], []).append(line["seconds"])
      finally:
        shutil.rmtree(directory)
    directory = tempfile.mkdtemp(prefix="raffia-bench-", dir=options.directory)
    try:
      for line in run(java(options, directory, "pause")):
        pauses.setdefault(line["what"], []).append(line["seconds"])
    finally:
      shutil.rmtree(directory)
  for what, frameworks in figures.items():
    base = statistics.median(frameworks["disk"])
    print(f"\n{what + ', ' + str(options.mib) + ' MiB':<30}{'median s':>10}{'least':>10}{'most':>10}{'/ disk':>10}")
    for name, seconds in frameworks.items():
      median = statistics.median(seconds)
      print(f"{name:<30}{median:10.3f}{min(seconds):10.3f}{max(seconds):10.3f}{median / base:10.2f}")
  print(f"\n{'pause of the training thread':<30}{'median':>10}{'least':>10}{'most':>10}")
  for what, values in pauses.items():
    print(f"{what:<30}{statistics.median(values):10.3f}{min(values):10.3f}{max(values):10.3f}")


if __name__ == "__main__":
  main()
