"""Goldens of Optax: optimizers, transformations and combinators, schedules, losses.

A line of optax.txt is `FAMILY NAME ARGUMENT=VALUE ... : VALUES`, values row-major, the hexadecimal bits of float32.

optimizer  10 steps from the parameters of `params()` with the gradients of `loss` at each; the parameters after the steps
           1 and 10. All numbers in it are exact in float32.
schedule   the values at the counts of `COUNTS`
projection the nearest points to `params()`
loss       the losses of inputs of `inputs()`, and where `gradient` is given, the gradient of their sum by the first one
"""

import warnings

import jax
import jax.numpy as jnp
import numpy as np
import optax

warnings.simplefilter("ignore")

COUNTS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 17, 20, 25, 30, 99, 1000)


def grid(shape, step, modulus, by):
  """(step i mod modulus - modulus // 2) / by for the row-major numbers i: exact when `by` is a power of two."""
  n = int(np.prod(shape, dtype=int))
  return jnp.asarray(((np.arange(n) * step) % modulus - modulus // 2) / by, jnp.float32).reshape(shape)


def params():
  return {"b": grid((3,), 5, 7, 8), "layer": {"k": grid((2, 2, 2, 2), 7, 13, 8), "w": grid((2, 3), 3, 11, 4)}}


def offsets(t, tree):
  return jax.tree.map(lambda p: grid(p.shape, 2 * t + 3, 17, 16), tree)


def loss(p, t):
  c = offsets(t, p)
  return sum(jax.tree.leaves(jax.tree.map(lambda x, y: jnp.sum(0.25 * x * x + y * x), p, c)))


def curved(p, t):
  return loss(p, t) + sum(jax.tree.leaves(jax.tree.map(lambda x: jnp.sum(x ** 4) / 16, p)))


def gradient(p, t):
  return jax.tree.map(lambda x, y: 0.5 * x + y, p, offsets(t, p))


def words(x):
  return " ".join(f"{v:08x}" for v in np.asarray(x, np.float32).ravel().view(np.uint32))


def paths(tree):
  for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
    yield ".".join(str(k.key if hasattr(k, "key") else getattr(k, "name", k)) for k in path), leaf


def adam_or_sgd(tree):
  return jax.tree_util.tree_map_with_path(lambda path, _: "sgd" if path[0].key == "b" else "adam", tree)


def only_layer(tree):
  return jax.tree_util.tree_map_with_path(lambda path, _: path[0].key == "layer", tree)


def not_bias(tree):
  return only_layer(tree)


def chained(*parts):
  return optax.chain(*parts, optax.scale(-0.1))


COSINE = optax.cosine_decay_schedule(0.1, 10)
OPTIMIZERS = {
    # optimizers with their defaults
    "adabelief": optax.adabelief(0.1),
    "adadelta": optax.adadelta(0.1),
    "adafactor": optax.adafactor(0.1),
    "adagrad": optax.adagrad(0.1),
    "adam": optax.adam(0.1),
    "adamax": optax.adamax(0.1),
    "adamaxw": optax.adamaxw(0.1),
    "adamw": optax.adamw(0.1),
    "adan": optax.adan(0.1),
    "amsgrad": optax.amsgrad(0.1),
    "fromage": optax.fromage(0.1),
    "lamb": optax.lamb(0.1),
    "lars": optax.lars(0.1),
    "lion": optax.lion(0.1),
    "nadam": optax.nadam(0.1),
    "nadamw": optax.nadamw(0.1),
    "noisy_sgd": optax.noisy_sgd(0.1, key=3),
    "novograd": optax.novograd(0.1),
    "optimistic_adam": optax.optimistic_adam(0.1),
    "optimistic_adam_v2": optax.optimistic_adam_v2(0.1),
    "optimistic_gradient_descent": optax.optimistic_gradient_descent(0.1),
    "polyak_sgd": optax.polyak_sgd(),
    "radam": optax.radam(0.1),
    "rmsprop": optax.rmsprop(0.1),
    "rprop": optax.rprop(0.1),
    "sgd": optax.sgd(0.1),
    "sign_sgd": optax.sign_sgd(0.1),
    "signum": optax.signum(0.1),
    "sm3": optax.sm3(0.1),
    "yogi": optax.yogi(0.1),
    # their options
    "adabelief_options": optax.adabelief(0.1, b1=0.8, b2=0.99, eps=1e-3, eps_root=1e-4, nesterov=True),
    "adadelta_options": optax.adadelta(COSINE, rho=0.8, eps=1e-3, weight_decay=0.1, weight_decay_mask=not_bias),
    "adadelta_bare": optax.adadelta(),
    "adafactor_factored": optax.adafactor(0.1, min_dim_size_to_factor=2),
    "adafactor_options": optax.adafactor(COSINE, min_dim_size_to_factor=2, decay_rate=0.7, decay_offset=-2,
                                         multiply_by_parameter_scale=False, clipping_threshold=0.5, momentum=0.9,
                                         weight_decay_rate=0.01, eps=1e-3),
    "adafactor_bare": optax.adafactor(clipping_threshold=None, factored=False, weight_decay_rate=0.1,
                                      weight_decay_mask=not_bias),
    "adagrad_options": optax.adagrad(0.1, initial_accumulator_value=0.0, eps=1e-3),
    "adam_options": optax.adam(COSINE, b1=0.8, b2=0.99, eps=1e-3, eps_root=1e-4, nesterov=True),
    "adam_bf16": optax.adam(0.1, mu_dtype=jnp.bfloat16),
    "adamax_options": optax.adamax(0.1, b1=0.8, b2=0.99, eps=1e-3),
    "adamaxw_options": optax.adamaxw(COSINE, weight_decay=0.1, mask=not_bias),
    "adamw_options": optax.adamw(COSINE, b1=0.8, b2=0.99, eps=1e-3, eps_root=1e-4, weight_decay=optax.linear_schedule(0.1, 0, 8),
                                 mask=not_bias),
    "adan_options": optax.adan(0.1, b1=0.9, b2=0.8, b3=0.95, eps=1e-3, eps_root=1e-4, weight_decay=0.1, mask=not_bias),
    "amsgrad_options": optax.amsgrad(0.1, b1=0.8, b2=0.9, eps=1e-3, eps_root=1e-4, bias_correction_mu=False,
                                     bias_correction_nu=False),
    "fromage_schedule": optax.fromage(COSINE, min_norm=1e-3),
    "lamb_options": optax.lamb(0.1, b1=0.8, b2=0.99, eps=1e-3, eps_root=1e-4, weight_decay=0.1, mask=not_bias),
    "lars_options": optax.lars(0.1, weight_decay=0.1, weight_decay_mask=not_bias, trust_coefficient=0.1, eps=1e-3,
                               trust_ratio_mask=not_bias, momentum=0.8, nesterov=True),
    "lion_options": optax.lion(0.1, b1=0.8, b2=0.9, mu_dtype=jnp.bfloat16, weight_decay=0.1, mask=not_bias),
    "noisy_sgd_options": optax.noisy_sgd(0.1, eta=0.1, gamma=0.3, key=7),
    "novograd_options": optax.novograd(0.1, b1=0.8, b2=0.5, eps=1e-3, eps_root=1e-4, weight_decay=0.1),
    "optimistic_gradient_descent_options": optax.optimistic_gradient_descent(0.1, alpha=0.8, beta=0.5),
    "optimistic_adam_v2_options": optax.optimistic_adam_v2(COSINE, alpha=0.8, beta=0.5, nesterov=False),
    "polyak_sgd_options": optax.polyak_sgd(max_learning_rate=0.5, scaling=0.3, f_min=-4.0, eps=1e-2, variant="sps+"),
    "radam_options": optax.radam(0.1, b1=0.8, b2=0.9, eps=1e-3, eps_root=1e-4, threshold=4.5, nesterov=True),
    "rmsprop_options": optax.rmsprop(0.1, decay=0.8, eps=1e-3, initial_scale=1.0, eps_in_sqrt=False, momentum=0.9,
                                     nesterov=True, bias_correction=True),
    "rmsprop_centered": optax.rmsprop(0.1, centered=True, momentum=0.9, eps=1e-2),
    "rprop_options": optax.rprop(0.1, eta_minus=0.4, eta_plus=1.5, min_step_size=0.05, max_step_size=0.2),
    "sgd_momentum": optax.sgd(0.1, momentum=0.9),
    "sgd_nesterov": optax.sgd(COSINE, momentum=0.9, nesterov=True),
    "sgd_bf16": optax.sgd(0.1, momentum=0.9, accumulator_dtype=jnp.bfloat16),
    "signum_options": optax.signum(0.1, beta=0.5),
    "sm3_options": optax.sm3(0.1, momentum=0.5),
    "yogi_options": optax.yogi(COSINE, b1=0.8, b2=0.99, eps=1e-2),
    # transformations
    "adaptive_grad_clip": chained(optax.adaptive_grad_clip(0.3)),
    "add_decayed_weights": chained(optax.add_decayed_weights(0.3, only_layer)),
    "add_noise": chained(optax.add_noise(0.1, 0.5, 11)),
    "apply_every": chained(optax.apply_every(3)),
    "centralize": chained(optax.centralize()),
    "clip": chained(optax.clip(0.3)),
    "clip_by_block_rms": chained(optax.clip_by_block_rms(0.4)),
    "clip_by_global_norm": chained(optax.clip_by_global_norm(0.5)),
    "ema": chained(optax.ema(0.9)),
    "ema_biased": chained(optax.ema(0.9, debias=False, accumulator_dtype=jnp.bfloat16)),
    "identity": chained(optax.identity()),
    "keep_params_nonnegative": optax.chain(optax.sgd(0.3), optax.keep_params_nonnegative()),
    "normalize_by_update_norm": chained(optax.normalize_by_update_norm(2.0)),
    "scale_by_distance_over_gradients": chained(optax.scale_by_distance_over_gradients(reps_rel=0.1)),
    "scale_by_lion_smooth": chained(optax.scale_by_lion(mode="smooth", smooth_beta=2.0)),
    "scale_by_lion_refined": chained(optax.scale_by_lion(mode="refined")),
    "scale_by_param_block_norm": chained(optax.scale_by_param_block_norm()),
    "scale_by_param_block_rms": chained(optax.scale_by_param_block_rms(0.7)),
    "scale_by_schedule": optax.scale_by_schedule(lambda c: -COSINE(c)),
    "scale_by_trust_ratio": chained(optax.scale_by_trust_ratio(min_norm=0.5, trust_coefficient=0.4, eps=0.1)),
    "set_to_zero": optax.set_to_zero(),
    "stateless": optax.stateless(lambda u, p: jax.tree.map(lambda g, x: -0.1 * g * x, u, p)),
    "trace": chained(optax.trace(0.8, nesterov=True)),
    "zero_nans": chained(optax.stateless(lambda u, p: jax.tree.map(lambda g: jnp.where(g > 0.3, jnp.nan, g), u)),
                         optax.zero_nans()),
    # combinators
    "apply_if_finite": optax.chain(
        optax.scale_by_schedule(lambda c: jnp.where((c == 2) | (c == 5) | (c == 6), jnp.inf, 1.0)),
        optax.apply_if_finite(optax.adam(0.1), 2)),
    "chain": optax.chain(optax.clip_by_global_norm(0.5), optax.adam(0.1), optax.scale(0.5)),
    "conditionally_mask": optax.conditionally_mask(optax.adam(0.1), lambda step: step % 3 != 0),
    "conditionally_transform": chained(optax.conditionally_transform(optax.trace(0.9), lambda step: step >= 4)),
    "flatten": optax.flatten(optax.chain(optax.clip_by_block_rms(0.4), optax.adam(0.1))),
    "freeze": optax.chain(optax.adam(0.1), optax.freeze(only_layer(params()))),
    "inject_hyperparams": optax.inject_hyperparams(optax.adamw)(learning_rate=COSINE, weight_decay=0.1, b1=0.8),
    "inject_rmsprop": optax.inject_hyperparams(optax.rmsprop)(learning_rate=0.1, decay=optax.linear_schedule(0.5, 0.9, 8)),
    "masked": optax.chain(optax.masked(optax.adam(0.1), only_layer), optax.scale(0.5)),
    "multi_steps": optax.MultiSteps(optax.adam(0.1), 3),
    "multi_steps_schedule": optax.MultiSteps(optax.adam(0.1), lambda step: jnp.where(step < 2, 2, 4), use_grad_mean=False),
    "multi_steps_skip": optax.MultiSteps(
        optax.adam(0.1), 2, should_skip_update_fn=lambda u, s, p: optax.skip_large_updates(u, s, p, 9.0)),
    "named_chain": optax.named_chain(("clip", optax.clip(0.3)), ("sgd", optax.sgd(0.1, momentum=0.9))),
    "partition": optax.partition({"adam": optax.adam(0.1), "sgd": optax.sgd(0.05, momentum=0.9)}, adam_or_sgd),
    "selective_transform": optax.selective_transform(optax.adam(0.1), freeze_mask=only_layer(params())),
    "snapshot": optax.chain(optax.snapshot("norm", optax.global_norm), optax.sgd(0.1)),
}


C = optax.contrib
CONTRIB = {
    "acprop": C.acprop(0.1),
    "acprop_options": C.acprop(COSINE, b1=0.8, b2=0.9, eps=1e-3, eps_root=1e-4, weight_decay=0.1, mask=not_bias),
    "ademamix": C.ademamix(0.1),
    "ademamix_options": C.ademamix(0.1, b1=0.8, b2=0.9, b3=optax.linear_schedule(0.9, 0.99, 8),
                                   alpha=optax.linear_schedule(1.0, 3.0, 8), eps=1e-3, eps_root=1e-4, weight_decay=0.1),
    "simplified_ademamix": C.simplified_ademamix(0.01),
    "simplified_ademamix_options": C.simplified_ademamix(0.01, b1=0.9, b2=0.8, alpha=2.0, eps=1e-3, eps_root=1e-4),
    "adopt": C.adopt(0.1),
    "adopt_options": C.adopt(COSINE, b1=0.8, b2=0.9, eps=1e-2, nesterov=True, use_clipping=False),
    "cocob": C.cocob(),
    "cocob_options": C.cocob(1.5, alpha=10.0, eps=1e-2, weight_decay=0.1, mask=not_bias),
    "dadapt_adamw": C.dadapt_adamw(),
    "dadapt_adamw_options": C.dadapt_adamw(0.5, betas=(0.8, 0.9), eps=1e-3, estim_lr0=1e-2, weight_decay=0.1),
    "dog": C.dog(),
    "dog_options": C.dog(COSINE, ("learning_rate", 0.3), 1e-3),
    "dowg": C.dowg(),
    "dowg_options": C.dowg(0.5, 0.1, 1e-2),
    "galore": C.galore(0.1, rank=2),
    "galore_options": C.galore(COSINE, rank=1, update_proj_gap=20, scale=0.5, base_optimizer=optax.scale_by_rms(0.8), weight_decay=0.1,
                               mask=not_bias, weight_dimension_numbers=lambda tree: jax.tree.map(
                                   lambda p: {1: None, 2: C.GaLoreDimensionNumbers(1, 0),
                                              4: C.GaLoreDimensionNumbers((3, 1), (0, 2))}[p.ndim], tree)),
    "madgrad": C.madgrad(0.1),
    "madgrad_options": C.madgrad(COSINE, momentum=0.5, weight_decay=0.1, eps=1e-3),
    "mechanize": C.mechanize(optax.sgd(1.0)),
    "momo": C.momo(0.5),
    "momo_options": C.momo(COSINE, beta=0.5, lower_bound=-8.0, weight_decay=0.1, adapt_lower_bound=True),
    "momo_adam": C.momo_adam(0.1),
    "momo_adam_options": C.momo_adam(0.1, b1=0.8, b2=0.9, eps=1e-3, lower_bound=-8.0, weight_decay=0.1,
                                     adapt_lower_bound=True),
    "muon": C.muon(0.1),
    "muon_options": C.muon(0.1, ns_coeffs="dion", ns_steps=5, beta=0.9, weight_decay=0.1, nesterov=False, adaptive=True,
                           preconditioning="aol", adam_b1=0.8, adam_weight_decay=0.1, adam_learning_rate=0.05,
                           consistent_rms=0.2),
    "muon_schatten": C.muon(0.1, preconditioning="schatten"),
    "muon_spectral": C.muon(0.1, preconditioning="spectral"),
    "normalize": optax.chain(C.normalize(), optax.sgd(0.1)),
    "prodigy": C.prodigy(),
    "prodigy_options": C.prodigy(0.5, betas=(0.8, 0.9), beta3=0.7, eps=1e-3, estim_lr0=1e-2, estim_lr_coef=0.5,
                                 weight_decay=0.1, safeguard_warmup=True),
    "reduce_on_plateau": optax.chain(optax.sgd(0.3), C.reduce_on_plateau(
        factor=0.5, patience=1, rtol=1e-1, cooldown=1, accumulation_size=2, min_scale=0.1)),
    "sam": C.sam(optax.adam(0.1), optax.chain(C.normalize(), optax.sgd(0.05)), sync_period=3, reset_state=False),
    "schedule_free": C.schedule_free(optax.sgd(COSINE), COSINE, b1=0.8, weight_lr_power=1.0),
    "schedule_free_adamw": C.schedule_free_adamw(0.1, warmup_steps=4, weight_decay=0.1),
    "schedule_free_sgd": C.schedule_free_sgd(0.1, warmup_steps=3, weight_decay=0.1),
}
OPTIMIZERS |= CONTRIB
SEARCHES = {
    "lbfgs": optax.lbfgs(0.1, linesearch=None),
    "lbfgs_options": optax.lbfgs(COSINE, memory_size=3, scale_init_precond=False, linesearch=None),
    "lbfgs_zoom": optax.lbfgs(),
    "scale_by_zoom_linesearch": optax.chain(optax.sgd(0.1), optax.scale_by_zoom_linesearch(15)),
    "scale_by_zoom_linesearch_options": optax.chain(optax.sgd(6.0), optax.scale_by_zoom_linesearch(
        4, max_learning_rate=0.8, tol=1e-3, increase_factor=1.5, slope_rtol=0.2, curv_rtol=0.3, approx_dec_rtol=None,
        stepsize_precision=1e-3, initial_guess_strategy="one")),
    "zoom_curved": optax.chain(optax.sgd(3.0), optax.scale_by_zoom_linesearch(12, curv_rtol=0.05)),
    "lbfgs_backtracking": optax.lbfgs(linesearch=optax.scale_by_backtracking_linesearch(8)),
    "scale_by_backtracking_linesearch": optax.chain(optax.sgd(6.0), optax.scale_by_backtracking_linesearch(8)),
    "scale_by_backtracking_linesearch_options": optax.chain(optax.sgd(6.0), optax.scale_by_backtracking_linesearch(
        3, slope_rtol=0.5, decrease_factor=0.5, increase_factor=2.0, max_learning_rate=2.0, atol=1e-3, rtol=1e-2,
        store_grad=True)),
}
SOPHIA = {
    "sophia": C.sophia(0.1),
    "sophia_options": C.sophia(COSINE, b1=0.9, b2=0.8, eps=1e-3, weight_decay=0.1, gamma=0.5, clip_threshold=None,
                               update_interval=3),
}
OPTIMIZERS |= SEARCHES | SOPHIA


def optimizers():
  for name, tx in OPTIMIZERS.items():
    yield from steps(name, tx)


USES_VALUE = {n for n in OPTIMIZERS if n.startswith(("polyak", "momo", "reduce_on"))}


def steps(name, tx, count=10):
  p = params()
  state = tx.init(p)
  takes_more = isinstance(tx, optax.GradientTransformationExtraArgs)
  for t in range(count):
    g = gradient(p, t)
    more = {"value": loss(p, t)} if takes_more and name in USES_VALUE else {}
    if name in SEARCHES:
      more = {"value": loss(p, t), "grad": g, "value_fn": lambda q, t=t: loss(q, t)}
    if name == "zoom_curved":
      g = jax.grad(curved)(p, t)
      more = {"value": curved(p, t), "grad": g, "value_fn": lambda q, t=t: curved(q, t)}
    if name in SOPHIA:
      more = {"obj_fn": lambda q, t=t: curved(q, t)}
    updates, state = tx.update(g, state, p, **more)
    p = optax.apply_updates(p, updates)
    if t in (0, count - 1):
      for path, leaf in paths(p):
        yield f"optimizer {name} step={t + 1} path={path} : {words(leaf)}"


SCHEDULES = {
    "constant_schedule": optax.constant_schedule(0.3),
    "cosine_decay_schedule": optax.cosine_decay_schedule(2, 12, 0.1, 1.5),
    "cosine_onecycle_schedule": optax.cosine_onecycle_schedule(20, 1.5),
    "cosine_onecycle_schedule_options": optax.cosine_onecycle_schedule(17, 1.5, 0.4, 10, 100),
    "exponential_decay": optax.exponential_decay(1, 5, 0.5),
    "exponential_decay_staircase": optax.exponential_decay(1, 3, 0.5, 2, True, 0.2),
    "exponential_decay_growing": optax.exponential_decay(1, 3, 1.5, end_value=4.0),
    "join_schedules": optax.join_schedules(
        [optax.constant_schedule(1), optax.linear_schedule(2, 1, 3), optax.constant_schedule(5)], [2, 6]),
    "linear_onecycle_schedule": optax.linear_onecycle_schedule(20, 1.5),
    "linear_onecycle_schedule_options": optax.linear_onecycle_schedule(17, 1.5, 0.4, 0.7, 10, 100),
    "linear_schedule": optax.linear_schedule(1, 0.1, 8, 2),
    "piecewise_constant_schedule": optax.piecewise_constant_schedule(1, {3: 0.1, 6: 0.5}),
    "piecewise_interpolate_schedule": optax.piecewise_interpolate_schedule("linear", 1, {3: 0.1, 6: 5.0, 20: 0.0}),
    "piecewise_interpolate_schedule_cosine": optax.piecewise_interpolate_schedule("cosine", 1, {3: 0.1, 6: 5.0, 20: 0.3}),
    "polynomial_schedule": optax.polynomial_schedule(1, 0.1, 2, 8),
    "polynomial_schedule_root": optax.polynomial_schedule(1, 0.1, 0.5, 8, 2),
    "sgdr_schedule": optax.sgdr_schedule([
        dict(init_value=0, peak_value=1, warmup_steps=2, decay_steps=8, end_value=0.1),
        dict(init_value=0.1, peak_value=0.5, warmup_steps=3, decay_steps=12, exponent=2.0)]),
    "warmup_constant_schedule": optax.warmup_constant_schedule(0.1, 1, 7),
    "warmup_cosine_decay_schedule": optax.warmup_cosine_decay_schedule(0.1, 1, 3, 17, 0.2, 2),
    "warmup_exponential_decay_schedule": optax.warmup_exponential_decay_schedule(0.1, 1, 3, 5, 0.5, 2, True, 0.2),
}


def schedules():
  for name, schedule in SCHEDULES.items():
    yield f"schedule {name} : {words([schedule(jnp.asarray(c, jnp.int32)) for c in COUNTS])}"


def inputs():
  x = grid((4, 5), 7, 23, 8)
  y = grid((4, 5), 5, 19, 8)
  p = jax.nn.softmax(grid((4, 5), 11, 17, 4))
  return dict(
      x=x, y=y, p=p, q=jnp.where(p < 0.05, 0, p), bits=(x > 0.2).astype(jnp.float32), signs=jnp.sign(y + 0.01),
      labels=jnp.asarray([0, 3, 2, 4]), where=(grid((4, 5), 3, 7, 1) > -3))


def losses():
  i = inputs()
  x, y, p, q, bits, signs, labels, where = (i[n] for n in ("x", "y", "p", "q", "bits", "signs", "labels", "where"))
  logp = jax.nn.log_softmax(x)
  low = x.at[0, 1].set(-jnp.inf).at[2, 3].set(-jnp.inf)
  safe = p.at[0, 1].set(0).at[2, 3].set(0)
  images = grid((2, 3, 4, 3), 7, 29, 8)
  masks = jax.nn.one_hot((jnp.arange(24).reshape(2, 3, 4) * 5) % 3, 3)
  logits = grid((3, 6, 4), 11, 31, 4)
  pads = jnp.asarray([[0] * 6, [0] * 5 + [1], [0] * 4 + [1] * 2], jnp.float32)
  texts = jnp.asarray([[1, 2, 2], [3, 1, 0], [2, 2, 0]])
  text_pads = jnp.asarray([[0, 0, 0], [0, 0, 1], [0, 0, 1]], jnp.float32)
  lists = jnp.stack([x, y])
  cases = {
      "binary_dice_loss": (lambda a: optax.losses.binary_dice_loss(a, masks[..., 0]), images[..., 0]),
      "convex_kl_divergence": (lambda a: optax.convex_kl_divergence(a, q), logp),
      "cosine_distance": (lambda a: optax.cosine_distance(a, y), x),
      "cosine_similarity": (lambda a: optax.cosine_similarity(a, y, epsilon=2.0, axis=0, where=where), x),
      "ctc_loss": (lambda a: optax.ctc_loss(a, pads, texts, text_pads), logits),
      "dice_loss": (lambda a: optax.losses.dice_loss(a, masks), images),
      "dice_loss_options": (lambda a: optax.losses.dice_loss(
          a, masks, class_weights=jnp.asarray([1.0, 2.0, 0.5]), smooth=0.5, alpha=0.3, beta=0.7, reduction="sum",
          ignore_background=True), images),
      "generalized_kl_divergence": (lambda a: optax.losses.generalized_kl_divergence(a, q, axis=0, where=where), logp),
      "hinge_loss": (lambda a: optax.hinge_loss(a, signs), x),
      "huber_loss": (lambda a: optax.huber_loss(a, y), x),
      "huber_loss_options": (lambda a: optax.huber_loss(a, y, delta=0.5), x),
      "kl_divergence": (lambda a: optax.kl_divergence(a, q), logp),
      "kl_divergence_with_log_targets": (lambda a: optax.losses.kl_divergence_with_log_targets(a, jnp.log(p)), logp),
      "l2_loss": (lambda a: optax.l2_loss(a, y), x),
      "l2_loss_bare": (optax.l2_loss, x),
      "log_cosh": (lambda a: optax.log_cosh(a, y), x),
      "make_fenchel_young_loss": (lambda a: optax.losses.make_fenchel_young_loss(jax.nn.logsumexp)(a, p), x),
      "multiclass_generalized_dice_loss": (lambda a: optax.losses.multiclass_generalized_dice_loss(a, masks), images),
      "multiclass_hinge_loss": (lambda a: optax.losses.multiclass_hinge_loss(a, labels), x),
      "multiclass_sparsemax_loss": (lambda a: optax.losses.multiclass_sparsemax_loss(a, labels), x),
      "multiclass_perceptron_loss": (lambda a: optax.losses.multiclass_perceptron_loss(a, labels), x),
      "ntxent": (lambda a: optax.ntxent(a, jnp.asarray([0, 1, 0, 1])), x),
      "ntxent_options": (lambda a: optax.ntxent(a, jnp.asarray([0, 0, 1, 2]), 0.5), x),
      "perceptron_loss": (lambda a: optax.losses.perceptron_loss(a, signs), x),
      "poly_loss_cross_entropy": (lambda a: optax.losses.poly_loss_cross_entropy(a, p), x),
      "poly_loss_cross_entropy_options": (
          lambda a: optax.losses.poly_loss_cross_entropy(a, p, epsilon=0.5, axis=0), x),
      "ranking_softmax_loss": (lambda a: optax.losses.ranking_softmax_loss(a, bits), x),
      "ranking_softmax_loss_options": (lambda a: optax.losses.ranking_softmax_loss(
          a, bits, where=where, weights=p, reduce_fn=None), x),
      "ranking_softmax_loss_where": (lambda a: optax.losses.ranking_softmax_loss(a, bits, where=where), x),
      "safe_softmax_cross_entropy": (lambda a: optax.safe_softmax_cross_entropy(a, safe), low),
      "sigmoid_binary_cross_entropy": (lambda a: optax.sigmoid_binary_cross_entropy(a, p), x),
      "sigmoid_focal_loss": (lambda a: optax.sigmoid_focal_loss(a, bits), x),
      "sigmoid_focal_loss_options": (lambda a: optax.sigmoid_focal_loss(a, p, alpha=0.3, gamma=1.5), x),
      "smooth_labels": (lambda a: optax.smooth_labels(a, 0.2), p),
      "smooth_labels_where": (lambda a: optax.smooth_labels(a, 0.2, where=where), p),
      "softmax_cross_entropy": (lambda a: optax.softmax_cross_entropy(a, p), x),
      "softmax_cross_entropy_where": (lambda a: optax.softmax_cross_entropy(a, q, axis=0, where=where), x),
      "softmax_cross_entropy_with_integer_labels": (
          lambda a: optax.softmax_cross_entropy_with_integer_labels(a, labels), x),
      "softmax_cross_entropy_with_integer_labels_axes": (
          lambda a: optax.softmax_cross_entropy_with_integer_labels(a, jnp.asarray([1, 7, 4, 0, 6]), axis=(0, 1)), lists),
      "softmax_cross_entropy_with_integer_labels_where": (
          lambda a: optax.softmax_cross_entropy_with_integer_labels(a, jnp.asarray([0, 3, 3, 4]), where=where), x),
      "sparsemax_loss": (lambda a: optax.losses.sparsemax_loss(a, bits > 0), x),
      "squared_error": (lambda a: optax.squared_error(a, y), x),
      "triplet_margin_loss": (lambda a: optax.losses.triplet_margin_loss(a, y, p), x),
      "triplet_margin_loss_options": (
          lambda a: optax.losses.triplet_margin_loss(a, y, p, axis=0, norm_degree=2, margin=0.5, eps=1e-3), x),
  }
  for name, (function, argument) in cases.items():
    yield f"loss {name} : {words(function(argument))}"
    yield f"loss {name} gradient : {words(jax.grad(lambda a: jnp.sum(function(a)))(argument))}"


PROJECTIONS = {
    "projection_box": lambda x, a: jax.tree.map(lambda l: optax.projections.projection_box(l, -0.5, 0.25), x),
    "projection_halfspace": lambda x, a: optax.projections.projection_halfspace(x, a, -3.0),
    "projection_hypercube": lambda x, a: jax.tree.map(lambda l: optax.projections.projection_hypercube(l, 0.5), x),
    "projection_hyperplane": lambda x, a: optax.projections.projection_hyperplane(x, a, 2.0),
    "projection_l1_ball": lambda x, a: optax.projections.projection_l1_ball(x, 4.0),
    "projection_l1_sphere": lambda x, a: optax.projections.projection_l1_sphere(x, 4.0),
    "projection_l2_ball": lambda x, a: optax.projections.projection_l2_ball(x, 2.0),
    "projection_l2_sphere": lambda x, a: optax.projections.projection_l2_sphere(x, 2.0),
    "projection_linf_ball": lambda x, a: optax.projections.projection_linf_ball(x, 0.5),
    "projection_non_negative": lambda x, a: optax.projections.projection_non_negative(x),
    "projection_simplex": lambda x, a: optax.projections.projection_simplex(x, 3.0),
    "projection_vector": lambda x, a: optax.projections.projection_vector(x, a),
}


def projections():
  for name, project in PROJECTIONS.items():
    for path, leaf in paths(project(params(), offsets(1, params()))):
      yield f"projection {name} path={path} : {words(leaf)}"


def second_order_loss(p, inputs, targets):
  hidden = jnp.tanh(inputs @ p["w"] + p["b"])
  return jnp.sum(jnp.square(hidden - targets)) + jnp.sum(p["b"] ** 4)


def functions():
  import jax.flatten_util
  from optax import perturbations, second_order

  a = grid((4, 4), 7, 23, 8)
  spd = a @ a.T + jnp.eye(4)
  tall, b = grid((5, 3), 11, 17, 4), grid((5,), 3, 7, 2)
  normal = optax.multi_normal(grid((3,), 5, 7, 4), grid((2, 1), 3, 5, 4))
  p = {"b": grid((2,), 3, 7, 4), "w": grid((3, 2), 5, 11, 4)}
  x, y = grid((4, 3), 7, 13, 8), grid((4, 2), 5, 9, 8)
  v = grid((8,), 5, 7, 4)
  costs, wide = grid((5, 5), 7, 23, 1), grid((3, 6), 11, 29, 1)
  sizes = {kind: getattr(optax.microbatching.AccumulationType, kind) for kind in ("SUM", "MEAN", "RUNNING_MEAN", "CONCAT")}
  perturbed = lambda noise, baseline: perturbations.make_perturbed_fun(
      lambda q: jnp.sum(jnp.maximum(q, 0.0)) + jnp.max(q), 200, 0.3, noise, baseline)
  key = jax.random.key(3)
  z = grid((3,), 2, 5, 4)
  value, vector = optax.power_iteration(spd)
  yield "power_iteration value", value
  yield "power_iteration vector", vector
  for root in (1, 2, 4, 8):
    yield f"matrix_inverse_pth_root p={root}", optax.matrix_inverse_pth_root(spd, root)[0]
  yield "nnls vector", optax.nnls(tall, b, 300)
  yield "nnls matrix", optax.nnls(tall, jnp.stack([b, -b], 1), 50)
  yield "multi_normal sample", normal.sample((4,), key)
  yield "multi_normal log_prob", normal.log_prob(grid((5, 2, 3), 7, 11, 4))
  yield "scale_gradient gradient", jax.grad(lambda q: jnp.sum(optax.scale_gradient(q, 0.25) ** 2))(z)
  yield "hvp product", jax.flatten_util.ravel_pytree(second_order.hvp(second_order_loss, v, p, x, y))[0]
  yield "hessian_diag diagonal", second_order.hessian_diag(second_order_loss, p, x, y)
  yield "fisher_diag diagonal", second_order.fisher_diag(second_order_loss, p, x, y)
  for label, matrix in (("square", costs), ("wide", wide), ("tall", wide.T)):
    i, j = optax.assignment.hungarian_algorithm(matrix)
    yield f"hungarian_algorithm {label}", jnp.stack([i, j]).astype(jnp.float32)
  for kind, accumulation in sizes.items():
    fun = optax.microbatch(lambda q, d: q["w"].T @ d.mean(0) if kind != "CONCAT" else d @ q["w"], 1, 2, accumulation)
    yield f"microbatch {kind}", fun(p, grid((6, 3), 7, 13, 8))
  for noise in (perturbations.Gumbel(), perturbations.Normal()):
    for baseline in (True, False):
      label = f"{type(noise).__name__.upper()}_{baseline}"
      fun = perturbed(noise, baseline)
      yield f"make_perturbed_fun {label}", fun(key, z)
      yield f"make_perturbed_fun {label}_gradient", jax.grad(fun, argnums=1)(key, z)
  yield "unitwise_norm conv", optax.transforms.unitwise_norm(params()["layer"]["k"])
  yield "unitwise_clip matrix", optax.transforms.unitwise_clip(jnp.abs(x) + 0.5, jnp.abs(x[::-1]) + 0.25, x)


def text():
  lines = ["# " + part for part in __doc__.strip().splitlines()]
  lines += optimizers()
  lines += schedules()
  lines += losses()
  lines += projections()
  lines += [f"function {name} : {words(value)}" for name, value in functions()]
  return "\n".join(lines) + "\n"
