// name = special_values
// tolerance = 2e-06
// in 0 f32[7] = nan inf -inf -0 0 1e-30 3e+38
// out 0 f32[7] = nan inf 0 1 1 1 inf
// out 1 f32[7] = nan inf nan -inf -inf -69.07755 88.59685
// out 2 f32[7] = nan inf nan -0 0 1e-15 1.7320508e+19
// out 3 f32[7] = nan 1 -1 -0 0 1e-30 1
// out 4 f32[7] = nan 1 -1 -0 0 1 1
// out 5 f32[7] = nan inf inf 0 0 1e-30 3e+38
// out 6 f32[7] = nan inf -inf -0 0 2e-30 inf
// out 7 f32[7] = nan 1 0 0.5 0.5 0.5 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<7xf32>) -> (tensor<7xf32> {jax.result_info = "result[0]"}, tensor<7xf32> {jax.result_info = "result[1]"}, tensor<7xf32> {jax.result_info = "result[2]"}, tensor<7xf32> {jax.result_info = "result[3]"}, tensor<7xf32> {jax.result_info = "result[4]"}, tensor<7xf32> {jax.result_info = "result[5]"}, tensor<7xf32> {jax.result_info = "result[6]"}, tensor<7xf32> {jax.result_info = "result[7]"}) {
    %0 = stablehlo.exponential %arg0 : tensor<7xf32>
    %1 = stablehlo.log %arg0 : tensor<7xf32>
    %2 = stablehlo.sqrt %arg0 : tensor<7xf32>
    %3 = stablehlo.tanh %arg0 : tensor<7xf32>
    %4 = stablehlo.sign %arg0 : tensor<7xf32>
    %5 = stablehlo.abs %arg0 : tensor<7xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<7xf32>
    %7 = stablehlo.multiply %arg0, %6 : tensor<7xf32>
    %8 = stablehlo.negate %arg0 : tensor<7xf32>
    %9 = stablehlo.exponential %8 : tensor<7xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<7xf32>
    %11 = stablehlo.add %10, %9 : tensor<7xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<7xf32>
    %13 = stablehlo.divide %12, %11 : tensor<7xf32>
    return %0, %1, %2, %3, %4, %5, %7, %13 : tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>
  }
}
