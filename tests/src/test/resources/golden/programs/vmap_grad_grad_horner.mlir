// name = vmap_grad_grad_horner
// tolerance = 2e-06
// in 0 f32[3,4] = 0.8351261 1.4372761 0.7023084 -0.93991566 -1.555617 1.0273672 -0.6660759 -0.865042 0.18949938 0.5494151 1.1710646 1.3970747
// in 1 f32[3,2] = 0.5382723 0.37857556 -0.7182942 -0.8071558 0.89162225 0.74823153
// out 0 f32[3,4] = 1.2991697 1.8336958 2 0 3.502341 -3.0509 2 0 4.064522 3.2797074 2 0
// tangent 0 f32[3,4] = 0.6539096 -0.524794 -0.017505795 -0.5033816 0.19576083 -0.028759686 -0.6240703 -0.95849025 -0.110298775 -0.6639357 -0.38805664 0.48701763
// tangent 1 f32[3,2] = 0.38177633 -0.51128036 -0.38948652 0.48330432 0.5399044 0.18973744
// jvp 0 f32[3,4] = 0.07164824 -0.25900805 0 0 -0.6620158 0.1876356 0 0 3.74015 1.4592837 0 0
// cotangent 0 f32[3,4] = -0.29218942 -0.643801 0.6283676 0.2623567 -0.5991626 0.10361318 -0.26098892 -0.13140033 0.38887772 -0.16904026 -0.35872117 0.71773636
// vjp 0 f32[3,4] = 0 0 0 0 0 0 0 0 0 0 0 0
// vjp 1 f32[3,2] = -2.2312667 -1.9512966 2.7894764 3.1089315 1.7423116 1.4077429
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x4xf32>, %arg1: tensor<3x2xf32>) -> (tensor<3x4xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [1] : (tensor<2xf32>) -> tensor<3x2xf32>
    %2 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<3x4xf32>) -> tensor<4x3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x3x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4:5 = stablehlo.while(%iterArg = %2, %iterArg_16 = %arg1, %iterArg_17 = %c, %iterArg_18 = %1, %iterArg_19 = %3) : tensor<4x3xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<4x3x2xf32>
    cond {
      %c_20 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.compare LT, %iterArg_17, %c_20, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %24 : tensor<i1>
    } do {
      %24 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_17) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %25:2 = func.call @closed_call(%iterArg_16, %iterArg_18, %24) : (tensor<3x2xf32>, tensor<3x2xf32>, tensor<3xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>)
      %26 = func.call @dynamic_update_index_in_dim(%iterArg_19, %25#1, %iterArg_17) : (tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>) -> tensor<4x3x2xf32>
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %27 = stablehlo.add %iterArg_17, %c_20 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_16, %27, %25#0, %26 : tensor<4x3xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<4x3x2xf32>
    }
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.reduce(%4#3 init: %cst_1) applies stablehlo.add across dimensions = [1] : (tensor<3x2xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [1] : (tensor<2xf32>) -> tensor<3x2xf32>
    %10 = stablehlo.broadcast_in_dim %7, dims = [1] : (tensor<2xf32>) -> tensor<3x2xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<4x3x2xf32>
    %c_6 = stablehlo.constant dense<0> : tensor<i32>
    %12:6 = stablehlo.while(%iterArg = %4#4, %iterArg_16 = %arg1, %iterArg_17 = %c_6, %iterArg_18 = %9, %iterArg_19 = %10, %iterArg_20 = %11) : tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<4x3x2xf32>
    cond {
      %c_21 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.compare LT, %iterArg_17, %c_21, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %24 : tensor<i1>
    } do {
      %c_21 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.subtract %c_21, %iterArg_17 : tensor<i32>
      %c_22 = stablehlo.constant dense<1> : tensor<i32>
      %25 = stablehlo.subtract %24, %c_22 : tensor<i32>
      %26 = func.call @dynamic_index_in_dim_0(%iterArg, %25) : (tensor<4x3x2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %27:3 = func.call @closed_call_1(%iterArg_16, %iterArg_18, %iterArg_19, %26) : (tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>)
      %28 = func.call @dynamic_update_index_in_dim(%iterArg_20, %27#2, %25) : (tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>) -> tensor<4x3x2xf32>
      %c_23 = stablehlo.constant dense<1> : tensor<i32>
      %29 = stablehlo.add %iterArg_17, %c_23 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_16, %29, %27#0, %27#1, %28 : tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<4x3x2xf32>
    }
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.reduce(%12#3 init: %cst_7) applies stablehlo.add across dimensions = [1] : (tensor<3x2xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_10 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<4x3x2xf32>
    %c_12 = stablehlo.constant dense<0> : tensor<i32>
    %18:4 = stablehlo.while(%iterArg = %12#5, %iterArg_16 = %c_12, %iterArg_17 = %16, %iterArg_18 = %17) : tensor<4x3x2xf32>, tensor<i32>, tensor<2xf32>, tensor<4x3x2xf32>
    cond {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.compare LT, %iterArg_16, %c_19, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %24 : tensor<i1>
    } do {
      %24 = func.call @dynamic_index_in_dim_0(%iterArg, %iterArg_16) : (tensor<4x3x2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %25:2 = func.call @closed_call_2(%iterArg_17, %24) : (tensor<2xf32>, tensor<3x2xf32>) -> (tensor<2xf32>, tensor<3x2xf32>)
      %26 = func.call @dynamic_update_index_in_dim(%iterArg_18, %25#1, %iterArg_16) : (tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>) -> tensor<4x3x2xf32>
      %c_19 = stablehlo.constant dense<1> : tensor<i32>
      %27 = stablehlo.add %iterArg_16, %c_19 : tensor<i32>
      stablehlo.return %iterArg, %27, %25#0, %26 : tensor<4x3x2xf32>, tensor<i32>, tensor<2xf32>, tensor<4x3x2xf32>
    }
    %cst_13 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %20 = stablehlo.broadcast_in_dim %19, dims = [1] : (tensor<2xf32>) -> tensor<3x2xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %21 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %c_15 = stablehlo.constant dense<0> : tensor<i32>
    %22:5 = stablehlo.while(%iterArg = %18#3, %iterArg_16 = %arg1, %iterArg_17 = %c_15, %iterArg_18 = %20, %iterArg_19 = %21) : tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<4x3xf32>
    cond {
      %c_20 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.compare LT, %iterArg_17, %c_20, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %24 : tensor<i1>
    } do {
      %c_20 = stablehlo.constant dense<4> : tensor<i32>
      %24 = stablehlo.subtract %c_20, %iterArg_17 : tensor<i32>
      %c_21 = stablehlo.constant dense<1> : tensor<i32>
      %25 = stablehlo.subtract %24, %c_21 : tensor<i32>
      %26 = func.call @dynamic_index_in_dim_0(%iterArg, %25) : (tensor<4x3x2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %27:2 = func.call @closed_call_3(%iterArg_16, %iterArg_18, %26) : (tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<3xf32>)
      %28 = func.call @dynamic_update_index_in_dim_4(%iterArg_19, %27#1, %25) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %c_22 = stablehlo.constant dense<1> : tensor<i32>
      %29 = stablehlo.add %iterArg_17, %c_22 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_16, %29, %27#0, %28 : tensor<4x3x2xf32>, tensor<3x2xf32>, tensor<i32>, tensor<3x2xf32>, tensor<4x3xf32>
    }
    %23 = stablehlo.transpose %22#4, dims = [1, 0] : (tensor<4x3xf32>) -> tensor<3x4xf32>
    return %23 : tensor<3x4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x2xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<3xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>) {
    %0 = stablehlo.multiply %arg1, %arg0 : tensor<3x2xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1] : (tensor<3x1xf32>) -> tensor<3x2xf32>
    %3 = stablehlo.add %0, %2 : tensor<3x2xf32>
    return %3, %arg1 : tensor<3x2xf32>, tensor<3x2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x3x2xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<i32>) -> tensor<4x3x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<3x2xf32>) -> tensor<1x3x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<4x3x2xf32>, tensor<1x3x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<4x3x2xf32>
    return %1 : tensor<4x3x2xf32>
  }
  func.func private @dynamic_index_in_dim_0(%arg0: tensor<4x3x2xf32>, %arg1: tensor<i32>) -> tensor<3x2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 3, 2] : (tensor<4x3x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x3x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3x2xf32>) -> tensor<3x2xf32>
    return %1 : tensor<3x2xf32>
  }
  func.func private @closed_call_1(%arg0: tensor<3x2xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<3x2xf32>, %arg3: tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>) {
    %0 = stablehlo.multiply %arg3, %arg2 : tensor<3x2xf32>
    %1 = stablehlo.add %arg1, %0 : tensor<3x2xf32>
    %2 = stablehlo.multiply %arg2, %arg0 : tensor<3x2xf32>
    return %1, %2, %arg2 : tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>
  }
  func.func private @closed_call_2(%arg0: tensor<2xf32>, %arg1: tensor<3x2xf32>) -> (tensor<2xf32>, tensor<3x2xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<3x2xf32>
    %2 = stablehlo.multiply %1, %arg1 : tensor<3x2xf32>
    return %arg0, %2 : tensor<2xf32>, tensor<3x2xf32>
  }
  func.func private @closed_call_3(%arg0: tensor<3x2xf32>, %arg1: tensor<3x2xf32>, %arg2: tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<3xf32>) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg1 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<3x2xf32>, tensor<f32>) -> tensor<3xf32>
    %1 = stablehlo.multiply %arg1, %arg0 : tensor<3x2xf32>
    %2 = stablehlo.add %arg2, %1 : tensor<3x2xf32>
    return %2, %0 : tensor<3x2xf32>, tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim_4(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<4x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x3xf32>
    return %1 : tensor<4x3xf32>
  }
}
