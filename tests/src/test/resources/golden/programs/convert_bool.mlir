// name = convert_bool
// tolerance = 2e-06
// in 0 i1[2,3] = 1 0 1 0 0 1
// out 0 f32[2,3] = 1 0 1 0 0 1
// out 1 i32[2,3] = 1 0 1 0 0 1
// out 2 u8[2,3] = 1 0 1 0 0 1
// out 3 bf16[2,3] = 1 0 1 0 0 1
// batched-in 0 i1[3,2,3] = 1 0 1 0 1 0 0 1 0 0 1 0 0 1 1 1 0 1
// batched-out 0 f32[3,2,3] = 1 0 1 0 1 0 0 1 0 0 1 0 0 1 1 1 0 1
// batched-out 1 i32[3,2,3] = 1 0 1 0 1 0 0 1 0 0 1 0 0 1 1 1 0 1
// batched-out 2 u8[3,2,3] = 1 0 1 0 1 0 0 1 0 0 1 0 0 1 1 1 0 1
// batched-out 3 bf16[3,2,3] = 1 0 1 0 1 0 0 1 0 0 1 0 0 1 1 1 0 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi1>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xi32> {jax.result_info = "result[1]"}, tensor<2x3xui8> {jax.result_info = "result[2]"}, tensor<2x3xbf16> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xi1>) -> tensor<2x3xf32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xi1>) -> tensor<2x3xi32>
    %2 = stablehlo.convert %arg0 : (tensor<2x3xi1>) -> tensor<2x3xui8>
    %3 = stablehlo.convert %arg0 : (tensor<2x3xi1>) -> tensor<2x3xbf16>
    return %0, %1, %2, %3 : tensor<2x3xf32>, tensor<2x3xi32>, tensor<2x3xui8>, tensor<2x3xbf16>
  }
}
