// name = cond_closure
// tolerance = 2e-06
// in 0 f32[3] = 0.4309692 0.4143231 -0.90525866
// in 1 f32[3] = 1.7881737 0.5607003 -1.0667284
// out 0 f32[3] = 3.326922 2.0740461 -0.66229105
// tangent 0 f32[3] = -0.5281806 -0.8970698 0.8204008
// tangent 1 f32[3] = 0.90427476 0.6526866 0.3033206
// jvp 0 f32[3] = 0.09153784 -0.7048904 0.6351212
// cotangent 0 f32[3] = -0.7707369 -0.3618591 -0.61352557
// vjp 0 f32[3] = -1.18597 -0.54761803 -0.2481326
// vjp 1 f32[3] = -0.7707369 -0.3618591 -0.61352557
// batched-in 0 f32[3,3] = 0.2668885 0.55108595 0.07930238 -1.7124051 1.5426844 -1.122635 -0.6332563 -0.7950316 -0.5344559
// batched-in 1 f32[3,3] = 1.5741088 -0.42242375 -1.7595698 1.6321515 1.0699046 1.5168159 -0.93035287 -1.6023397 -0.6054552
// batched-out 0 f32[3,3] = 0.4151419 -0.22118646 -0.13939185 1.8125829 5.747033 1.8422371 -0.39949256 -1.1507728 -0.019467175
module @jit_branch attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.compare GT, %0, %cst_0, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %2 = stablehlo.convert %1 : (tensor<i1>) -> tensor<i32>
    %3 = "stablehlo.case"(%2) ({
      %4 = stablehlo.exponential %arg0 : tensor<3xf32>
      %5 = stablehlo.add %4, %arg1 : tensor<3xf32>
      stablehlo.return %5 : tensor<3xf32>
    }, {
      %4 = stablehlo.sine %arg0 : tensor<3xf32>
      %5 = stablehlo.multiply %4, %arg1 : tensor<3xf32>
      stablehlo.return %5 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    return %3 : tensor<3xf32>
  }
}
