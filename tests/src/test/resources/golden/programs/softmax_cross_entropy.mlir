// name = softmax_cross_entropy
// tolerance = 2e-06
// in 0 f32[4,5] = -1.3724769 -0.5283053 -1.2562499 -0.39012942 -1.7194289 -1.6152995 0.8560852 1.3950726 -0.6405885 -1.3715403 1.2675601 -1.4021851 -0.866736 -0.44827953 -1.5540394 -0.5826977 -0.53934705 -0.40772027 1.389897 0.13904837
// in 1 i32[4] = 4 3 0 1
// out 0 f32[4] = 2.4045131 2.637833 0.35551906 2.4810052
// tangent 0 f32[4,5] = 0.25955278 0.32550523 0.3243917 -0.6362828 0.41986415 0.024339804 0.68770593 0.46790016 -0.18631169 -0.60061723 0.41533783 -0.59484386 0.11619933 0.6702856 -0.62993014 -0.73062754 -0.5188559 0.69952726 0.82826763 -0.19317332
// jvp 0 f32[4] = -0.4226096 0.6288825 -0.08531189 0.92885303
// cotangent 0 f32[4] = 0.47208953 -0.31533587 0.2515735 -0.5132469
// vjp 0 f32[4,5] = 0.060316607 0.14029945 0.06775068 0.16108868 -0.42945537 -0.008508743 -0.10073355 -0.17268452 0.2927843 -0.01085747 -0.07526839 0.012212633 0.020861804 0.031701896 0.010492038 -0.04111615 0.47030914 -0.04897836 -0.2955966 -0.084618
// batched-in 0 f32[3,4,5] = -1.8314097 1.0585243 1.1143732 0.20966883 -0.78263485 1.1665121 -0.8058543 -1.9741485 -0.72114706 1.8545516 -0.12601578 1.846143 -0.12608962 -0.12360228 0.13339087 -0.08490538 -0.23185517 -0.80348384 -0.28809524 0.56836385 -0.41479298 0.34500462 -1.1100062 -1.2528565 1.4734228 1.8616846 0.56256485 0.6986753 -0.30672395 1.9596989 1.6097594 -0.2101448 1.3026175 -0.23136263 0.098774344 1.7279838 0.34141424 -0.60518575 0.053637765 -0.67131686 -0.4622137 -1.8424692 -0.20240974 -0.21506271 0.88927484 1.4533654 -1.3347737 -0.41229326 0.033060588 1.0584996 -1.3106427 -0.852286 1.3974644 -0.45073313 1.56265 -0.22197318 -1.5960662 -0.46610242 -0.071509704 -0.40591508
// batched-in 1 i32[3,4] = 2 2 2 1 1 2 4 2 1 1 3 2
// batched-out 0 f32[3,4] = 0.9372382 4.341715 2.4410875 1.7739758 1.6082876 2.1935763 2.3338084 2.8187582 3.4204018 3.5450778 2.76817 1.6380973
module @jit_softmax_cross_entropy_with_integer_labels attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>, %arg1: tensor<4xi32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %2 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x1xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %4 = stablehlo.add %0, %3 : tensor<4x1xi32>
    %5 = stablehlo.select %2, %4, %0 : tensor<4x1xi1>, tensor<4x1xi32>
    %6 = stablehlo.reshape %5 : (tensor<4x1xi32>) -> tensor<4x1x1xi32>
    %c_1 = stablehlo.constant dense<4> : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %7 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4x1x1xi32>
    %8 = stablehlo.compare GE, %6, %7, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %9 = stablehlo.broadcast_in_dim %c_1, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<4x1x1xi32>
    %11 = stablehlo.compare LE, %6, %10, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %12 = stablehlo.and %8, %11 : tensor<4x1x1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %13 = stablehlo.reduce(%12 init: %c_3) applies stablehlo.and across dimensions = [2] : (tensor<4x1x1xi1>, tensor<i1>) -> tensor<4x1xi1>
    %14 = "stablehlo.gather"(%arg0, %6) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x5xf32>, tensor<4x1x1xi32>) -> tensor<4x1xf32>
    %cst = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x1xf32>
    %16 = stablehlo.select %13, %14, %15 : tensor<4x1xi1>, tensor<4x1xf32>
    %c_4 = stablehlo.constant dense<0> : tensor<i32>
    %c_5 = stablehlo.constant dense<0> : tensor<i32>
    %17 = stablehlo.compare LT, %c_4, %c_5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_6 = stablehlo.constant dense<1> : tensor<i32>
    %18 = stablehlo.add %c_4, %c_6 : tensor<i32>
    %19 = stablehlo.select %17, %18, %c_4 : tensor<i1>, tensor<i32>
    %20 = stablehlo.broadcast_in_dim %19, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %c_7 = stablehlo.constant dense<0> : tensor<1xi32>
    %21 = stablehlo.convert %20 : tensor<1xi32>
    %c_8 = stablehlo.constant dense<0> : tensor<i32>
    %22 = stablehlo.broadcast_in_dim %c_8, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %23 = stablehlo.compare GE, %21, %22, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %24 = stablehlo.compare LE, %21, %c_7, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %25 = stablehlo.and %23, %24 : tensor<1xi1>
    %c_9 = stablehlo.constant dense<true> : tensor<i1>
    %26 = stablehlo.reduce(%25 init: %c_9) applies stablehlo.and across dimensions = [0] : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %27 = "stablehlo.gather"(%16, %21) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [1], start_index_map = [1]>, indices_are_sorted = false, slice_sizes = array<i64: 4, 1>}> : (tensor<4x1xf32>, tensor<1xi32>) -> tensor<4xf32>
    %28 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<i1>) -> tensor<4xi1>
    %cst_10 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %29 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %30 = stablehlo.select %28, %27, %29 : tensor<4xi1>, tensor<4xf32>
    %cst_11 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %31 = stablehlo.reduce(%arg0 init: %cst_11) applies stablehlo.maximum across dimensions = [1] : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_12 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %32 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %33 = stablehlo.maximum %32, %31 : tensor<4xf32>
    %34 = stablehlo.is_finite %33 : (tensor<4xf32>) -> tensor<4xi1>
    %cst_13 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %35 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %36 = stablehlo.select %34, %33, %35 : tensor<4xi1>, tensor<4xf32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [0] : (tensor<4xf32>) -> tensor<4x1xf32>
    %38 = stablehlo.broadcast_in_dim %37, dims = [0, 1] : (tensor<4x1xf32>) -> tensor<4x5xf32>
    %39 = stablehlo.subtract %arg0, %38 : tensor<4x5xf32>
    %40 = stablehlo.exponential %39 : tensor<4x5xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %41 = stablehlo.reduce(%40 init: %cst_14) applies stablehlo.add across dimensions = [1] : (tensor<4x5xf32>, tensor<f32>) -> tensor<4xf32>
    %42 = stablehlo.sign %41 : tensor<4xf32>
    %43 = stablehlo.abs %41 : tensor<4xf32>
    %44 = stablehlo.log %43 : tensor<4xf32>
    %45 = stablehlo.add %44, %36 : tensor<4xf32>
    %46 = stablehlo.subtract %45, %30 : tensor<4xf32>
    return %46 : tensor<4xf32>
  }
}
