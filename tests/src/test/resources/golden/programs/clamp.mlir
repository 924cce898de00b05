// name = clamp
// tolerance = 2e-06
// in 0 f32[] = 0.8581723
// in 1 f32[2,3] = -1.029251 -1.9705441 -0.64906675 1.7951368 0.44392526 -0.22070502
// in 2 f32[] = -1.8692831
// out 0 f32[2,3] = -0.6418277 -0.6418277 -0.6418277 -0.36928308 -0.36928308 -0.36928308
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<f32>, %arg1: tensor<2x3xf32>, %arg2: tensor<f32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<1.500000e+00> : tensor<f32>
    %0 = stablehlo.subtract %arg0, %cst : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.500000e+00> : tensor<f32>
    %1 = stablehlo.add %arg2, %cst_0 : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %4 = stablehlo.clamp %2, %arg1, %3 : tensor<2x3xf32>
    return %4 : tensor<2x3xf32>
  }
}
