// name = vmap_newton
// tolerance = 2e-06
// in 0 f32[4] = 5.6301866 7.6247396 6.1277947 8.542573
// out 0 f32[4] = 2.3728042 2.7613225 2.4754438 2.922833
// out 1 i32[4] = 4 4 4 4
// tangent 0 f32[4] = -0.33272845 0.7936142 0.22461598 -0.34398055
// jvp 0 f32[4] = -0.07011438 0.1437254 0.045370594 -0.0588625
module @jit_newton attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>) -> (tensor<4xf32> {jax.result_info = "result[0]"}, tensor<4xi32> {jax.result_info = "result[1]"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg0, %iterArg_1 = %arg0, %iterArg_2 = %0) : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xi32>
    cond {
      %2 = stablehlo.multiply %iterArg_1, %iterArg_1 : tensor<4xf32>
      %3 = stablehlo.subtract %2, %iterArg : tensor<4xf32>
      %4 = stablehlo.abs %3 : tensor<4xf32>
      %cst = stablehlo.constant dense<9.99999974E-5> : tensor<f32>
      %5 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
      %6 = stablehlo.multiply %5, %iterArg : tensor<4xf32>
      %7 = stablehlo.compare GT, %4, %6, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
      %c_3 = stablehlo.constant dense<false> : tensor<i1>
      %8 = stablehlo.reduce(%7 init: %c_3) applies stablehlo.or across dimensions = [0] : (tensor<4xi1>, tensor<i1>) -> tensor<i1>
      stablehlo.return %8 : tensor<i1>
    } do {
      %2 = stablehlo.divide %iterArg_0, %iterArg_1 : tensor<4xf32>
      %3 = stablehlo.add %iterArg_1, %2 : tensor<4xf32>
      %cst = stablehlo.constant dense<5.000000e-01> : tensor<f32>
      %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
      %5 = stablehlo.multiply %4, %3 : tensor<4xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %6 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i32>) -> tensor<4xi32>
      %7 = stablehlo.add %iterArg_2, %6 : tensor<4xi32>
      %8 = stablehlo.multiply %iterArg_1, %iterArg_1 : tensor<4xf32>
      %9 = stablehlo.subtract %8, %iterArg : tensor<4xf32>
      %10 = stablehlo.abs %9 : tensor<4xf32>
      %cst_4 = stablehlo.constant dense<9.99999974E-5> : tensor<f32>
      %11 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<4xf32>
      %12 = stablehlo.multiply %11, %iterArg : tensor<4xf32>
      %13 = stablehlo.compare GT, %10, %12, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
      %14 = stablehlo.broadcast_in_dim %13, dims = [0] : (tensor<4xi1>) -> tensor<4xi1>
      %15 = stablehlo.select %14, %5, %iterArg_1 : tensor<4xi1>, tensor<4xf32>
      %16 = stablehlo.broadcast_in_dim %13, dims = [0] : (tensor<4xi1>) -> tensor<4xi1>
      %17 = stablehlo.select %16, %7, %iterArg_2 : tensor<4xi1>, tensor<4xi32>
      stablehlo.return %iterArg, %iterArg_0, %15, %17 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xi32>
    }
    return %1#2, %1#3 : tensor<4xf32>, tensor<4xi32>
  }
}
