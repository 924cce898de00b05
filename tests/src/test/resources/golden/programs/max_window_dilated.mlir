// name = max_window_dilated
// tolerance = 2e-06
// in 0 f32[3,7] = -0.8382876 -1.712631 -0.8737659 1.2257161 -0.8053522 0.37947604 0.8862901 -0.74774545 0.30045637 -1.6677948 0.26472467 0.58979696 -0.1502672 1.0403794 -0.6458592 -0.7727166 0.12206161 1.6908782 -0.9370204 1.1956931 -0.92475235
// out 0 f32[2,2] = 0.58979696 1.0403794 0.58979696 1.0403794
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x7xf32>) -> (tensor<2x2xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<f32>
    %1 = "stablehlo.reduce_window"(%arg0, %0) <{base_dilations = array<i64: 1, 1>, padding = dense<0> : tensor<2x2xi64>, window_dilations = array<i64: 1, 2>, window_dimensions = array<i64: 2, 3>, window_strides = array<i64: 1, 2>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %2 = stablehlo.maximum %arg1, %arg2 : tensor<f32>
      stablehlo.return %2 : tensor<f32>
    }) : (tensor<3x7xf32>, tensor<f32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
}
