// name = convert_i32_wrap
// tolerance = 2e-06
// in 0 i32[5] = 300 -300 2147483647 -2147483648 16777217
// out 0 i8[5] = 44 -44 -1 0 1
// out 1 u8[5] = 44 212 255 0 1
// out 2 u32[5] = 300 4294966996 2147483647 2147483648 16777217
// out 3 f32[5] = 300 -300 2.1474836e+09 -2.1474836e+09 1.6777216e+07
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5xi32>) -> (tensor<5xi8> {jax.result_info = "result[0]"}, tensor<5xui8> {jax.result_info = "result[1]"}, tensor<5xui32> {jax.result_info = "result[2]"}, tensor<5xf32> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<5xi32>) -> tensor<5xi8>
    %1 = stablehlo.convert %arg0 : (tensor<5xi32>) -> tensor<5xui8>
    %2 = stablehlo.convert %arg0 : (tensor<5xi32>) -> tensor<5xui32>
    %3 = stablehlo.convert %arg0 : (tensor<5xi32>) -> tensor<5xf32>
    return %0, %1, %2, %3 : tensor<5xi8>, tensor<5xui8>, tensor<5xui32>, tensor<5xf32>
  }
}
