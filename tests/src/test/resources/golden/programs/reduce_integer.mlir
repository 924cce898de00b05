// name = reduce_integer
// tolerance = 2e-06
// in 0 i32[2,3,4] = -7 -2 -1 -8 3 -6 -9 0 -7 4 9 -8 -4 0 -2 -9 1 -3 7 -8 5 7 9 9
// out 0 i32[2,4] = -11 -4 -1 -16 2 4 14 -8
// out 1 i32[3] = 0 7 9
// out 2 i32[2,3] = -8 -9 -8 -9 -8 5
// out 3 i32[2,3] = 14 -18 -28 0 -3 35
// batched-in 0 i32[3,2,3,4] = 9 4 5 -9 1 6 7 -9 3 -1 0 1 -2 6 8 9 -6 -7 9 -8 4 0 4 4 9 -1 2 5 -3 7 2 -3 -1 -9 5 8 -9 -1 -9 3 6 4 3 -4 2 -9 6 -9 9 0 7 3 1 -7 0 1 7 3 -9 1 -1 -2 7 -3 5 3 4 -4 -5 2 2 -8
// batched-out 0 i32[3,2,4] = 13 9 12 -17 -4 -1 21 5 5 -3 9 10 -1 -6 0 -10 17 -4 -2 5 -1 3 13 -15
// batched-out 1 i32[3,3] = 9 9 4 9 7 8 9 5 7
// batched-out 2 i32[3,2,3] = -9 -9 -1 -2 -8 0 -1 -3 -9 -9 -4 -9 0 -7 -9 -3 -4 -8
// batched-out 3 i32[3,2,3] = 36 6 -3 -12 42 0 -9 -21 9 9 24 -18 0 -7 21 2 15 -10
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x4xi32> {jax.result_info = "result[0]"}, tensor<3xi32> {jax.result_info = "result[1]"}, tensor<2x3xi32> {jax.result_info = "result[2]"}, tensor<2x3xi32> {jax.result_info = "result[3]"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.reduce(%arg0 init: %c) applies stablehlo.add across dimensions = [1] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<2x4xi32>
    %c_0 = stablehlo.constant dense<-2147483648> : tensor<i32>
    %1 = stablehlo.reduce(%arg0 init: %c_0) applies stablehlo.maximum across dimensions = [0, 2] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<3xi32>
    %c_1 = stablehlo.constant dense<2147483647> : tensor<i32>
    %2 = stablehlo.reduce(%arg0 init: %c_1) applies stablehlo.minimum across dimensions = [2] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<2x3xi32>
    %3 = stablehlo.slice %arg0 [0:2, 0:3, 0:2] : (tensor<2x3x4xi32>) -> tensor<2x3x2xi32>
    %c_2 = stablehlo.constant dense<1> : tensor<i32>
    %4 = stablehlo.reduce(%3 init: %c_2) applies stablehlo.multiply across dimensions = [2] : (tensor<2x3x2xi32>, tensor<i32>) -> tensor<2x3xi32>
    return %0, %1, %2, %4 : tensor<2x4xi32>, tensor<3xi32>, tensor<2x3xi32>, tensor<2x3xi32>
  }
}
