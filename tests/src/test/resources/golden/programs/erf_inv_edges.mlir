// name = erf_inv_edges
// tolerance = 2e-06
// in 0 f32[7] = -1 -0.5 0 1e-30 0.999999 1 1.5
// out 0 f32[7] = -inf -0.47693628 0 8.862268e-31 3.4570746 inf nan
module @jit_erf_inv attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<7xf32>) -> (tensor<7xf32> {jax.result_info = "result"}) {
    %0 = chlo.erf_inv %arg0 : tensor<7xf32> -> tensor<7xf32>
    return %0 : tensor<7xf32>
  }
}
