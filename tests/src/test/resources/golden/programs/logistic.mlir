// name = logistic
// tolerance = 2e-06
// in 0 f32[2,3] = 2.9699757 -3.759287 -0.37595397 -1.4355042 0.7145997 -3.431741
// out 0 f32[2,3] = 0.9511991 0.022769801 0.40710312 0.1922425 0.6714167 0.031318072
// tangent 0 f32[2,3] = 0.8029596 0.46354935 0.3230998 -0.35705304 0.6566512 0.4280473
// jvp 0 f32[2,3] = 0.03727287 0.010314593 0.07798665 -0.055445097 0.14486797 0.012985778
// cotangent 0 f32[2,3] = 0.84115475 0.61694807 -0.8793695 0.46474487 -0.16906448 -0.7443775
// vjp 0 f32[2,3] = 0.039045867 0.01372792 -0.21225357 0.07216806 -0.03729838 -0.022582365
// batched-in 0 f32[3,2,3] = -1.8516021 -1.2004658 -4.7734685 -1.3500493 -4.5688953 -1.972736 4.910168 3.653983 -4.4219527 -3.0415492 -1.3898208 -1.8337187 -0.74318385 -2.431147 -1.5496765 1.7118645 1.0490195 3.8123817
// batched-out 0 f32[3,2,3] = 0.1356849 0.23139235 0.008380196 0.20586233 0.010262988 0.12209531 0.99268264 0.9747654 0.01186821 0.045583725 0.19943637 0.13779587 0.3223083 0.0808282 0.17513299 0.84707797 0.7405866 0.97838223
module @jit_logistic attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.negate %arg0 : tensor<2x3xf32>
    %1 = stablehlo.exponential %0 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.add %2, %1 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %5 = stablehlo.divide %4, %3 : tensor<2x3xf32>
    return %5 : tensor<2x3xf32>
  }
}
