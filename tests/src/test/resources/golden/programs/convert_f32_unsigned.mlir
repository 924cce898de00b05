// name = convert_f32_unsigned
// tolerance = 2e-06
// in 0 f32[2,3] = 48.87678 194.24135 176.20206 191.40453 99.2591 34.97183
// out 0 u32[2,3] = 48 194 176 191 99 34
// out 1 u8[2,3] = 48 194 176 191 99 34
// batched-in 0 f32[3,2,3] = 45.153908 64.26044 19.782019 21.865856 18.850725 125.66158 87.80665 34.634754 105.09736 98.64328 194.16481 3.3139195 81.04727 19.083834 94.76141 146.12483 66.46916 92.44844
// batched-out 0 u32[3,2,3] = 45 64 19 21 18 125 87 34 105 98 194 3 81 19 94 146 66 92
// batched-out 1 u8[3,2,3] = 45 64 19 21 18 125 87 34 105 98 194 3 81 19 94 146 66 92
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xui32> {jax.result_info = "result[0]"}, tensor<2x3xui8> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xui32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xui8>
    return %0, %1 : tensor<2x3xui32>, tensor<2x3xui8>
  }
}
