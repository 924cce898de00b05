// name = cumulative_maximum
// tolerance = 2e-06
// in 0 f32[5,2] = -1.1662304 0.33383867 1.5334631 0.7487378 -1.826462 -1.316785 0.2052257 0.78209615 -1.8235996 0.05942957
// out 0 f32[5,2] = 1.5334631 0.78209615 1.5334631 0.78209615 0.2052257 0.78209615 0.2052257 0.78209615 -1.8235996 0.05942957
// batched-in 0 f32[3,5,2] = 1.6815653 1.0965154 -0.7830824 1.1576548 1.2228986 0.8234439 1.0671389 -0.9422602 1.2484254 1.4659526 -0.9262079 0.41122574 -1.727899 -0.8857548 0.082413614 0.14272991 1.3910098 -1.8762943 1.0202463 0.19290213 -1.9427322 -1.7143342 -1.4479201 -1.0738499 -1.8649124 1.5848224 -0.76046556 1.8604606 1.9159064 -1.4415929
// batched-out 0 f32[3,5,2] = 1.6815653 1.4659526 1.2484254 1.4659526 1.2484254 1.4659526 1.2484254 1.4659526 1.2484254 1.4659526 1.3910098 0.41122574 1.3910098 0.19290213 1.3910098 0.19290213 1.3910098 0.19290213 1.0202463 0.19290213 1.9159064 1.8604606 1.9159064 1.8604606 1.9159064 1.8604606 1.9159064 1.8604606 1.9159064 -1.4415929
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x2xf32>) -> (tensor<5x2xf32> {jax.result_info = "result"}) {
    %0 = call @cummax(%arg0) : (tensor<5x2xf32>) -> tensor<5x2xf32>
    return %0 : tensor<5x2xf32>
  }
  func.func private @cummax(%arg0: tensor<5x2xf32>) -> tensor<5x2xf32> {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<f32>
    %1 = "stablehlo.reduce_window"(%arg0, %0) <{base_dilations = array<i64: 1, 1>, padding = dense<[[0, 4], [0, 0]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 5, 1>, window_strides = array<i64: 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %2 = stablehlo.maximum %arg1, %arg2 : tensor<f32>
      stablehlo.return %2 : tensor<f32>
    }) : (tensor<5x2xf32>, tensor<f32>) -> tensor<5x2xf32>
    return %1 : tensor<5x2xf32>
  }
}
