// name = integer_unary
// tolerance = 2e-06
// in 0 i32[2,3] = -8 -8 5 -4 -6 3
// out 0 i32[2,3] = 8 8 5 4 6 3
// out 1 i32[2,3] = 8 8 -5 4 6 -3
// out 2 i32[2,3] = -1 -1 1 -1 -1 1
// out 3 i32[2,3] = 7 7 -6 3 5 -4
// batched-in 0 i32[3,2,3] = 6 3 -8 -1 -3 -9 -4 8 6 8 1 -9 -1 8 -4 -3 2 -2
// batched-out 0 i32[3,2,3] = 6 3 8 1 3 9 4 8 6 8 1 9 1 8 4 3 2 2
// batched-out 1 i32[3,2,3] = -6 -3 8 1 3 9 4 -8 -6 -8 -1 9 1 -8 4 3 -2 2
// batched-out 2 i32[3,2,3] = 1 1 -1 -1 -1 -1 -1 1 1 1 1 -1 -1 1 -1 -1 1 -1
// batched-out 3 i32[3,2,3] = -7 -4 7 0 2 8 3 -9 -7 -9 -2 8 0 -9 3 2 -3 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi32>) -> (tensor<2x3xi32> {jax.result_info = "result[0]"}, tensor<2x3xi32> {jax.result_info = "result[1]"}, tensor<2x3xi32> {jax.result_info = "result[2]"}, tensor<2x3xi32> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.abs %arg0 : tensor<2x3xi32>
    %1 = stablehlo.negate %arg0 : tensor<2x3xi32>
    %2 = stablehlo.sign %arg0 : tensor<2x3xi32>
    %3 = stablehlo.not %arg0 : tensor<2x3xi32>
    return %0, %1, %2, %3 : tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>, tensor<2x3xi32>
  }
}
