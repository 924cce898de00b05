// name = compare_integer
// tolerance = 2e-06
// in 0 i32[2,3] = 2 2 2 -1 -2 0
// in 1 i32[2,3] = 0 2 1 -1 -1 2
// out 0 i1[2,3] = 0 1 0 1 0 0
// out 1 i1[2,3] = 1 0 1 0 1 1
// out 2 i1[2,3] = 0 0 0 0 1 1
// out 3 i1[2,3] = 0 1 0 1 1 1
// out 4 i1[2,3] = 1 0 1 0 0 0
// out 5 i1[2,3] = 1 1 1 1 0 0
// batched-in 0 i32[3,2,3] = -2 0 -2 0 1 -2 1 0 -2 0 0 -1 1 2 1 0 1 1
// batched-in 1 i32[3,2,3] = 0 2 -1 2 0 2 0 1 1 -2 2 -2 2 1 0 -2 2 0
// batched-out 0 i1[3,2,3] = 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
// batched-out 1 i1[3,2,3] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
// batched-out 2 i1[3,2,3] = 1 1 1 1 0 1 0 1 1 0 1 0 1 0 0 0 1 0
// batched-out 3 i1[3,2,3] = 1 1 1 1 0 1 0 1 1 0 1 0 1 0 0 0 1 0
// batched-out 4 i1[3,2,3] = 0 0 0 0 1 0 1 0 0 1 0 1 0 1 1 1 0 1
// batched-out 5 i1[3,2,3] = 0 0 0 0 1 0 1 0 0 1 0 1 0 1 1 1 0 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<2x3xi32>) -> (tensor<2x3xi1> {jax.result_info = "result[0]"}, tensor<2x3xi1> {jax.result_info = "result[1]"}, tensor<2x3xi1> {jax.result_info = "result[2]"}, tensor<2x3xi1> {jax.result_info = "result[3]"}, tensor<2x3xi1> {jax.result_info = "result[4]"}, tensor<2x3xi1> {jax.result_info = "result[5]"}) {
    %0 = stablehlo.compare EQ, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %1 = stablehlo.compare NE, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %2 = stablehlo.compare LT, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %3 = stablehlo.compare LE, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %4 = stablehlo.compare GT, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %5 = stablehlo.compare GE, %arg0, %arg1, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    return %0, %1, %2, %3, %4, %5 : tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>
  }
}
