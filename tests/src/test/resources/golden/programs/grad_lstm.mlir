// name = grad_lstm
// tolerance = 2e-06
// in 0 f32[4,8] = 0.08368528 0.018143576 -0.33947396 0.29945725 -0.28007904 -0.2973335 0.8270331 -0.07342523 0.1568305 0.107862376 0.52442753 0.46398523 -0.46125707 -0.28346664 -0.22872454 0.516289 0.5264346 -0.8933874 -0.7183483 0.32398254 0.8586092 0.4146025 -0.22172293 0.868643 -0.3856182 -0.1870204 0.16379994 0.7538445 0.22014363 -0.7041907 -0.4782126 0.39530352
// in 1 f32[3,2] = 1.148805 1.0981023 -0.7052467 1.8048682 -1.7764173 -0.7249136
// out 0 f32[4,8] = 0.010090573 0.009262638 -0.005280514 0.0055897525 -0.009783965 -0.0448967 0.0035892052 0.006652601 -0.027010642 -0.006664572 0.0077194218 -0.015711425 0.009628573 0.12693 -0.003423443 -0.003489609 -0.20007536 -0.05126854 0.059424765 -0.10528016 0.07044613 0.79095453 0.0035667566 -0.03917018 -0.071317956 0.112460606 -0.024138672 -0.036320776 -0.09588031 0.24157411 0.06359311 0.0822025
// out 1 f32[3,2] = -0.056452062 0.023245662 -0.052777834 -0.003648892 -0.13786861 0.32133922
// tangent 0 f32[4,8] = 0.9100704 0.66403717 0.5430401 0.7588898 0.94745505 -0.7353763 -0.32422587 0.5474447 0.99628043 -0.35824046 -0.22969708 -0.82751787 -0.23776892 0.3189664 0.36908108 -0.07386046 -0.9848356 0.32670543 0.85255915 0.22794218 -0.51025033 0.25667536 -0.6430542 0.033052597 -0.63532037 -0.4216434 0.6930938 0.726295 0.28147787 -0.54051906 0.74838483 0.46654567
// tangent 1 f32[3,2] = -0.73150164 -0.901171 0.46777305 -0.9127412 0.7035619 -0.30232406
// jvp 0 f32[4,8] = 0.058126207 -0.005053445 -0.024942398 -0.004628315 -0.061801434 0.013791382 0.012802158 -0.0005241792 -0.15530097 0.005677943 0.04513228 0.026729774 0.081349544 -0.13460894 -0.026132558 -0.00032528047 -1.0768857 0.077139616 0.29079682 0.23940742 0.4589585 -1.3948563 -0.21670333 0.019463442 -0.5965689 -0.02831154 -0.02169893 0.060134128 -0.48166987 -0.1871814 -0.054881904 0.010963184
// jvp 1 f32[3,2] = -0.19828501 0.10751034 -0.1961536 -0.1287059 0.19486213 -0.61475116
// cotangent 0 f32[4,8] = -0.16429396 -0.8856933 -0.3377808 -0.33864778 -0.30525017 0.6460794 0.16269635 0.06992809 0.4381792 -0.11820312 0.8676249 -0.06027008 0.04389956 -0.368416 -0.40029415 -0.9523043 0.8266711 0.5772431 0.47543073 -0.9413456 0.17222314 -0.92960554 -0.5311311 0.11271177 -0.15901248 -0.5429962 0.9499313 0.06749693 0.11405039 -0.58569735 -0.63596284 0.5692107
// cotangent 1 f32[3,2] = 0.51692337 0.94518286 -0.1676837 0.2545951 0.31649414 0.3273075
// vjp 0 f32[4,8] = -0.034293424 -0.025718877 0.015109157 -0.015673518 0.052494522 0.17395729 -0.011916408 0.009323044 0.09445882 0.036781825 -0.00038879458 0.0609013 -0.023415003 -0.5699269 0.012307729 -0.012546982 0.85284495 0.52710277 -0.11366204 0.46748912 -0.32582027 -4.4235435 0.11657174 -0.009859842 0.29614103 0.29239428 0.14318803 0.24050447 0.48982593 -1.8754735 -0.016039025 0.28590035
// vjp 1 f32[3,2] = 0.03401249 0.0218876 0.3382516 0.11590034 1.390806 -1.3856329
// batched-in 0 f32[3,4,8] = 0.07282771 -0.123381756 -0.620473 0.02596705 0.2368531 0.6073246 -0.44409192 -0.79365975 0.34641305 -0.2565989 -0.64723724 0.87615454 -0.6434463 -0.793187 0.34180215 -0.04313343 0.29811105 0.4323241 -0.87644064 -0.40546668 -0.79440314 0.30590245 -0.069822736 0.28960907 0.31836814 0.563221 0.65435636 0.17648977 -0.463793 -0.8438716 0.6981473 -0.834252 -0.47131136 -0.52974784 0.022799546 0.8758687 -0.66621673 -0.77124614 -0.30439696 -0.5375537 -0.54622513 0.13895012 0.75721586 -0.68737334 -0.0701762 0.31118572 -0.28582758 0.77585787 -0.45699546 -0.16404913 -0.38335472 0.4190258 0.025083488 0.422595 0.20709005 0.24292316 0.27841416 -0.51956916 -0.32707173 0.021022124 -0.70912635 -0.28710026 0.58384556 0.18650065 -0.8843854 0.5852108 0.34907305 0.46034965 -0.20691648 -0.07478411 0.019176697 -0.59271777 -0.8398369 0.35982797 -0.7963887 0.07271077 0.29427263 -0.5721944 -0.7303815 0.12579736 -0.41995347 -0.6405388 0.18679579 -0.6423523 0.76076233 -0.17452335 -0.4730015 0.01791703 -0.7248638 -0.18703488 -0.7072928 0.19378223 0.80678564 0.77725756 -0.37884194 0.51751626
// batched-in 1 f32[3,3,2] = -0.24777073 -0.021527838 -0.9721977 1.7671412 -1.095447 1.7539974 -0.37587616 -0.36039078 -1.862493 0.20372207 -1.5252519 0.47403157 0.9713182 0.8253664 -0.24563159 1.6894715 -1.6107997 0.66074485
// batched-out 0 f32[3,4,8] = 0.00075366406 0.038862683 0.00046637293 0.015827216 0.030957539 -0.013313882 0.0004926878 0.002456959 -0.0012665126 -0.038768608 -0.00036741575 -0.022110354 -0.02788186 0.013388639 -0.000698587 -0.0031377268 -0.020996718 -0.77678233 -0.009281165 -0.31474566 -0.67033726 0.38185036 -0.010164751 -0.049212728 0.022752471 1.2998083 0.015970534 0.5056807 1.042238 -0.4348397 0.015670676 0.07957941 -0.0010958677 -0.0011650374 -0.0009081869 -0.0033421023 0.0068840757 0.0028357548 -0.001659415 -0.000716752 -0.008180591 -0.030323347 -0.0020848513 -0.0160193 0.07879662 0.050718814 -0.0053554326 -0.011782086 -0.10567754 -0.48623744 -0.008219415 -0.17354989 1.155874 0.8265683 -0.044722382 -0.18061543 0.029948683 0.11279993 0.005513475 0.05250314 -0.27329576 -0.14763102 0.013009314 0.043373425 0.0055547473 0.043095443 -0.0027446 0.018875215 -0.017182847 0.10499986 0.0020422598 0.020246744 0.02543719 0.097582206 -0.009631249 0.06299147 -0.06515147 0.36916685 0.006827259 0.07856133 -0.11619392 -0.3232154 0.04720941 -0.3056839 0.3286284 -1.5313158 -0.014806192 -0.38595787 0.03587283 0.8146737 -0.027718563 0.20822287 -0.14324555 1.2935903 0.038047183 0.16905737
// batched-out 1 f32[3,3,2] = -0.30485433 0.3123709 -0.13876483 0.11463533 -0.19993266 0.26869255 -0.04476392 0.0573036 -0.07878803 0.13264292 -0.1442922 0.4103763 -0.13007379 0.19262701 -0.29270843 0.107667066 -0.64116883 0.7622486
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x8xf32>, %arg1: tensor<3x2xf32>) -> (tensor<4x8xf32> {jax.result_info = "result[0]"}, tensor<3x2xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3x4xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_13 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %15:18 = stablehlo.while(%iterArg = %arg1, %iterArg_26 = %arg0, %iterArg_27 = %c, %iterArg_28 = %0, %iterArg_29 = %1, %iterArg_30 = %2, %iterArg_31 = %3, %iterArg_32 = %4, %iterArg_33 = %5, %iterArg_34 = %6, %iterArg_35 = %7, %iterArg_36 = %8, %iterArg_37 = %9, %iterArg_38 = %10, %iterArg_39 = %11, %iterArg_40 = %12, %iterArg_41 = %13, %iterArg_42 = %14) : tensor<3x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>, tensor<3x4xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>
    cond {
      %c_43 = stablehlo.constant dense<3> : tensor<i32>
      %40 = stablehlo.compare LT, %iterArg_27, %c_43, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %40 : tensor<i1>
    } do {
      %40 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_27) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %41:15 = func.call @closed_call(%iterArg_26, %iterArg_28, %iterArg_29, %40) : (tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
      %42 = func.call @dynamic_update_index_in_dim(%iterArg_30, %41#2, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %43 = func.call @dynamic_update_index_in_dim_0(%iterArg_31, %41#3, %iterArg_27) : (tensor<3x4xf32>, tensor<4xf32>, tensor<i32>) -> tensor<3x4xf32>
      %44 = func.call @dynamic_update_index_in_dim(%iterArg_32, %41#4, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %45 = func.call @dynamic_update_index_in_dim(%iterArg_33, %41#5, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %46 = func.call @dynamic_update_index_in_dim(%iterArg_34, %41#6, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %47 = func.call @dynamic_update_index_in_dim(%iterArg_35, %41#7, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %48 = func.call @dynamic_update_index_in_dim(%iterArg_36, %41#8, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %49 = func.call @dynamic_update_index_in_dim(%iterArg_37, %41#9, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %50 = func.call @dynamic_update_index_in_dim(%iterArg_38, %41#10, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %51 = func.call @dynamic_update_index_in_dim(%iterArg_39, %41#11, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %52 = func.call @dynamic_update_index_in_dim(%iterArg_40, %41#12, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %53 = func.call @dynamic_update_index_in_dim(%iterArg_41, %41#13, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %54 = func.call @dynamic_update_index_in_dim(%iterArg_42, %41#14, %iterArg_27) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %c_43 = stablehlo.constant dense<1> : tensor<i32>
      %55 = stablehlo.add %iterArg_27, %c_43 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_26, %55, %41#0, %41#1, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %53, %54 : tensor<3x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>, tensor<3x4xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>
    }
    %16 = stablehlo.dot_general %15#3, %15#3, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2xf32>) -> tensor<f32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %17 = stablehlo.add %cst_14, %16 : tensor<f32>
    %18 = stablehlo.dot_general %15#4, %15#4, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2xf32>) -> tensor<f32>
    %19 = stablehlo.add %17, %18 : tensor<f32>
    %20 = stablehlo.reshape %15#5 : (tensor<3x2xf32>) -> tensor<6xf32>
    %21 = stablehlo.reshape %15#5 : (tensor<3x2xf32>) -> tensor<6xf32>
    %22 = stablehlo.dot_general %20, %21, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<6xf32>, tensor<6xf32>) -> tensor<f32>
    %23 = stablehlo.add %19, %22 : tensor<f32>
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_16 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_17 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %26 = stablehlo.dot_general %cst_17, %20, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<6xf32>) -> tensor<6xf32>
    %cst_18 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %27 = stablehlo.dot_general %cst_18, %21, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<6xf32>) -> tensor<6xf32>
    %28 = stablehlo.reshape %26 : (tensor<6xf32>) -> tensor<3x2xf32>
    %29 = stablehlo.reshape %27 : (tensor<6xf32>) -> tensor<3x2xf32>
    %30 = stablehlo.add %28, %29 : tensor<3x2xf32>
    %cst_19 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %31 = stablehlo.dot_general %cst_19, %15#4, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<2xf32>) -> tensor<2xf32>
    %cst_20 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %32 = stablehlo.dot_general %cst_20, %15#4, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<2xf32>) -> tensor<2xf32>
    %33 = stablehlo.add %31, %32 : tensor<2xf32>
    %cst_21 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %34 = stablehlo.dot_general %cst_21, %15#3, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<2xf32>) -> tensor<2xf32>
    %cst_22 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %35 = stablehlo.dot_general %cst_22, %15#3, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<f32>, tensor<2xf32>) -> tensor<2xf32>
    %36 = stablehlo.add %34, %35 : tensor<2xf32>
    %cst_23 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %37 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<4x8xf32>
    %cst_24 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %38 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %c_25 = stablehlo.constant dense<0> : tensor<i32>
    %39:19 = stablehlo.while(%iterArg = %30, %iterArg_26 = %15#6, %iterArg_27 = %15#7, %iterArg_28 = %15#8, %iterArg_29 = %15#9, %iterArg_30 = %15#10, %iterArg_31 = %15#11, %iterArg_32 = %15#12, %iterArg_33 = %15#13, %iterArg_34 = %15#14, %iterArg_35 = %15#15, %iterArg_36 = %15#16, %iterArg_37 = %15#17, %iterArg_38 = %arg0, %iterArg_39 = %c_25, %iterArg_40 = %37, %iterArg_41 = %36, %iterArg_42 = %33, %iterArg_43 = %38) : tensor<3x2xf32>, tensor<3x4xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>
    cond {
      %c_44 = stablehlo.constant dense<3> : tensor<i32>
      %40 = stablehlo.compare LT, %iterArg_39, %c_44, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %40 : tensor<i1>
    } do {
      %c_44 = stablehlo.constant dense<3> : tensor<i32>
      %40 = stablehlo.subtract %c_44, %iterArg_39 : tensor<i32>
      %c_45 = stablehlo.constant dense<1> : tensor<i32>
      %41 = stablehlo.subtract %40, %c_45 : tensor<i32>
      %42 = func.call @dynamic_index_in_dim(%iterArg, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %43 = func.call @dynamic_index_in_dim_1(%iterArg_26, %41) : (tensor<3x4xf32>, tensor<i32>) -> tensor<4xf32>
      %44 = func.call @dynamic_index_in_dim(%iterArg_27, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %45 = func.call @dynamic_index_in_dim(%iterArg_28, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %46 = func.call @dynamic_index_in_dim(%iterArg_29, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %47 = func.call @dynamic_index_in_dim(%iterArg_30, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %48 = func.call @dynamic_index_in_dim(%iterArg_31, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %49 = func.call @dynamic_index_in_dim(%iterArg_32, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %50 = func.call @dynamic_index_in_dim(%iterArg_33, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %51 = func.call @dynamic_index_in_dim(%iterArg_34, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %52 = func.call @dynamic_index_in_dim(%iterArg_35, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %53 = func.call @dynamic_index_in_dim(%iterArg_36, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %54 = func.call @dynamic_index_in_dim(%iterArg_37, %41) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %55:4 = func.call @closed_call_2(%iterArg_38, %iterArg_40, %iterArg_41, %iterArg_42, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %53, %54) : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
      %56 = func.call @dynamic_update_index_in_dim(%iterArg_43, %55#3, %41) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %c_46 = stablehlo.constant dense<1> : tensor<i32>
      %57 = stablehlo.add %iterArg_39, %c_46 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_26, %iterArg_27, %iterArg_28, %iterArg_29, %iterArg_30, %iterArg_31, %iterArg_32, %iterArg_33, %iterArg_34, %iterArg_35, %iterArg_36, %iterArg_37, %iterArg_38, %57, %55#0, %55#1, %55#2, %56 : tensor<3x2xf32>, tensor<3x4xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>
    }
    return %39#15, %39#18 : tensor<4x8xf32>, tensor<3x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<3x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<4x8xf32>, %arg1: tensor<2xf32>, %arg2: tensor<2xf32>, %arg3: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.concatenate %arg1, %arg3, dim = 0 : (tensor<2xf32>, tensor<2xf32>) -> tensor<4xf32>
    %1 = stablehlo.dot_general %0, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4xf32>, tensor<4x8xf32>) -> tensor<8xf32>
    %2 = stablehlo.slice %1 [0:2] : (tensor<8xf32>) -> tensor<2xf32>
    %3 = stablehlo.slice %1 [2:4] : (tensor<8xf32>) -> tensor<2xf32>
    %4 = stablehlo.slice %1 [4:6] : (tensor<8xf32>) -> tensor<2xf32>
    %5 = stablehlo.slice %1 [6:8] : (tensor<8xf32>) -> tensor<2xf32>
    %6 = stablehlo.negate %3 : tensor<2xf32>
    %7 = stablehlo.exponential %6 : tensor<2xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %9 = stablehlo.add %8, %7 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.divide %10, %9 : tensor<2xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %13 = stablehlo.subtract %12, %11 : tensor<2xf32>
    %14 = stablehlo.multiply %11, %13 : tensor<2xf32>
    %15 = stablehlo.multiply %11, %arg2 : tensor<2xf32>
    %16 = stablehlo.negate %2 : tensor<2xf32>
    %17 = stablehlo.exponential %16 : tensor<2xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %19 = stablehlo.add %18, %17 : tensor<2xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %21 = stablehlo.divide %20, %19 : tensor<2xf32>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %22 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %23 = stablehlo.subtract %22, %21 : tensor<2xf32>
    %24 = stablehlo.multiply %21, %23 : tensor<2xf32>
    %25 = stablehlo.tanh %4 : tensor<2xf32>
    %cst_5 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %26 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %27 = stablehlo.subtract %26, %25 : tensor<2xf32>
    %28 = stablehlo.multiply %21, %25 : tensor<2xf32>
    %29 = stablehlo.add %15, %28 : tensor<2xf32>
    %30 = stablehlo.negate %5 : tensor<2xf32>
    %31 = stablehlo.exponential %30 : tensor<2xf32>
    %cst_6 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %32 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %33 = stablehlo.add %32, %31 : tensor<2xf32>
    %cst_7 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %34 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %35 = stablehlo.divide %34, %33 : tensor<2xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %36 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %37 = stablehlo.subtract %36, %35 : tensor<2xf32>
    %38 = stablehlo.multiply %35, %37 : tensor<2xf32>
    %39 = stablehlo.tanh %29 : tensor<2xf32>
    %cst_9 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %40 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %41 = stablehlo.subtract %40, %39 : tensor<2xf32>
    %42 = stablehlo.multiply %35, %39 : tensor<2xf32>
    return %42, %29, %42, %0, %14, %arg2, %11, %24, %25, %27, %21, %38, %39, %41, %35 : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<3x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<3x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<3x2xf32>
    return %1 : tensor<3x2xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<3x4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<i32>) -> tensor<3x4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<3x4xf32>, tensor<1x4xf32>, tensor<i32>, tensor<i32>) -> tensor<3x4xf32>
    return %1 : tensor<3x4xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<3x4xf32>, %arg1: tensor<i32>) -> tensor<4xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 4] : (tensor<3x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @closed_call_2(%arg0: tensor<4x8xf32>, %arg1: tensor<4x8xf32>, %arg2: tensor<2xf32>, %arg3: tensor<2xf32>, %arg4: tensor<2xf32>, %arg5: tensor<4xf32>, %arg6: tensor<2xf32>, %arg7: tensor<2xf32>, %arg8: tensor<2xf32>, %arg9: tensor<2xf32>, %arg10: tensor<2xf32>, %arg11: tensor<2xf32>, %arg12: tensor<2xf32>, %arg13: tensor<2xf32>, %arg14: tensor<2xf32>, %arg15: tensor<2xf32>, %arg16: tensor<2xf32>) -> (tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.add %arg2, %arg4 : tensor<2xf32>
    %1 = stablehlo.multiply %arg16, %0 : tensor<2xf32>
    %2 = stablehlo.multiply %0, %arg14 : tensor<2xf32>
    %3 = stablehlo.multiply %1, %arg15 : tensor<2xf32>
    %4 = stablehlo.add %arg3, %3 : tensor<2xf32>
    %5 = stablehlo.multiply %3, %arg14 : tensor<2xf32>
    %6 = stablehlo.add %4, %5 : tensor<2xf32>
    %7 = stablehlo.multiply %2, %arg13 : tensor<2xf32>
    %8 = stablehlo.multiply %arg12, %6 : tensor<2xf32>
    %9 = stablehlo.multiply %6, %arg10 : tensor<2xf32>
    %10 = stablehlo.multiply %8, %arg11 : tensor<2xf32>
    %11 = stablehlo.multiply %10, %arg10 : tensor<2xf32>
    %12 = stablehlo.add %10, %11 : tensor<2xf32>
    %13 = stablehlo.multiply %9, %arg9 : tensor<2xf32>
    %14 = stablehlo.multiply %arg8, %6 : tensor<2xf32>
    %15 = stablehlo.multiply %6, %arg7 : tensor<2xf32>
    %16 = stablehlo.multiply %15, %arg6 : tensor<2xf32>
    %17 = stablehlo.concatenate %13, %16, %12, %7, dim = 0 : (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<8xf32>
    %18 = stablehlo.dot_general %17, %arg5, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<8xf32>, tensor<4xf32>) -> tensor<8x4xf32>
    %19 = stablehlo.transpose %18, dims = [1, 0] : (tensor<8x4xf32>) -> tensor<4x8xf32>
    %20 = stablehlo.add %arg1, %19 : tensor<4x8xf32>
    %21 = stablehlo.dot_general %17, %arg0, contracting_dims = [0] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
    %22 = stablehlo.slice %21 [0:2] : (tensor<4xf32>) -> tensor<2xf32>
    %23 = stablehlo.slice %21 [2:4] : (tensor<4xf32>) -> tensor<2xf32>
    return %20, %22, %14, %23 : tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
}
