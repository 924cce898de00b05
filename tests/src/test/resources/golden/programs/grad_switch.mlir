// name = grad_switch
// tolerance = 2e-06
// in 0 i32[] = 0
// in 1 f32[3] = -1.4363458 -1.8082337 0.9256048
// out 0 f32[3] = 0.1340458 -0.23521271 0.60135144
// tangent 1 f32[3] = -0.7900727 -0.08794943 -0.27512616
// jvp 0 f32[3] = -0.7829424 -0.08548192 0.21982157
// cotangent 0 f32[3] = -0.80040395 0.44878626 -0.7138504
// vjp 1 f32[3] = -0.7931804 0.43619508 0.5703555
// batched-in 0 i32[3] = 2 0 0
// batched-in 1 f32[3,3] = 1.3940694 -1.6184387 0.43529403 -1.8077229 -1.5555998 -1.4341506 0.95896566 -1.519412 1.799679
// batched-out 0 f32[3,3] = 2.7881389 -3.2368774 0.87058806 -0.23471619 0.015195933 0.1362209 0.574367 0.051361676 -0.22688952
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<2> : tensor<i32>
    %0 = stablehlo.clamp %c, %arg0, %c_0 : tensor<i32>
    %1:2 = "stablehlo.case"(%0) ({
      %5 = stablehlo.sine %arg1 : tensor<3xf32>
      %6 = stablehlo.cosine %arg1 : tensor<3xf32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %7 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %5, %6 : tensor<3xf32>, tensor<3xf32>
    }, {
      %5 = stablehlo.exponential %arg1 : tensor<3xf32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %5, %5 : tensor<3xf32>, tensor<3xf32>
    }, {
      %5 = stablehlo.multiply %arg1, %arg1 : tensor<3xf32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %5, %arg1 : tensor<3xf32>, tensor<3xf32>
    }) : (tensor<i32>) -> (tensor<3xf32>, tensor<3xf32>)
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.reduce(%1#0 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %4 = "stablehlo.case"(%0) ({
      %5 = stablehlo.multiply %3, %1#1 : tensor<3xf32>
      stablehlo.return %5 : tensor<3xf32>
    }, {
      %5 = stablehlo.multiply %3, %1#1 : tensor<3xf32>
      stablehlo.return %5 : tensor<3xf32>
    }, {
      %5 = stablehlo.multiply %1#1, %3 : tensor<3xf32>
      %6 = stablehlo.multiply %3, %1#1 : tensor<3xf32>
      %7 = stablehlo.add %5, %6 : tensor<3xf32>
      stablehlo.return %7 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    return %4 : tensor<3xf32>
  }
}
