// name = convert_u8
// tolerance = 2e-06
// in 0 u8[2,3] = 202 143 35 51 129 104
// out 0 f32[2,3] = 202 143 35 51 129 104
// out 1 i32[2,3] = 202 143 35 51 129 104
// out 2 i8[2,3] = -54 -113 35 51 -127 104
// out 3 u32[2,3] = 202 143 35 51 129 104
// batched-in 0 u8[3,2,3] = 124 248 13 111 130 159 18 133 50 56 232 168 173 223 53 62 96 104
// batched-out 0 f32[3,2,3] = 124 248 13 111 130 159 18 133 50 56 232 168 173 223 53 62 96 104
// batched-out 1 i32[3,2,3] = 124 248 13 111 130 159 18 133 50 56 232 168 173 223 53 62 96 104
// batched-out 2 i8[3,2,3] = 124 -8 13 111 -126 -97 18 -123 50 56 -24 -88 -83 -33 53 62 96 104
// batched-out 3 u32[3,2,3] = 124 248 13 111 130 159 18 133 50 56 232 168 173 223 53 62 96 104
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xui8>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xi32> {jax.result_info = "result[1]"}, tensor<2x3xi8> {jax.result_info = "result[2]"}, tensor<2x3xui32> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xui8>) -> tensor<2x3xf32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xui8>) -> tensor<2x3xi32>
    %2 = stablehlo.convert %arg0 : (tensor<2x3xui8>) -> tensor<2x3xi8>
    %3 = stablehlo.convert %arg0 : (tensor<2x3xui8>) -> tensor<2x3xui32>
    return %0, %1, %2, %3 : tensor<2x3xf32>, tensor<2x3xi32>, tensor<2x3xi8>, tensor<2x3xui32>
  }
}
