// name = grad_vmap_rnn
// tolerance = 2e-06
// in 0 f32[3,3] = -0.58213097 0.1915416 -0.06581276 0.65309954 0.23697229 -0.1911487 0.08769613 0.6588988 -0.19240469
// in 1 f32[2,3] = -0.9518718 1.8413376 -0.6688728 -1.1907767 -1.1828083 -1.3532786
// in 2 f32[2,3] = 1.031843 0.035788354 -0.23061237 -0.48197696 0.94074655 -1.198175
// in 3 f32[2,4,2] = -0.95112824 1.785284 -0.016246894 1.7223798 1.0685788 -0.18866685 0.62999576 1.3727015 -0.07042949 -0.28722283 -1.3973061 1.5395098 -0.71431917 -0.3161457 0.4529899 1.2411182
// out 0 f32[3,3] = -0.079565585 0.472799 0.5795455 -0.26435095 0.46365768 1.9705297 -0.47217864 -1.1026745 0.49694574
// tangent 0 f32[3,3] = -0.17049466 0.3500935 -0.5823531 -0.1430998 0.018311268 -0.5869759 -0.43995252 -0.72558916 0.76692986
// tangent 1 f32[2,3] = 0.95778 -0.9833675 -0.49297842 0.34967056 0.193296 -0.45571622
// tangent 2 f32[2,3] = -0.30331972 -0.7447171 0.82148075 -0.12631853 -0.30940354 -0.5794403
// tangent 3 f32[2,4,2] = -0.7895743 -0.47467303 -0.010461422 0.16317464 0.9023532 -0.07725713 -0.38133797 0.6786892 -0.9010752 -0.79518574 -0.9549329 0.37786576 -0.93419826 0.49536705 -0.6957672 -0.86193174
// jvp 0 f32[3,3] = 0.9583982 -1.7940459 -2.2486641 -1.3827968 0.7120773 -0.010869622 1.0535765 -2.0727553 -2.265301
// cotangent 0 f32[3,3] = 0.08559865 -0.5915987 -0.56831855 0.80666304 -0.25803447 0.41609874 -0.72529966 0.7544651 0.4584162
// vjp 0 f32[3,3] = 0.35918957 0.99398637 1.417809 -2.4945211 -0.7891478 0.9987588 0.4972403 1.7633947 1.1847551
// vjp 1 f32[2,3] = -1.1786456 0.17173669 -1.1688218 0.2102977 1.2859437 0.7788765
// vjp 2 f32[2,3] = 0.10423191 -0.25528282 -0.0062739626 0.027490973 -0.21933395 -0.028952599
// vjp 3 f32[2,4,2] = -0.044759277 -0.16628803 -0.055310786 -0.07184375 -0.38057083 0.79415995 0.9680546 0.9747701 0.22585514 1.0265511 -0.83816683 -1.129835 -0.28319243 -0.37165812 1.3592103 -1.350685
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2x4x2xf32>) -> (tensor<3x3xf32> {jax.result_info = "result"}) {
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
    %5:9 = stablehlo.while(%iterArg = %0, %iterArg_12 = %arg0, %iterArg_13 = %arg1, %iterArg_14 = %c, %iterArg_15 = %arg2, %iterArg_16 = %1, %iterArg_17 = %2, %iterArg_18 = %3, %iterArg_19 = %4) : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>
    cond {
      %c_20 = stablehlo.constant dense<4> : tensor<i32>
      %28 = stablehlo.compare LT, %iterArg_14, %c_20, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %28 : tensor<i1>
    } do {
      %28 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_14) : (tensor<4x2x2xf32>, tensor<i32>) -> tensor<2x2xf32>
      %29:5 = func.call @closed_call(%iterArg_12, %iterArg_13, %iterArg_15, %28) : (tensor<3x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>)
      %30 = func.call @dynamic_update_index_in_dim(%iterArg_16, %29#1, %iterArg_14) : (tensor<4x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<4x2xf32>
      %31 = func.call @dynamic_update_index_in_dim_0(%iterArg_17, %29#2, %iterArg_14) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %32 = func.call @dynamic_update_index_in_dim_0(%iterArg_18, %29#3, %iterArg_14) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %33 = func.call @dynamic_update_index_in_dim_0(%iterArg_19, %29#4, %iterArg_14) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %34 = stablehlo.add %iterArg_14, %c_20 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_12, %iterArg_13, %34, %29#0, %30, %31, %32, %33 : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>
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
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.reduce(%12 init: %cst_6) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_9 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %17 = stablehlo.divide %15, %16 : tensor<2xf32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [1] : (tensor<2xf32>) -> tensor<4x2xf32>
    %19 = stablehlo.multiply %5#5, %18 : tensor<4x2xf32>
    %20 = stablehlo.multiply %18, %5#5 : tensor<4x2xf32>
    %21 = stablehlo.add %19, %20 : tensor<4x2xf32>
    %22 = stablehlo.broadcast_in_dim %15, dims = [0] : (tensor<2xf32>) -> tensor<2x3xf32>
    %23 = stablehlo.multiply %5#4, %22 : tensor<2x3xf32>
    %24 = stablehlo.multiply %22, %5#4 : tensor<2x3xf32>
    %25 = stablehlo.add %23, %24 : tensor<2x3xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %26 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<3x3xf32>
    %c_11 = stablehlo.constant dense<0> : tensor<i32>
    %27:8 = stablehlo.while(%iterArg = %21, %iterArg_12 = %5#6, %iterArg_13 = %5#7, %iterArg_14 = %5#8, %iterArg_15 = %arg0, %iterArg_16 = %c_11, %iterArg_17 = %26, %iterArg_18 = %25) : tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3x3xf32>, tensor<2x3xf32>
    cond {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %28 = stablehlo.compare LT, %iterArg_16, %c_19, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %28 : tensor<i1>
    } do {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %28 = stablehlo.subtract %c_19, %iterArg_16 : tensor<i32>
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %29 = stablehlo.subtract %28, %c_20 : tensor<i32>
      %30 = func.call @dynamic_index_in_dim_1(%iterArg, %29) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %31 = func.call @dynamic_index_in_dim_2(%iterArg_12, %29) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %32 = func.call @dynamic_index_in_dim_2(%iterArg_13, %29) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %33 = func.call @dynamic_index_in_dim_2(%iterArg_14, %29) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %34:2 = func.call @closed_call_3(%iterArg_15, %iterArg_17, %iterArg_18, %30, %31, %32, %33) : (tensor<3x3xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<2xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<3x3xf32>, tensor<2x3xf32>)
      %c_21 = stablehlo.constant dense<1> : tensor<i32>
      %35 = stablehlo.add %iterArg_16, %c_21 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_12, %iterArg_13, %iterArg_14, %iterArg_15, %35, %34#0, %34#1 : tensor<4x2xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<4x2x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3x3xf32>, tensor<2x3xf32>
    }
    return %27#6 : tensor<3x3xf32>
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
  func.func private @closed_call_3(%arg0: tensor<3x3xf32>, %arg1: tensor<3x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2xf32>, %arg4: tensor<2x3xf32>, %arg5: tensor<2x3xf32>, %arg6: tensor<2x3xf32>) -> (tensor<3x3xf32>, tensor<2x3xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg3, dims = [0] : (tensor<2xf32>) -> tensor<2x3xf32>
    %1 = stablehlo.add %arg2, %0 : tensor<2x3xf32>
    %2 = stablehlo.multiply %1, %arg6 : tensor<2x3xf32>
    %3 = stablehlo.multiply %2, %arg5 : tensor<2x3xf32>
    %4 = stablehlo.add %2, %3 : tensor<2x3xf32>
    %5 = stablehlo.dot_general %4, %arg4, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<3x3xf32>
    %6 = stablehlo.transpose %5, dims = [1, 0] : (tensor<3x3xf32>) -> tensor<3x3xf32>
    %7 = stablehlo.add %arg1, %6 : tensor<3x3xf32>
    %8 = stablehlo.dot_general %4, %arg0, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<2x3xf32>
    return %7, %8 : tensor<3x3xf32>, tensor<2x3xf32>
  }
}
