// name = zeta
// tolerance = 2e-06
// in 0 f32[6] = 0.7001209 -0.9805434 -1.1231061 -0.08201106 0.56053126 -0.101480685
// out 0 f32[6] = 1.1250044 0.3843197 0.19202353 3.5726573 1.6873609 3.539469
// batched-in 0 f32[3,6] = -1.7549284 -1.4329903 0.17688312 -0.47001147 1.8645483 -1.941054 1.5840392 0.7521448 -0.09122187 -1.3574631 -1.4160199 -1.6162412 -1.40032 -1.4065 -1.5801481 -1.775072 0.9375506 0.56813884
// batched-out 0 f32[3,6] = 0.0020192119 0.028498825 3.3520677 2.1014845 0.00069007615 0.00030868402 0.009010788 0.9469786 3.5577862 0.04789431 0.032127347 0.006907746 0.035834722 0.03433342 0.009300276 0.0016690642 0.4641442 1.653956
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<6xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %2 = stablehlo.add %1, %0 : tensor<6xf32>
    %3 = stablehlo.multiply %arg0, %arg0 : tensor<6xf32>
    %cst_0 = stablehlo.constant dense<6.000000e-01> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %5 = stablehlo.add %4, %3 : tensor<6xf32>
    %6 = chlo.zeta %2, %5 : tensor<6xf32>, tensor<6xf32> -> tensor<6xf32>
    return %6 : tensor<6xf32>
  }
}
