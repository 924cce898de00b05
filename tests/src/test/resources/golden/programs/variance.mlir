// name = variance
// tolerance = 2e-06
// in 0 f32[2,5] = -0.7841747 -0.7183405 0.077016324 1.914269 -0.049316134 -0.8069358 -1.8271548 1.7744215 -0.52702 0.10140436
// out 0 f32[2] = 0.95302165 1.4191706
// tangent 0 f32[2,5] = 0.82093304 0.11915726 0.54500806 -0.9595878 -0.9555036 0.9659153 0.3872323 -0.44270244 0.5586368 0.7504391
// jvp 0 f32[2] = -0.9757484 -0.76811093
// cotangent 0 f32[2] = 0.07904166 -0.4146666
// vjp 0 f32[2,5] = -0.027571803 -0.025490345 -0.00034381475 0.05774399 -0.0043380256 0.09120656 0.26042685 -0.3369545 0.044777866 -0.05945677
// batched-in 0 f32[3,2,5] = -0.120677345 -0.6423471 0.73699296 -0.091767095 -1.9596529 -1.8140426 1.5569186 -0.7346761 1.6177757 -1.2350127 1.265192 1.5941051 1.0502573 1.2226293 0.6648144 0.71475255 -0.91351485 -1.4361534 2.058116 -1.3430163 0.062141784 0.052111916 -1.6718954 0.31155735 -0.43076497 1.3092259 1.4203166 1.8185152 1.279611 1.7242284
// batched-out 0 f32[3,2] = 0.79116625 2.0645528 0.09213709 1.8556479 0.5044146 0.04850143
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x5xf32>) -> (tensor<2xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<2x5xf32>, tensor<f32>) -> tensor<2xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_0 = stablehlo.constant dense<5.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x1xf32>
    %3 = stablehlo.divide %1, %2 : tensor<2x1xf32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x5xf32>
    %5 = stablehlo.subtract %arg0, %4 : tensor<2x5xf32>
    %6 = chlo.square %5 : tensor<2x5xf32> -> tensor<2x5xf32>
    %7 = stablehlo.convert %c : (tensor<i32>) -> tensor<f32>
    %cst_1 = stablehlo.constant dense<5.000000e+00> : tensor<f32>
    %8 = stablehlo.subtract %cst_1, %7 : tensor<f32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.reduce(%6 init: %cst_2) applies stablehlo.add across dimensions = [1] : (tensor<2x5xf32>, tensor<f32>) -> tensor<2xf32>
    %10 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.divide %9, %10 : tensor<2xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %12 = stablehlo.compare GT, %8, %cst_3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %13 = stablehlo.convert %cst_4 : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %13, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %15 = stablehlo.select %12, %11, %14 : tensor<i1>, tensor<2xf32>
    return %15 : tensor<2xf32>
  }
}
