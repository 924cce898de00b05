// name = sort_vector
// tolerance = 2e-06
// in 0 f32[7] = -0.27641794 0.12578756 -1.4320458 0.8912816 -1.2305212 0.07217118 0.83725125
// out 0 f32[7] = -1.4320458 -1.2305212 -0.27641794 0.07217118 0.12578756 0.83725125 0.8912816
// tangent 0 f32[7] = -0.6529092 -0.31065112 -0.1580698 0.4797486 0.8250158 0.28176463 0.7730697
// jvp 0 f32[7] = -0.1580698 0.8250158 -0.6529092 0.28176463 -0.31065112 0.7730697 0.4797486
// cotangent 0 f32[7] = 0.53919464 0.66169906 0.6458818 0.7344552 0.66160667 -0.8007718 0.2829384
// vjp 0 f32[7] = 0.6458818 0.66160667 0.53919464 0.2829384 0.66169906 0.7344552 -0.8007718
// batched-in 0 f32[3,7] = -0.09847396 -1.7488955 0.6603767 1.9314774 1.5492479 -0.35389373 1.0585953 -0.84001243 -0.80106485 -1.2839384 -1.1596092 1.3631216 -0.8641424 -0.8199402 1.555617 1.8748413 0.40172988 1.0770576 -1.7367828 -1.9633174 -1.1125282
// batched-out 0 f32[3,7] = -1.7488955 -0.35389373 -0.09847396 0.6603767 1.0585953 1.5492479 1.9314774 -1.2839384 -1.1596092 -0.8641424 -0.84001243 -0.8199402 -0.80106485 1.3631216 -1.9633174 -1.7367828 -1.1125282 0.40172988 1.0770576 1.555617 1.8748413
module @jit_sort attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<7xf32>) -> (tensor<7xf32> {jax.result_info = "result"}) {
    %0 = "stablehlo.sort"(%arg0) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %1 = stablehlo.compare EQ, %arg1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.select %1, %cst_0, %arg1 : tensor<i1>, tensor<f32>
      %3 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %4 = stablehlo.select %3, %cst_1, %2 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg2, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_3, %arg2 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg2, %arg2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_4, %6 : tensor<i1>, tensor<f32>
      %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    }) : (tensor<7xf32>) -> tensor<7xf32>
    return %0 : tensor<7xf32>
  }
}
