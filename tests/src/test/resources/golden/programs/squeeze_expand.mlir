// name = squeeze_expand
// tolerance = 2e-06
// in 0 f32[1,3,1] = 1.8457233 0.08186331 -0.86609143
// out 0 f32[3,1] = 1.8457233 0.08186331 -0.86609143
// tangent 0 f32[1,3,1] = 0.65488446 0.25473493 0.4564215
// jvp 0 f32[3,1] = 0.65488446 0.25473493 0.4564215
// cotangent 0 f32[3,1] = -0.7967054 -0.71148556 0.34057623
// vjp 0 f32[1,3,1] = -0.7967054 -0.71148556 0.34057623
// batched-in 0 f32[3,1,3,1] = 1.7026175 0.866688 0.55926716 -0.6508428 -0.27859542 0.049316395 -1.078855 1.6177874 1.3265162
// batched-out 0 f32[3,3,1] = 1.7026175 0.866688 0.55926716 -0.6508428 -0.27859542 0.049316395 -1.078855 1.6177874 1.3265162
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<1x3x1xf32>) -> (tensor<3x1xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.reshape %arg0 : (tensor<1x3x1xf32>) -> tensor<3xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    return %1 : tensor<3x1xf32>
  }
}
