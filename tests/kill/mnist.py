#!/usr/bin/env python3
"""Kills `./raffia train mnist --checkpoint DIR --resume` (SIGKILL) at random moments and starts it again; in the end its losses must be
those of a run that nobody disturbed, to the last bit.

  tests/kill/mnist.py [--kills 20] [--steps 300] [--batch 8] [--every 5] [--seed 1]

The harness that kills a small training process hundreds of times is io.raffia.checkpoint.KillTest.
"""

import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def steps(work):
  """The steps that are saved."""
  return sorted(int(p.name) for p in pathlib.Path(work, "run").glob("[0-9]*") if p.name.isdigit())


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  for name, value in (("kills", 20), ("steps", 300), ("batch", 8), ("every", 5), ("seed", 1)):
    parser.add_argument("--" + name, type=int, default=value)
  options = parser.parse_args()
  with tempfile.TemporaryDirectory() as work:
    command = [str(ROOT / "raffia"), "train", "mnist", "--steps", str(options.steps), "--batch", str(options.batch), "--json"]
    subprocess.run([*command, f"{work}/straight.json"], check=True, stdout=subprocess.DEVNULL)
    resumed = [*command, f"{work}/resumed.json", "--checkpoint", f"{work}/run", "--checkpoint-every", str(options.every), "--resume"]
    chance = random.Random(options.seed)
    kills = 0
    last = 0
    while True:
      process = subprocess.Popen(resumed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
      if kills < options.kills:
        # Some time after the start, or after a few more checkpoints.
        more = chance.randrange(4)
        goal = last + more * options.every
        while process.poll() is None and more and max(steps(work), default=0) < goal:
          time.sleep(0.01)
        until = time.monotonic() + chance.uniform(0, 3 if more else 8)
        while process.poll() is None and time.monotonic() < until:
          time.sleep(0.01)
        if process.poll() is None:
          os.killpg(process.pid, signal.SIGKILL)
          process.wait()
          kills += 1
          saved = steps(work)
          assert max(saved, default=0) >= last, (saved, last)
          last = max(saved, default=0)
          print(f"kill {kills}: saved are {saved}", flush=True)
          continue
      out, _ = process.communicate()
      assert process.returncode == 0, out
      break
    straight, found = (json.loads(pathlib.Path(work, f"{name}.json").read_text()) for name in ("straight", "resumed"))
    assert straight["losses"] == found["losses"], "other losses"
    assert straight["test_accuracy"] == found["test_accuracy"], "another accuracy"
    print(f"{kills} kills: {len(found['losses'])} losses and the accuracy are those of an undisturbed run")


if __name__ == "__main__":
  main()
