// name = shifts_too_far
// tolerance = 2e-06
// in 0 i32[3] = 1 -1 5
// in 1 i32[3] = 32 33 40
// out 0 i32[3] = 0 0 0
// out 1 i32[3] = 0 0 0
// out 2 i32[3] = 0 -1 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xi32>, %arg1: tensor<3xi32>) -> (tensor<3xi32> {jax.result_info = "result[0]"}, tensor<3xi32> {jax.result_info = "result[1]"}, tensor<3xi32> {jax.result_info = "result[2]"}) {
    %0 = stablehlo.shift_left %arg0, %arg1 : tensor<3xi32>
    %1 = stablehlo.shift_right_logical %arg0, %arg1 : tensor<3xi32>
    %2 = stablehlo.shift_right_arithmetic %arg0, %arg1 : tensor<3xi32>
    return %0, %1, %2 : tensor<3xi32>, tensor<3xi32>, tensor<3xi32>
  }
}
