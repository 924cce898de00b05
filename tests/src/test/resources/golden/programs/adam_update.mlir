// name = adam_update
// tolerance = 2e-06
// in 0 f32[5] = 0.60338384 0.8284324 0.058037575 1.3638635 1.4036345
// in 1 f32[5] = 0.19537689 1.0687686 0.35069054 -0.20178887 -1.2194
// in 2 f32[5] = -1.8584864 -1.2380265 0.0218678 -0.93746436 -0.14383958
// in 3 f32[5] = 0.8722234 0.14123781 0.3589808 0.624976 0.6792379
// out 0 f32[5] = 0.6037416 0.8289719 0.05801911 1.3640844 1.4036962
// out 1 f32[5] = -1.6531 -1.007347 0.054750077 -0.8638968 -0.25139564
// out 2 f32[5] = 0.8713893 0.14223884 0.3587448 0.62439173 0.6800456
// tangent 0 f32[5] = 0.31642318 0.8876446 0.99854696 0.9246727 -0.4602138
// tangent 1 f32[5] = 0.5335292 0.57836485 0.38388819 0.8750017 0.7335985
// tangent 2 f32[5] = -0.024988636 -0.3534665 -0.4029239 -0.95750386 0.60062814
// tangent 3 f32[5] = 0.45545074 -0.786771 0.09087788 -0.20352268 0.54330415
// jvp 0 f32[5] = 0.31632307 0.88927245 0.99865866 0.9249067 -0.4603887
// jvp 1 f32[5] = 0.030863151 -0.26028338 -0.32424268 -0.7742533 0.61392516
// jvp 2 f32[5] = 0.45520377 -0.78474796 0.09105626 -0.20367229 0.54097176
// cotangent 0 f32[5] = -0.24403375 -0.39780077 0.08458928 0.10891564 -0.22348331
// cotangent 1 f32[5] = 0.22687064 -0.5876202 -0.017745715 -0.60167867 0.26378903
// cotangent 2 f32[5] = -0.7698021 -0.9034895 -0.12400671 0.7710866 -0.4095636
// vjp 0 f32[5] = -0.24403375 -0.39780077 0.08458928 0.10891564 -0.22348331
// vjp 1 f32[5] = 0.022391561 -0.060670342 -0.001864399 -0.060481835 0.027383197
// vjp 2 f32[5] = 0.2042311 -0.5286664 -0.01599682 -0.54153585 0.23745939
// vjp 3 f32[5] = -0.7689823 -0.9018323 -0.123880535 0.7702963 -0.40914392
module @jit_adam_update attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5xf32>, %arg1: tensor<5xf32>, %arg2: tensor<5xf32>, %arg3: tensor<5xf32>) -> (tensor<5xf32> {jax.result_info = "result[0]"}, tensor<5xf32> {jax.result_info = "result[1]"}, tensor<5xf32> {jax.result_info = "result[2]"}) {
    %cst = stablehlo.constant dense<0.899999976> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %1 = stablehlo.multiply %0, %arg2 : tensor<5xf32>
    %cst_0 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %3 = stablehlo.multiply %2, %arg1 : tensor<5xf32>
    %4 = stablehlo.add %1, %3 : tensor<5xf32>
    %cst_1 = stablehlo.constant dense<9.990000e-01> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %6 = stablehlo.multiply %5, %arg3 : tensor<5xf32>
    %cst_2 = stablehlo.constant dense<1.000000e-03> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %8 = stablehlo.multiply %7, %arg1 : tensor<5xf32>
    %9 = stablehlo.multiply %8, %arg1 : tensor<5xf32>
    %10 = stablehlo.add %6, %9 : tensor<5xf32>
    %cst_3 = stablehlo.constant dense<2.710000e-01> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %12 = stablehlo.divide %4, %11 : tensor<5xf32>
    %cst_4 = stablehlo.constant dense<1.000000e-03> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %14 = stablehlo.multiply %13, %12 : tensor<5xf32>
    %cst_5 = stablehlo.constant dense<0.00299700093> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %16 = stablehlo.divide %10, %15 : tensor<5xf32>
    %17 = stablehlo.sqrt %16 : tensor<5xf32>
    %cst_6 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %19 = stablehlo.add %17, %18 : tensor<5xf32>
    %20 = stablehlo.divide %14, %19 : tensor<5xf32>
    %21 = stablehlo.subtract %arg0, %20 : tensor<5xf32>
    return %21, %4, %10 : tensor<5xf32>, tensor<5xf32>, tensor<5xf32>
  }
}
