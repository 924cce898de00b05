// name = softplus
// tolerance = 2e-06
// in 0 f32[2,3] = 1.6506517 1.5292333 -0.30613872 -1.6850137 -1.131199 2.0547442
// out 0 f32[2,3] = 1.8262212 1.7253771 0.5517475 0.17011562 0.27963442 2.1753018
// tangent 0 f32[2,3] = -0.1485218 -0.72642475 -0.38330522 0.5698747 0.5000404 -0.20912585
// jvp 0 f32[2,3] = -0.12460668 -0.59704417 -0.16254346 0.089147046 0.12197981 -0.1853746
// cotangent 0 f32[2,3] = -0.70901173 -0.75913745 -0.7651809 0.49137768 -0.30439404 -0.8632308
// vjp 0 f32[2,3] = -0.594846 -0.6239306 -0.3244807 0.07686754 -0.07425385 -0.7651903
// batched-in 0 f32[3,2,3] = -1.5258337 1.3886023 0.8016981 -0.2539605 -1.940225 -0.6057444 -1.0554225 -0.11349948 -1.3768102 -1.6817489 -1.3958714 -1.8644885 -0.06681626 -0.06291338 -1.4278712 0.06563549 0.85797435 1.3224689
// batched-out 0 f32[3,2,3] = 0.19675004 1.6112846 1.1722727 0.57420737 0.1342438 0.43545625 0.29865566 0.63800687 0.22504759 0.17062704 0.22123547 0.14407909 0.66029704 0.6621852 0.21496531 0.7265034 1.2114582 1.5587076
module @jit_softplus attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<2x3xf32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.subtract %arg0, %2 : tensor<2x3xf32>
    %4 = stablehlo.compare NE, %3, %3, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %5 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %6 = stablehlo.add %arg0, %5 : tensor<2x3xf32>
    %7 = stablehlo.abs %3 : tensor<2x3xf32>
    %8 = stablehlo.negate %7 : tensor<2x3xf32>
    %9 = stablehlo.exponential %8 : tensor<2x3xf32>
    %10 = stablehlo.log_plus_one %9 : tensor<2x3xf32>
    %11 = stablehlo.add %1, %10 : tensor<2x3xf32>
    %12 = stablehlo.select %4, %6, %11 : tensor<2x3xi1>, tensor<2x3xf32>
    return %12 : tensor<2x3xf32>
  }
}
