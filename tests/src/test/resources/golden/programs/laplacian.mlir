// name = laplacian
// tolerance = 2e-06
// in 0 f32[3] = 0.5355219 -0.1299577 -1.6417367
// out 0 f32[] = -6.2139473
// tangent 0 f32[3] = -0.8800441 0.08810113 -0.39047363
// jvp 0 f32[] = 11.887685
// cotangent 0 f32[] = -0.97230554
// vjp 0 f32[3] = 5.76995 1.3376799 16.898716
// batched-in 0 f32[3,3] = -1.9765438 1.9739969 0.20232031 1.1344815 -1.1300647 1.7014766 -0.6594721 -0.056300648 -1.9695783
// batched-out 0 f32[3] = 61.824783 25.887196 -7.9731154
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<f32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<3x3xi32>
    %1 = stablehlo.iota dim = 1 : tensor<3x3xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<3x3xi32>
    %3 = stablehlo.add %0, %2 : tensor<3x3xi32>
    %4 = stablehlo.compare EQ, %3, %1, SIGNED : (tensor<3x3xi32>, tensor<3x3xi32>) -> tensor<3x3xi1>
    %5 = stablehlo.convert %4 : (tensor<3x3xi1>) -> tensor<3x3xf32>
    %6 = stablehlo.dot_general %arg0, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3xf32>) -> tensor<f32>
    %7 = stablehlo.dot_general %5, %arg0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3x3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %8 = stablehlo.dot_general %arg0, %5, contracting_dims = [0] x [1], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
    %9 = stablehlo.add %7, %8 : tensor<3xf32>
    %10 = stablehlo.sine %6 : tensor<f32>
    %11 = stablehlo.cosine %6 : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %13 = stablehlo.multiply %9, %12 : tensor<3xf32>
    %14 = stablehlo.cosine %6 : tensor<f32>
    %15 = stablehlo.sine %6 : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %17 = stablehlo.multiply %9, %16 : tensor<3xf32>
    %18 = stablehlo.negate %17 : tensor<3xf32>
    %19 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %20 = stablehlo.slice %5 [0:3, 0:1] : (tensor<3x3xf32>) -> tensor<3x1xf32>
    %21 = stablehlo.reshape %19 : (tensor<1xf32>) -> tensor<f32>
    %22 = stablehlo.reshape %20 : (tensor<3x1xf32>) -> tensor<3xf32>
    %23 = stablehlo.multiply %10, %21 : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %21, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %25 = stablehlo.multiply %13, %24 : tensor<3xf32>
    %26 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %27 = stablehlo.multiply %26, %22 : tensor<3xf32>
    %28 = stablehlo.add %25, %27 : tensor<3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %29 = stablehlo.multiply %10, %cst : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %30 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %31 = stablehlo.multiply %13, %30 : tensor<3xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %32 = stablehlo.multiply %cst_1, %21 : tensor<f32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %33 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %34 = stablehlo.multiply %33, %22 : tensor<3xf32>
    %35 = stablehlo.broadcast_in_dim %29, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %36 = stablehlo.broadcast_in_dim %31, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %37 = stablehlo.pad %35, %cst_3, low = [0], high = [2], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %38 = stablehlo.pad %36, %cst_4, low = [0, 0], high = [0, 2], interior = [0, 0] : (tensor<3x1xf32>, tensor<f32>) -> tensor<3x3xf32>
    %39 = stablehlo.multiply %32, %14 : tensor<f32>
    %40 = stablehlo.broadcast_in_dim %14, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %41 = stablehlo.multiply %34, %40 : tensor<3xf32>
    %42 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %43 = stablehlo.multiply %42, %18 : tensor<3xf32>
    %44 = stablehlo.add %41, %43 : tensor<3xf32>
    %45 = stablehlo.dot_general %39, %arg0, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
    %46 = stablehlo.dot_general %44, %arg0, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3xf32>) -> tensor<3x3xf32>
    %47 = stablehlo.dot_general %39, %5, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<3x3xf32>) -> tensor<3x3xf32>
    %48 = stablehlo.add %46, %47 : tensor<3x3xf32>
    %49 = stablehlo.add %37, %45 : tensor<3xf32>
    %50 = stablehlo.add %38, %48 : tensor<3x3xf32>
    %51 = stablehlo.dot_general %39, %arg0, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
    %52 = stablehlo.dot_general %44, %arg0, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3xf32>) -> tensor<3x3xf32>
    %53 = stablehlo.dot_general %39, %5, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<3x3xf32>) -> tensor<3x3xf32>
    %54 = stablehlo.add %52, %53 : tensor<3x3xf32>
    %55 = stablehlo.add %49, %51 : tensor<3xf32>
    %56 = stablehlo.add %50, %54 : tensor<3x3xf32>
    %57 = stablehlo.dot_general %56, %5, batching_dims = [0] x [0], contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %58 = stablehlo.reduce(%57 init: %cst_5) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    return %58 : tensor<f32>
  }
}
