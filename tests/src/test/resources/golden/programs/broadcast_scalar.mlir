// name = broadcast_scalar
// tolerance = 2e-06
// in 0 f32[] = 1.165733
// out 0 f32[2,3] = 1.165733 1.165733 1.165733 1.165733 1.165733 1.165733
// tangent 0 f32[] = 0.64525247
// jvp 0 f32[2,3] = 0.64525247 0.64525247 0.64525247 0.64525247 0.64525247 0.64525247
// cotangent 0 f32[2,3] = 0.60011184 0.6119228 0.6315204 -0.32627812 0.26307148 -0.76199096
// vjp 0 f32[] = 1.0183575
// batched-in 0 f32[3] = -1.2079349 -1.6651454 0.38623914
// batched-out 0 f32[3,2,3] = -1.2079349 -1.2079349 -1.2079349 -1.2079349 -1.2079349 -1.2079349 -1.6651454 -1.6651454 -1.6651454 -1.6651454 -1.6651454 -1.6651454 0.38623914 0.38623914 0.38623914 0.38623914 0.38623914 0.38623914
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<f32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    return %0 : tensor<2x3xf32>
  }
}
