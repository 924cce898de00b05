// name = hessian_vector_product
// tolerance = 2e-06
// in 0 f32[3] = -0.87173563 0.88041484 -0.93060064
// in 1 f32[3] = 0.57769066 -1.5943197 0.5406171
// out 0 f32[3] = 0.052784577 -0.24012311 -0.7612434
// tangent 0 f32[3] = -0.6565571 -0.32550904 0.91922575
// tangent 1 f32[3] = -0.5504747 -0.2640313 -0.4173261
// jvp 0 f32[3] = 1.7252014 -1.3360013 -0.16319868
// cotangent 0 f32[3] = -0.22153886 0.1767403 0.021245757
// vjp 0 f32[3] = 2.549239 -1.1439635 0.6732278
// vjp 1 f32[3] = -0.25576174 0.013578847 0.18329734
// batched-in 0 f32[3,3] = -0.5631528 0.048814137 -0.7997825 1.2850406 0.9685564 0.2449418 0.3551316 -1.6523855 1.8687
// batched-in 1 f32[3,3] = -1.8464029 -1.3136789 1.7419535 -1.8263828 1.5528463 0.08197575 -1.7125316 -0.58594334 -0.6754465
// batched-out 0 f32[3,3] = -1.1063308 -1.0388969 -0.31310973 1.6539619 -0.2885548 1.0119721 5.4997525 -1.7193329 1.4575932
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.slice %arg1 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %2 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %3 = stablehlo.reshape %1 : (tensor<1xf32>) -> tensor<f32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %8:9 = stablehlo.while(%iterArg = %arg0, %iterArg_10 = %arg1, %iterArg_11 = %c, %iterArg_12 = %2, %iterArg_13 = %3, %iterArg_14 = %4, %iterArg_15 = %5, %iterArg_16 = %6, %iterArg_17 = %7) : tensor<3xf32>, tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    cond {
      %c_18 = stablehlo.constant dense<3> : tensor<i32>
      %18 = stablehlo.compare LT, %iterArg_11, %c_18, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %18 : tensor<i1>
    } do {
      %18 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_11) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %19 = func.call @dynamic_index_in_dim(%iterArg_10, %iterArg_11) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %20:6 = func.call @closed_call(%iterArg_12, %iterArg_13, %18, %19) : (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>)
      %21 = func.call @dynamic_update_index_in_dim(%iterArg_14, %20#2, %iterArg_11) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %22 = func.call @dynamic_update_index_in_dim(%iterArg_15, %20#3, %iterArg_11) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %23 = func.call @dynamic_update_index_in_dim(%iterArg_16, %20#4, %iterArg_11) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %24 = func.call @dynamic_update_index_in_dim(%iterArg_17, %20#5, %iterArg_11) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %c_18 = stablehlo.constant dense<1> : tensor<i32>
      %25 = stablehlo.add %iterArg_11, %c_18 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_10, %25, %20#0, %20#1, %21, %22, %23, %24 : tensor<3xf32>, tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    }
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %c_7 = stablehlo.constant dense<0> : tensor<i32>
    %11:11 = stablehlo.while(%iterArg = %arg0, %iterArg_10 = %8#5, %iterArg_11 = %8#6, %iterArg_12 = %arg1, %iterArg_13 = %8#7, %iterArg_14 = %8#8, %iterArg_15 = %c_7, %iterArg_16 = %cst_3, %iterArg_17 = %cst_4, %iterArg_18 = %9, %iterArg_19 = %10) : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>
    cond {
      %c_20 = stablehlo.constant dense<3> : tensor<i32>
      %18 = stablehlo.compare LT, %iterArg_15, %c_20, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %18 : tensor<i1>
    } do {
      %c_20 = stablehlo.constant dense<3> : tensor<i32>
      %18 = stablehlo.subtract %c_20, %iterArg_15 : tensor<i32>
      %c_21 = stablehlo.constant dense<1> : tensor<i32>
      %19 = stablehlo.subtract %18, %c_21 : tensor<i32>
      %20 = func.call @dynamic_index_in_dim(%iterArg, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %21 = func.call @dynamic_index_in_dim(%iterArg_10, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %22 = func.call @dynamic_index_in_dim(%iterArg_11, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %23 = func.call @dynamic_index_in_dim(%iterArg_12, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %24 = func.call @dynamic_index_in_dim(%iterArg_13, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %25 = func.call @dynamic_index_in_dim(%iterArg_14, %19) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %26:4 = func.call @closed_call_0(%iterArg_16, %iterArg_17, %20, %21, %22, %23, %24, %25) : (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>)
      %27 = func.call @dynamic_update_index_in_dim(%iterArg_18, %26#2, %19) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %28 = func.call @dynamic_update_index_in_dim(%iterArg_19, %26#3, %19) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %c_22 = stablehlo.constant dense<1> : tensor<i32>
      %29 = stablehlo.add %iterArg_15, %c_22 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_10, %iterArg_11, %iterArg_12, %iterArg_13, %iterArg_14, %29, %26#0, %26#1, %27, %28 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<3xf32>, tensor<3xf32>
    }
    %12 = stablehlo.broadcast_in_dim %11#7, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %13 = stablehlo.broadcast_in_dim %11#8, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.pad %12, %cst_8, low = [0], high = [2], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %15 = stablehlo.pad %13, %cst_9, low = [0], high = [2], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<3xf32>
    %16 = stablehlo.add %11#9, %14 : tensor<3xf32>
    %17 = stablehlo.add %11#10, %15 : tensor<3xf32>
    return %17 : tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<f32>, %arg1: tensor<f32>, %arg2: tensor<f32>, %arg3: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) {
    %0 = stablehlo.multiply %arg0, %arg2 : tensor<f32>
    %1 = stablehlo.multiply %arg1, %arg2 : tensor<f32>
    %2 = stablehlo.multiply %arg0, %arg3 : tensor<f32>
    %3 = stablehlo.add %1, %2 : tensor<f32>
    %4 = stablehlo.sine %0 : tensor<f32>
    %5 = stablehlo.cosine %0 : tensor<f32>
    %6 = stablehlo.multiply %3, %5 : tensor<f32>
    %7 = stablehlo.cosine %0 : tensor<f32>
    %8 = stablehlo.sine %0 : tensor<f32>
    %9 = stablehlo.multiply %3, %8 : tensor<f32>
    %10 = stablehlo.negate %9 : tensor<f32>
    return %4, %6, %arg0, %7, %arg1, %10 : tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call_0(%arg0: tensor<f32>, %arg1: tensor<f32>, %arg2: tensor<f32>, %arg3: tensor<f32>, %arg4: tensor<f32>, %arg5: tensor<f32>, %arg6: tensor<f32>, %arg7: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) {
    %0 = stablehlo.multiply %arg0, %arg4 : tensor<f32>
    %1 = stablehlo.multiply %arg1, %arg4 : tensor<f32>
    %2 = stablehlo.multiply %arg0, %arg7 : tensor<f32>
    %3 = stablehlo.add %1, %2 : tensor<f32>
    %4 = stablehlo.multiply %arg3, %0 : tensor<f32>
    %5 = stablehlo.multiply %arg6, %0 : tensor<f32>
    %6 = stablehlo.multiply %arg3, %3 : tensor<f32>
    %7 = stablehlo.add %5, %6 : tensor<f32>
    %8 = stablehlo.multiply %0, %arg2 : tensor<f32>
    %9 = stablehlo.multiply %3, %arg2 : tensor<f32>
    %10 = stablehlo.multiply %0, %arg5 : tensor<f32>
    %11 = stablehlo.add %9, %10 : tensor<f32>
    return %8, %11, %4, %7 : tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>
  }
}
