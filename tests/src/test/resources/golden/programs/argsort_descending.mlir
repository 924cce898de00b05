// name = argsort_descending
// tolerance = 2e-06
// in 0 f32[9] = 1.558777 -1.4167817 -0.2976681 -0.33056656 0.84726375 -1.933503 -0.30410072 -0.15490118 -1.437747
// out 0 i32[9] = 0 4 7 2 6 3 1 8 5
// batched-in 0 f32[3,9] = -1.5243847 -0.36844903 -0.28541654 0.3508422 1.1197475 0.27765992 0.8116521 -0.7878791 0.8278894 -0.98278415 1.326953 -0.5162588 -1.8742856 -0.9540794 -1.28523 -0.6581186 1.0984843 -1.3651388 -1.7865686 0.9585385 0.7716896 -0.83854103 -0.6212119 -0.7842698 1.3645989 1.47479 1.1626245
// batched-out 0 i32[3,9] = 4 8 6 3 5 2 1 7 0 1 7 2 6 4 0 5 8 3 7 6 8 1 2 4 5 3 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<9xf32>) -> (tensor<9xi32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<9xi32>
    %1 = stablehlo.reverse %arg0, dims = [0] : tensor<9xf32>
    %2 = stablehlo.reverse %0, dims = [0] : tensor<9xi32>
    %3:2 = "stablehlo.sort"(%1, %2) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>, %arg3: tensor<i32>, %arg4: tensor<i32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_0, %arg1 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_1, %6 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %9 = stablehlo.compare EQ, %arg2, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %10 = stablehlo.select %9, %cst_3, %arg2 : tensor<i1>, tensor<f32>
      %11 = stablehlo.compare NE, %arg2, %arg2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %12 = stablehlo.select %11, %cst_4, %10 : tensor<i1>, tensor<f32>
      %13 = stablehlo.compare LT, %8, %12, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %13 : tensor<i1>
    }) : (tensor<9xf32>, tensor<9xi32>) -> (tensor<9xf32>, tensor<9xi32>)
    %4 = stablehlo.reverse %3#1, dims = [0] : tensor<9xi32>
    return %4 : tensor<9xi32>
  }
}
