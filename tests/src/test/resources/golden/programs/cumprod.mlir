// name = cumprod
// tolerance = 2e-06
// in 0 f32[6] = -0.16739555 0.6667426 0.21494453 -0.3937924 1.298451 1.7973257
// out 0 f32[6] = -0.16739555 -0.11160975 -0.023989905 0.009447042 0.01226652 0.022046933
// tangent 0 f32[6] = -0.9179268 -0.6803857 0.14262816 -0.1090031 0.07297361 -0.8197822
// jvp 0 f32[6] = -0.9179268 -0.49812737 -0.12298845 0.05104689 0.066971265 0.110313304
// cotangent 0 f32[6] = 0.45211792 -0.04275899 -0.8054556 0.17492607 -0.8242902 0.2540765
// vjp 0 f32[6] = 0.32524422 0.03185351 0.076604754 0.0072551724 -0.0034730348 0.0031166347
// batched-in 0 f32[3,6] = 0.3829088 -0.19403884 -0.11851403 0.97119963 0.8034409 1.2209629 1.7155384 0.6485695 1.524122 -1.5526925 -0.33428156 0.5794048 1.6209183 -0.30106974 0.7021798 1.0779347 -0.53791565 -0.18081202
// batched-out 0 f32[3,6] = 0.3829088 -0.07429918 0.008805495 0.008551893 0.006870941 0.008389164 1.7155384 1.1126459 1.695808 -2.6330686 0.88018626 0.50998414 1.6209183 -0.48800942 -0.34267035 -0.36937627 0.19869328 -0.035926133
module @jit_cumprod attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = "stablehlo.reduce_window"(%arg0, %cst) <{base_dilations = array<i64: 1>, padding = dense<[[5, 0]]> : tensor<1x2xi64>, window_dilations = array<i64: 1>, window_dimensions = array<i64: 6>, window_strides = array<i64: 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %1 = stablehlo.multiply %arg1, %arg2 : tensor<f32>
      stablehlo.return %1 : tensor<f32>
    }) : (tensor<6xf32>, tensor<f32>) -> tensor<6xf32>
    return %0 : tensor<6xf32>
  }
}
