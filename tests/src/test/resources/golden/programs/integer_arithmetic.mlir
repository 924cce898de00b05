// name = integer_arithmetic
// tolerance = 2e-06
// in 0 i32[2,3] = 1 2 -1 9 2 1
// in 1 i32[2,3] = 3 3 9 2 8 8
// out 0 i32[2,3] = 4 5 8 11 10 9
// out 1 i32[2,3] = -2 -1 -10 7 -6 -7
// out 2 i32[2,3] = 3 6 -9 18 16 8
// out 3 i32[2,3] = 0 0 0 4 0 0
// out 4 i32[2,3] = 1 2 -1 1 2 1
// out 5 i32[2,3] = 3 3 9 9 8 8
// out 6 i32[2,3] = 1 2 -1 2 2 1
// batched-in 0 i32[3,2,3] = 9 -3 -7 2 4 -2 1 -7 -7 8 0 0 -1 -4 -9 2 9 8
// batched-in 1 i32[3,2,3] = 8 9 5 4 5 6 8 7 4 6 8 8 9 6 6 7 2 5
// batched-out 0 i32[3,2,3] = 17 6 -2 6 9 4 9 0 -3 14 8 8 8 2 -3 9 11 13
// batched-out 1 i32[3,2,3] = 1 -12 -12 -2 -1 -8 -7 -14 -11 2 -8 -8 -10 -10 -15 -5 7 3
// batched-out 2 i32[3,2,3] = 72 -27 -35 8 20 -12 8 -49 -28 48 0 0 -9 -24 -54 14 18 40
// batched-out 3 i32[3,2,3] = 1 0 -1 0 0 0 0 -1 -1 1 0 0 0 0 -1 0 4 1
// batched-out 4 i32[3,2,3] = 1 -3 -2 2 4 -2 1 0 -3 2 0 0 -1 -4 -3 2 1 3
// batched-out 5 i32[3,2,3] = 9 9 5 4 5 6 8 7 4 8 8 8 9 6 6 7 9 8
// batched-out 6 i32[3,2,3] = 8 -3 -7 2 4 -2 1 -7 -7 6 0 0 -1 -4 -9 2 2 5
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<2x3xi32>) -> (tensor<2x3xi32> {jax.result_info = "result[0]"}, tensor<2x3xi32> {jax.result_info = "result[1]"}, tensor<2x3xi32> {jax.result_info = "result[2]"}, tensor<2x3xi32> {jax.result_info = "result[3]"}, tensor<2x3xi32> {jax.result_info = "result[4]"}, tensor<2x3xi32> {jax.result_info = "result[5]"}, tensor<2x3xi32> {jax.result_info = "result[6]"}) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<2x3xi32>
    %1 = stablehlo.subtract %arg0, %arg1 : tensor<2x3xi32>
    %2 = stablehlo.multiply %arg0, %arg1 : tensor<2x3xi32>
    %3 = stablehlo.divide %arg0, %arg1 : tensor<2x3xi32>
    %4 = stablehlo.remainder %arg0, %arg1 : tensor<2x3xi32>
    %5 = stablehlo.maximum %arg0, %arg1 : tensor<2x3xi32>
    %6 = stablehlo.minimum %arg0, %arg1 : tensor<2x3xi32>
    return %0, %1, %2, %3, %4, %5, %6 : tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>
  }
}
