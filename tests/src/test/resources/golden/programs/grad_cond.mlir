// name = grad_cond
// tolerance = 2e-06
// in 0 f32[3] = 1.5169718 -0.2109622 0.8424724
// in 1 f32[3] = -1.1092987 -0.33820453 0.39043066
// out 0 f32[3] = -0.059678625 -0.3307065 0.25987834
// out 1 f32[3] = 0.9985518 -0.20940088 0.74629104
// tangent 0 f32[3] = -0.7898494 0.15662327 -0.62379897
// tangent 1 f32[3] = 0.21966153 -0.8865048 -0.430308
// jvp 0 f32[3] = -0.86309254 -0.87794304 -0.10466215
// jvp 1 f32[3] = -0.042492725 0.15315092 -0.4152129
// cotangent 0 f32[3] = -0.6242565 -0.5627698 -0.7344297
// cotangent 1 f32[3] = 0.70478666 -0.30325502 0.585201
// vjp 0 f32[3] = -0.6535676 -0.2566763 0.60351574
// vjp 1 f32[3] = -0.033584073 -0.5502931 -0.48885092
// batched-in 0 f32[3,3] = 1.475648 -0.7668101 0.062943466 0.56846446 -0.30237138 -1.461771 -0.44909787 -0.6921888 0.28774735
// batched-in 1 f32[3,3] = 1.2699391 -1.6325535 0.063421525 0.33612138 1.0864941 0.8365494 -1.176698 1.6025838 -0.57522815
// batched-out 0 f32[3,3] = 0.120650284 -1.1756468 0.06329593 1.7655538 0.7390635 0.23182535 0.6382036 0.5004794 1.3334204
// batched-out 1 f32[3,3] = 0.99547684 -0.69384164 0.062901914 1 1 1 1 1 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result[0]"}, tensor<3xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.compare GT, %0, %cst_0, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %2 = stablehlo.convert %1 : (tensor<i1>) -> tensor<i32>
    %3:4 = "stablehlo.case"(%2) ({
      %7 = stablehlo.exponential %arg0 : tensor<3xf32>
      %8 = stablehlo.add %7, %arg1 : tensor<3xf32>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %9 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %10 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %11 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %8, %7, %10, %11 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    }, {
      %7 = stablehlo.sine %arg0 : tensor<3xf32>
      %8 = stablehlo.cosine %arg0 : tensor<3xf32>
      %9 = stablehlo.multiply %7, %arg1 : tensor<3xf32>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %10 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %11 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %12 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %9, %8, %arg1, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    }) : (tensor<i32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>)
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3#0 init: %cst_1) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %6:2 = "stablehlo.case"(%2) ({
      %7 = stablehlo.multiply %5, %3#1 : tensor<3xf32>
      stablehlo.return %7, %5 : tensor<3xf32>, tensor<3xf32>
    }, {
      %7 = stablehlo.multiply %3#3, %5 : tensor<3xf32>
      %8 = stablehlo.multiply %5, %3#2 : tensor<3xf32>
      %9 = stablehlo.multiply %8, %3#1 : tensor<3xf32>
      stablehlo.return %9, %7 : tensor<3xf32>, tensor<3xf32>
    }) : (tensor<i32>) -> (tensor<3xf32>, tensor<3xf32>)
    return %6#0, %6#1 : tensor<3xf32>, tensor<3xf32>
  }
}
