"""The public names of Optax, for nnx's OptaxPageTest.

A line is `NAME`, `NAME = JAVA` where Raffia has it under another name, or `NAME - WHY` where it is left out on purpose. Classes of states and
types of Python's type checker are no functions here.
"""

import inspect
import pathlib

import optax
import optax.assignment
import optax.contrib
import optax.perturbations
import optax.second_order

SECTIONS = {"optax": optax} | {
    f"optax.{name}": getattr(optax, name)
    for name in "losses projections schedules transforms tree contrib assignment perturbations second_order microbatching".split()}

NAMES = """
optax.GradientTransformation = GradientTransformation
optax.GradientTransformationExtraArgs = GradientTransformation
optax.MultiSteps = Optax.multiSteps
optax.Schedule = Schedule
optax.bias_correction = Tree.biasCorrection
optax.inject_stateful_hyperparams = Optax.injectHyperparams
optax.init_empty_state = State
optax.safe_int32_increment = Optax.safeIncrement
optax.tree_map_params = Tree.mapParams
optax.update_infinity_moment = Tree.updateInfinityMoment
optax.update_moment = Tree.updateMoment
optax.update_moment_per_elem_norm = Tree.updateSecondMoment
optax.with_extra_args_support = GradientTransformation.update
optax.schedules.Schedule = Schedule
optax.schedules.StatefulSchedule = StatefulSchedule
optax.schedules.inject_stateful_hyperparams = Optax.injectHyperparams
optax.transforms.MultiSteps = Optax.multiSteps
optax.transforms.unitwise_clip = Clipping.unitwiseClip
optax.transforms.unitwise_norm = Clipping.unitwiseNorm
optax.tree.update_moment_per_elem_norm = Tree.updateSecondMoment
optax.tree.full_like = Tree.fullLike
optax.tree.dtype = Tree.lowestDtype
optax.contrib.GaLoreDimensionNumbers = Galore.Axes
optax.contrib.MuonDimensionNumbers = Muon
optax.contrib.scale_by_acprop = Acprop
optax.contrib.scale_by_ademamix = Ademamix
optax.contrib.scale_by_adopt = Adopt
optax.contrib.scale_by_cocob = Parameterless.Cocob
optax.contrib.scale_by_madgrad = ContribMoments.Madgrad
optax.contrib.scale_by_muon = Muon
optax.contrib.scale_by_simplified_ademamix = SimplifiedAdemamix
optax.assignment.base_hungarian_algorithm = Optax.hungarianAlgorithm
optax.perturbations.Gumbel = Perturbations.Noise
optax.perturbations.Normal = Perturbations.Noise
optax.microbatching.AccumulationType = Microbatching.Accumulation
optax.microbatching.Accumulator = Microbatching.Accumulation
optax.microbatching.micro_grad = Optax.microbatch
optax.microbatching.micro_vmap = Optax.microbatch
""".strip().splitlines()

WHY = {
    "complex numbers": "conj real split_real_and_imaginary",
    "for several devices": "reshape_batch_axis",
    "keys are plain tensors": "unwrap_random_key_data",
}
TYPES = {"Schedule", "StatefulSchedule", "MultiSteps", "GradientTransformation", "GradientTransformationExtraArgs", "Accumulator"}


def text():
  given = {line.split()[0]: line for line in NAMES}
  reasons = {name: why for why, names in WHY.items() for name in names.split()}
  lines = ["# " + part if part else "#" for part in __doc__.strip().splitlines()]
  for prefix, home in SECTIONS.items():
    for name in sorted(n for n in dir(home) if not n.startswith("_")):
      value = getattr(home, name)
      full = f"{prefix}.{name}"
      if full not in given and (inspect.ismodule(value) or name[0].isupper() or not callable(value)):
        continue
      short = name.removeprefix("projection_") if prefix == "optax.projections" else name
      why = reasons.get(name)
      renamed = f"{full} = Projections.{camel(short)}" if short != name else full
      lines.append(given.get(full, f"{full} - {why}" if why else renamed))
  return "\n".join(lines) + "\n"


def camel(name):
  first, *rest = name.split("_")
  return first + "".join(part.capitalize() for part in rest)


if __name__ == "__main__":
  (pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia/optax-names.txt").write_text(text())
