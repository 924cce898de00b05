// name = sort_two_keys
// tolerance = 2e-06
// in 0 i32[8] = 1 2 1 2 1 0 1 0
// in 1 f32[8] = -0.7876715 -0.22778898 -0.39863655 0.5470845 0.272375 1.1334183 1.0873034 0.690922
// out 0 i32[8] = 0 0 1 1 1 1 2 2
// out 1 f32[8] = 0.690922 1.1334183 -0.7876715 -0.39863655 0.272375 1.0873034 -0.22778898 0.5470845
// batched-in 0 i32[3,8] = 1 1 2 1 2 2 2 0 0 0 0 1 1 0 0 1 1 0 1 1 0 2 1 2
// batched-in 1 f32[3,8] = -1.3524548 1.2798282 -0.4670516 -1.7491995 -1.6423638 -1.335959 -1.0644187 0.47704 0.069453284 0.03220374 1.7384397 1.5767581 1.2077886 -1.3184705 1.8215839 -1.3261532 -1.8890431 1.0989445 1.2894286 -1.9107704 0.5222174 0.05353698 1.0331755 -1.5683233
// batched-out 0 i32[3,8] = 0 1 1 1 2 2 2 2 0 0 0 0 0 1 1 1 0 0 1 1 1 1 2 2
// batched-out 1 f32[3,8] = 0.47704 -1.7491995 -1.3524548 1.2798282 -1.6423638 -1.335959 -1.0644187 -0.4670516 -1.3184705 0.03220374 0.069453284 1.7384397 1.8215839 -1.3261532 1.2077886 1.5767581 0.5222174 1.0989445 -1.9107704 -1.8890431 1.0331755 1.2894286 -1.5683233 0.05353698
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8xi32>, %arg1: tensor<8xf32>) -> (tensor<8xi32> {jax.result_info = "result[0]"}, tensor<8xf32> {jax.result_info = "result[1]"}) {
    %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg2: tensor<i32>, %arg3: tensor<i32>, %arg4: tensor<f32>, %arg5: tensor<f32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %1 = stablehlo.compare EQ, %arg4, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.select %1, %cst_0, %arg4 : tensor<i1>, tensor<f32>
      %3 = stablehlo.compare NE, %arg4, %arg4, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %4 = stablehlo.select %3, %cst_1, %2 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg5, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_3, %arg5 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg5, %arg5, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_4, %6 : tensor<i1>, tensor<f32>
      %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %10 = stablehlo.compare LT, %arg2, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %11 = stablehlo.compare EQ, %arg2, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %12 = stablehlo.and %11, %9 : tensor<i1>
      %13 = stablehlo.or %10, %12 : tensor<i1>
      stablehlo.return %13 : tensor<i1>
    }) : (tensor<8xi32>, tensor<8xf32>) -> (tensor<8xi32>, tensor<8xf32>)
    return %0#0, %0#1 : tensor<8xi32>, tensor<8xf32>
  }
}
