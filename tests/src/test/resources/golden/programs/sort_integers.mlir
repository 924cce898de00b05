// name = sort_integers
// tolerance = 2e-06
// in 0 i32[3,6] = -1 -1 0 0 0 2 0 1 1 2 -3 0 -2 -1 -3 -3 -2 -1
// out 0 i32[3,6] = -1 -1 0 0 0 2 -3 0 0 1 1 2 -3 -3 -2 -2 -1 -1
// batched-in 0 i32[3,3,6] = 2 -3 2 1 2 -1 2 2 2 -2 2 -3 -1 -3 -1 0 1 -2 -3 -1 1 1 -2 0 -1 -1 2 -1 -2 -1 -2 2 -2 -3 -3 1 -2 2 -1 1 2 -1 1 1 -3 2 1 -1 -2 -1 2 2 -2 2
// batched-out 0 i32[3,3,6] = -3 -1 1 2 2 2 -3 -2 2 2 2 2 -3 -2 -1 -1 0 1 -3 -2 -1 0 1 1 -2 -1 -1 -1 -1 2 -3 -3 -2 -2 1 2 -2 -1 -1 1 2 2 -3 -1 1 1 1 2 -2 -2 -1 2 2 2
module @jit_sort attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x6xi32>) -> (tensor<3x6xi32> {jax.result_info = "result"}) {
    %0 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%arg1: tensor<i32>, %arg2: tensor<i32>):
      %1 = stablehlo.compare LT, %arg1, %arg2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    }) : (tensor<3x6xi32>) -> tensor<3x6xi32>
    return %0 : tensor<3x6xi32>
  }
}
