// name = round_nearest_afz
// tolerance = 2e-06
// in 0 f32[8] = -2.5 -1.5 -0.5 0.5 1.5 2.5 0.3 -3.7
// out 0 f32[8] = -3 -2 -1 1 2 3 0 -4
// tangent 0 f32[8] = -0.99141115 0.021848697 0.08042395 0.30423707 0.885011 0.94024336 -0.8532719 0.8661219
// jvp 0 f32[8] = 0 0 0 0 0 0 0 0
// cotangent 0 f32[8] = -0.18402007 -0.39925605 -0.29037702 -0.32678965 -0.97117805 0.5114235 -0.43809426 -0.117456146
// vjp 0 f32[8] = 0 0 0 0 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8xf32>) -> (tensor<8xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.round_nearest_afz %arg0 : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}
