// name = mlp_loss
// tolerance = 2e-06
// in 0 f32[4,6] = 1.5235851 1.7413114 0.09470877 -0.5910961 -0.46258372 -1.3490498 1.4807836 1.2059902 1.9120086 0.98253965 1.9463662 -0.35050982 -1.6125498 -1.2859144 0.25710282 1.9137399 -0.76005095 1.5471846 -1.6998022 -1.2846586 1.5716867 -0.32533765 0.4637128 -0.14201447
// in 1 f32[6,5] = 0.23835176 1.8471541 0.5528413 -0.7477151 -0.96741074 1.0507748 1.6073971 -1.0273023 -0.67413723 0.97941214 -0.6423657 0.8200549 1.7185236 0.57297105 1.0524184 1.6516758 1.980566 1.6851326 -1.1038792 1.7878736 -0.9162029 0.46870354 -0.69613034 1.1209146 -1.0389655 -0.8470031 -1.1048261 -1.059298 1.9290379 -1.0765032
// in 2 f32[5] = 1.7821667 -1.6901145 1.8788165 0.782915 0.2068617
// in 3 f32[5,3] = -1.6041844 1.0887214 1.3207785 1.6578436 1.8143293 0.8887096 -1.1354676 1.7243372 0.12943862 1.7257541 -0.2179472 0.57805204 0.81727874 0.8930698 1.4457722
// in 4 f32[3] = -1.9096202 -1.2578937 1.3131584
// in 5 i32[4] = 0 1 0 1
// out 0 f32[] = 8.912431
// tangent 0 f32[4,6] = -0.698701 -0.42380363 0.7317816 0.51504666 0.5265765 0.38568613 0.6867905 0.9366879 -0.5025983 0.2630252 -0.41683543 0.045273602 -0.9009486 0.06045651 -0.086734526 -0.81017274 -0.7698102 -0.6498703 -0.5416698 -0.74289274 0.03797934 -0.03788318 0.7608033 0.11273469
// tangent 1 f32[6,5] = 0.92316955 0.6703994 -0.4095674 0.7618851 0.30181494 -0.7741862 -0.6372422 -0.31764266 -0.19205886 -0.6564413 0.16784859 0.0060325484 0.8518611 -0.1800784 0.6528481 -0.7087449 -0.47462028 0.1631186 -0.58043194 0.2105149 0.28181154 0.587934 -0.43638825 0.8505781 -0.30161002 0.67155683 -0.4053718 0.53303933 -0.55263686 -0.9564405
// tangent 2 f32[5] = -0.30811253 0.6463047 -0.25720325 -0.9255391 0.60884047
// tangent 3 f32[5,3] = -0.16542532 0.76340675 0.39080125 -0.39058852 -0.9792952 0.33215648 0.17580158 0.33365113 0.9323858 0.2509499 0.24930112 -0.16769275 -0.71691406 -0.22605437 0.3528111
// tangent 4 f32[3] = 0.1932111 -0.54448193 -0.3877612
// jvp 0 f32[] = 2.35153
// cotangent 0 f32[] = 0.8921076
// vjp 0 f32[4,6] = 0.48431078 0.06666332 0.69721264 2.1050363 -0.9976101 -1.2038391 -1.0161858e-05 1.0878884e-06 -7.247022e-06 -1.119479e-05 2.1756257e-06 9.592371e-06 0.62653935 0.4553831 0.31212404 2.376943 -1.387749 -1.8185914 -0.23516747 0.19080783 -0.2011462 -0.3063137 0.17016289 0.3119063
// vjp 1 f32[6,5] = -0.08042982 0.025815696 0.4470427 0.422773 -0.1733917 0.25434646 0.02950611 0.66265374 0.3438098 -0.11924681 0.21712035 0.0016000727 -0.109891675 0.055127826 0.11929738 0.8318884 -0.01001956 0.64662856 -0.7224185 0.09113247 -0.7523417 -0.007844197 -0.7426461 0.31842887 -0.0342821 0.14541024 -0.022860829 -0.028569812 -0.5726503 0.05726892
// vjp 2 f32[5] = 1.2266788 0.016943973 0.9131679 -0.26726976 0.15782875
// vjp 3 f32[5,3] = -1.5461553 1.2390766 0.3070786 -0.9152519 0.8356306 0.0796212 -1.4913846 0.528972 0.96241254 -0.6676146 -0.11356944 0.781184 -1.0546621 0.5731808 0.48148128
// vjp 4 f32[3] = -0.4445671 0.21997142 0.22459567
module @jit_mlp_loss attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6xf32>, %arg1: tensor<6x5xf32>, %arg2: tensor<5xf32>, %arg3: tensor<5x3xf32>, %arg4: tensor<3xf32>, %arg5: tensor<4xi32>) -> (tensor<f32> {jax.result_info = "result"}) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<5xf32>) -> tensor<1x5xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1] : (tensor<1x5xf32>) -> tensor<4x5xf32>
    %3 = stablehlo.add %0, %2 : tensor<4x5xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x5xf32>
    %5 = stablehlo.maximum %3, %4 : tensor<4x5xf32>
    %6 = stablehlo.dot_general %5, %arg3, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x5xf32>, tensor<5x3xf32>) -> tensor<4x3xf32>
    %7 = stablehlo.broadcast_in_dim %arg4, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %8 = stablehlo.broadcast_in_dim %7, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<4x3xf32>
    %9 = stablehlo.add %6, %8 : tensor<4x3xf32>
    %10 = stablehlo.broadcast_in_dim %arg5, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %11 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %12 = stablehlo.compare LT, %10, %11, SIGNED : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x1xi1>
    %c_0 = stablehlo.constant dense<3> : tensor<i32>
    %13 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %14 = stablehlo.add %10, %13 : tensor<4x1xi32>
    %15 = stablehlo.select %12, %14, %10 : tensor<4x1xi1>, tensor<4x1xi32>
    %16 = stablehlo.reshape %15 : (tensor<4x1xi32>) -> tensor<4x1x1xi32>
    %c_1 = stablehlo.constant dense<2> : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %17 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4x1x1xi32>
    %18 = stablehlo.compare GE, %16, %17, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %19 = stablehlo.broadcast_in_dim %c_1, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %20 = stablehlo.broadcast_in_dim %19, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<4x1x1xi32>
    %21 = stablehlo.compare LE, %16, %20, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %22 = stablehlo.and %18, %21 : tensor<4x1x1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %23 = stablehlo.reduce(%22 init: %c_3) applies stablehlo.and across dimensions = [2] : (tensor<4x1x1xi1>, tensor<i1>) -> tensor<4x1xi1>
    %24 = "stablehlo.gather"(%9, %16) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x3xf32>, tensor<4x1x1xi32>) -> tensor<4x1xf32>
    %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<4x1xf32>
    %26 = stablehlo.select %23, %24, %25 : tensor<4x1xi1>, tensor<4x1xf32>
    %c_5 = stablehlo.constant dense<0> : tensor<i32>
    %c_6 = stablehlo.constant dense<0> : tensor<i32>
    %27 = stablehlo.compare LT, %c_5, %c_6, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_7 = stablehlo.constant dense<1> : tensor<i32>
    %28 = stablehlo.add %c_5, %c_7 : tensor<i32>
    %29 = stablehlo.select %27, %28, %c_5 : tensor<i1>, tensor<i32>
    %30 = stablehlo.broadcast_in_dim %29, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %c_8 = stablehlo.constant dense<0> : tensor<1xi32>
    %31 = stablehlo.convert %30 : tensor<1xi32>
    %c_9 = stablehlo.constant dense<0> : tensor<i32>
    %32 = stablehlo.broadcast_in_dim %c_9, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %33 = stablehlo.compare GE, %31, %32, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %34 = stablehlo.compare LE, %31, %c_8, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %35 = stablehlo.and %33, %34 : tensor<1xi1>
    %c_10 = stablehlo.constant dense<true> : tensor<i1>
    %36 = stablehlo.reduce(%35 init: %c_10) applies stablehlo.and across dimensions = [0] : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %37 = "stablehlo.gather"(%26, %31) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [1], start_index_map = [1]>, indices_are_sorted = false, slice_sizes = array<i64: 4, 1>}> : (tensor<4x1xf32>, tensor<1xi32>) -> tensor<4xf32>
    %38 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<i1>) -> tensor<4xi1>
    %cst_11 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %39 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %40 = stablehlo.select %38, %37, %39 : tensor<4xi1>, tensor<4xf32>
    %cst_12 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %41 = stablehlo.reduce(%9 init: %cst_12) applies stablehlo.maximum across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_13 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %42 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %43 = stablehlo.maximum %42, %41 : tensor<4xf32>
    %44 = stablehlo.is_finite %43 : (tensor<4xf32>) -> tensor<4xi1>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %45 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %46 = stablehlo.select %44, %43, %45 : tensor<4xi1>, tensor<4xf32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [0] : (tensor<4xf32>) -> tensor<4x1xf32>
    %48 = stablehlo.broadcast_in_dim %47, dims = [0, 1] : (tensor<4x1xf32>) -> tensor<4x3xf32>
    %49 = stablehlo.subtract %9, %48 : tensor<4x3xf32>
    %50 = stablehlo.exponential %49 : tensor<4x3xf32>
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %51 = stablehlo.reduce(%50 init: %cst_15) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %52 = stablehlo.sign %51 : tensor<4xf32>
    %53 = stablehlo.abs %51 : tensor<4xf32>
    %54 = stablehlo.log %53 : tensor<4xf32>
    %55 = stablehlo.add %54, %46 : tensor<4xf32>
    %56 = stablehlo.subtract %55, %40 : tensor<4xf32>
    %cst_16 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %57 = stablehlo.reduce(%56 init: %cst_16) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    %cst_17 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %58 = stablehlo.divide %57, %cst_17 : tensor<f32>
    return %58 : tensor<f32>
  }
}
