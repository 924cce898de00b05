// name = vmap_grad_rnn
// tolerance = 2e-06
// in 0 f32[3,3] = 0.22501998 -0.1836187 -0.16347961 0.44398996 -0.2867786 0.032099225 0.30828586 0.15041442 -0.1344489
// in 1 f32[2,3] = 1.2247261 0.073230535 1.324696 0.19828653 0.43404868 -0.1285374
// in 2 f32[2,3] = 1.0814753 1.2470455 1.120064 0.22089046 -1.9187415 -1.0233277
// in 3 f32[2,4,2] = -0.22725062 -0.14922468 -0.07045056 -0.5635888 -0.6335652 0.32379264 1.4726099 -0.6185681 -0.57195944 1.5517982 1.7163829 0.7155409 -0.5840772 -1.2399786 1.6429594 0.22295175
// out 0 f32[2,3,3] = -0.5405356 -0.5481329 -0.51840794 0.29864743 0.21229923 0.12267202 -0.24144845 -0.24803309 0.021548552 -1.1172438 -1.9374293 -0.29487765 -0.3185235 0.045307044 0.15677097 -1.203433 -2.0864801 -0.16832986
// out 1 f32[2,3] = 0.04467137 0.023680449 -0.010258682 0.051089216 0.029478814 -0.05451541
// tangent 0 f32[3,3] = -0.3857716 -0.54229546 -0.5022515 -0.523581 0.33846766 0.8803216 -0.022282904 -0.7377008 -0.09583985
// tangent 1 f32[2,3] = 0.6206805 -0.97064567 -0.6182807 -0.5325949 -0.4568088 -0.5193503
// tangent 2 f32[2,3] = -0.9944153 0.5020621 0.2547145 0.79152757 0.78645486 -0.4200024
// tangent 3 f32[2,4,2] = 0.51714134 0.7646249 0.9554383 -0.13961792 0.63858217 -0.5354326 -0.4473203 0.70778614 -0.8427502 0.007318957 0.34860554 -0.54603744 -0.6764597 0.8871181 0.22902009 0.16251116
// jvp 0 f32[2,3,3] = 2.2569373 0.40413657 1.4201052 -0.025719881 -0.034647375 0.011195511 0.44435555 -0.7503021 -1.0242256 -1.1844746 -2.7430675 -1.3016882 1.7506254 2.1570792 -0.10158725 0.065001264 -0.9403558 -1.019036
// jvp 1 f32[2,3] = 0.1407064 -0.046231493 0.22294879 0.36255193 -0.04406467 0.11590936
// cotangent 0 f32[2,3,3] = 0.63596326 -0.7934866 0.9703369 0.20788644 -0.21042374 0.804905 0.48297617 0.29036638 -0.19172677 -0.4595591 0.29600877 0.10404731 0.7427715 -0.59430987 -0.34961388 0.72087705 -0.7873539 -0.1995859
// cotangent 1 f32[2,3] = 0.2277977 0.34640977 0.44569328 -0.46410108 0.15502258 -0.7226033
// vjp 0 f32[3,3] = -0.7373518 -0.0647296 -0.93284535 -0.7387763 -1.0004485 1.1794851 -1.8019192 -1.219896 -0.29919055
// vjp 1 f32[2,3] = 1.778509 0.74810153 0.005943671 0.7431536 0.83503425 -0.089631885
// vjp 2 f32[2,3] = -0.08665159 -0.07534982 0.08814016 -0.013237797 0.15537605 0.5242274
// vjp 3 f32[2,4,2] = 0.60618633 0.19030371 -0.37876114 -0.0013066112 0.88880336 0.09083686 0.9478321 0.3217056 0.3493552 0.5172756 -0.12036275 -0.113218084 -0.26773092 0.09549063 1.0768825 0.5170681
module @jit_rnn_loss attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2x4x2xf32>) -> (tensor<2x3x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.transpose %arg3, dims = [1, 0, 2] : (tensor<2x4x2xf32>) -> tensor<4x2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x2x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x2x3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<4x2x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %5:9 = stablehlo.while(%iterArg = %0, %iterArg_11 = %arg0, %iterArg_12 = %arg1, %iterArg_13 = %c, %iterArg_14 = %arg2, %iterArg_15 = %1, %iterArg_16 = %2, %iterArg_17 = %3, %iterArg_18 = %4) : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>
    cond {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %36 = stablehlo.compare LT, %iterArg_13, %c_19, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %36 : tensor<i1>
    } do {
      %36 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_13) : (tensor<4x2x2xf32>, tensor<i32>) -> tensor<2x2xf32>
      %37:5 = func.call @closed_call(%iterArg_11, %iterArg_12, %iterArg_14, %36) : (tensor<3x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>)
      %38 = func.call @dynamic_update_index_in_dim(%iterArg_15, %37#1, %iterArg_13) : (tensor<4x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<4x2xf32>
      %39 = func.call @dynamic_update_index_in_dim_0(%iterArg_16, %37#2, %iterArg_13) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %40 = func.call @dynamic_update_index_in_dim_0(%iterArg_17, %37#3, %iterArg_13) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %41 = func.call @dynamic_update_index_in_dim_0(%iterArg_18, %37#4, %iterArg_13) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %c_19 = stablehlo.constant dense<1> : tensor<i32>
      %42 = stablehlo.add %iterArg_13, %c_19 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_11, %iterArg_12, %42, %37#0, %38, %39, %40, %41 : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>
    }
    %6 = stablehlo.multiply %5#4, %5#4 : tensor<2x3xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.reduce(%6 init: %cst_3) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %8 = stablehlo.multiply %5#5, %5#5 : tensor<4x2xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.reduce(%8 init: %cst_4) applies stablehlo.add across dimensions = [0] : (tensor<4x2xf32>, tensor<f32>) -> tensor<2xf32>
    %cst_5 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.divide %9, %10 : tensor<2xf32>
    %12 = stablehlo.add %7, %11 : tensor<2xf32>
    %cst_6 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_7 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %13 = stablehlo.divide %cst_6, %cst_7 : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %13, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %15 = stablehlo.transpose %5#5, dims = [1, 0] : (tensor<4x2xf32>) -> tensor<2x4xf32>
    %16 = stablehlo.broadcast_in_dim %14, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<2x4xf32>
    %18 = stablehlo.multiply %15, %17 : tensor<2x4xf32>
    %19 = stablehlo.broadcast_in_dim %14, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %20 = stablehlo.transpose %5#5, dims = [1, 0] : (tensor<4x2xf32>) -> tensor<2x4xf32>
    %21 = stablehlo.broadcast_in_dim %19, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<2x4xf32>
    %22 = stablehlo.multiply %21, %20 : tensor<2x4xf32>
    %23 = stablehlo.add %18, %22 : tensor<2x4xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %25 = stablehlo.broadcast_in_dim %24, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %26 = stablehlo.broadcast_in_dim %25, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %27 = stablehlo.multiply %5#4, %26 : tensor<2x3xf32>
    %28 = stablehlo.broadcast_in_dim %24, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %29 = stablehlo.broadcast_in_dim %28, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %30 = stablehlo.multiply %29, %5#4 : tensor<2x3xf32>
    %31 = stablehlo.add %27, %30 : tensor<2x3xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %32 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<3x3xf32>
    %33 = stablehlo.broadcast_in_dim %32, dims = [1, 2] : (tensor<3x3xf32>) -> tensor<2x3x3xf32>
    %34 = stablehlo.transpose %23, dims = [1, 0] : (tensor<2x4xf32>) -> tensor<4x2xf32>
    %c_10 = stablehlo.constant dense<0> : tensor<i32>
    %35:8 = stablehlo.while(%iterArg = %34, %iterArg_11 = %5#6, %iterArg_12 = %5#7, %iterArg_13 = %5#8, %iterArg_14 = %arg0, %iterArg_15 = %c_10, %iterArg_16 = %33, %iterArg_17 = %31) : tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<2x3x3xf32>, tensor<2x3xf32>
    cond {
      %c_18 = stablehlo.constant dense<4> : tensor<i32>
      %36 = stablehlo.compare LT, %iterArg_15, %c_18, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %36 : tensor<i1>
    } do {
      %c_18 = stablehlo.constant dense<4> : tensor<i32>
      %36 = stablehlo.subtract %c_18, %iterArg_15 : tensor<i32>
      %c_19 = stablehlo.constant dense<1> : tensor<i32>
      %37 = stablehlo.subtract %36, %c_19 : tensor<i32>
      %38 = func.call @dynamic_index_in_dim_1(%iterArg, %37) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %39 = func.call @dynamic_index_in_dim_2(%iterArg_11, %37) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %40 = func.call @dynamic_index_in_dim_2(%iterArg_12, %37) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %41 = func.call @dynamic_index_in_dim_2(%iterArg_13, %37) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %42:2 = func.call @closed_call_3(%iterArg_14, %iterArg_16, %iterArg_17, %38, %39, %40, %41) : (tensor<3x3xf32>, tensor<2x3x3xf32>, tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<2x3x3xf32>, tensor<2x3xf32>)
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %43 = stablehlo.add %iterArg_15, %c_20 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_11, %iterArg_12, %iterArg_13, %iterArg_14, %43, %42#0, %42#1 : tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<2x3x3xf32>, tensor<2x3xf32>
    }
    return %35#6, %35#7 : tensor<2x3x3xf32>, tensor<2x3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x2x2xf32>, %arg1: tensor<i32>) -> tensor<2x2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 2] : (tensor<4x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x2xf32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2x2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) {
    %0 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<2x3xf32>
    %1 = stablehlo.dot_general %arg3, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x2xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %2 = stablehlo.add %0, %1 : tensor<2x3xf32>
    %3 = stablehlo.tanh %2 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %5 = stablehlo.subtract %4, %3 : tensor<2x3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.reduce(%3 init: %cst_0) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    return %3, %6, %arg2, %3, %5 : tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<4x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<4x2xf32>
    return %1 : tensor<4x2xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<4x2x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<i32>) -> tensor<4x2x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x3xf32>) -> tensor<1x2x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<4x2x3xf32>, tensor<1x2x3xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<4x2x3xf32>
    return %1 : tensor<4x2x3xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<4x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<4x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @dynamic_index_in_dim_2(%arg0: tensor<4x2x3xf32>, %arg1: tensor<i32>) -> tensor<2x3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 3] : (tensor<4x2x3xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x3xf32>) -> tensor<2x3xf32>
    return %1 : tensor<2x3xf32>
  }
  func.func private @closed_call_3(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2xf32>, %arg4: tensor<2x3xf32>, %arg5: tensor<2x3xf32>, %arg6: tensor<2x3xf32>) -> (tensor<2x3x3xf32>, tensor<2x3xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg3, dims = [0] : (tensor<2xf32>) -> tensor<2x3xf32>
    %1 = stablehlo.add %arg2, %0 : tensor<2x3xf32>
    %2 = stablehlo.multiply %1, %arg6 : tensor<2x3xf32>
    %3 = stablehlo.multiply %2, %arg5 : tensor<2x3xf32>
    %4 = stablehlo.add %2, %3 : tensor<2x3xf32>
    %5 = stablehlo.dot_general %4, %arg4, batching_dims = [0] x [0], contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3x3xf32>
    %6 = stablehlo.transpose %5, dims = [0, 2, 1] : (tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
    %7 = stablehlo.add %arg1, %6 : tensor<2x3x3xf32>
    %8 = stablehlo.dot_general %4, %arg0, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<2x3xf32>
    return %7, %8 : tensor<2x3x3xf32>, tensor<2x3xf32>
  }
}
