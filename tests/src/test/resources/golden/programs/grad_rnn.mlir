// name = grad_rnn
// tolerance = 2e-06
// in 0 f32[3,3] = -0.46988666 0.070256874 -0.45199782 -0.12391222 0.4808171 -0.48202646 0.3525975 0.39119518 0.64219165
// in 1 f32[2,3] = -0.8420696 -0.6756518 -0.17545652 -1.9053552 2.0573077 -0.106356025
// in 2 f32[3] = 0.7121363 -0.46331802 -1.5698843
// in 3 f32[4,2] = 0.98356915 1.9361302 -0.7108898 1.7537981 0.07185685 1.8593708 -0.97133356 -1.0223031
// out 0 f32[3,3] = -0.02057523 0.46364987 0.8455301 0.020613004 -0.46599415 -0.87632954 -0.01058785 0.26930934 0.85673827
// out 1 f32[2,3] = -0.021467777 0.44852617 0.28057745 -0.028917711 0.4643475 -1.4244194
// out 2 f32[3] = 0.057267286 0.058178164 -0.084844455
// tangent 0 f32[3,3] = 0.52457833 0.62298995 0.42154697 0.6170348 -0.43441388 -0.9736586 0.0934529 0.6496233 -0.79040545
// tangent 1 f32[2,3] = 0.76554674 -0.032642722 0.67776716 -0.07205544 -0.93502915 0.75523597
// tangent 2 f32[3] = 0.7428603 -0.5916792 -0.0116804745
// tangent 3 f32[4,2] = -0.24051867 0.9860684 0.5948325 -0.8702325 0.3364891 0.47812992 0.39015242 0.5290769
// jvp 0 f32[3,3] = -0.10094081 0.6708774 8.282955 0.10072754 -0.6624773 -8.548417 -0.053740498 0.094380714 6.399565
// jvp 1 f32[2,3] = -0.07441807 0.48424253 4.360648 -0.005016864 0.47478512 -3.5663939
// jvp 2 f32[3] = 0.3637253 0.58863455 -0.48992598
// cotangent 0 f32[3,3] = 0.743355 -0.5766484 -0.6157429 -0.80521876 -0.046441518 0.73289305 0.52059764 0.7901032 -0.98222965
// cotangent 1 f32[2,3] = 0.8937882 0.32765436 -0.5194574 -0.28202593 -0.6980324 0.8731994
// cotangent 2 f32[3] = 0.83016384 -0.787942 0.63101006
// vjp 0 f32[3,3] = -0.085850544 0.6061229 -13.696044 0.0857416 -0.6168417 13.675048 0.031955224 -1.3467102 -9.215179
// vjp 1 f32[2,3] = -0.085601546 0.57430035 -10.0394 -0.05986562 0.55105233 -3.8728435
// vjp 2 f32[3] = 0.2446282 0.059821688 -0.13371152
// vjp 3 f32[4,2] = 0.16065234 -0.16659558 0.058075234 -0.41371775 -0.318813 -0.6663393 -1.3731027 -2.334898
// batched-in 0 f32[3,3,3] = 0.06310248 0.13616323 0.31122476 -0.37344092 0.58267754 0.29173905 0.4785779 -0.6845967 -0.049252637 -0.070804134 0.64233714 -0.6456315 -0.59022635 -0.2613007 0.62023705 0.6209605 0.41329953 -0.48593658 -0.6561741 -0.204155 -0.5541282 -0.4765181 0.03265529 -0.31684348 -0.2460804 0.3378182 -0.14481324
// batched-in 1 f32[3,2,3] = -0.86732274 -0.80273193 1.9796622 1.4705862 0.9324021 -1.3122102 1.895897 1.1622498 -1.76113 1.5766772 1.1433465 -0.14830238 0.3290997 1.8573743 -0.57047 -1.9232402 -1.6465327 1.863193
// batched-in 2 f32[3,3] = 0.44122192 1.6315932 0.1670763 -1.8411098 -1.269963 0.94566226 1.948301 0.63082796 -1.1683782
// batched-in 3 f32[3,4,2] = -0.14508553 -0.52665764 1.7467005 -0.44143268 -0.43134898 -0.42022657 -1.8422348 1.8294412 1.6062441 -0.9304172 -1.8818821 0.86051613 0.38555536 1.6022179 -0.24612279 1.3935039 0.56323546 0.20925434 -1.829749 -0.021140847 0.9718894 -0.95065075 1.7187356 -1.7310991
// batched-out 0 f32[3,3,3] = 0.47801074 0.21023719 0.29647127 0.5090523 0.3565526 0.40104643 -0.4488204 -0.116074614 -0.25230303 1.458499 0.23435172 1.1454172 1.4309176 0.37539926 1.179709 -1.2356535 -0.28704682 -0.92627853 -0.34749916 -1.7652093 -0.69207716 -0.10625731 -0.57294303 -0.24332461 0.14148849 1.0596865 0.42138514
// batched-out 1 f32[3,2,3] = 0.101971224 -0.04326108 0.10058717 0.16498482 -0.00037033978 0.06646388 -0.35020763 0.27379453 -0.23290949 2.037109 0.7006137 2.4804428 -0.14311737 -0.50925666 -0.20077434 -0.09739439 -0.19126716 -0.09243953
// batched-out 2 f32[3,3] = 0.053918004 0.09601684 -0.08453017 0.106800124 -0.043332055 0.069268115 0.48811066 0.16039334 -0.2146286
module @jit_rnn_loss attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<4x2xf32>) -> (tensor<3x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xf32> {jax.result_info = "result[1]"}, tensor<3xf32> {jax.result_info = "result[2]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4:9 = stablehlo.while(%iterArg = %arg3, %iterArg_12 = %arg0, %iterArg_13 = %arg1, %iterArg_14 = %c, %iterArg_15 = %arg2, %iterArg_16 = %0, %iterArg_17 = %1, %iterArg_18 = %2, %iterArg_19 = %3) : tensor<4x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<4x3xf32>
    cond {
      %c_20 = stablehlo.constant dense<4> : tensor<i32>
      %23 = stablehlo.compare LT, %iterArg_14, %c_20, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %23 : tensor<i1>
    } do {
      %23 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_14) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %24:5 = func.call @closed_call(%iterArg_12, %iterArg_13, %iterArg_15, %23) : (tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>, tensor<2xf32>) -> (tensor<3xf32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>)
      %25 = func.call @dynamic_update_index_in_dim(%iterArg_16, %24#1, %iterArg_14) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %26 = func.call @dynamic_update_index_in_dim_0(%iterArg_17, %24#2, %iterArg_14) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %27 = func.call @dynamic_update_index_in_dim_0(%iterArg_18, %24#3, %iterArg_14) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %28 = func.call @dynamic_update_index_in_dim_0(%iterArg_19, %24#4, %iterArg_14) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %29 = stablehlo.add %iterArg_14, %c_20 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_12, %iterArg_13, %29, %24#0, %25, %26, %27, %28 : tensor<4x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<4x3xf32>
    }
    %5 = stablehlo.multiply %4#4, %4#4 : tensor<3xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.reduce(%5 init: %cst_3) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %7 = stablehlo.multiply %4#5, %4#5 : tensor<4xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.reduce(%7 init: %cst_4) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    %cst_5 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %9 = stablehlo.divide %8, %cst_5 : tensor<f32>
    %10 = stablehlo.add %6, %9 : tensor<f32>
    %cst_6 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_7 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %11 = stablehlo.divide %cst_6, %cst_7 : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %13 = stablehlo.multiply %4#5, %12 : tensor<4xf32>
    %14 = stablehlo.multiply %12, %4#5 : tensor<4xf32>
    %15 = stablehlo.add %13, %14 : tensor<4xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %17 = stablehlo.multiply %4#4, %16 : tensor<3xf32>
    %18 = stablehlo.multiply %16, %4#4 : tensor<3xf32>
    %19 = stablehlo.add %17, %18 : tensor<3xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<3x3xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %21 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %c_11 = stablehlo.constant dense<0> : tensor<i32>
    %22:10 = stablehlo.while(%iterArg = %15, %iterArg_12 = %4#6, %iterArg_13 = %arg3, %iterArg_14 = %4#7, %iterArg_15 = %4#8, %iterArg_16 = %arg0, %iterArg_17 = %c_11, %iterArg_18 = %20, %iterArg_19 = %21, %iterArg_20 = %19) : tensor<4xf32>, tensor<4x3xf32>, tensor<4x2xf32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>
    cond {
      %c_21 = stablehlo.constant dense<4> : tensor<i32>
      %23 = stablehlo.compare LT, %iterArg_17, %c_21, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %23 : tensor<i1>
    } do {
      %c_21 = stablehlo.constant dense<4> : tensor<i32>
      %23 = stablehlo.subtract %c_21, %iterArg_17 : tensor<i32>
      %c_22 = stablehlo.constant dense<1> : tensor<i32>
      %24 = stablehlo.subtract %23, %c_22 : tensor<i32>
      %25 = func.call @dynamic_index_in_dim_1(%iterArg, %24) : (tensor<4xf32>, tensor<i32>) -> tensor<f32>
      %26 = func.call @dynamic_index_in_dim_2(%iterArg_12, %24) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %27 = func.call @dynamic_index_in_dim(%iterArg_13, %24) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %28 = func.call @dynamic_index_in_dim_2(%iterArg_14, %24) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %29 = func.call @dynamic_index_in_dim_2(%iterArg_15, %24) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %30:3 = func.call @closed_call_3(%iterArg_16, %iterArg_18, %iterArg_19, %iterArg_20, %25, %26, %27, %28, %29) : (tensor<3x3xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>, tensor<f32>, tensor<3xf32>, tensor<2xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>)
      %c_23 = stablehlo.constant dense<1> : tensor<i32>
      %31 = stablehlo.add %iterArg_17, %c_23 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_12, %iterArg_13, %iterArg_14, %iterArg_15, %iterArg_16, %31, %30#0, %30#1, %30#2 : tensor<4xf32>, tensor<4x3xf32>, tensor<4x2xf32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>
    }
    return %22#7, %22#8, %22#9 : tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<4x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<2xf32>) -> (tensor<3xf32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) {
    %0 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
    %1 = stablehlo.dot_general %arg3, %arg1, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %2 = stablehlo.add %0, %1 : tensor<3xf32>
    %3 = stablehlo.tanh %2 : tensor<3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %5 = stablehlo.subtract %4, %3 : tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.reduce(%3 init: %cst_0) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    return %3, %6, %arg2, %3, %5 : tensor<3xf32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<4x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x3xf32>
    return %1 : tensor<4x3xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @dynamic_index_in_dim_2(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call_3(%arg0: tensor<3x3xf32>, %arg1: tensor<3x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<3xf32>, %arg4: tensor<f32>, %arg5: tensor<3xf32>, %arg6: tensor<2xf32>, %arg7: tensor<3xf32>, %arg8: tensor<3xf32>) -> (tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %1 = stablehlo.add %arg3, %0 : tensor<3xf32>
    %2 = stablehlo.multiply %1, %arg8 : tensor<3xf32>
    %3 = stablehlo.multiply %2, %arg7 : tensor<3xf32>
    %4 = stablehlo.add %2, %3 : tensor<3xf32>
    %5 = stablehlo.dot_general %4, %arg6, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<2xf32>) -> tensor<3x2xf32>
    %6 = stablehlo.transpose %5, dims = [1, 0] : (tensor<3x2xf32>) -> tensor<2x3xf32>
    %7 = stablehlo.add %arg2, %6 : tensor<2x3xf32>
    %8 = stablehlo.dot_general %4, %arg5, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3xf32>) -> tensor<3x3xf32>
    %9 = stablehlo.transpose %8, dims = [1, 0] : (tensor<3x3xf32>) -> tensor<3x3xf32>
    %10 = stablehlo.add %arg1, %9 : tensor<3x3xf32>
    %11 = stablehlo.dot_general %4, %arg0, contracting_dims = [0] x [1], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
    return %10, %7, %11 : tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>
  }
}
