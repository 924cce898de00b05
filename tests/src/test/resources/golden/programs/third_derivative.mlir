// name = third_derivative
// tolerance = 2e-06
// in 0 f32[3] = 1.9351323 0.03727411 1.6609263
// out 0 f32[3] = 0.54477197 -0.4460655 0.17717208
// tangent 0 f32[3] = 0.8030027 -0.8583473 0.51059157
// jvp 0 f32[3] = 0.8298543 10.215717 0.87863433
// cotangent 0 f32[3] = 0.6925667 0.090623915 -0.17162399
// vjp 0 f32[3] = 0.7157253 -1.0785707 -0.29533336
// batched-in 0 f32[3,3] = 1.1191984 0.64416844 -1.3315412 0.09893302 0.30838788 0.43559134 0.7005511 -1.6452128 -1.7006221
// batched-out 0 f32[3,3] = -1.4299903 -3.5475962 0.617007 -1.164529 -3.0750234 -3.6281328 -3.3691092 -0.14971055 -0.24289696
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.tanh %arg0 : tensor<3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.subtract %1, %0 : tensor<3xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %4 = stablehlo.subtract %3, %0 : tensor<3xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %6 = stablehlo.subtract %5, %0 : tensor<3xf32>
    %7 = stablehlo.sine %arg0 : tensor<3xf32>
    %8 = stablehlo.cosine %arg0 : tensor<3xf32>
    %9 = stablehlo.cosine %arg0 : tensor<3xf32>
    %10 = stablehlo.sine %arg0 : tensor<3xf32>
    %11 = stablehlo.cosine %arg0 : tensor<3xf32>
    %12 = stablehlo.sine %arg0 : tensor<3xf32>
    %13 = stablehlo.sine %arg0 : tensor<3xf32>
    %14 = stablehlo.cosine %arg0 : tensor<3xf32>
    %15 = stablehlo.multiply %0, %7 : tensor<3xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %17 = stablehlo.multiply %0, %16 : tensor<3xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %19 = stablehlo.multiply %18, %7 : tensor<3xf32>
    %20 = stablehlo.multiply %17, %11 : tensor<3xf32>
    %21 = stablehlo.multiply %19, %6 : tensor<3xf32>
    %22 = stablehlo.add %20, %21 : tensor<3xf32>
    %23 = stablehlo.multiply %21, %0 : tensor<3xf32>
    %24 = stablehlo.add %22, %23 : tensor<3xf32>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %26 = stablehlo.multiply %21, %25 : tensor<3xf32>
    %cst_5 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %27 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %28 = stablehlo.multiply %27, %0 : tensor<3xf32>
    %cst_6 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %29 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %30 = stablehlo.add %28, %29 : tensor<3xf32>
    %31 = stablehlo.multiply %19, %30 : tensor<3xf32>
    %32 = stablehlo.multiply %30, %6 : tensor<3xf32>
    %cst_7 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %33 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %34 = stablehlo.multiply %17, %33 : tensor<3xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %35 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %36 = stablehlo.multiply %35, %11 : tensor<3xf32>
    %cst_9 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %37 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %38 = stablehlo.multiply %37, %32 : tensor<3xf32>
    %cst_10 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %39 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %40 = stablehlo.multiply %36, %39 : tensor<3xf32>
    %41 = stablehlo.add %26, %40 : tensor<3xf32>
    %42 = stablehlo.negate %34 : tensor<3xf32>
    %43 = stablehlo.multiply %42, %13 : tensor<3xf32>
    %44 = stablehlo.multiply %38, %9 : tensor<3xf32>
    %45 = stablehlo.add %43, %44 : tensor<3xf32>
    %46 = stablehlo.negate %31 : tensor<3xf32>
    %47 = stablehlo.add %41, %46 : tensor<3xf32>
    %48 = stablehlo.multiply %47, %4 : tensor<3xf32>
    %49 = stablehlo.add %45, %48 : tensor<3xf32>
    %50 = stablehlo.multiply %48, %0 : tensor<3xf32>
    %51 = stablehlo.add %49, %50 : tensor<3xf32>
    %cst_11 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %52 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %53 = stablehlo.multiply %48, %52 : tensor<3xf32>
    %cst_12 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %54 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %55 = stablehlo.multiply %54, %0 : tensor<3xf32>
    %cst_13 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %56 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %57 = stablehlo.add %55, %56 : tensor<3xf32>
    %58 = stablehlo.multiply %47, %57 : tensor<3xf32>
    %59 = stablehlo.multiply %57, %4 : tensor<3xf32>
    %60 = stablehlo.negate %59 : tensor<3xf32>
    %cst_14 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %61 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %62 = stablehlo.multiply %38, %61 : tensor<3xf32>
    %cst_15 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %63 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %64 = stablehlo.multiply %63, %9 : tensor<3xf32>
    %cst_16 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %66 = stablehlo.multiply %42, %65 : tensor<3xf32>
    %cst_17 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %68 = stablehlo.multiply %67, %13 : tensor<3xf32>
    %69 = stablehlo.negate %68 : tensor<3xf32>
    %cst_18 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %70 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %71 = stablehlo.multiply %59, %70 : tensor<3xf32>
    %cst_19 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %72 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %73 = stablehlo.multiply %72, %64 : tensor<3xf32>
    %cst_20 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %74 = stablehlo.broadcast_in_dim %cst_20, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %75 = stablehlo.multiply %74, %71 : tensor<3xf32>
    %cst_21 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %76 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %77 = stablehlo.multiply %69, %76 : tensor<3xf32>
    %78 = stablehlo.multiply %30, %73 : tensor<3xf32>
    %79 = stablehlo.multiply %73, %6 : tensor<3xf32>
    %80 = stablehlo.multiply %19, %60 : tensor<3xf32>
    %81 = stablehlo.add %79, %80 : tensor<3xf32>
    %82 = stablehlo.multiply %60, %30 : tensor<3xf32>
    %cst_22 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %83 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %84 = stablehlo.multiply %83, %81 : tensor<3xf32>
    %85 = stablehlo.add %53, %84 : tensor<3xf32>
    %cst_23 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %86 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %87 = stablehlo.multiply %59, %86 : tensor<3xf32>
    %88 = stablehlo.multiply %19, %87 : tensor<3xf32>
    %89 = stablehlo.add %78, %88 : tensor<3xf32>
    %90 = stablehlo.multiply %87, %6 : tensor<3xf32>
    %91 = stablehlo.add %82, %90 : tensor<3xf32>
    %cst_24 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %92 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %93 = stablehlo.multiply %92, %91 : tensor<3xf32>
    %cst_25 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %94 = stablehlo.broadcast_in_dim %cst_25, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %95 = stablehlo.multiply %77, %94 : tensor<3xf32>
    %96 = stablehlo.add %85, %95 : tensor<3xf32>
    %97 = stablehlo.multiply %66, %14 : tensor<3xf32>
    %98 = stablehlo.negate %75 : tensor<3xf32>
    %99 = stablehlo.multiply %98, %12 : tensor<3xf32>
    %100 = stablehlo.add %97, %99 : tensor<3xf32>
    %101 = stablehlo.negate %62 : tensor<3xf32>
    %102 = stablehlo.multiply %101, %10 : tensor<3xf32>
    %103 = stablehlo.add %100, %102 : tensor<3xf32>
    %104 = stablehlo.multiply %93, %8 : tensor<3xf32>
    %105 = stablehlo.add %103, %104 : tensor<3xf32>
    %106 = stablehlo.negate %89 : tensor<3xf32>
    %107 = stablehlo.add %96, %106 : tensor<3xf32>
    %108 = stablehlo.negate %58 : tensor<3xf32>
    %109 = stablehlo.add %107, %108 : tensor<3xf32>
    %110 = stablehlo.multiply %109, %2 : tensor<3xf32>
    %111 = stablehlo.add %105, %110 : tensor<3xf32>
    %112 = stablehlo.multiply %110, %0 : tensor<3xf32>
    %113 = stablehlo.add %111, %112 : tensor<3xf32>
    return %113 : tensor<3xf32>
  }
}
