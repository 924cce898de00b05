// name = silu
// tolerance = 2e-06
// in 0 f32[2,3] = 1.1575197 -1.5212587 -0.9299172 -0.25500327 -0.15916696 0.89094377
// out 0 f32[2,3] = 0.88073564 -0.27272555 -0.2631122 -0.11133249 -0.07326329 0.6317548
// tangent 0 f32[2,3] = 0.914061 -0.75757664 0.18915202 -0.2311829 0.31988707 0.91969866
// jvp 0 f32[2,3] = 0.8879936 0.033754654 0.01783225 -0.08643162 0.13459289 0.82117313
// cotangent 0 f32[2,3] = -0.08595125 -0.32344002 0.35300913 -0.9516892 -0.3171421 -0.6372932
// vjp 0 f32[2,3] = -0.083500065 0.014411227 0.03327983 -0.355805 -0.13343795 -0.5690212
// batched-in 0 f32[3,2,3] = -0.42412743 -0.9161311 1.1858665 0.2088059 -0.791486 0.93223774 -0.07326724 -1.460143 1.7695373 -0.4377366 0.44178012 -1.019035 -1.3918365 -1.7705512 1.5378522 -0.42873582 1.3585173 1.0475453
// batched-out 0 f32[3,2,3] = -0.16775492 -0.2617816 0.90837485 0.11526349 -0.24682467 0.66890764 -0.035292193 -0.2751573 1.5118929 -0.1717155 0.2689041 -0.2702638 -0.27713513 -0.2575688 1.2658864 -0.16910551 1.0807258 0.77550125
module @jit_silu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.negate %arg0 : tensor<2x3xf32>
    %1 = stablehlo.exponential %0 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.add %2, %1 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %5 = stablehlo.divide %4, %3 : tensor<2x3xf32>
    %6 = stablehlo.multiply %arg0, %5 : tensor<2x3xf32>
    return %6 : tensor<2x3xf32>
  }
}
