// name = convert_f32_rounding
// tolerance = 2e-06
// in 0 f32[8] = 1.0039062 1.0117188 3.4e+38 1e-40 65520 65519 1e-08 -0
// out 0 bf16[8] = 1 1.015625 inf 9.1835e-41 65536 65536 1.0011718e-08 -0
// out 1 f16[8] = 1.0039062 1.0117188 inf 0 inf 65504 0 -0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8xf32>) -> (tensor<8xbf16> {jax.result_info = "result[0]"}, tensor<8xf16> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<8xf32>) -> tensor<8xbf16>
    %1 = stablehlo.convert %arg0 : (tensor<8xf32>) -> tensor<8xf16>
    return %0, %1 : tensor<8xbf16>, tensor<8xf16>
  }
}
