// name = logsumexp
// tolerance = 2e-06
// in 0 f32[4,5] = 22.546968 -46.543404 43.16627 -45.68007 78.30152 13.017434 42.23825 -74.66498 -2.8333707 -89.02033 -18.680527 34.134346 19.667488 51.17095 68.90498 -40.20823 -28.467516 -58.584995 25.901543 -52.85832
// out 0 f32[4] = 78.30152 42.23825 68.90498 25.901543
// tangent 0 f32[4,5] = -0.72890157 -0.22051269 -0.28055555 0.709574 -0.88387823 0.659009 0.9652505 -0.51936865 -0.13060737 0.12742692 -0.68143857 -0.8290513 0.11341376 0.8747157 0.17549619 0.77494997 -0.8441085 0.72544795 -0.076250516 0.7832003
// jvp 0 f32[4] = -0.88387823 0.9652505 0.1754962 -0.076250516
// cotangent 0 f32[4] = -0.3894148 0.46623287 0.30364057 -0.3045854
// vjp 0 f32[4,5] = -2.3796714e-25 -0 -2.1447033e-16 -0 -0.3894148 9.509617e-14 0.46623287 0 1.2423576e-20 0 0 2.4080406e-16 1.2554147e-22 6.0334777e-09 0.30364057 -5.923795e-30 -7.4392265e-25 -6.1897085e-38 -0.3045854 -1.8999305e-35
// batched-in 0 f32[3,4,5] = 55.3441 -18.078808 57.19996 71.816605 -79.100586 68.06035 -75.68268 72.883865 -27.383324 -75.08284 -78.69694 -64.61946 -86.53882 -27.453608 -37.76703 65.787025 -81.808975 45.89544 12.033867 -0.042121805 31.715046 37.727203 -82.266884 -87.1862 -34.80372 78.6488 62.19768 -67.12357 -21.044903 89.68917 -89.10173 -24.196281 63.060795 -17.079933 12.422022 85.16595 -74.101654 81.5393 -46.183414 35.32561 4.332308 36.82665 14.018696 74.5947 32.9632 -67.47045 62.553726 -9.174579 58.861343 -0.4418114 49.8804 -73.21853 5.380049 80.21547 -2.893158 6.4769993 92.30566 13.047563 33.554768 -44.332848
// batched-out 0 f32[3,4] = 71.816605 72.89187 -27.453575 65.787025 37.72965 89.689186 63.060795 85.19221 74.5947 62.578335 80.21547 92.30566
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.maximum across dimensions = [1] : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_0 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %2 = stablehlo.maximum %1, %0 : tensor<4xf32>
    %3 = stablehlo.is_finite %2 : (tensor<4xf32>) -> tensor<4xi1>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %5 = stablehlo.select %3, %2, %4 : tensor<4xi1>, tensor<4xf32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<4xf32>) -> tensor<4x1xf32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [0, 1] : (tensor<4x1xf32>) -> tensor<4x5xf32>
    %8 = stablehlo.subtract %arg0, %7 : tensor<4x5xf32>
    %9 = stablehlo.exponential %8 : tensor<4x5xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.reduce(%9 init: %cst_2) applies stablehlo.add across dimensions = [1] : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
    %11 = stablehlo.sign %10 : tensor<4xf32>
    %12 = stablehlo.abs %10 : tensor<4xf32>
    %13 = stablehlo.log %12 : tensor<4xf32>
    %14 = stablehlo.add %13, %5 : tensor<4xf32>
    return %14 : tensor<4xf32>
  }
}
