// name = cumsum_integers
// tolerance = 2e-06
// in 0 i32[30] = -4 6 1 8 8 -3 7 4 -9 2 -5 -2 4 -5 2 4 2 -8 -8 7 6 -5 -2 -5 3 -9 8 4 2 0
// out 0 i32[30] = -4 2 3 11 19 16 23 27 18 20 15 13 17 12 14 18 20 12 4 11 17 12 10 5 8 -1 7 11 13 13
// batched-in 0 i32[3,30] = 8 1 7 7 2 6 6 -1 7 0 1 -7 8 4 5 7 3 -2 -1 -7 -3 3 -6 6 2 -3 1 -3 -8 -9 0 5 7 -2 8 5 6 6 -5 -1 7 7 -1 7 -2 4 -3 3 -3 3 -7 4 -2 -8 8 -7 0 -4 -8 -1 4 -2 -7 0 7 5 -6 5 -4 -8 -5 -5 -7 1 -5 -2 4 6 -6 6 -6 8 4 6 -9 -2 -1 -1 -1 4
// batched-out 0 i32[3,30] = 8 9 16 23 25 31 37 36 43 43 44 37 45 49 54 61 64 62 61 54 51 54 48 54 56 53 54 51 43 34 0 5 12 10 18 23 29 35 30 29 36 43 42 49 47 51 48 51 48 51 44 48 46 38 46 39 39 35 27 26 4 2 -5 -5 2 7 1 6 2 -6 -11 -16 -23 -22 -27 -29 -25 -19 -25 -19 -25 -17 -13 -7 -16 -18 -19 -20 -21 -17
module @jit_cumsum attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<30xi32>) -> (tensor<30xi32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<i32>
    %1 = "stablehlo.reduce_window"(%arg0, %0) <{base_dilations = array<i64: 1>, padding = dense<[[29, 0]]> : tensor<1x2xi64>, window_dilations = array<i64: 1>, window_dimensions = array<i64: 30>, window_strides = array<i64: 1>}> ({
    ^bb0(%arg1: tensor<i32>, %arg2: tensor<i32>):
      %2 = stablehlo.add %arg1, %arg2 : tensor<i32>
      stablehlo.return %2 : tensor<i32>
    }) : (tensor<30xi32>, tensor<i32>) -> tensor<30xi32>
    return %1 : tensor<30xi32>
  }
}
