"""The public names of Python libraries, for the pages that say where Raffia has what they name (nnx's NamePagesTest).

A line of the files that this writes is `NAME`, `NAME = JAVA` where Raffia has it under another name, or `NAME - WHY` where it is left out
on purpose.
"""

import dataclasses
import inspect
import pathlib
from collections.abc import Callable

import jax.lax
import jax.nn
import jax.numpy
import jax.numpy.linalg
import jax.scipy.special
import optax
import optax.assignment
import optax.contrib
import optax.perturbations
import optax.second_order
from flax import nnx

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "nnx/src/test/resources/io/raffia"


@dataclasses.dataclass
class Library:
  """What one file lists.

  head: its first line. sections: by prefix, whose public names count. given: lines that say more than a name. reasons: why names are left
  out, each for names in all sections, or in one (`PREFIX.NAME`). skip: (prefix, name, value) of what is no name of a function or a class.
  spelled: the Java name of a full name, where it follows a rule.
  """

  head: str
  sections: dict[str, object]
  given: str
  reasons: dict[str, str]
  skip: Callable[[str, str, object], bool]
  spelled: Callable[[str], str] = lambda full: full

  def text(self):
    given = {line.split()[0]: line for line in self.given.strip().splitlines()}
    reasons = {name: why for why, names in self.reasons.items() for name in names.split()}
    lines = [f"# {self.head}", "# A line is `NAME`, `NAME = JAVA` or `NAME - WHY`: tests/goldens/names.py."]
    for prefix, home in self.sections.items():
      for name in sorted(n for n in dir(home) if not n.startswith("_")):
        full = f"{prefix}.{name}"
        if full in given:
          lines.append(given[full])
        elif not self.skip(prefix, name, getattr(home, name)):
          why = reasons.get(full, reasons.get(name))
          lines.append(f"{full} - {why}" if why else self.spelled(full))
    return "\n".join(lines) + "\n"


NNX_GIVEN = """
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
"""

NNX_REASONS = {
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
    "Variables are no JAX types of their own": "with_vars var_defaults hijax nnx.Variable.ref",
    "Variables are known by their classes": "register_variable_name variable_name_from_type variable_type_from_name var_type nnx.Variable.type "
        "VariableMetadata create_value from_metadata to_state required_metadata",
    "merge, then call the method": "call",
    "keys of pure dicts are what they were": "restore_int_paths",
    "a State is immutable: filter, minus and merge": "nnx.State.clear nnx.State.pop popitem setdefault",
    "`Initializers` with a key from `rngs.params()`": " ".join(f"nnx.Rngs.{name}" for name in (
        "delta_orthogonal glorot_normal glorot_uniform he_normal he_uniform kaiming_normal "
        "kaiming_uniform lecun_normal lecun_uniform variance_scaling xavier_normal xavier_uniform").split()),
}


def skip_nnx(prefix, name, value):
  foreign = prefix == "nnx.metrics" and not getattr(value, "__module__", "").startswith("flax.nnx.training.metrics")
  return inspect.ismodule(value) or foreign or name in ("DtypeLikeInexact", "tp")


OPTAX_GIVEN = """
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
optax.microbatching.Accumulator = Microbatching.Accumulator
optax.microbatching.micro_grad = Optax.microbatch
optax.microbatching.micro_vmap = Optax.microbatch
"""

OPTAX_REASONS = {
    "complex numbers": "conj real split_real_and_imaginary",
    "for several devices": "reshape_batch_axis",
    "keys are plain tensors": "unwrap_random_key_data",
}


def skip_optax(prefix, name, value):
  return inspect.ismodule(value) or name[0].isupper() or not callable(value)


def projection(full):
  """`optax.projections.projection_l1_ball` as `l1Ball`."""
  if not full.startswith("optax.projections.projection_"):
    return full
  first, *rest = full.removeprefix("optax.projections.projection_").split("_")
  return f"{full} = Projections.{first}" + "".join(part.capitalize() for part in rest)


NUMPY_GIVEN = """
jnp.absolute = Jnp.abs
jnp.acos = Jnp.arccos
jnp.acosh = Jnp.arccosh
jnp.amax = Jnp.max
jnp.amin = Jnp.min
jnp.around = Jnp.round
jnp.asarray = Jnp.array
jnp.asin = Jnp.arcsin
jnp.asinh = Jnp.arcsinh
jnp.atan = Jnp.arctan
jnp.atan2 = Jnp.arctan2
jnp.atanh = Jnp.arctanh
jnp.bitwise_invert = Jnp.bitwiseNot
jnp.bitwise_left_shift = Jnp.leftShift
jnp.bitwise_right_shift = Jnp.rightShift
jnp.concat = Jnp.concatenate
jnp.degrees = Jnp.rad2deg
jnp.frombuffer = TensorMemory.copyOf
jnp.invert = Jnp.bitwiseNot
jnp.ix_ = Jnp.ix
jnp.permute_dims = Jnp.transpose
jnp.pow = Jnp.power
jnp.radians = Jnp.deg2rad
jnp.remainder = Jnp.mod
jnp.rollaxis = Jnp.moveaxis
jnp.array_str = Tensor.toString
jnp.true_divide = Jnp.divide
jnp.unique_values = Jnp.unique
jnp.vectorize = Nnx.vmap
lax.abs = Jnp.abs
lax.acos = Jnp.arccos
lax.acosh = Jnp.arccosh
lax.add = Tensor.add
lax.argmax = Tensor.argmax
lax.argmin = Tensor.argmin
lax.asin = Jnp.arcsin
lax.asinh = Jnp.arcsinh
lax.atan = Jnp.arctan
lax.atan2 = Jnp.arctan2
lax.atanh = Jnp.arctanh
lax.betainc = Special.betainc
lax.bitwise_and = Tensor.and
lax.bitwise_not = Tensor.not
lax.bitwise_or = Tensor.or
lax.bitwise_xor = Tensor.xor
lax.broadcast_shapes = Jnp.broadcastShapes
lax.cbrt = Jnp.cbrt
lax.ceil = Tensor.ceil
lax.concatenate = Jnp.concatenate
lax.conv_with_general_padding = Lax.convGeneralDilated
lax.cos = Tensor.cos
lax.cosh = Jnp.cosh
lax.digamma = Special.digamma
lax.div = Tensor.div
lax.dot = Tensor.dot
lax.empty = Jnp.empty
lax.eq = Tensor.eq
lax.erf = Special.erf
lax.erfc = Special.erfc
lax.exp = Tensor.exp
lax.exp2 = Jnp.exp2
lax.expand_dims = Tensor.expandDims
lax.expm1 = Tensor.expm1
lax.floor = Tensor.floor
lax.full = Jnp.full
lax.full_like = Jnp.fullLike
lax.ge = Tensor.ge
lax.gt = Tensor.gt
lax.index_take = Tensor.get
lax.is_finite = Tensor.isFinite
lax.le = Tensor.le
lax.log = Tensor.log
lax.log1p = Tensor.log1p
lax.logistic = Tensor.sigmoid
lax.lt = Tensor.lt
lax.max = Tensor.maximum
lax.min = Tensor.minimum
lax.mul = Tensor.mul
lax.ne = Tensor.ne
lax.neg = Tensor.neg
lax.nextafter = Jnp.nextafter
lax.polygamma = Special.polygamma
lax.pow = Tensor.pow
lax.reciprocal = Jnp.reciprocal
lax.rem = Tensor.rem
lax.reshape = Tensor.reshape
lax.round = Tensor.round
lax.select_n = Lax.select
lax.shift_left = Tensor.shiftLeft
lax.shift_right_arithmetic = Tensor.shiftRightArithmetic
lax.shift_right_logical = Tensor.shiftRightLogical
lax.sign = Tensor.sign
lax.sin = Tensor.sin
lax.sinh = Jnp.sinh
lax.sqrt = Tensor.sqrt
lax.square = Tensor.square
lax.squeeze = Tensor.squeeze
lax.stack = Jnp.stack
lax.sub = Tensor.sub
lax.switch = Lax.switchCase
lax.tan = Jnp.tan
lax.tanh = Tensor.tanh
lax.tile = Jnp.tile
lax.transpose = Tensor.transpose
lax.unstack = Jnp.unstack
lax.scatter = At.set
lax.scatter_add = At.add
lax.scatter_apply = At.apply
lax.scatter_max = At.max
lax.scatter_min = At.min
lax.scatter_mul = At.mul
lax.scatter_sub = At.sub
lax.gather = Tensor.get
lax.zeta = Special.zeta
nn.scaled_dot_general - quantizes for cuDNN
sp.loggamma = Special.gammaln
Array.flat = Tensor.ravel
Array.is_deleted = Tensor.isDeleted
Array.tobytes = TensorMemory.read
Array.tolist = TensorMemory.toNested
Array.clone - tensors do not change
Array.copy - tensors do not change
Array.byteswap - `TensorMemory` knows the order of bytes
"""

NUMPY_REASONS = {
    "complex numbers": (
        "angle conj conjugate imag real iscomplex iscomplexobj isreal isrealobj real_if_close sort_complex fft "
        "complex eig eigvals roots wofz sph_harm_y"),
    "Python's own": (
        "array_repr fromfile fromfunction fromiter frompyfunc fromstring from_dlpack get_printoptions set_printoptions "
        "printoptions save savez load mgrid ogrid r_ c_ s_ index_exp isscalar iterable issubdtype isdtype can_cast "
        "einsum_path ufunc"),
    "devices, shards and futures: results are there": (
        "Array.addressable_data Array.addressable_shards Array.aval Array.block_until_ready Array.committed "
        "Array.copy_to_host_async Array.device Array.device_buffer Array.device_buffers Array.devices Array.format "
        "Array.global_shards Array.is_fully_addressable Array.is_fully_replicated Array.is_ready "
        "Array.on_device_size_in_bytes Array.platform Array.sharding Array.to_device Array.traceback "
        "Array.unsafe_buffer_pointer"),
}

# Not of functions on one device.
DEVICES = (
        "pbroadcast pcast precv psend pshuffle "
        "pswapaxes ragged_all_to_all with_sharding_constraint platform_dependent after_all create_token "
        "dce_sink stage shape_as_value composite broadcast_like get_scaled_dot_general_config initializers linalg "
        "padtype_to_pads conv_dimension_numbers conv_general_permutations conv_general_shape_tuple conv_shape_tuple "
        "conv_transpose_shape_tuple reduce_window_shape_tuple broadcast_to_rank rng_bit_generator rng_uniform").split()


def skip_numpy(prefix, name, value):
  if prefix == "Array":
    return False
  scalar = "float" in name and name != "float_power" or name in ("int2", "int4", "uint2", "uint4", "dtype")
  return (
      isinstance(value, type) or not callable(value) or name.endswith("_p") or name[0].isupper() or name in DEVICES or scalar
      or type(value).__name__ == "_ScalarMeta")


OPTAX_PARTS = "losses projections schedules transforms tree contrib assignment perturbations second_order microbatching".split()
LIBRARIES = {
    "nnx": Library(
        "The public names of flax.nnx.",
        {
            "nnx": nnx, "nnx.initializers": nnx.initializers, "nnx.metrics": nnx.metrics, "nnx.Module": nnx.Module,
            "nnx.Variable": nnx.Variable, "nnx.State": nnx.State, "nnx.Rngs": nnx.Rngs},
        NNX_GIVEN, NNX_REASONS, skip_nnx),
    "optax": Library(
        "The public names of Optax: no classes of states, no types of Python's type checker.",
        {"optax": optax} | {f"optax.{part}": getattr(optax, part) for part in OPTAX_PARTS},
        OPTAX_GIVEN, OPTAX_REASONS, skip_optax, projection),
    "numpy": Library(
        "The methods of jax.Array, the functions of jax.numpy, jax.numpy.linalg, jax.nn, jax.lax and jax.scipy.special: no types, constants or primitives.",
        {"Array": type(jax.numpy.zeros(())), "jnp": jax.numpy, "jnp.linalg": jax.numpy.linalg, "nn": jax.nn, "lax": jax.lax, "sp": jax.scipy.special},
        NUMPY_GIVEN, NUMPY_REASONS, skip_numpy),
}

if __name__ == "__main__":
  for name, library in LIBRARIES.items():
    (RESOURCES / f"{name}-names.txt").write_text(library.text())
