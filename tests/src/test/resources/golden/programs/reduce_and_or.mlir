// name = reduce_and_or
// tolerance = 2e-06
// in 0 i1[2,3] = 0 1 0 1 1 0
// out 0 i1[2] = 0 0
// out 1 i1[3] = 1 1 0
// out 2 i1[] = 0
// batched-in 0 i1[3,2,3] = 0 0 0 1 0 1 0 1 1 1 0 0 0 0 1 1 0 1
// batched-out 0 i1[3,2] = 0 0 0 0 0 0
// batched-out 1 i1[3,3] = 1 0 1 1 1 1 1 0 1
// batched-out 2 i1[3] = 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi1>) -> (tensor<2xi1> {jax.result_info = "result[0]"}, tensor<3xi1> {jax.result_info = "result[1]"}, tensor<i1> {jax.result_info = "result[2]"}) {
    %c = stablehlo.constant dense<true> : tensor<i1>
    %0 = stablehlo.reduce(%arg0 init: %c) applies stablehlo.and across dimensions = [1] : (tensor<2x3xi1>, tensor<i1>) -> tensor<2xi1>
    %c_0 = stablehlo.constant dense<false> : tensor<i1>
    %1 = stablehlo.reduce(%arg0 init: %c_0) applies stablehlo.or across dimensions = [0] : (tensor<2x3xi1>, tensor<i1>) -> tensor<3xi1>
    %c_1 = stablehlo.constant dense<true> : tensor<i1>
    %2 = stablehlo.reduce(%arg0 init: %c_1) applies stablehlo.and across dimensions = [0, 1] : (tensor<2x3xi1>, tensor<i1>) -> tensor<i1>
    return %0, %1, %2 : tensor<2xi1>, tensor<3xi1>, tensor<i1>
  }
}
