// name = gelu_exact
// tolerance = 2e-06
// in 0 f32[2,3] = -1.017303 1.2696013 0.9256419 -0.6619382 0.7459813 0.83472
// out 0 f32[2,3] = -0.15717807 1.1399581 0.7615107 -0.1681359 0.5760174 0.6661586
// tangent 0 f32[2,3] = -0.13621235 -0.85350215 -0.2162703 0.9993007 -0.14849374 -0.5596189
// jvp 0 f32[2,3] = 0.011904143 -0.95944065 -0.22995707 0.04185605 -0.14811951 -0.5781467
// cotangent 0 f32[2,3] = -0.27305812 -0.04768887 -0.8790603 0.7698191 -0.838853 -0.100191705
// vjp 0 f32[2,3] = 0.02386364 -0.053608112 -0.93469214 0.032244146 -0.83673894 -0.103508845
// batched-in 0 f32[3,2,3] = -1.4233496 -1.2103463 -0.3931467 -0.43725967 -0.15792581 -1.7752644 -0.6961814 -1.5601807 -0.67376995 0.28919876 0.3125046 0.57249224 1.1707158 -0.4461127 1.0765471 -1.4797232 1.7988216 0.90302926
// batched-out 0 f32[3,2,3] = -0.11004967 -0.13685755 -0.1364634 -0.14471613 -0.06905427 -0.067330666 -0.16928183 -0.09261018 -0.16859666 0.17750597 0.1945877 0.41019395 1.0292271 -0.14621697 0.9249248 -0.10280164 1.7340219 0.7375445
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<0.707106769> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.multiply %arg0, %2 : tensor<2x3xf32>
    %4 = chlo.erf %3 : tensor<2x3xf32> -> tensor<2x3xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %6 = stablehlo.add %5, %4 : tensor<2x3xf32>
    %7 = stablehlo.multiply %1, %6 : tensor<2x3xf32>
    return %7 : tensor<2x3xf32>
  }
}
