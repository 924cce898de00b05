// name = grad_scan_of_cond
// tolerance = 2e-06
// in 0 f32[4,3] = -1.8793458 -0.24074891 0.60427415 -0.7919257 -0.31531984 0.70271134 1.5681688 -1.1491475 -1.4657887 1.7202502 0.064196706 -1.9562913
// out 0 f32[4,3] = 0 1 0 0 0.14914751 0 0 0.31531984 0 0 0 0
// tangent 0 f32[4,3] = -0.5031432 0.77807957 0.48364186 0.5558906 -0.09630729 0.16981211 -0.33334345 0.011470432 -0.83458626 0.43728274 0.8258361 -0.15963829
// jvp 0 f32[4,3] = 0 0 0 0 -0.011470432 0 0 0.09630729 0 0 0 0
// cotangent 0 f32[4,3] = 0.4704258 0.6037419 -0.3301682 -0.5230818 -0.31255093 -0.9314372 -0.9927051 -0.8444634 -0.2254657 0.2871297 -0.17199203 0.71461934
// vjp 0 f32[4,3] = 0 0 0 0 0.8444634 0 0 0.31255093 0 0 0 0
// batched-in 0 f32[3,4,3] = 0.2081815 0.8606375 -0.5746673 -1.9079807 0.58292186 -0.90737814 0.7781318 1.1785258 0.33120325 -1.079893 -0.23280098 -1.3618972 -0.93040186 -0.6979933 0.53067005 0.19915181 1.5703694 -1.2401543 0.049929656 0.1380775 -0.45940068 0.09062023 -1.9273295 -0.09699218 1.6171997 -0.97119564 1.8811133 0.17198887 0.23639122 -1.20559 0.9689978 0.86176944 0.44239813 1.3435369 1.9237694 0.23394766
// batched-out 0 f32[3,4,3] = 0 6.471117 0 0 -2.178526 0 0 0.15777504 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 -1.7972491 0 0 1.75606 0 0 0.22296916 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x3xf32>) -> (tensor<4x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:3] : (tensor<4x3xf32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %6:7 = stablehlo.while(%iterArg = %arg0, %iterArg_9 = %c_2, %iterArg_10 = %1, %iterArg_11 = %2, %iterArg_12 = %3, %iterArg_13 = %4, %iterArg_14 = %5) : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>, tensor<4xi32>, tensor<4x3xf32>, tensor<4x3xf32>
    cond {
      %c_15 = stablehlo.constant dense<4> : tensor<i32>
      %15 = stablehlo.compare LT, %iterArg_9, %c_15, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %15 : tensor<i1>
    } do {
      %15 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_9) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %16:5 = func.call @closed_call(%iterArg_10, %15) : (tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<f32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>)
      %17 = func.call @dynamic_update_index_in_dim(%iterArg_11, %16#1, %iterArg_9) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %18 = func.call @dynamic_update_index_in_dim_0(%iterArg_12, %16#2, %iterArg_9) : (tensor<4xi32>, tensor<i32>, tensor<i32>) -> tensor<4xi32>
      %19 = func.call @dynamic_update_index_in_dim_1(%iterArg_13, %16#3, %iterArg_9) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %20 = func.call @dynamic_update_index_in_dim_1(%iterArg_14, %16#4, %iterArg_9) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %c_15 = stablehlo.constant dense<1> : tensor<i32>
      %21 = stablehlo.add %iterArg_9, %c_15 : tensor<i32>
      stablehlo.return %iterArg, %21, %16#0, %17, %18, %19, %20 : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>, tensor<4xi32>, tensor<4x3xf32>, tensor<4x3xf32>
    }
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.reduce(%6#3 init: %cst_3) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %c_7 = stablehlo.constant dense<0> : tensor<i32>
    %11:7 = stablehlo.while(%iterArg = %8, %iterArg_9 = %6#4, %iterArg_10 = %6#5, %iterArg_11 = %6#6, %iterArg_12 = %c_7, %iterArg_13 = %9, %iterArg_14 = %10) : tensor<4xf32>, tensor<4xi32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>
    cond {
      %c_15 = stablehlo.constant dense<4> : tensor<i32>
      %15 = stablehlo.compare LT, %iterArg_12, %c_15, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %15 : tensor<i1>
    } do {
      %c_15 = stablehlo.constant dense<4> : tensor<i32>
      %15 = stablehlo.subtract %c_15, %iterArg_12 : tensor<i32>
      %c_16 = stablehlo.constant dense<1> : tensor<i32>
      %16 = stablehlo.subtract %15, %c_16 : tensor<i32>
      %17 = func.call @dynamic_index_in_dim_2(%iterArg, %16) : (tensor<4xf32>, tensor<i32>) -> tensor<f32>
      %18 = func.call @dynamic_index_in_dim_3(%iterArg_9, %16) : (tensor<4xi32>, tensor<i32>) -> tensor<i32>
      %19 = func.call @dynamic_index_in_dim(%iterArg_10, %16) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %20 = func.call @dynamic_index_in_dim(%iterArg_11, %16) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %21:2 = func.call @closed_call_4(%iterArg_13, %17, %18, %19, %20) : (tensor<3xf32>, tensor<f32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
      %22 = func.call @dynamic_update_index_in_dim_1(%iterArg_14, %21#1, %16) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %c_17 = stablehlo.constant dense<1> : tensor<i32>
      %23 = stablehlo.add %iterArg_12, %c_17 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_9, %iterArg_10, %iterArg_11, %23, %21#0, %22 : tensor<4xf32>, tensor<4xi32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>
    }
    %12 = stablehlo.broadcast_in_dim %11#5, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.pad %12, %cst_8, low = [0, 0], high = [3, 0], interior = [0, 0] : (tensor<1x3xf32>, tensor<f32>) -> tensor<4x3xf32>
    %14 = stablehlo.add %11#6, %13 : tensor<4x3xf32>
    return %14 : tensor<4x3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32>, tensor<f32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>) {
    %0 = stablehlo.slice %arg1 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.compare GT, %1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %3 = stablehlo.convert %2 : (tensor<i1>) -> tensor<i32>
    %4:3 = "stablehlo.case"(%3) ({
      %7 = stablehlo.subtract %arg0, %arg1 : tensor<3xf32>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %8 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %9 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
      stablehlo.return %7, %8, %9 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    }, {
      %7 = stablehlo.multiply %arg0, %arg1 : tensor<3xf32>
      stablehlo.return %7, %arg1, %arg0 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
    }) : (tensor<i32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>)
    %5 = stablehlo.slice %arg0 [1:2] : (tensor<3xf32>) -> tensor<1xf32>
    %6 = stablehlo.reshape %5 : (tensor<1xf32>) -> tensor<f32>
    return %4#0, %6, %3, %4#1, %4#2 : tensor<3xf32>, tensor<f32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<4xi32>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> tensor<4xi32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xi32>, tensor<1xi32>, tensor<i32>) -> tensor<4xi32>
    return %1 : tensor<4xi32>
  }
  func.func private @dynamic_update_index_in_dim_1(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<4x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x3xf32>
    return %1 : tensor<4x3xf32>
  }
  func.func private @dynamic_index_in_dim_2(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @dynamic_index_in_dim_3(%arg0: tensor<4xi32>, %arg1: tensor<i32>) -> tensor<i32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xi32>, tensor<i32>) -> tensor<1xi32>
    %1 = stablehlo.reshape %0 : (tensor<1xi32>) -> tensor<i32>
    return %1 : tensor<i32>
  }
  func.func private @closed_call_4(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>, %arg3: tensor<3xf32>, %arg4: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.pad %0, %cst, low = [1], high = [1], interior = [0] : (tensor<1xf32>, tensor<f32>) -> tensor<3xf32>
    %2:2 = "stablehlo.case"(%arg2) ({
      %4 = stablehlo.negate %arg0 : tensor<3xf32>
      stablehlo.return %arg0, %4 : tensor<3xf32>, tensor<3xf32>
    }, {
      %4 = stablehlo.multiply %arg4, %arg0 : tensor<3xf32>
      %5 = stablehlo.multiply %arg0, %arg3 : tensor<3xf32>
      stablehlo.return %5, %4 : tensor<3xf32>, tensor<3xf32>
    }) : (tensor<i32>) -> (tensor<3xf32>, tensor<3xf32>)
    %3 = stablehlo.add %1, %2#0 : tensor<3xf32>
    return %3, %2#1 : tensor<3xf32>, tensor<3xf32>
  }
}
