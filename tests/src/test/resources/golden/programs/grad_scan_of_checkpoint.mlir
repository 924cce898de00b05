// name = grad_scan_of_checkpoint
// tolerance = 2e-06
// in 0 f32[3,4] = 1.8161091 -0.65556014 -0.41779923 -0.7748023 0.38734776 -0.27926987 -0.97064483 0.96949834 -0.08424047 -0.03612205 0.47230467 -1.4477216
// out 0 f32[3,4] = -1.6112798 1.1302607 0.67943805 1.910608 -0.009400187 0.047936633 0.028590193 -0.23993026 0 0 0 0
// tangent 0 f32[3,4] = -0.7076122 0.30646375 -0.19941692 -0.7481419 -0.6470223 0.053719886 0.208764 -0.28363067 -0.44579592 -0.3287577 0.50349206 0.41072667
// jvp 0 f32[3,4] = 10.448339 -0.8359521 0.5009863 1.9768829 0.3205921 -0.09211384 0.046889216 -0.5680613 0 0 0 0
// cotangent 0 f32[3,4] = 0.5428658 0.10903901 0.44252953 0.77573776 -0.1090285 -0.0710797 0.62781054 -0.01092245 0.85870695 -0.33468276 0.67269653 0.1439415
// vjp 0 f32[3,4] = -7.754818 -0.2729727 -1.4003415 -2.2951713 -0.23134911 -0.017642032 -0.13466409 0.6253429 0 0 0 0
// batched-in 0 f32[3,3,4] = 2.0509975 0.98013407 -1.2299421 -0.95762575 -1.7117985 -1.7719119 1.7049264 1.5824578 -0.7976939 0.15510406 -0.20033926 0.8473876 -1.379198 -0.40996426 1.4473727 -1.7972735 0.71977735 0.23633298 -1.2242017 -1.265131 -0.37053463 1.4114854 0.4297135 -0.14971663 0.33049557 -1.9681473 0.77732795 1.1010177 0.8655171 0.3734546 1.678056 1.5511471 0.5753715 -0.70548725 -1.7655652 -0.30961373
// batched-out 0 f32[3,3,4] = -2.621471 -1.8486923 1.035764 2.1126418 0.053841237 0.08122213 0.10933728 -0.19994856 0 0 0 0 -0.041484267 0.54071516 0.7749265 1.7926648 -0.4325294 -0.0066046463 0.32419798 0.009802205 0 0 0 0 -0.44925475 2.9956307 -2.2945793 -1.6325619 -0.010209096 -0.15836212 -0.23944542 -0.09257487 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x4xf32>) -> (tensor<3x4xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:4] : (tensor<3x4xf32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3x4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4:5 = stablehlo.while(%iterArg = %arg0, %iterArg_7 = %c, %iterArg_8 = %1, %iterArg_9 = %2, %iterArg_10 = %3) : tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3xf32>, tensor<3x4xf32>
    cond {
      %c_11 = stablehlo.constant dense<3> : tensor<i32>
      %13 = stablehlo.compare LT, %iterArg_7, %c_11, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %13 : tensor<i1>
    } do {
      %13 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_7) : (tensor<3x4xf32>, tensor<i32>) -> tensor<4xf32>
      %14:3 = func.call @closed_call(%iterArg_8, %13) : (tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<f32>, tensor<4xf32>)
      %15 = func.call @dynamic_update_index_in_dim(%iterArg_9, %14#1, %iterArg_7) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %16 = func.call @dynamic_update_index_in_dim_0(%iterArg_10, %14#2, %iterArg_7) : (tensor<3x4xf32>, tensor<4xf32>, tensor<i32>) -> tensor<3x4xf32>
      %c_11 = stablehlo.constant dense<1> : tensor<i32>
      %17 = stablehlo.add %iterArg_7, %c_11 : tensor<i32>
      stablehlo.return %iterArg, %17, %14#0, %15, %16 : tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3xf32>, tensor<3x4xf32>
    }
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.reduce(%4#3 init: %cst_1) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3x4xf32>
    %c_5 = stablehlo.constant dense<0> : tensor<i32>
    %9:6 = stablehlo.while(%iterArg = %6, %iterArg_7 = %4#4, %iterArg_8 = %arg0, %iterArg_9 = %c_5, %iterArg_10 = %7, %iterArg_11 = %8) : tensor<3xf32>, tensor<3x4xf32>, tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3x4xf32>
    cond {
      %c_12 = stablehlo.constant dense<3> : tensor<i32>
      %13 = stablehlo.compare LT, %iterArg_9, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %13 : tensor<i1>
    } do {
      %c_12 = stablehlo.constant dense<3> : tensor<i32>
      %13 = stablehlo.subtract %c_12, %iterArg_9 : tensor<i32>
      %c_13 = stablehlo.constant dense<1> : tensor<i32>
      %14 = stablehlo.subtract %13, %c_13 : tensor<i32>
      %15 = func.call @dynamic_index_in_dim_1(%iterArg, %14) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
      %16 = func.call @dynamic_index_in_dim(%iterArg_7, %14) : (tensor<3x4xf32>, tensor<i32>) -> tensor<4xf32>
      %17 = func.call @dynamic_index_in_dim(%iterArg_8, %14) : (tensor<3x4xf32>, tensor<i32>) -> tensor<4xf32>
      %18:2 = func.call @closed_call_2(%iterArg_10, %15, %16, %17) : (tensor<4xf32>, tensor<f32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
      %19 = func.call @dynamic_update_index_in_dim_0(%iterArg_11, %18#1, %14) : (tensor<3x4xf32>, tensor<4xf32>, tensor<i32>) -> tensor<3x4xf32>
      %c_14 = stablehlo.constant dense<1> : tensor<i32>
      %20 = stablehlo.add %iterArg_9, %c_14 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_7, %iterArg_8, %20, %18#0, %19 : tensor<3xf32>, tensor<3x4xf32>, tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3x4xf32>
    }
    %10 = stablehlo.broadcast_in_dim %9#4, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.pad %10, %cst_6, low = [0, 0], high = [2, 0], interior = [0, 0] : (tensor<1x4xf32>, tensor<f32>) -> tensor<3x4xf32>
    %12 = stablehlo.add %9#5, %11 : tensor<3x4xf32>
    return %12 : tensor<3x4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x4xf32>, %arg1: tensor<i32>) -> tensor<4xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 4] : (tensor<3x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @closed_call(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> (tensor<4xf32>, tensor<f32>, tensor<4xf32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<4xf32>
    %1 = stablehlo.sine %0 : tensor<4xf32>
    %2 = stablehlo.cosine %arg0 : tensor<4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.reduce(%2 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    return %1, %3, %arg0 : tensor<4xf32>, tensor<f32>, tensor<4xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<3x4xf32>, %arg1: tensor<4xf32>, %arg2: tensor<i32>) -> tensor<3x4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<3x4xf32>, tensor<1x4xf32>, tensor<i32>, tensor<i32>) -> tensor<3x4xf32>
    return %1 : tensor<3x4xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<3xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call_2(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<4xf32>, %arg3: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
    %0:4 = stablehlo.optimization_barrier %arg2, %arg3, %arg0, %arg1 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<f32>
    %1 = stablehlo.multiply %0#0, %0#1 : tensor<4xf32>
    %2 = stablehlo.cosine %1 : tensor<4xf32>
    %3 = stablehlo.sine %0#0 : tensor<4xf32>
    %4 = stablehlo.broadcast_in_dim %0#3, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %5 = stablehlo.negate %4 : tensor<4xf32>
    %6 = stablehlo.multiply %5, %3 : tensor<4xf32>
    %7 = stablehlo.multiply %0#2, %2 : tensor<4xf32>
    %8 = stablehlo.multiply %0#0, %7 : tensor<4xf32>
    %9 = stablehlo.multiply %7, %0#1 : tensor<4xf32>
    %10 = stablehlo.add %6, %9 : tensor<4xf32>
    return %10, %8 : tensor<4xf32>, tensor<4xf32>
  }
}
