// name = scatter_integer
// tolerance = 2e-06
// in 0 i32[5,3] = 9 -5 -6 4 0 1 3 8 1 -4 -2 4 4 4 9
// in 1 i32[4] = 2 4 1 3
// in 2 i32[4,3] = -4 0 2 -9 -3 8 8 9 0 8 7 4
// out 0 i32[5,3] = 9 -5 -6 12 9 1 -1 8 3 4 5 8 -5 1 17
// batched-in 0 i32[3,5,3] = -7 5 -1 -1 -1 8 -7 0 -3 4 8 5 -9 -9 7 -8 9 -9 -1 0 8 -5 7 -7 5 -1 -5 3 1 7 -4 2 8 5 5 6 8 -1 7 7 4 0 -2 6 -9
// batched-in 1 i32[3,4] = 4 0 3 1 4 0 1 1 4 1 1 4
// batched-in 2 i32[3,4,3] = -7 0 3 3 6 3 -1 5 4 -2 6 -7 -4 6 8 1 -8 -7 5 -2 2 -4 2 -3 8 -6 3 -2 -7 -7 7 5 5 -7 4 -3
// batched-out 0 i32[3,5,3] = -4 11 2 -3 5 1 -7 0 -3 3 13 9 -16 -9 10 -7 1 -16 0 0 7 -5 7 -7 5 -1 -5 -1 7 15 -4 2 8 10 3 4 8 -1 7 7 4 0 -1 4 -9
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x3xi32>, %arg1: tensor<4xi32>, %arg2: tensor<4x3xi32>) -> (tensor<5x3xi32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %6 = "stablehlo.scatter"(%arg0, %5, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%arg3: tensor<i32>, %arg4: tensor<i32>):
      %7 = stablehlo.add %arg3, %arg4 : tensor<i32>
      stablehlo.return %7 : tensor<i32>
    }) : (tensor<5x3xi32>, tensor<4x1xi32>, tensor<4x3xi32>) -> tensor<5x3xi32>
    return %6 : tensor<5x3xi32>
  }
}
