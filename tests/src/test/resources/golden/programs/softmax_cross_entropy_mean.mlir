// name = softmax_cross_entropy_mean
// tolerance = 2e-06
// in 0 f32[4,5] = -1.7727702 1.1562082 1.4298439 1.5527463 0.27496764 1.5740364 -0.20092878 0.56171924 0.25527802 -1.4279374 0.1420228 -1.0426695 0.55026 -0.10130888 -1.6109016 1.480106 0.8739458 -1.0800394 -1.2086564 1.197349
// in 1 i32[4] = 3 1 1 0
// out 0 f32[] = 1.71247
// tangent 0 f32[4,5] = 0.052721992 0.73076785 -0.79149824 0.93672734 -0.23448557 0.63770866 0.8245083 -0.35879123 0.9051466 0.26955804 -0.99297214 0.7313961 0.673558 0.7766263 -0.37847713 0.79000366 -0.8368232 0.66699576 0.69221866 -0.9873486
// jvp 0 f32[] = -0.62048125
// cotangent 0 f32[] = -0.8713662
// vjp 0 f32[4,5] = -0.0027274874 -0.051027212 -0.06708731 0.14198098 -0.021138977 -0.11775082 0.19788404 -0.042787824 -0.031494483 -0.0058509097 -0.057824593 0.20015647 -0.08697767 -0.04533514 -0.010019065 0.12872303 -0.048608914 -0.006888282 -0.00605694 -0.067168884
// batched-in 0 f32[3,4,5] = 0.055689868 -1.586159 0.5894281 1.8165717 0.9149984 1.4728543 0.11364763 -0.65216994 -1.7367722 0.9532068 -1.1605629 1.241445 0.06364131 -0.31189328 0.60436994 -0.40840298 0.2444585 -1.4301506 1.0996789 1.0576471 -1.6208625 -1.5470724 -1.8118668 1.5726541 1.0895988 -0.83555835 -0.6826484 0.2961466 0.06588503 -0.4526228 -0.9811445 -1.6891304 -1.2613046 1.7765772 -0.16161607 0.43520573 -1.4537095 -0.5192236 0.7658539 1.8002244 0.75324106 1.5500139 -1.8716178 1.5650837 0.43221214 -0.5902787 1.5951289 -0.24234432 -1.1276857 -0.7380742 0.33551905 -1.1829523 -1.7751052 -1.9335818 -0.9214022 1.7549478 0.7320067 0.9429379 -1.0959412 -0.6834449
// batched-in 1 i32[3,4] = 0 1 2 1 3 3 0 2 1 0 2 0
// batched-out 0 f32[3] = 2.0609982 1.9390991 1.7274027
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>, %arg1: tensor<4xi32>) -> (tensor<f32> {jax.result_info = "result"}) {
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
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %47 = stablehlo.reduce(%46 init: %cst_15) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    %cst_16 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %48 = stablehlo.divide %47, %cst_16 : tensor<f32>
    return %48 : tensor<f32>
  }
}
