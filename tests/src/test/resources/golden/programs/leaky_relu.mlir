// name = leaky_relu
// tolerance = 2e-06
// in 0 f32[2,3] = -1.2479053 0.16754985 1.7807652 1.5172637 0.0936355 1.2521181
// out 0 f32[2,3] = -0.012479052 0.16754985 1.7807652 1.5172637 0.0936355 1.2521181
// tangent 0 f32[2,3] = 0.79071575 -0.039284334 -0.57769644 -0.40397835 0.9528764 0.07882467
// jvp 0 f32[2,3] = 0.007907158 -0.039284334 -0.57769644 -0.40397835 0.9528764 0.07882467
// cotangent 0 f32[2,3] = 0.15800865 -0.8819895 0.5959715 -0.46974677 -0.23384953 0.8140038
// vjp 0 f32[2,3] = 0.0015800864 -0.8819895 0.5959715 -0.46974677 -0.23384953 0.8140038
// batched-in 0 f32[3,2,3] = -1.5573189 0.15271595 1.0560288 -0.6784585 -1.5444658 0.8835597 -1.6237824 1.9436556 0.70783585 0.4726332 -0.3272433 -0.6953313 -0.558922 -1.311307 1.836029 1.354433 0.46460953 -0.45848575
// batched-out 0 f32[3,2,3] = -0.015573189 0.15271595 1.0560288 -0.006784585 -0.015444658 0.8835597 -0.016237823 1.9436556 0.70783585 0.4726332 -0.0032724328 -0.0069533125 -0.0055892197 -0.013113069 1.836029 1.354433 0.46460953 -0.0045848573
module @jit_leaky_relu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %1 = stablehlo.compare GE, %arg0, %0, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %cst_0 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.multiply %2, %arg0 : tensor<2x3xf32>
    %4 = stablehlo.select %1, %arg0, %3 : tensor<2x3xi1>, tensor<2x3xf32>
    return %4 : tensor<2x3xf32>
  }
}
