// name = vmap_grad_cond
// tolerance = 2e-06
// in 0 f32[4,3] = -1.9789242 -0.32593277 -1.203747 -0.3021643 1.8266417 -0.25483635 0.5587632 0.36270568 -0.39772356 -1.6554664 -0.93358064 0.55280674
// in 1 f32[4,3] = 1.6984788 -1.3561491 -1.037441 0.07539004 -0.9724116 -0.07584233 0.6719355 1.3632606 -0.2965434 -0.78767484 0.14578098 -1.6616802
// out 0 f32[4,3] = 0.13821785 0.72185373 0.30006772 0.07197447 0.2460817 -0.073392965 0.5697418 1.2745672 -0.27339673 0.19100294 0.39314348 1.7381246
// tangent 0 f32[4,3] = -0.49684453 -0.49851403 0.49265108 0.10317275 -0.27898812 0.7152526 -0.62778497 0.0056254617 -0.921468 -0.47364676 0.5279115 -0.23633239
// tangent 1 f32[4,3] = -0.9138013 -0.3401098 -0.60696197 0.874941 0.43146986 0.22511613 -0.7093974 -0.78900576 0.15023458 0.98224086 0.8103964 0.048855755
// jvp 0 f32[4,3] = -0.06867278 -0.35985422 0.14782868 0.8376162 -0.37164986 0.20417108 -0.3778775 -0.7403943 0.24434543 -0.09046792 0.20754495 -0.41077513
// cotangent 0 f32[4,3] = -0.17148119 0.27393934 0.08408546 -0.09675385 0.033924706 -0.8381437 -0.2008102 0.8062994 -0.19304907 0.038936283 0.38840643 -0.6927359
// vjp 0 f32[4,3] = -0.023701763 0.19774413 0.025231332 -0.002170683 0.031914983 0.016024359 0.0715323 -0.3900005 0.022173107 0.0074369446 0.15269946 -1.2040614
// vjp 1 f32[4,3] = 0 0 0 -0.09237039 -0.008585099 -0.81107545 -0.17026925 0.75384176 -0.17798065 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x3xf32>, %arg1: tensor<4x3xf32>) -> (tensor<4x3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %2 = stablehlo.compare GT, %0, %1, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %3 = stablehlo.convert %2 : (tensor<4xi1>) -> tensor<4xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %5 = stablehlo.compare EQ, %3, %4, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %7 = stablehlo.select %6, %arg0, %arg0 : tensor<4x3xi1>, tensor<4x3xf32>
    %8 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %9 = stablehlo.select %8, %arg1, %arg1 : tensor<4x3xi1>, tensor<4x3xf32>
    %10 = stablehlo.exponential %7 : tensor<4x3xf32>
    %11 = stablehlo.add %10, %9 : tensor<4x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %14 = stablehlo.broadcast_in_dim %13, dims = [1] : (tensor<3xf32>) -> tensor<4x3xf32>
    %c_3 = stablehlo.constant dense<1> : tensor<i32>
    %15 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %16 = stablehlo.compare EQ, %3, %15, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %17 = stablehlo.broadcast_in_dim %16, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %18 = stablehlo.select %17, %arg0, %arg0 : tensor<4x3xi1>, tensor<4x3xf32>
    %19 = stablehlo.broadcast_in_dim %16, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %20 = stablehlo.select %19, %arg1, %arg1 : tensor<4x3xi1>, tensor<4x3xf32>
    %21 = stablehlo.sine %18 : tensor<4x3xf32>
    %22 = stablehlo.cosine %18 : tensor<4x3xf32>
    %23 = stablehlo.multiply %21, %20 : tensor<4x3xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %26 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<4xi32>) -> tensor<4x3xi32>
    %c_6 = stablehlo.constant dense<1> : tensor<i32>
    %27 = stablehlo.broadcast_in_dim %c_6, dims = [] : (tensor<i32>) -> tensor<4x3xi32>
    %28 = stablehlo.compare LT, %26, %27, SIGNED : (tensor<4x3xi32>, tensor<4x3xi32>) -> tensor<4x3xi1>
    %29 = stablehlo.select %28, %11, %23 : tensor<4x3xi1>, tensor<4x3xf32>
    %30 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<4xi32>) -> tensor<4x3xi32>
    %c_7 = stablehlo.constant dense<1> : tensor<i32>
    %31 = stablehlo.broadcast_in_dim %c_7, dims = [] : (tensor<i32>) -> tensor<4x3xi32>
    %32 = stablehlo.compare LT, %30, %31, SIGNED : (tensor<4x3xi32>, tensor<4x3xi32>) -> tensor<4x3xi1>
    %33 = stablehlo.select %32, %10, %22 : tensor<4x3xi1>, tensor<4x3xf32>
    %34 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<4xi32>) -> tensor<4x3xi32>
    %c_8 = stablehlo.constant dense<1> : tensor<i32>
    %35 = stablehlo.broadcast_in_dim %c_8, dims = [] : (tensor<i32>) -> tensor<4x3xi32>
    %36 = stablehlo.compare LT, %34, %35, SIGNED : (tensor<4x3xi32>, tensor<4x3xi32>) -> tensor<4x3xi1>
    %37 = stablehlo.select %36, %14, %20 : tensor<4x3xi1>, tensor<4x3xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %38 = stablehlo.reduce(%29 init: %cst_9) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_10 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %39 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [1] : (tensor<3xf32>) -> tensor<4x3xf32>
    %c_11 = stablehlo.constant dense<0> : tensor<i32>
    %41 = stablehlo.broadcast_in_dim %c_11, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %42 = stablehlo.compare EQ, %3, %41, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %43 = stablehlo.broadcast_in_dim %42, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %44 = stablehlo.select %43, %33, %33 : tensor<4x3xi1>, tensor<4x3xf32>
    %45 = stablehlo.broadcast_in_dim %42, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %46 = stablehlo.select %45, %37, %37 : tensor<4x3xi1>, tensor<4x3xf32>
    %47 = stablehlo.broadcast_in_dim %42, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %48 = stablehlo.select %47, %40, %40 : tensor<4x3xi1>, tensor<4x3xf32>
    %49 = stablehlo.multiply %48, %44 : tensor<4x3xf32>
    %c_12 = stablehlo.constant dense<1> : tensor<i32>
    %50 = stablehlo.broadcast_in_dim %c_12, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %51 = stablehlo.compare EQ, %3, %50, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %52 = stablehlo.broadcast_in_dim %51, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %53 = stablehlo.select %52, %33, %33 : tensor<4x3xi1>, tensor<4x3xf32>
    %54 = stablehlo.broadcast_in_dim %51, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %55 = stablehlo.select %54, %37, %37 : tensor<4x3xi1>, tensor<4x3xf32>
    %56 = stablehlo.broadcast_in_dim %51, dims = [0] : (tensor<4xi1>) -> tensor<4x3xi1>
    %57 = stablehlo.select %56, %40, %40 : tensor<4x3xi1>, tensor<4x3xf32>
    %58 = stablehlo.multiply %57, %55 : tensor<4x3xf32>
    %59 = stablehlo.multiply %58, %53 : tensor<4x3xf32>
    %60 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<4xi32>) -> tensor<4x3xi32>
    %c_13 = stablehlo.constant dense<1> : tensor<i32>
    %61 = stablehlo.broadcast_in_dim %c_13, dims = [] : (tensor<i32>) -> tensor<4x3xi32>
    %62 = stablehlo.compare LT, %60, %61, SIGNED : (tensor<4x3xi32>, tensor<4x3xi32>) -> tensor<4x3xi1>
    %63 = stablehlo.select %62, %49, %59 : tensor<4x3xi1>, tensor<4x3xf32>
    return %63 : tensor<4x3xf32>
  }
}
