// name = lgamma_negative
// tolerance = 2e-06
// in 0 f32[6] = -1.2579994 1.6319429 -0.30384234 1.9284538 -0.9424955 1.3910289
// out 0 f32[6] = -2.8901699 0.8815069 -1.4003774 1.0299748 -2.0342312 1.799442
// batched-in 0 f32[3,6] = 1.8793316 0.19159037 1.11124 0.22152591 -0.05394995 -1.1750637 0.20674932 -0.5227045 1.8942759 -1.4334381 -0.12155818 -1.7868352 -0.21060196 1.0455484 0.78432953 1.5240574 -1.4350742 -1.4463029
// batched-out 0 f32[3,6] = 0.9456507 0.31165946 0.852391 0.6639372 -0.9996705 -2.7699008 0.47669077 -1.1323636 0.96863997 -2.8973641 -1.1701543 -2.4801419 -1.3231919 0.53717923 -0.07236016 1.0832331 -2.8954203 -2.8807597
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<3.300000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %1 = stablehlo.subtract %arg0, %0 : tensor<6xf32>
    %2 = chlo.lgamma %1 : tensor<6xf32> -> tensor<6xf32>
    return %2 : tensor<6xf32>
  }
}
