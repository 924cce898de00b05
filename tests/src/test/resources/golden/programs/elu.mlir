// name = elu
// tolerance = 2e-06
// in 0 f32[2,3] = 1.643562 -1.706969 -0.8717178 1.1098918 -1.1123245 1.2820876
// out 0 f32[2,3] = 1.643562 -0.81858516 -0.5817675 1.1098918 -0.67120624 1.2820876
// tangent 0 f32[2,3] = 0.6981392 -0.4382905 -0.064995036 -0.6074016 -0.06459135 -0.36325443
// jvp 0 f32[2,3] = 0.6981392 -0.0795124 -0.027183035 -0.6074016 -0.021237232 -0.36325443
// cotangent 0 f32[2,3] = -0.038574945 0.5007284 0.01972274 -0.9298538 0.93300676 0.9730109
// vjp 0 f32[2,3] = -0.038574945 0.09083957 0.0082486905 -0.9298538 0.3067668 0.9730109
// batched-in 0 f32[3,2,3] = -1.1511147 -1.9376571 1.0679331 -0.30163428 0.6691542 1.8028145 1.4818388 -1.9087998 -0.5802026 0.5595045 -1.3815811 -1.5872889 -1.374449 0.16733995 -0.42387816 1.2534379 -1.6893245 -0.91704196
// batched-out 0 f32[3,2,3] = -0.683716 -0.85595894 1.0679331 -0.26039147 0.6691542 1.8028145 1.4818388 -0.8517418 -0.44021505 0.5595045 -0.7488189 -0.7955208 -0.7470211 0.16733995 -0.34549636 1.2534379 -0.8153558 -0.6003004
module @jit_elu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %1 = stablehlo.compare GT, %arg0, %0, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.compare GT, %arg0, %2, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.convert %cst_1 : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %6 = stablehlo.select %3, %5, %arg0 : tensor<2x3xi1>, tensor<2x3xf32>
    %7 = stablehlo.exponential_minus_one %6 : tensor<2x3xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %9 = stablehlo.multiply %8, %7 : tensor<2x3xf32>
    %10 = stablehlo.select %1, %arg0, %9 : tensor<2x3xi1>, tensor<2x3xf32>
    return %10 : tensor<2x3xf32>
  }
}
