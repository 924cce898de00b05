// name = convert_i32
// tolerance = 2e-06
// in 0 i32[2,3] = 14 35 -39 -3 49 -78
// out 0 f32[2,3] = 14 35 -39 -3 49 -78
// out 1 u32[2,3] = 14 35 4294967257 4294967293 49 4294967218
// out 2 bf16[2,3] = 14 35 -39 -3 49 -78
// out 3 f16[2,3] = 14 35 -39 -3 49 -78
// out 4 i8[2,3] = 14 35 -39 -3 49 -78
// out 5 u8[2,3] = 14 35 217 253 49 178
// out 6 i1[2,3] = 1 1 1 1 1 1
// batched-in 0 i32[3,2,3] = -3 51 -21 -81 -31 -52 -81 18 44 86 46 -84 -65 -11 -8 -20 -50 -96
// batched-out 0 f32[3,2,3] = -3 51 -21 -81 -31 -52 -81 18 44 86 46 -84 -65 -11 -8 -20 -50 -96
// batched-out 1 u32[3,2,3] = 4294967293 51 4294967275 4294967215 4294967265 4294967244 4294967215 18 44 86 46 4294967212 4294967231 4294967285 4294967288 4294967276 4294967246 4294967200
// batched-out 2 bf16[3,2,3] = -3 51 -21 -81 -31 -52 -81 18 44 86 46 -84 -65 -11 -8 -20 -50 -96
// batched-out 3 f16[3,2,3] = -3 51 -21 -81 -31 -52 -81 18 44 86 46 -84 -65 -11 -8 -20 -50 -96
// batched-out 4 i8[3,2,3] = -3 51 -21 -81 -31 -52 -81 18 44 86 46 -84 -65 -11 -8 -20 -50 -96
// batched-out 5 u8[3,2,3] = 253 51 235 175 225 204 175 18 44 86 46 172 191 245 248 236 206 160
// batched-out 6 i1[3,2,3] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi32>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xui32> {jax.result_info = "result[1]"}, tensor<2x3xbf16> {jax.result_info = "result[2]"}, tensor<2x3xf16> {jax.result_info = "result[3]"}, tensor<2x3xi8> {jax.result_info = "result[4]"}, tensor<2x3xui8> {jax.result_info = "result[5]"}, tensor<2x3xi1> {jax.result_info = "result[6]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xf32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xui32>
    %2 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xbf16>
    %3 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xf16>
    %4 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xi8>
    %5 = stablehlo.convert %arg0 : (tensor<2x3xi32>) -> tensor<2x3xui8>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x3xi32>
    %7 = stablehlo.compare NE, %arg0, %6, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %8 = stablehlo.convert %7 : tensor<2x3xi1>
    return %0, %1, %2, %3, %4, %5, %8 : tensor<2x3xf32>, tensor<2x3xui32>, tensor<2x3xbf16>, tensor<2x3xf16>, tensor<2x3xi8>, tensor<2x3xui8>, tensor<2x3xi1>
  }
}
