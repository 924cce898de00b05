// name = reduce_any_region
// tolerance = 2e-06
// in 0 f32[2,3,4] = 1.1845051 1.0672313 -1.2900573 0.7280528 0.2209663 -0.24782114 0.84837264 1.0677307 0.908152 -0.82892776 -0.93199426 1.1533613 0.7083191 0.8158872 0.17397942 1.807435 1.9735732 1.3519205 -1.798414 0.05182695 -1.2383715 0.65086645 -0.67553914 0.5427902
// out 0 f32[2,4] = 2.3136234 -0.00951761 -1.3736789 2.9491448 1.4435209 2.818674 -2.2999737 2.4020522
// out 1 f32[2,4] = 1.9015664 1.7538949 8.160164 7.1726556 -13.849151 5.7433214 1.6909394 0.40676194
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3x4xf32>) -> (tensor<2x4xf32> {jax.result_info = "result[0]"}, tensor<2x4xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3x4xf32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<2x3x4xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2:2 = stablehlo.reduce(%arg0 init: %cst_0), (%1 init: %cst_1) across dimensions = [1] : (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<f32>, tensor<f32>) -> (tensor<2x4xf32>, tensor<2x4xf32>)
     reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<f32>, %arg4: tensor<f32>)  {
      %3 = stablehlo.add %arg1, %arg3 : tensor<f32>
      %4 = stablehlo.multiply %arg2, %arg4 : tensor<f32>
      stablehlo.return %3, %4 : tensor<f32>, tensor<f32>
    }
    return %2#0, %2#1 : tensor<2x4xf32>, tensor<2x4xf32>
  }
}
