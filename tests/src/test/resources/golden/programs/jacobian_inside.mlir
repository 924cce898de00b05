// name = jacobian_inside
// tolerance = 2e-06
// in 0 f32[3] = 0.93273026 -1.5555866 0.21524425
// out 0 f32[2,3] = -1.5555866 0.93273026 0 0.21358605 0 0.9112068
// tangent 0 f32[3] = 0.55041295 0.73719347 0.5106631
// jvp 0 f32[2,3] = 0.73719347 0.55041295 0 0.49887916 0 0.43597838
// cotangent 0 f32[2,3] = 0.36779463 0.638864 -0.23059316 0.8465908 0.77623135 0.04932565
// vjp 0 f32[3] = 0.6870514 0.36779463 0.81722856
// batched-in 0 f32[3,3] = 1.049541 -0.607218 0.54009897 1.9554034 -1.4709579 2.058539 -1.171943 -0.15149799 -1.1596389
// batched-out 0 f32[3,2,3] = -0.607218 1.049541 0 0.5142209 0 0.900147 -1.4709579 1.9554034 0 0.883393 0 -0.9163664 -0.15149799 -1.171943 0 -0.9166588 0 -0.46839112
module @jit_jacobian_inside attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %2 = stablehlo.slice %arg0 [1:2] : (tensor<3xf32>) -> tensor<1xf32>
    %3 = stablehlo.reshape %2 : (tensor<1xf32>) -> tensor<f32>
    %4 = stablehlo.multiply %1, %3 : tensor<f32>
    %5 = stablehlo.slice %arg0 [2:3] : (tensor<3xf32>) -> tensor<1xf32>
    %6 = stablehlo.reshape %5 : (tensor<1xf32>) -> tensor<f32>
    %7 = stablehlo.sine %6 : tensor<f32>
    %8 = stablehlo.cosine %6 : tensor<f32>
    %9 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %10 = stablehlo.reshape %9 : (tensor<1xf32>) -> tensor<f32>
    %11 = stablehlo.multiply %7, %10 : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %13 = stablehlo.broadcast_in_dim %11, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %14 = stablehlo.concatenate %12, %13, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %15 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %16 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %17 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %18 = stablehlo.add %15, %17 : tensor<2x2xi32>
    %19 = stablehlo.compare EQ, %18, %16, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %20 = stablehlo.convert %19 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %21 = stablehlo.slice %20 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %22 = stablehlo.convert %21 : tensor<2x2xf32>
    %23 = stablehlo.slice %22 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %24 = stablehlo.reshape %23 : (tensor<2x1xf32>) -> tensor<2xf32>
    %25 = stablehlo.slice %22 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %26 = stablehlo.reshape %25 : (tensor<2x1xf32>) -> tensor<2xf32>
    %27 = stablehlo.broadcast_in_dim %7, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %28 = stablehlo.multiply %27, %26 : tensor<2xf32>
    %29 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %30 = stablehlo.multiply %26, %29 : tensor<2xf32>
    %31 = stablehlo.broadcast_in_dim %28, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %32 = stablehlo.pad %31, %cst, low = [0, 0], high = [0, 2], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x3xf32>
    %33 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %34 = stablehlo.multiply %30, %33 : tensor<2xf32>
    %35 = stablehlo.broadcast_in_dim %34, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %36 = stablehlo.pad %35, %cst_0, low = [0, 2], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x3xf32>
    %37 = stablehlo.add %32, %36 : tensor<2x3xf32>
    %38 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %39 = stablehlo.multiply %38, %24 : tensor<2xf32>
    %40 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %41 = stablehlo.multiply %24, %40 : tensor<2xf32>
    %42 = stablehlo.broadcast_in_dim %39, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %43 = stablehlo.pad %42, %cst_1, low = [0, 1], high = [0, 1], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x3xf32>
    %44 = stablehlo.add %37, %43 : tensor<2x3xf32>
    %45 = stablehlo.broadcast_in_dim %41, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %46 = stablehlo.pad %45, %cst_2, low = [0, 0], high = [0, 2], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x3xf32>
    %47 = stablehlo.add %44, %46 : tensor<2x3xf32>
    %48 = stablehlo.slice %47 [0:2, 0:3] : (tensor<2x3xf32>) -> tensor<2x3xf32>
    return %48 : tensor<2x3xf32>
  }
}
