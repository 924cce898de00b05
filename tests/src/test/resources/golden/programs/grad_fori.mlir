// name = grad_fori
// tolerance = 2e-06
// in 0 f32[3] = -1.9230008 1.9142879 0.07431943
// out 0 f32[3] = 5.140073 -5.1943 -149.25034
// tangent 0 f32[3] = 0.06794758 0.02250468 0.86967635
// jvp 0 f32[3] = 57.15258 -57.186 302.17905
// cotangent 0 f32[3] = 0.84902894 0.3990164 -0.7189134
// vjp 0 f32[3] = -42.656635 50.950775 -218.22226
// batched-in 0 f32[3,3] = -1.0717598 -0.93404174 -1.376276 -1.5322357 0.48137528 1.4595277 -1.5446967 1.3611189 -1.6456137
// batched-out 0 f32[3,3] = -2.1951392 -6.3711624 2.898944 9.1375475 27.623878 -8.215732 -4.8469734 3.2700555 -5.099671
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %2:5 = stablehlo.while(%iterArg = %c_1, %iterArg_10 = %c, %iterArg_11 = %arg0, %iterArg_12 = %0, %iterArg_13 = %1) : tensor<i32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>, tensor<4xf32>
    cond {
      %c_14 = stablehlo.constant dense<4> : tensor<i32>
      %25 = stablehlo.compare LT, %iterArg, %c_14, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %25 : tensor<i1>
    } do {
      %25:4 = func.call @closed_call(%iterArg_10, %iterArg_11) : (tensor<i32>, tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>, tensor<3xf32>, tensor<f32>)
      %26 = func.call @dynamic_update_index_in_dim(%iterArg_12, %25#2, %iterArg) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %27 = func.call @dynamic_update_index_in_dim_0(%iterArg_13, %25#3, %iterArg) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %c_14 = stablehlo.constant dense<1> : tensor<i32>
      %28 = stablehlo.add %iterArg, %c_14 : tensor<i32>
      stablehlo.return %28, %25#0, %25#1, %26, %27 : tensor<i32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>, tensor<4xf32>
    }
    %3 = stablehlo.slice %2#2 [0:2] : (tensor<3xf32>) -> tensor<2xf32>
    %4 = stablehlo.slice %2#2 [2:3] : (tensor<3xf32>) -> tensor<1xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.pad %4, %cst_2, low = [0], high = [1], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<2xf32>
    %6 = stablehlo.multiply %3, %5 : tensor<2xf32>
    %7 = stablehlo.slice %6 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %8 = stablehlo.slice %6 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %9 = stablehlo.multiply %7, %8 : tensor<1xf32>
    %10 = stablehlo.reshape %9 : (tensor<1xf32>) -> tensor<f32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %12 = stablehlo.multiply %7, %11 : tensor<1xf32>
    %13 = stablehlo.multiply %11, %8 : tensor<1xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.pad %12, %cst_4, low = [1], high = [0], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<2xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %15 = stablehlo.pad %13, %cst_5, low = [0], high = [1], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<2xf32>
    %16 = stablehlo.add %14, %15 : tensor<2xf32>
    %17 = stablehlo.multiply %3, %16 : tensor<2xf32>
    %18 = stablehlo.multiply %16, %5 : tensor<2xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %19 = stablehlo.pad %17, %cst_6, low = [0], high = [-1], interior = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<1xf32>
    %20 = stablehlo.slice %19 [0:1] : (tensor<1xf32>) -> tensor<1xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %21 = stablehlo.pad %20, %cst_7, low = [2], high = [0], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %22 = stablehlo.pad %18, %cst_8, low = [0], high = [1], interior = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<3xf32>
    %23 = stablehlo.add %21, %22 : tensor<3xf32>
    %c_9 = stablehlo.constant dense<0> : tensor<i32>
    %24:4 = stablehlo.while(%iterArg = %2#3, %iterArg_10 = %2#4, %iterArg_11 = %c_9, %iterArg_12 = %23) : tensor<4x3xf32>, tensor<4xf32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_13 = stablehlo.constant dense<4> : tensor<i32>
      %25 = stablehlo.compare LT, %iterArg_11, %c_13, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %25 : tensor<i1>
    } do {
      %c_13 = stablehlo.constant dense<4> : tensor<i32>
      %25 = stablehlo.subtract %c_13, %iterArg_11 : tensor<i32>
      %c_14 = stablehlo.constant dense<1> : tensor<i32>
      %26 = stablehlo.subtract %25, %c_14 : tensor<i32>
      %27 = func.call @dynamic_index_in_dim(%iterArg, %26) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %28 = func.call @dynamic_index_in_dim_1(%iterArg_10, %26) : (tensor<4xf32>, tensor<i32>) -> tensor<f32>
      %29 = func.call @closed_call_2(%iterArg_12, %27, %28) : (tensor<3xf32>, tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
      %c_15 = stablehlo.constant dense<1> : tensor<i32>
      %30 = stablehlo.add %iterArg_11, %c_15 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_10, %30, %29 : tensor<4x3xf32>, tensor<4xf32>, tensor<i32>, tensor<3xf32>
    }
    return %24#3 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>, tensor<3xf32>, tensor<f32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.sine %arg1 : tensor<3xf32>
    %2 = stablehlo.cosine %arg1 : tensor<3xf32>
    %3 = stablehlo.convert %arg0 : (tensor<i32>) -> tensor<f32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %5 = stablehlo.multiply %1, %4 : tensor<3xf32>
    %6 = stablehlo.add %arg1, %5 : tensor<3xf32>
    return %0, %6, %2, %3 : tensor<i32>, tensor<3xf32>, tensor<3xf32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<4x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x3xf32>
    return %1 : tensor<4x3xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call_2(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<f32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<3xf32>
    %2 = stablehlo.multiply %1, %arg1 : tensor<3xf32>
    %3 = stablehlo.add %arg0, %2 : tensor<3xf32>
    return %3 : tensor<3xf32>
  }
}
