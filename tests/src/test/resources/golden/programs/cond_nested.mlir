// name = cond_nested
// tolerance = 2e-06
// in 0 f32[3] = 0.058728334 0.83288455 1.3405838
// in 1 f32[3] = 1.524368 -0.81406 -1.1925468
// out 0 f32[3] = 0.0895236 -0.678018 -1.598709
// tangent 0 f32[3] = -0.8465401 -0.6655654 -0.03884395
// tangent 1 f32[3] = 0.3195566 -0.70758134 -0.84480035
// jvp 0 f32[3] = -1.2716717 -0.047523465 -1.0862025
// cotangent 0 f32[3] = 0.2786002 -0.23562011 -0.5782393
// vjp 0 f32[3] = 0.42468923 0.1918089 0.68957746
// vjp 1 f32[3] = 0.016361725 -0.19624434 -0.77517825
// batched-in 0 f32[3,3] = 0.86153096 -0.33214268 1.078645 -1.116934 -0.6597114 1.3794651 -0.654128 1.9081526 -0.46085602
// batched-in 1 f32[3,3] = -1.8195301 -0.94682115 1.3183925 0.8161479 0.7940089 -1.6717889 0.1764353 0.13218348 -0.7989954
// batched-out 0 f32[3,3] = -1.3807331 0.30872935 1.1619235 0.40807396 0.39700446 -0.83589447 -0.115411274 0.25222623 0.36822182
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %2 = stablehlo.slice %arg1 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %3 = stablehlo.reshape %2 : (tensor<1xf32>) -> tensor<f32>
    %4 = stablehlo.compare GT, %1, %3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %5 = stablehlo.convert %4 : (tensor<i1>) -> tensor<i32>
    %6 = "stablehlo.case"(%5) ({
      %7 = stablehlo.slice %arg0 [1:2] : (tensor<3xf32>) -> tensor<1xf32>
      %8 = stablehlo.reshape %7 : (tensor<1xf32>) -> tensor<f32>
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %9 = stablehlo.compare GT, %8, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %10 = stablehlo.convert %9 : (tensor<i1>) -> tensor<i32>
      %11 = "stablehlo.case"(%10) ({
        %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
        %12 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
        %13 = stablehlo.divide %arg1, %12 : tensor<3xf32>
        stablehlo.return %13 : tensor<3xf32>
      }, {
        %12 = stablehlo.multiply %arg0, %arg1 : tensor<3xf32>
        stablehlo.return %12 : tensor<3xf32>
      }) : (tensor<i32>) -> tensor<3xf32>
      stablehlo.return %11 : tensor<3xf32>
    }, {
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %7 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %8 = stablehlo.compare GT, %7, %cst_0, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %9 = stablehlo.convert %8 : (tensor<i1>) -> tensor<i32>
      %10 = "stablehlo.case"(%9) ({
        %11 = stablehlo.exponential %arg0 : tensor<3xf32>
        %12 = stablehlo.add %11, %arg1 : tensor<3xf32>
        stablehlo.return %12 : tensor<3xf32>
      }, {
        %11 = stablehlo.sine %arg0 : tensor<3xf32>
        %12 = stablehlo.multiply %11, %arg1 : tensor<3xf32>
        stablehlo.return %12 : tensor<3xf32>
      }) : (tensor<i32>) -> tensor<3xf32>
      stablehlo.return %10 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    return %6 : tensor<3xf32>
  }
}
