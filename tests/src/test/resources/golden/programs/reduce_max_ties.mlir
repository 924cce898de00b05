// name = reduce_max_ties
// tolerance = 2e-06
// in 0 f32[2,3] = 1 3 3 2 2 0
// out 0 f32[2] = 3 2
// tangent 0 f32[2,3] = 0.06580809 -0.34086758 0.1010979 -0.27629548 -0.94098663 0.41160715
// jvp 0 f32[2] = -0.11988484 -0.608641
// cotangent 0 f32[2] = 0.79324913 -0.39511397
// vjp 0 f32[2,3] = 0 0.39662457 0.39662457 -0.19755699 -0.19755699 -0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.maximum across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}
