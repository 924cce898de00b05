// name = dot_integer
// tolerance = 2e-06
// in 0 i32[2,3] = 3 8 -1 -6 3 -3
// in 1 i32[3,4] = 8 -6 3 6 7 -2 -1 0 8 -6 0 -7
// out 0 i32[2,4] = 72 -28 1 25 -51 48 -21 -15
// batched-in 0 i32[3,2,3] = -1 -4 -1 -4 -5 3 0 3 8 2 6 9 -9 -4 1 1 -9 -6
// batched-in 1 i32[3,3,4] = 0 5 8 -5 8 4 5 7 4 3 -9 -7 5 9 0 3 6 -8 -1 6 7 7 -8 8 6 -2 5 3 5 -2 0 -6 0 -6 0 -1
// batched-out 0 i32[3,2,4] = -36 -24 -19 -16 -28 -31 -84 -36 74 32 -67 82 109 33 -78 114 -74 20 -45 -4 -39 52 5 63
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<3x4xi32>) -> (tensor<2x4xi32> {jax.result_info = "result"}) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xi32>, tensor<3x4xi32>) -> tensor<2x4xi32>
    return %0 : tensor<2x4xi32>
  }
}
