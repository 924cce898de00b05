// name = fori_dynamic
// tolerance = 2e-06
// in 0 i32[] = 5
// in 1 f32[3] = -0.5988385 -1.8969603 -0.955139
// out 0 f32[3] = 2.7994025 3.5497365 2.6860807
// tangent 1 f32[3] = -0.31738877 0.86511725 -0.5675376
// jvp 0 f32[3] = -0.34796482 0.92965776 0.3328404
// batched-in 0 i32[3] = 3 5 5
// batched-in 1 f32[3,3] = 1.1788735 0.87763166 0.049081106 1.802375 -1.2255352 1.6008418 -1.102738 0.6995825 -0.44529536
// batched-out 0 f32[3,3] = 3.8547094 3.1686912 2.0490673 11.310908 3.0189064 11.59272 2.8290682 7.1053014 3.0055656
module @jit_dynamic_power attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0:4 = stablehlo.while(%iterArg = %arg1, %iterArg_0 = %c, %iterArg_1 = %arg0, %iterArg_2 = %arg1) : tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    cond {
      %1 = stablehlo.compare LT, %iterArg_0, %iterArg_1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    } do {
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %1 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      %2 = stablehlo.sine %iterArg : tensor<3xf32>
      %3 = stablehlo.multiply %iterArg_2, %2 : tensor<3xf32>
      %4 = stablehlo.convert %iterArg_0 : (tensor<i32>) -> tensor<f32>
      %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %6 = stablehlo.add %3, %5 : tensor<3xf32>
      stablehlo.return %iterArg, %1, %iterArg_1, %6 : tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    }
    return %0#3 : tensor<3xf32>
  }
}
