"""The public names of flax.nnx, for nnx's NnxPageTest.

A line is `NAME`, `NAME = JAVA` where Raffia has it under another name, or `NAME - WHY` where it is left out on purpose.
"""

import inspect
import pathlib

from flax import nnx

SECTIONS = {
    "nnx": nnx, "nnx.initializers": nnx.initializers, "nnx.metrics": nnx.metrics, "nnx.Module": nnx.Module, "nnx.Variable": nnx.Variable,
    "nnx.State": nnx.State, "nnx.Rngs": nnx.Rngs}

NAMES = """
nnx.All = Filter.all
nnx.Any = Filter.any
nnx.Not = Filter.not
nnx.Everything = Filter.EVERYTHING
nnx.Nothing = Filter.NOTHING
nnx.OfType = Filter.of
nnx.PathContains = Filter.pathContains
nnx.WithTag = Filter.tag
nnx.Carry = In.CARRY
nnx.EMA = Ema
nnx.FlatState = State
nnx.GraphState = Split
nnx.unpack = Nnx.split
nnx.PReLU = PRelu
nnx.LoRA = Lora
nnx.LoRALinear = LoraLinear
nnx.LoRAParam = LoraParam
nnx.RNNCellBase = RnnCell
nnx.OptArray = OptState
nnx.as_abstract = Nnx.evalShape
nnx.as_pure = State.toPureDict
nnx.cached_partial = Nnx.jitPartial
nnx.display = Nnx.display
nnx.filter_state = State.filter
nnx.map_state = State.map
nnx.merge_state = State.merge
nnx.split_state = State.split
nnx.to_flat_state = State.leaves
nnx.from_flat_state = State
nnx.to_pure_dict = State.toPureDict
nnx.replace_by_pure_dict = State.replaceByPureDict
nnx.flatten = Nnx.split
nnx.unflatten = Nnx.merge
nnx.iter_module_children = Nnx.iterChildren
nnx.make_jaxpr = Lowered.asText
nnx.restore_rngs = RngBackup.close
nnx.switch = Nnx.switchCase
nnx.with_metadata = Nnx.setMetadata
nnx.value_and_grad = Nnx.valueAndGrad
nnx.initializers.ones_init = Initializers.ones
nnx.initializers.zeros_init = Initializers.zeros
nnx.initializers.Initializer = Initializer
nnx.Initializer = Initializer
nnx.metrics.Statistics = Welford.Statistics
nnx.Module.iter_children = Nnx.iterChildren
nnx.Module.iter_modules = Nnx.iterModules
nnx.Variable.copy = Nnx.clone
nnx.Variable.copy_from = Variable.copyFrom
nnx.Variable.del_metadata = Variable.deleteMetadata
nnx.Variable.get_metadata = Variable.metadata
nnx.Variable.get_value = Variable.value
nnx.Variable.get_raw_value = Variable.value
nnx.Variable.raw_value = Variable.value
nnx.Variable.set_value = Variable.set
nnx.Variable.set_raw_value = Variable.set
nnx.Variable.update_from_state = Variable.set
nnx.Variable.replace = Variable.set
nnx.Variable.shape = Tensor.shape
nnx.State.flat_state = State.leaves
nnx.State.from_flat_path = State
nnx.State.items = State.leaves
nnx.State.keys = State.paths
nnx.State.values = State.leaves
nnx.State.raw_mapping = State.toPureDict
nnx.State.update = State.merge
nnx.Rngs.items = Rngs.names
nnx.Rngs.broadcast = RngRules.broadcast
""".strip().splitlines()

WHY = {
    "a type variable of Python": "A M",
    "fields have types in Java": "Data Static data static dataclass has_data is_data check_pytree register_data_type Pytree Object",
    "lists and maps are Java's": "Dict List",
    "transforms keep objects by identity themselves": "MergeContext SplitContext UpdateContext merge_context split_context update_context "
        "current_update_context NodeStates to_tree from_tree prefix",
    "there is one mode, which keeps aliasing and passes updates on": "set_graph_mode set_graph_updates",
    "for several devices": "PARTITION_NAME StateSharding abstract_with_sharding get_abstract_model get_named_sharding get_partition_spec "
        "logical_axis_rules pmap shard_map transform_metadata use_eager_sharding using_eager_sharding with_partitioning sharding_names add_axis "
        "remove_axis",
    "deprecated in Flax": "ModelAndOptimizer PureState pure vars_as",
    "Variables are no JAX types of their own": "with_vars var_defaults hijax ref",
    "Variables are known by their classes": "register_variable_name variable_name_from_type variable_type_from_name var_type type "
        "VariableMetadata create_value from_metadata to_state required_metadata",
    "merge, then call the method": "call",
    "keys of pure dicts are what they were": "restore_int_paths",
    "a State is immutable: filter, minus and merge": "clear pop popitem setdefault",
    "`Initializers` with a key from `rngs.params()`": "delta_orthogonal glorot_normal glorot_uniform he_normal he_uniform kaiming_normal "
        "kaiming_uniform lecun_normal lecun_uniform variance_scaling xavier_normal xavier_uniform",
}
ONLY = {"clear": "nnx.State", "pop": "nnx.State", "type": "nnx.Variable", "ref": "nnx.Variable"} | {
    n: "nnx.Rngs" for n in WHY["`Initializers` with a key from `rngs.params()`"].split()}


def text():
  given = {line.split()[0]: line for line in NAMES}
  reasons = {name: why for why, names in WHY.items() for name in names.split()}
  lines = ["# " + part if part else "#" for part in __doc__.strip().splitlines()]
  for prefix, home in SECTIONS.items():
    for name in sorted(n for n in dir(home) if not n.startswith("_")):
      value = getattr(home, name)
      full = f"{prefix}.{name}"
      foreign = prefix == "nnx.metrics" and not getattr(value, "__module__", "").startswith("flax.nnx.training.metrics")
      if inspect.ismodule(value) or foreign or name in ("DtypeLikeInexact", "tp"):
        continue
      why = reasons.get(name) if ONLY.get(name, prefix) == prefix else None
      lines.append(given.get(full, f"{full} - {why}" if why else full))
  return "\n".join(lines) + "\n"


if __name__ == "__main__":
  (pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia/nnx-names.txt").write_text(text())
