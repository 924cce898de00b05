// name = logic
// tolerance = 2e-06
// in 0 i1[2,3] = 1 1 0 1 1 0
// in 1 i1[2,3] = 1 0 1 1 1 1
// out 0 i1[2,3] = 1 0 0 1 1 0
// out 1 i1[2,3] = 1 1 1 1 1 1
// out 2 i1[2,3] = 0 1 1 0 0 1
// out 3 i1[2,3] = 0 0 1 0 0 1
// batched-in 0 i1[3,2,3] = 0 0 1 0 1 0 1 1 0 1 0 0 0 1 1 0 1 1
// batched-in 1 i1[3,2,3] = 1 0 0 0 0 0 0 0 0 1 1 0 1 1 0 0 1 1
// batched-out 0 i1[3,2,3] = 0 0 0 0 0 0 0 0 0 1 0 0 0 1 0 0 1 1
// batched-out 1 i1[3,2,3] = 1 0 1 0 1 0 1 1 0 1 1 0 1 1 1 0 1 1
// batched-out 2 i1[3,2,3] = 1 0 1 0 1 0 1 1 0 0 1 0 1 0 1 0 0 0
// batched-out 3 i1[3,2,3] = 1 1 0 1 0 1 0 0 1 0 1 1 1 0 0 1 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi1>, %arg1: tensor<2x3xi1>) -> (tensor<2x3xi1> {jax.result_info = "result[0]"}, tensor<2x3xi1> {jax.result_info = "result[1]"}, tensor<2x3xi1> {jax.result_info = "result[2]"}, tensor<2x3xi1> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.and %arg0, %arg1 : tensor<2x3xi1>
    %1 = stablehlo.or %arg0, %arg1 : tensor<2x3xi1>
    %2 = stablehlo.xor %arg0, %arg1 : tensor<2x3xi1>
    %3 = stablehlo.not %arg0 : tensor<2x3xi1>
    return %0, %1, %2, %3 : tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>
  }
}
