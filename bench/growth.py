#!/usr/bin/env python3
"""How the cost of a training step of a GPT grows: batch, features, layers and length, each doubled four times.

  growth.py --python VENV/bin/python [--core 0] [--frameworks raffia,jax.jit,torch] [--table FILE] [--plot FILE.png]

Microseconds a step, medians; --plot draws the lines of FILE (by java, with XChart).
"""

import argparse
import os
import subprocess

import compare

BASE = {"batch": 4, "features": 64, "layers": 2, "length": 32}


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--frameworks", default="raffia,jax.jit,torch")
  parser.add_argument("--table", help="a file to write what was measured to, with tabs")
  parser.add_argument("--plot", help="a PNG file to draw that in")
  compare.common(parser)
  options = parser.parse_args()
  known, rows = {}, []
  names = options.frameworks.split(",")
  print("| what grows | " + " | ".join(f"{name} us" for name in names) + " |\n|---|" + "---|" * len(names), flush=True)
  for axis in BASE:
    for doubled in range(5):
      sizes = dict(BASE, **{axis: BASE[axis] << doubled})
      workload = "gpt:" + ",".join(map(str, sizes.values()))
      for framework in names:
        if (workload, framework) not in known:
          runs = [compare.run(compare.command(workload, framework, options), options) for _ in range(options.rounds)]
          known[workload, framework] = compare.median(runs, "median_us")
        rows.append((axis, sizes[axis], framework, known[workload, framework]))
      times = [known[workload, framework] for framework in names]
      print(f"| {axis} {sizes[axis]} | " + " | ".join(compare.number(t) for t in times) + " |", flush=True)
  if options.table:
    with open(options.table, "w") as file:
      file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    if options.plot:
      path = os.pathsep.join([str(compare.HERE / "target/classes"), (compare.HERE / "target/classpath").read_text().strip()])
      subprocess.run([options.java, "-Djava.awt.headless=true", "-cp", path, "io.raffia.bench.GrowthPlot", options.table, options.plot], check=True)


if __name__ == "__main__":
  main()
