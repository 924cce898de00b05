// name = mlp_loss_gradient
// tolerance = 2e-06
// in 0 f32[4,6] = 0.6393496 0.7744197 -1.5903318 -1.5659429 -1.3912916 -0.36546767 0.7199855 -0.4436548 0.8522728 -0.9434169 -1.6662693 -1.547067 0.1503913 -0.4123449 0.3434662 0.81614655 0.31065354 -1.3833783 1.2126852 -1.780866 -1.4267408 -1.6355077 -1.6299548 -1.9673488
// in 1 f32[6,5] = 0.05765846 0.95749986 -0.67986387 -1.3619485 1.7627813 1.7129285 1.7890903 1.2603877 0.4754487 -0.16054584 1.6485734 1.1147422 -0.120058715 1.345804 -0.5728898 0.8337287 -1.4284792 1.6556215 -1.5704545 1.7246021 -0.46628177 -0.5565492 -1.701136 -1.2464491 0.8852736 -1.2912171 1.4791211 1.5499406 0.113076985 -0.17037153
// in 2 f32[5] = -1.7724272 -1.19167 -1.4809812 -0.38536826 -0.3450383
// in 3 f32[5,3] = -0.8572013 0.65365845 1.868941 -0.23461734 -0.41077146 0.36076605 -0.084050275 0.11966413 -1.9496785 1.3400114 -0.10020425 -0.2420283 1.0934967 -0.40624675 1.1052524
// in 4 f32[3] = -1.9449062 -1.5216013 -0.4506369
// in 5 i32[4] = 1 1 2 0
// out 0 f32[6,5] = -0.112506054 0.083069175 0 0.2182595 -0.0008452385 0.08484135 0.10061853 0 -0.022540562 0.0023174863 -0.14120713 -0.20662805 0 0.03346538 -0.00193037 0.0982444 -0.20345926 0 -0.3557637 -0.0045869574 0.228404 -0.18076722 0 -0.49665356 -0.0017459543 0.29320446 -0.04748435 0 -0.37236947 0.0077749486
// out 1 f32[5] = -0.194658 0.12992764 0 0.31387544 -0.005620262
// out 2 f32[5,3] = 0.15025008 -0.21187505 0.061625004 0.12224218 -0.34758586 0.22534367 0 0 0 0.56109846 -0.95835084 0.39725247 0.027668448 0.0061347256 -0.033803172
// out 3 f32[3] = 0.042324364 -0.40938243 0.3670581
// tangent 0 f32[4,6] = -0.75104773 0.48950014 -0.41378167 -0.051657982 0.44454315 -0.5995006 0.86233276 -0.566788 -0.18088914 -0.25358728 -0.8839786 0.88449186 -0.15516305 0.13177201 -0.33746997 0.32130653 0.13115494 0.96918106 -0.068721585 -0.7754665 0.74590594 -0.66377085 -0.75066024 0.06333862
// tangent 1 f32[6,5] = 0.27664623 0.38229382 -0.75669956 -0.039822582 0.05698874 -0.6635432 0.5179344 0.7540591 0.97841877 0.090741806 0.17008823 0.10858978 0.8174969 -0.14751348 0.47500268 0.7165259 0.5149281 0.5981503 0.2657944 -0.35248625 -0.65173274 -0.9627732 0.8816509 0.8324326 0.8293479 -0.7096365 -0.9821827 0.9951498 -0.1453944 -0.4915748
// tangent 2 f32[5] = -0.16493855 -0.6073562 -0.6212589 -0.50975263 0.029825391
// tangent 3 f32[5,3] = 0.71410227 -0.09461797 0.24053173 0.64488065 0.21536446 -0.96730196 -0.99438846 -0.8908327 0.08027549 -0.99570304 -0.67074543 0.8377928 0.41722935 -0.052031826 -0.45799255
// tangent 4 f32[3] = 0.5618704 0.16786419 0.6473543
// jvp 0 f32[6,5] = 0.88005805 -0.17404063 0 -0.2725953 0.0048579695 -0.5291288 -0.029012002 0 0.31687018 -0.011669223 1.2197704 0.13642351 0 -0.84866834 0.010999765 -1.3178242 0.18055677 0 0.35302323 0.019825006 -2.208187 0.22414073 0 0.7609931 0.007496316 -2.2895718 -0.03418601 0 1.1035438 -0.042111576
// jvp 1 f32[5] = 1.3627719 -0.119588375 0 -0.525065 0.026503613
// jvp 2 f32[5,3] = -0.43069342 0.045294043 0.3853993 -0.11431891 0.146236 -0.03191708 0 0 0 -1.8851902 0.8456606 1.0395296 0.04844667 -0.0081239175 -0.040322855
// jvp 3 f32[3] = -0.48221517 -0.01738645 0.4996016
// cotangent 0 f32[6,5] = -0.8852078 0.74078023 0.7608015 0.37372327 0.54221106 -0.9966935 0.92727274 -0.5839199 -0.337077 -0.7283264 -0.60193 0.8550904 -0.19705494 0.852459 -0.1467521 -0.017365966 0.79886764 -0.3097117 -0.637016 -0.9794893 0.9771413 0.9468676 -0.5540136 -0.58722603 0.33580285 0.0053216475 -0.18239917 -0.10985287 -0.46146473 0.47618064
// cotangent 1 f32[5] = -0.37357974 -0.4316649 0.31749254 -0.2859854 0.12007752
// cotangent 2 f32[5,3] = 0.26487452 0.17961758 0.7526079 -0.18211117 -0.8487063 0.45898035 0.3324671 -0.5684902 -0.16461605 -0.15547553 -0.101436675 -0.5309965 0.9120057 -0.35102764 -0.7209846
// cotangent 3 f32[3] = 0.7170158 0.75487006 -0.22973587
// vjp 0 f32[4,6] = 0.06983755 0.43717745 0.57191104 -0.41933632 -0.21103257 0.17748436 -1.4758767 -2.7304823 -1.397045 -3.5827456 -0.7987741 2.5560713 0.05425295 -0.23698567 -0.25423682 -0.10998553 0.040941883 0.2112886 0 0 0 0 0 0
// vjp 1 f32[6,5] = -1.4341718 0.09854435 0 0.930514 0.002048148 0.937347 0.119363 0 -0.3933988 -0.00561564 -1.7254264 -0.24512132 0 0.73991686 0.004677595 1.7093148 -0.2413622 0 -1.3314512 0.011114932 3.2086494 -0.21444282 0 -2.139886 0.0042307265 3.259478 -0.05633033 0 -1.8441114 -0.018839942
// vjp 2 f32[5] = -2.12462 0.15413219 0 1.309659 0.013618793
// vjp 3 f32[5,3] = 0.27943352 0.5974955 -0.8769289 -0.04259251 0.74228585 -0.6996933 0 0 0 2.9328918 -0.94836134 -1.9845302 0.07737985 0.012050325 -0.08943005
// vjp 4 f32[3] = 0.97593886 0.010432631 -0.9863713
module @jit_mlp_loss_gradient attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6xf32>, %arg1: tensor<6x5xf32>, %arg2: tensor<5xf32>, %arg3: tensor<5x3xf32>, %arg4: tensor<3xf32>, %arg5: tensor<4xi32>) -> (tensor<6x5xf32> {jax.result_info = "result[0]"}, tensor<5xf32> {jax.result_info = "result[1]"}, tensor<5x3xf32> {jax.result_info = "result[2]"}, tensor<3xf32> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<5xf32>) -> tensor<1x5xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1] : (tensor<1x5xf32>) -> tensor<4x5xf32>
    %3 = stablehlo.add %0, %2 : tensor<4x5xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x5xf32>
    %5 = stablehlo.maximum %3, %4 : tensor<4x5xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x5xf32>
    %7 = stablehlo.compare GT, %3, %6, FLOAT : (tensor<4x5xf32>, tensor<4x5xf32>) -> tensor<4x5xi1>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x5xf32>
    %9 = stablehlo.dot_general %5, %arg3, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x5xf32>, tensor<5x3xf32>) -> tensor<4x3xf32>
    %10 = stablehlo.broadcast_in_dim %arg4, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<4x3xf32>
    %12 = stablehlo.add %9, %11 : tensor<4x3xf32>
    %13 = stablehlo.broadcast_in_dim %arg5, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %14 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %15 = stablehlo.compare LT, %13, %14, SIGNED : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x1xi1>
    %c_2 = stablehlo.constant dense<3> : tensor<i32>
    %16 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %17 = stablehlo.add %13, %16 : tensor<4x1xi32>
    %18 = stablehlo.select %15, %17, %13 : tensor<4x1xi1>, tensor<4x1xi32>
    %19 = stablehlo.reshape %18 : (tensor<4x1xi32>) -> tensor<4x1x1xi32>
    %c_3 = stablehlo.constant dense<2> : tensor<1xi32>
    %c_4 = stablehlo.constant dense<0> : tensor<i32>
    %20 = stablehlo.broadcast_in_dim %c_4, dims = [] : (tensor<i32>) -> tensor<4x1x1xi32>
    %21 = stablehlo.compare GE, %19, %20, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %22 = stablehlo.broadcast_in_dim %c_3, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %23 = stablehlo.broadcast_in_dim %22, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<4x1x1xi32>
    %24 = stablehlo.compare LE, %19, %23, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %25 = stablehlo.and %21, %24 : tensor<4x1x1xi1>
    %c_5 = stablehlo.constant dense<true> : tensor<i1>
    %26 = stablehlo.reduce(%25 init: %c_5) applies stablehlo.and across dimensions = [2] : (tensor<4x1x1xi1>, tensor<i1>) -> tensor<4x1xi1>
    %27 = "stablehlo.gather"(%12, %19) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x3xf32>, tensor<4x1x1xi32>) -> tensor<4x1xf32>
    %cst_6 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %28 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<4x1xf32>
    %29 = stablehlo.select %26, %27, %28 : tensor<4x1xi1>, tensor<4x1xf32>
    %c_7 = stablehlo.constant dense<0> : tensor<i32>
    %c_8 = stablehlo.constant dense<0> : tensor<i32>
    %30 = stablehlo.compare LT, %c_7, %c_8, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_9 = stablehlo.constant dense<1> : tensor<i32>
    %31 = stablehlo.add %c_7, %c_9 : tensor<i32>
    %32 = stablehlo.select %30, %31, %c_7 : tensor<i1>, tensor<i32>
    %33 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %c_10 = stablehlo.constant dense<0> : tensor<1xi32>
    %34 = stablehlo.convert %33 : tensor<1xi32>
    %c_11 = stablehlo.constant dense<0> : tensor<i32>
    %35 = stablehlo.broadcast_in_dim %c_11, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %36 = stablehlo.compare GE, %34, %35, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %37 = stablehlo.compare LE, %34, %c_10, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %38 = stablehlo.and %36, %37 : tensor<1xi1>
    %c_12 = stablehlo.constant dense<true> : tensor<i1>
    %39 = stablehlo.reduce(%38 init: %c_12) applies stablehlo.and across dimensions = [0] : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %40 = "stablehlo.gather"(%29, %34) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [1], start_index_map = [1]>, indices_are_sorted = false, slice_sizes = array<i64: 4, 1>}> : (tensor<4x1xf32>, tensor<1xi32>) -> tensor<4xf32>
    %41 = stablehlo.broadcast_in_dim %39, dims = [] : (tensor<i1>) -> tensor<4xi1>
    %cst_13 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %42 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %43 = stablehlo.select %41, %40, %42 : tensor<4xi1>, tensor<4xf32>
    %cst_14 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %44 = stablehlo.reduce(%12 init: %cst_14) applies stablehlo.maximum across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %45 = stablehlo.reshape %44 : (tensor<4xf32>) -> tensor<4x1xf32>
    %46 = stablehlo.broadcast_in_dim %45, dims = [0, 1] : (tensor<4x1xf32>) -> tensor<4x3xf32>
    %47 = stablehlo.compare EQ, %12, %46, FLOAT : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xi1>
    %48 = stablehlo.convert %47 : (tensor<4x3xi1>) -> tensor<4x3xf32>
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %49 = stablehlo.reduce(%48 init: %cst_15) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %cst_16 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %50 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %51 = stablehlo.maximum %50, %44 : tensor<4xf32>
    %52 = stablehlo.compare EQ, %44, %51, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %cst_17 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %53 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %cst_18 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %54 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %55 = stablehlo.select %52, %53, %54 : tensor<4xi1>, tensor<4xf32>
    %cst_19 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %56 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %57 = stablehlo.compare EQ, %56, %51, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %cst_20 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %58 = stablehlo.broadcast_in_dim %cst_20, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %cst_21 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %59 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %60 = stablehlo.select %57, %58, %59 : tensor<4xi1>, tensor<4xf32>
    %61 = stablehlo.divide %55, %60 : tensor<4xf32>
    %62 = stablehlo.is_finite %51 : (tensor<4xf32>) -> tensor<4xi1>
    %cst_22 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %63 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %64 = stablehlo.select %62, %51, %63 : tensor<4xi1>, tensor<4xf32>
    %cst_23 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %66 = stablehlo.broadcast_in_dim %64, dims = [0] : (tensor<4xf32>) -> tensor<4x1xf32>
    %67 = stablehlo.broadcast_in_dim %66, dims = [0, 1] : (tensor<4x1xf32>) -> tensor<4x3xf32>
    %68 = stablehlo.subtract %12, %67 : tensor<4x3xf32>
    %69 = stablehlo.exponential %68 : tensor<4x3xf32>
    %cst_24 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %70 = stablehlo.reduce(%69 init: %cst_24) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
    %71 = stablehlo.sign %70 : tensor<4xf32>
    %72 = stablehlo.abs %70 : tensor<4xf32>
    %cst_25 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %73 = stablehlo.broadcast_in_dim %cst_25, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %74 = stablehlo.compare GE, %70, %73, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %75 = stablehlo.log %72 : tensor<4xf32>
    %76 = stablehlo.add %75, %64 : tensor<4xf32>
    %77 = stablehlo.subtract %76, %43 : tensor<4xf32>
    %cst_26 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %78 = stablehlo.reduce(%77 init: %cst_26) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    %cst_27 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %79 = stablehlo.divide %78, %cst_27 : tensor<f32>
    %cst_28 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_29 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %80 = stablehlo.divide %cst_28, %cst_29 : tensor<f32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %82 = stablehlo.negate %81 : tensor<4xf32>
    %83 = stablehlo.divide %81, %72 : tensor<4xf32>
    %cst_30 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %84 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %85 = stablehlo.select %74, %84, %83 : tensor<4xi1>, tensor<4xf32>
    %86 = stablehlo.select %74, %83, %84 : tensor<4xi1>, tensor<4xf32>
    %87 = stablehlo.negate %85 : tensor<4xf32>
    %88 = stablehlo.add %86, %87 : tensor<4xf32>
    %89 = stablehlo.broadcast_in_dim %88, dims = [0] : (tensor<4xf32>) -> tensor<4x3xf32>
    %90 = stablehlo.multiply %89, %69 : tensor<4x3xf32>
    %cst_31 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %91 = stablehlo.broadcast_in_dim %cst_31, dims = [] : (tensor<f32>) -> tensor<4x1xf32>
    %92 = "stablehlo.scatter"(%91, %33, %82) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [1], scatter_dims_to_operand_dims = [1]>, unique_indices = false}> ({
    ^bb0(%arg6: tensor<f32>, %arg7: tensor<f32>):
      %109 = stablehlo.add %arg6, %arg7 : tensor<f32>
      stablehlo.return %109 : tensor<f32>
    }) : (tensor<4x1xf32>, tensor<1xi32>, tensor<4xf32>) -> tensor<4x1xf32>
    %cst_32 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %93 = stablehlo.broadcast_in_dim %cst_32, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %94 = "stablehlo.scatter"(%93, %19, %92) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [1], input_batching_dims = [0], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [1], index_vector_dim = 2>, unique_indices = false}> ({
    ^bb0(%arg6: tensor<f32>, %arg7: tensor<f32>):
      %109 = stablehlo.add %arg6, %arg7 : tensor<f32>
      stablehlo.return %109 : tensor<f32>
    }) : (tensor<4x3xf32>, tensor<4x1x1xi32>, tensor<4x1xf32>) -> tensor<4x3xf32>
    %95 = stablehlo.add %90, %94 : tensor<4x3xf32>
    %cst_33 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %96 = stablehlo.reduce(%95 init: %cst_33) applies stablehlo.add across dimensions = [0] : (tensor<4x3xf32>, tensor<f32>) -> tensor<3xf32>
    %97 = stablehlo.reshape %96 : (tensor<3xf32>) -> tensor<1x3xf32>
    %cst_34 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %98 = stablehlo.reduce(%97 init: %cst_34) applies stablehlo.add across dimensions = [0] : (tensor<1x3xf32>, tensor<f32>) -> tensor<3xf32>
    %99 = stablehlo.dot_general %95, %5, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x3xf32>, tensor<4x5xf32>) -> tensor<3x5xf32>
    %100 = stablehlo.transpose %99, dims = [1, 0] : (tensor<3x5xf32>) -> tensor<5x3xf32>
    %101 = stablehlo.dot_general %95, %arg3, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<4x3xf32>, tensor<5x3xf32>) -> tensor<4x5xf32>
    %cst_35 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %102 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<4x5xf32>
    %103 = stablehlo.select %7, %101, %102 : tensor<4x5xi1>, tensor<4x5xf32>
    %cst_36 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %104 = stablehlo.reduce(%103 init: %cst_36) applies stablehlo.add across dimensions = [0] : (tensor<4x5xf32>, tensor<f32>) -> tensor<5xf32>
    %105 = stablehlo.reshape %104 : (tensor<5xf32>) -> tensor<1x5xf32>
    %cst_37 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %106 = stablehlo.reduce(%105 init: %cst_37) applies stablehlo.add across dimensions = [0] : (tensor<1x5xf32>, tensor<f32>) -> tensor<5xf32>
    %107 = stablehlo.dot_general %103, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x5xf32>, tensor<4x6xf32>) -> tensor<5x6xf32>
    %108 = stablehlo.transpose %107, dims = [1, 0] : (tensor<5x6xf32>) -> tensor<6x5xf32>
    return %108, %106, %100, %98 : tensor<6x5xf32>, tensor<5xf32>, tensor<5x3xf32>, tensor<3xf32>
  }
}
