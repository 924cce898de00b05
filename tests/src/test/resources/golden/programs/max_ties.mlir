// name = max_ties
// tolerance = 2e-06
// in 0 f32[4] = 1 2 2 -1
// in 1 f32[4] = 1 1 2 -3
// out 0 f32[4] = 1 2 2 -1
// tangent 0 f32[4] = -0.09777002 -0.09495358 -0.74467874 -0.8921972
// tangent 1 f32[4] = -0.4081877 -0.5856096 0.1978788 0.16720648
// jvp 0 f32[4] = -0.25297886 -0.09495358 -0.27339998 -0.8921972
// cotangent 0 f32[4] = 0.12267203 -0.9648606 -0.13117795 0.15237877
// vjp 0 f32[4] = 0.061336014 -0.9648606 -0.06558897 0.15237877
// vjp 1 f32[4] = 0.061336014 -0 -0.06558897 0
module @jit_max attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.maximum %arg0, %arg1 : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
