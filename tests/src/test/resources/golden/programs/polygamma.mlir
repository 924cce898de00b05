// name = polygamma
// tolerance = 2e-06
// in 0 f32[6] = 1.0611858 1.8672594 0.7033373 1.6093907 0.16501662 -1.7093275
// out 0 f32[6] = -0.5814943 -0.076288275 -1.885674 -0.1337453 -8.779164 -0.10668741
// tangent 0 f32[6] = 0.26087257 0.477285 -0.3620423 0.26315382 -0.46729565 0.5558452
// jvp 0 f32[6] = 0.46587682 0.07444442 -2.3410623 0.081617534 -6.139513 -0.13082032
// cotangent 0 f32[6] = 0.40815097 -0.8749937 0.9706723 -0.9573681 -0.8170074 -0.34738746
// vjp 0 f32[6] = 0.7288925 -0.13647693 6.276627 -0.2969291 -10.734163 0.08175898
// batched-in 0 f32[3,6] = -1.8514615 -0.5782248 -1.1388183 1.236124 -1.3209687 1.6036948 1.7104954 -1.2090064 0.9150192 0.04516756 -1.0240664 1.207371 -0.44522834 -0.6376567 -0.47452474 -1.5825297 -0.015881816 0.9548688
// batched-out 0 f32[3,6] = -0.07880205 -2.8904977 -0.46015584 -0.34748334 -0.2750839 -0.13552621 -0.10641298 -0.37524843 -0.9245282 -9.866766 -0.6523517 -0.3770051 -4.4574685 -2.3617525 -4.0656705 -0.14240192 -9.950888 -0.8124435
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %1 = stablehlo.multiply %arg0, %arg0 : tensor<6xf32>
    %cst_0 = stablehlo.constant dense<6.000000e-01> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %3 = stablehlo.add %2, %1 : tensor<6xf32>
    %4 = chlo.polygamma %0, %3 : tensor<6xf32>, tensor<6xf32> -> tensor<6xf32>
    return %4 : tensor<6xf32>
  }
}
