// name = is_finite
// tolerance = 2e-06
// in 0 f32[6] = nan inf -inf 0 -0 1.5
// out 0 i1[6] = 0 0 0 1 1 1
module @jit_is_finite attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xi1> {jax.result_info = "result"}) {
    %0 = stablehlo.is_finite %arg0 : (tensor<6xf32>) -> tensor<6xi1>
    return %0 : tensor<6xi1>
  }
}
