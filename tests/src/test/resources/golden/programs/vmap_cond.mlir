// name = vmap_cond
// tolerance = 2e-06
// in 0 f32[3,3] = 0.4080623 0.87915754 1.1314843 -1.9546244 1.1313479 1.6323316 1.3553089 -0.36576968 -1.934987
// in 1 f32[3,3] = -1.8831881 0.71479565 -1.4830765 1.1783513 -1.5969862 -0.57690835 -0.28856155 1.455329 0.18427992
// out 0 f32[3,3] = -0.7473083 0.55053693 -1.3422502 -1.092612 -1.4452509 -0.57581645 3.589397 2.1489916 0.3287061
// tangent 0 f32[3,3] = -0.7031472 0.24502245 -0.034839924 0.9707068 0.30157167 0.54081464 0.0079519935 0.043675136 -0.9620564
// tangent 1 f32[3,3] = -0.28584436 0.4056082 -0.08869275 0.9567399 0.499002 -0.5824872 -0.8896267 0.8904511 -0.86281836
// jvp 0 f32[3,3] = 1.1020017 0.42410514 -0.058294635 -1.3154601 0.24669553 -0.56219786 -0.8587892 0.92074686 -1.0017644
// cotangent 0 f32[3,3] = 0.010872252 -0.06861283 0.02415434 0.96746093 0.28831476 0.6280937 -0.1102667 0.40570685 -0.48825416
// vjp 0 f32[3,3] = -0.018793367 -0.03128037 -0.015236016 -0.42690226 -0.1958875 0.022283396 -0.42760968 0.28142363 -0.07051667
// vjp 1 f32[3,3] = 0.004314452 -0.052845728 0.021860754 -0.8970665 0.26092094 0.62690496 -0.1102667 0.40570685 -0.48825416
module @jit_branch attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<3x3xf32>) -> (tensor<3x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<3x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.compare GT, %0, %1, FLOAT : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
    %3 = stablehlo.convert %2 : (tensor<3xi1>) -> tensor<3xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<3xi32>
    %5 = stablehlo.compare EQ, %3, %4, SIGNED : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<3xi1>) -> tensor<3x3xi1>
    %7 = stablehlo.select %6, %arg0, %arg0 : tensor<3x3xi1>, tensor<3x3xf32>
    %8 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<3xi1>) -> tensor<3x3xi1>
    %9 = stablehlo.select %8, %arg1, %arg1 : tensor<3x3xi1>, tensor<3x3xf32>
    %10 = stablehlo.exponential %7 : tensor<3x3xf32>
    %11 = stablehlo.add %10, %9 : tensor<3x3xf32>
    %c_1 = stablehlo.constant dense<1> : tensor<i32>
    %12 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<3xi32>
    %13 = stablehlo.compare EQ, %3, %12, SIGNED : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
    %14 = stablehlo.broadcast_in_dim %13, dims = [0] : (tensor<3xi1>) -> tensor<3x3xi1>
    %15 = stablehlo.select %14, %arg0, %arg0 : tensor<3x3xi1>, tensor<3x3xf32>
    %16 = stablehlo.broadcast_in_dim %13, dims = [0] : (tensor<3xi1>) -> tensor<3x3xi1>
    %17 = stablehlo.select %16, %arg1, %arg1 : tensor<3x3xi1>, tensor<3x3xf32>
    %18 = stablehlo.sine %15 : tensor<3x3xf32>
    %19 = stablehlo.multiply %18, %17 : tensor<3x3xf32>
    %20 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<3xi32>) -> tensor<3x3xi32>
    %c_2 = stablehlo.constant dense<1> : tensor<i32>
    %21 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<3x3xi32>
    %22 = stablehlo.compare LT, %20, %21, SIGNED : (tensor<3x3xi32>, tensor<3x3xi32>) -> tensor<3x3xi1>
    %23 = stablehlo.select %22, %11, %19 : tensor<3x3xi1>, tensor<3x3xf32>
    return %23 : tensor<3x3xf32>
  }
}
