// name = vmap_fori_dynamic
// tolerance = 2e-06
// in 0 i32[4] = 1 5 2 2
// in 1 f32[4] = 1.5227519 -0.86021686 1.0535227 -1.5298042
// out 0 f32[4] = 1.5209949 2.6548681 1.7958918 -0.527235
// tangent 1 f32[4] = -0.7731018 0.5250382 -0.5787774 -0.5917833
// jvp 0 f32[4] = -0.82874787 -0.038247116 -0.9614063 -0.66492766
module @jit_dynamic_power attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xi32>, %arg1: tensor<4xf32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1:4 = stablehlo.while(%iterArg = %arg1, %iterArg_0 = %0, %iterArg_1 = %arg0, %iterArg_2 = %arg1) : tensor<4xf32>, tensor<4xi32>, tensor<4xi32>, tensor<4xf32>
    cond {
      %2 = stablehlo.compare LT, %iterArg_0, %iterArg_1, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
      %c_3 = stablehlo.constant dense<false> : tensor<i1>
      %3 = stablehlo.reduce(%2 init: %c_3) applies stablehlo.or across dimensions = [0] : (tensor<4xi1>, tensor<i1>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    } do {
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %2 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i32>) -> tensor<4xi32>
      %3 = stablehlo.add %iterArg_0, %2 : tensor<4xi32>
      %4 = stablehlo.sine %iterArg : tensor<4xf32>
      %5 = stablehlo.multiply %iterArg_2, %4 : tensor<4xf32>
      %6 = stablehlo.convert %iterArg_0 : (tensor<4xi32>) -> tensor<4xf32>
      %7 = stablehlo.add %5, %6 : tensor<4xf32>
      %8 = stablehlo.compare LT, %iterArg_0, %iterArg_1, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
      %9 = stablehlo.broadcast_in_dim %8, dims = [0] : (tensor<4xi1>) -> tensor<4xi1>
      %10 = stablehlo.select %9, %3, %iterArg_0 : tensor<4xi1>, tensor<4xi32>
      %11 = stablehlo.broadcast_in_dim %8, dims = [0] : (tensor<4xi1>) -> tensor<4xi1>
      %12 = stablehlo.select %11, %iterArg_1, %iterArg_1 : tensor<4xi1>, tensor<4xi32>
      %13 = stablehlo.broadcast_in_dim %8, dims = [0] : (tensor<4xi1>) -> tensor<4xi1>
      %14 = stablehlo.select %13, %7, %iterArg_2 : tensor<4xi1>, tensor<4xf32>
      stablehlo.return %iterArg, %10, %12, %14 : tensor<4xf32>, tensor<4xi32>, tensor<4xi32>, tensor<4xf32>
    }
    return %1#3 : tensor<4xf32>
  }
}
