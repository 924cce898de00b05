// name = hessian_mlp
// tolerance = 2e-06
// in 0 f32[2,3] = 0.1059071 0.24907713 0.18215708 1.2299576 1.5531396 1.8852853
// in 1 f32[3,2] = -0.7074668 -1.2955263 0.4731394 0.8154497 -0.32560852 -0.06253539
// in 2 f32[2] = -0.21837528 -0.1609316
// out 0 f32[2,2] = 0.02572692 0.08162571 0.081625745 -0.530661
// tangent 0 f32[2,3] = -0.8601353 0.8124092 -0.49186274 0.984846 0.9200986 -0.73534036
// tangent 1 f32[3,2] = -0.4629862 0.7945744 0.95754784 -0.017729051 -0.15320373 0.9349173
// tangent 2 f32[2] = 0.9648419 -0.39470333
// jvp 0 f32[2,2] = 0.5664669 2.969774 2.9697742 4.9308953
// cotangent 0 f32[2,2] = 0.40350476 0.44392753 0.4705252 -0.09386927
// vjp 0 f32[2,3] = -1.1256607 1.2636274 -0.46630356 0.1756832 -0.036403976 0.054074038
// vjp 1 f32[3,2] = -0.03673553 -0.03572771 0.060277775 0.05067721 -0.043782704 -0.044373382
// vjp 2 f32[2] = -0.06951343 -0.54196304
// batched-in 0 f32[3,2,3] = 0.5678453 -1.5837688 -0.7089933 0.66791177 0.36702427 -0.6563407 -1.9344167 -0.45250222 0.07528075 -1.8091061 0.53449184 0.27043554 -0.88215184 -1.8644853 -1.5900089 1.7351477 -0.38554546 1.474142
// batched-in 1 f32[3,3,2] = 0.576953 1.9835148 0.17183995 0.6128571 -1.233829 -1.311903 -0.30985817 -0.20859033 -0.567766 0.77547455 -0.417381 -1.4389906 -0.11674321 0.44955215 2.0544155 0.4227347 0.3933985 -1.6415157
// batched-in 2 f32[3,2] = -1.9772861 -0.2094266 -1.329159 1.3998058 -1.2527007 -0.222302
// batched-out 0 f32[3,2,2] = 0.1098875 0.11755911 0.117559105 0.1226674 0.37596244 0.33234578 0.33234587 0.23128726 0.34000462 -0.23190077 -0.23190081 -0.061901934
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<2xf32>) -> (tensor<2x2xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %1 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %3 = stablehlo.add %0, %2 : tensor<2x2xi32>
    %4 = stablehlo.compare EQ, %3, %1, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %5 = stablehlo.convert %4 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %6 = stablehlo.slice %5 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %7 = stablehlo.convert %6 : tensor<2x2xf32>
    %8 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %9 = stablehlo.dot_general %7, %arg0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x2xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %10 = stablehlo.tanh %8 : tensor<3xf32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %13 = stablehlo.multiply %9, %12 : tensor<2x3xf32>
    %14 = stablehlo.add %9, %13 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %16 = stablehlo.subtract %15, %10 : tensor<3xf32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %19 = stablehlo.multiply %14, %18 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %21 = stablehlo.subtract %20, %10 : tensor<3xf32>
    %22 = stablehlo.negate %19 : tensor<2x3xf32>
    %23 = stablehlo.dot_general %10, %arg1, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3x2xf32>) -> tensor<2xf32>
    %24 = stablehlo.dot_general %19, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3x2xf32>) -> tensor<2x2xf32>
    %25 = stablehlo.tanh %23 : tensor<2xf32>
    %26 = stablehlo.broadcast_in_dim %25, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %28 = stablehlo.multiply %24, %27 : tensor<2x2xf32>
    %29 = stablehlo.add %24, %28 : tensor<2x2xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %30 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %31 = stablehlo.subtract %30, %25 : tensor<2xf32>
    %32 = stablehlo.broadcast_in_dim %31, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %33 = stablehlo.broadcast_in_dim %32, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %34 = stablehlo.multiply %29, %33 : tensor<2x2xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %35 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %36 = stablehlo.subtract %35, %25 : tensor<2xf32>
    %37 = stablehlo.negate %34 : tensor<2x2xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %38 = stablehlo.reduce(%25 init: %cst_3) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %39 = stablehlo.reduce(%34 init: %cst_4) applies stablehlo.add across dimensions = [1] : (tensor<2x2xf32>, tensor<f32>) -> tensor<2xf32>
    %40 = stablehlo.iota dim = 0 : tensor<1x1xi32>
    %41 = stablehlo.iota dim = 1 : tensor<1x1xi32>
    %c_5 = stablehlo.constant dense<0> : tensor<i32>
    %42 = stablehlo.broadcast_in_dim %c_5, dims = [] : (tensor<i32>) -> tensor<1x1xi32>
    %43 = stablehlo.add %40, %42 : tensor<1x1xi32>
    %44 = stablehlo.compare EQ, %43, %41, SIGNED : (tensor<1x1xi32>, tensor<1x1xi32>) -> tensor<1x1xi1>
    %45 = stablehlo.convert %44 : (tensor<1x1xi1>) -> tensor<1x1xf32>
    %46 = stablehlo.slice %45 [0:1, 0:1] : (tensor<1x1xf32>) -> tensor<1x1xf32>
    %47 = stablehlo.reshape %46 : (tensor<1x1xf32>) -> tensor<1xf32>
    %48 = stablehlo.convert %47 : tensor<1xf32>
    %49 = stablehlo.broadcast_in_dim %48, dims = [0] : (tensor<1xf32>) -> tensor<1x2xf32>
    %50 = stablehlo.broadcast_in_dim %36, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %51 = stablehlo.broadcast_in_dim %37, dims = [0, 2] : (tensor<2x2xf32>) -> tensor<2x1x2xf32>
    %52 = stablehlo.multiply %49, %50 : tensor<1x2xf32>
    %53 = stablehlo.broadcast_in_dim %49, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %54 = stablehlo.broadcast_in_dim %53, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %55 = stablehlo.multiply %54, %51 : tensor<2x1x2xf32>
    %56 = stablehlo.broadcast_in_dim %25, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %57 = stablehlo.broadcast_in_dim %34, dims = [0, 2] : (tensor<2x2xf32>) -> tensor<2x1x2xf32>
    %58 = stablehlo.multiply %52, %56 : tensor<1x2xf32>
    %59 = stablehlo.broadcast_in_dim %56, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %61 = stablehlo.multiply %55, %60 : tensor<2x1x2xf32>
    %62 = stablehlo.broadcast_in_dim %52, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %63 = stablehlo.broadcast_in_dim %62, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %64 = stablehlo.multiply %63, %57 : tensor<2x1x2xf32>
    %65 = stablehlo.add %61, %64 : tensor<2x1x2xf32>
    %66 = stablehlo.add %52, %58 : tensor<1x2xf32>
    %67 = stablehlo.add %55, %65 : tensor<2x1x2xf32>
    %68 = stablehlo.dot_general %66, %arg1, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
    %69 = stablehlo.dot_general %67, %arg1, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x1x2xf32>, tensor<3x2xf32>) -> tensor<2x1x3xf32>
    %70 = stablehlo.broadcast_in_dim %21, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %71 = stablehlo.broadcast_in_dim %22, dims = [0, 2] : (tensor<2x3xf32>) -> tensor<2x1x3xf32>
    %72 = stablehlo.multiply %68, %70 : tensor<1x3xf32>
    %73 = stablehlo.broadcast_in_dim %70, dims = [1, 2] : (tensor<1x3xf32>) -> tensor<1x1x3xf32>
    %74 = stablehlo.broadcast_in_dim %73, dims = [0, 1, 2] : (tensor<1x1x3xf32>) -> tensor<2x1x3xf32>
    %75 = stablehlo.multiply %69, %74 : tensor<2x1x3xf32>
    %76 = stablehlo.broadcast_in_dim %68, dims = [1, 2] : (tensor<1x3xf32>) -> tensor<1x1x3xf32>
    %77 = stablehlo.broadcast_in_dim %76, dims = [0, 1, 2] : (tensor<1x1x3xf32>) -> tensor<2x1x3xf32>
    %78 = stablehlo.multiply %77, %71 : tensor<2x1x3xf32>
    %79 = stablehlo.add %75, %78 : tensor<2x1x3xf32>
    %80 = stablehlo.broadcast_in_dim %10, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %81 = stablehlo.broadcast_in_dim %19, dims = [0, 2] : (tensor<2x3xf32>) -> tensor<2x1x3xf32>
    %82 = stablehlo.multiply %72, %80 : tensor<1x3xf32>
    %83 = stablehlo.broadcast_in_dim %80, dims = [1, 2] : (tensor<1x3xf32>) -> tensor<1x1x3xf32>
    %84 = stablehlo.broadcast_in_dim %83, dims = [0, 1, 2] : (tensor<1x1x3xf32>) -> tensor<2x1x3xf32>
    %85 = stablehlo.multiply %79, %84 : tensor<2x1x3xf32>
    %86 = stablehlo.broadcast_in_dim %72, dims = [1, 2] : (tensor<1x3xf32>) -> tensor<1x1x3xf32>
    %87 = stablehlo.broadcast_in_dim %86, dims = [0, 1, 2] : (tensor<1x1x3xf32>) -> tensor<2x1x3xf32>
    %88 = stablehlo.multiply %87, %81 : tensor<2x1x3xf32>
    %89 = stablehlo.add %85, %88 : tensor<2x1x3xf32>
    %90 = stablehlo.add %72, %82 : tensor<1x3xf32>
    %91 = stablehlo.add %79, %89 : tensor<2x1x3xf32>
    %92 = stablehlo.dot_general %90, %arg0, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<1x3xf32>, tensor<2x3xf32>) -> tensor<1x2xf32>
    %93 = stablehlo.dot_general %91, %arg0, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x1x3xf32>, tensor<2x3xf32>) -> tensor<2x1x2xf32>
    %94 = stablehlo.slice %92 [0:1, 0:2] : (tensor<1x2xf32>) -> tensor<1x2xf32>
    %95 = stablehlo.slice %93 [0:2, 0:1, 0:2] : (tensor<2x1x2xf32>) -> tensor<2x1x2xf32>
    %96 = stablehlo.reshape %94 : (tensor<1x2xf32>) -> tensor<2xf32>
    %97 = stablehlo.reshape %95 : (tensor<2x1x2xf32>) -> tensor<2x2xf32>
    %98 = stablehlo.transpose %97, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %99 = stablehlo.slice %98 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %99 : tensor<2x2xf32>
  }
}
