// name = gelu
// tolerance = 2e-06
// in 0 f32[2,3] = -0.9193758 -1.3098149 0.23772185 -1.110953 0.8917985 0.64973485
// out 0 f32[2,3] = -0.16464607 -0.12483292 0.14119425 -0.14827333 0.72558606 0.48210442
// tangent 0 f32[2,3] = -0.47619975 -0.08228837 -0.6551996 -0.23406781 0.9567072 0.48158437
// jvp 0 f32[2,3] = 0.02907486 0.010400367 -0.44955212 0.024696866 1.006883 0.4583369
// cotangent 0 f32[2,3] = 0.97243637 -0.94090724 -0.24269326 0.73108965 -0.43402472 0.55873823
// vjp 0 f32[2,3] = -0.059373096 0.118920565 -0.16651914 -0.077138424 -0.45678774 0.53176636
// batched-in 0 f32[3,2,3] = 1.9534987 -1.4603297 -0.86585665 -1.1994781 1.2057494 -0.7840707 0.26606253 -0.52602065 -0.5166332 0.21246248 0.05347738 1.6796547 -0.8158236 -1.4691812 -0.5593821 1.1122806 1.562395 -0.70408833
// batched-out 0 f32[3,2,3] = 1.9039762 -0.10551518 -0.16746217 -0.13835856 1.0681309 -0.1698298 0.16094084 -0.1575307 -0.1564074 0.124104396 0.02787905 1.6013856 -0.16920966 -0.10437712 -0.16110013 0.96414745 1.4698625 -0.16952258
module @jit_gelu attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<2x3xf32>
    %1 = stablehlo.multiply %0, %arg0 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<2x3xf32>
    %4 = stablehlo.add %arg0, %3 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %6 = stablehlo.multiply %5, %4 : tensor<2x3xf32>
    %7 = stablehlo.tanh %6 : tensor<2x3xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %9 = stablehlo.add %8, %7 : tensor<2x3xf32>
    %cst_2 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %11 = stablehlo.multiply %10, %9 : tensor<2x3xf32>
    %12 = stablehlo.multiply %arg0, %11 : tensor<2x3xf32>
    return %12 : tensor<2x3xf32>
  }
}
