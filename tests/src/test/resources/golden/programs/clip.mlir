// name = clip
// tolerance = 2e-06
// in 0 f32[2,3] = -0.3307973 0.20954643 -0.24819143 -1.4298052 1.8231936 1.6501266
// out 0 f32[2,3] = -0.3307973 0.20954643 -0.24819143 -0.7 0.9 0.9
// tangent 0 f32[2,3] = 0.46972278 -0.38327256 0.16081072 0.091574885 -0.7047582 0.8820034
// jvp 0 f32[2,3] = 0.46972278 -0.38327256 0.16081072 0 -0 0
// cotangent 0 f32[2,3] = -0.062566474 -0.05590434 0.8023223 0.5426961 -0.96771497 -0.37708557
// vjp 0 f32[2,3] = -0.062566474 -0.05590434 0.8023223 0 -0 -0
// batched-in 0 f32[3,2,3] = 1.2338779 1.8039794 1.9574898 1.2841514 -1.9399881 0.057906803 -0.26778442 0.5292976 -0.23082761 -0.7709932 -1.943458 -1.4647548 1.0717725 -0.41484466 1.4711025 0.76762533 1.3045503 -1.6054885
// batched-out 0 f32[3,2,3] = 0.9 0.9 0.9 0.9 -0.7 0.057906803 -0.26778442 0.5292976 -0.23082761 -0.7 -0.7 -0.7 0.9 -0.41484466 0.9 0.76762533 0.9 -0.7
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<-0.699999988> : tensor<f32>
    %cst_0 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %0 = stablehlo.convert %cst : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %2 = stablehlo.maximum %1, %arg0 : tensor<2x3xf32>
    %3 = stablehlo.convert %cst_0 : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %5 = stablehlo.minimum %4, %2 : tensor<2x3xf32>
    return %5 : tensor<2x3xf32>
  }
}
