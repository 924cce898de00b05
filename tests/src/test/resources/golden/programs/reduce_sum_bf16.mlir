// name = reduce_sum_bf16
// tolerance = 2e-06
// in 0 bf16[2,7] = 1.828125 0.17675781 -1.609375 -1.1171875 0.026367188 1.421875 -1.9296875 1.0703125 0.79296875 -0.032470703 -1.3046875 0.8125 0.24414062 0.78125
// out 0 bf16[2] = -1.203125 2.359375
// batched-in 0 bf16[3,2,7] = 1.203125 0.55078125 0.5625 -1.5625 -0.06298828 0.4609375 -1.6875 -0.049072266 1.6875 0.4140625 0.5703125 1.9375 -1.8984375 -0.37109375 0.859375 -1.5859375 0.17480469 -0.79296875 1.625 -0.58203125 -0.25585938 1.1875 1.6796875 -0.15820312 0.78125 0.578125 0.06347656 -1.765625 -0.76171875 1.171875 -1.328125 1.140625 -1.9375 1.1328125 -1.5859375 -0.39648438 -0.9765625 1.078125 0.3671875 -0.828125 0.625 0.13476562
// batched-out 0 bf16[3,2] = -0.53515625 2.296875 -0.55859375 2.359375 -2.171875 0.00390625
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x7xbf16>) -> (tensor<2xbf16> {jax.result_info = "result"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x7xbf16>) -> tensor<2x7xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.reduce(%0 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<2x7xf32>, tensor<f32>) -> tensor<2xf32>
    %2 = stablehlo.convert %1 : (tensor<2xf32>) -> tensor<2xbf16>
    return %2 : tensor<2xbf16>
  }
}
