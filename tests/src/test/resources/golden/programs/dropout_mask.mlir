// name = dropout_mask
// tolerance = 2e-06
// in 0 f32[2,3] = 0.48166734 0.11629511 0.5411802 0.46179795 0.27900162 0.7738266
// in 1 f32[2,3] = -0.81532156 1.963998 -1.390886 0.83586335 -0.1848393 -1.4434496
// out 0 f32[2,3] = -1.0870955 2.618664 -1.8545146 1.1144845 -0.24645239 0
// tangent 0 f32[2,3] = 0.34783033 -0.51480967 -0.019406693 -0.36666197 0.50254637 0.6386307
// tangent 1 f32[2,3] = 0.37265942 -0.10813481 0.40763003 -0.8328743 0.83465034 -0.23329404
// jvp 0 f32[2,3] = 0.49687922 -0.14417975 0.5435067 -1.110499 1.1128671 0
// cotangent 0 f32[2,3] = 0.2691641 0.6716016 0.38207132 -0.278722 -0.6924509 -0.0918886
// vjp 0 f32[2,3] = 0 0 0 0 0 0
// vjp 1 f32[2,3] = 0.35888547 0.89546883 0.50942844 -0.37162933 -0.92326784 0
// batched-in 0 f32[3,2,3] = 0.45993114 0.8076098 0.029153412 0.17361219 0.5585552 0.21020006 0.3761233 0.025572961 0.97937346 0.7203855 0.59037626 0.33666092 0.807642 0.57912934 0.4711804 0.7785194 0.88938826 0.66547155
// batched-in 1 f32[3,2,3] = 0.3049973 -1.881073 -0.40674514 -0.6005876 0.27631485 -1.7224 1.0784631 0.30725566 -0.42588598 1.6196231 -0.53793764 -0.9364477 1.1994953 -0.124920666 1.5573295 -0.9249007 1.1861882 -1.4529259
// batched-out 0 f32[3,2,3] = 0.40666306 0 -0.54232687 -0.8007835 0.36841983 -2.2965333 1.4379508 0.40967423 0 2.1594975 -0.7172502 -1.2485969 0 -0.16656089 2.0764394 0 0 -1.9372346
module @jit_dropout_mask attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>, %arg1: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<7.500000e-01> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %1 = stablehlo.compare LT, %arg0, %0, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %cst_0 = stablehlo.constant dense<7.500000e-01> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.divide %arg1, %2 : tensor<2x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.convert %c : (tensor<i32>) -> tensor<f32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %6 = stablehlo.select %1, %3, %5 : tensor<2x3xi1>, tensor<2x3xf32>
    return %6 : tensor<2x3xf32>
  }
}
