// name = round_nearest_even
// tolerance = 2e-06
// in 0 f32[8] = -2.5 -1.5 -0.5 0.5 1.5 2.5 0.3 -3.7
// out 0 f32[8] = -2 -2 -0 0 2 2 0 -4
// tangent 0 f32[8] = 0.38387164 -0.7959159 0.7152276 -0.566285 0.55029553 0.86308414 0.9737618 -0.004175332
// jvp 0 f32[8] = 0 0 0 0 0 0 0 0
// cotangent 0 f32[8] = -0.8378871 0.8905726 -0.7372207 0.58265305 -0.5701566 0.71306455 -0.9714558 -0.88985896
// vjp 0 f32[8] = 0 0 0 0 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8xf32>) -> (tensor<8xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.round_nearest_even %arg0 : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}
