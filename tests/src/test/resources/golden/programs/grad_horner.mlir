// name = grad_horner
// tolerance = 2e-06
// in 0 f32[5] = -1.354134 1.2924898 1.2190068 1.735071 0.6656563
// in 1 f32[3] = 0.08514217 0.6351764 0.42275688
// out 0 f32[5] = 0.19476578 0.3324351 0.58942163 1.1430755 3
// out 1 f32[3] = 1.967414 3.459952 3.0494976
// tangent 0 f32[5] = 0.99466825 -0.8793174 0.52387923 -0.837466 0.43320665
// tangent 1 f32[3] = -0.5288458 -0.34337988 -0.11041569
// jvp 0 f32[5] = -0.3866561 -0.4863116 -0.61962575 -0.98264134 0
// jvp 1 f32[3] = -2.3411443 -0.49406308 -0.87588805
// cotangent 0 f32[5] = 0.1855673 -0.9096672 0.28616887 0.95219374 0.69038564
// cotangent 1 f32[3] = -0.14665228 0.29384816 -0.43487054
// vjp 0 f32[5] = 0.16941637 0.1193044 -0.019370764 -0.28767467 0
// vjp 1 f32[3] = 0.54450333 0.64232457 -0.4604784
// batched-in 0 f32[3,5] = -1.1864545 -1.2388661 -1.9727386 1.4284465 0.026797432 -1.5235382 0.6762679 1.2502762 -1.587557 0.0718073 1.9247988 -1.2930617 1.36545 -0.23841056 1.7662526
// batched-in 1 f32[3,3] = -0.28598687 0.07616833 -0.38993603 0.15423255 0.79143786 0.6700337 0.6528029 -0.5325444 0.32341072
// batched-out 0 f32[3,5] = 0.02984225 -0.08223835 0.2396402 -0.5997546 3 0.59446186 0.8002132 1.0991068 1.615704 3 0.27297616 0.16098851 0.8143496 0.44366923 3
// batched-out 1 f32[3,3] = 2.363833 1.1042665 2.6831996 -1.1759883 -1.3588265 -0.83445334 2.03307 -3.9557073 0.49949095
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5xf32>, %arg1: tensor<3xf32>) -> (tensor<5xf32> {jax.result_info = "result[0]"}, tensor<3xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<5x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2:5 = stablehlo.while(%iterArg = %arg0, %iterArg_7 = %arg1, %iterArg_8 = %c, %iterArg_9 = %0, %iterArg_10 = %1) : tensor<5xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<5x3xf32>
    cond {
      %c_11 = stablehlo.constant dense<5> : tensor<i32>
      %9 = stablehlo.compare LT, %iterArg_8, %c_11, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    } do {
      %9 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_8) : (tensor<5xf32>, tensor<i32>) -> tensor<f32>
      %10:2 = func.call @closed_call(%iterArg_7, %iterArg_9, %9) : (tensor<3xf32>, tensor<3xf32>, tensor<f32>) -> (tensor<3xf32>, tensor<3xf32>)
      %11 = func.call @dynamic_update_index_in_dim(%iterArg_10, %10#1, %iterArg_8) : (tensor<5x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<5x3xf32>
      %c_11 = stablehlo.constant dense<1> : tensor<i32>
      %12 = stablehlo.add %iterArg_8, %c_11 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_7, %12, %10#0, %11 : tensor<5xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<5x3xf32>
    }
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.reduce(%2#3 init: %cst_1) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<5xf32>
    %c_6 = stablehlo.constant dense<0> : tensor<i32>
    %8:6 = stablehlo.while(%iterArg = %2#4, %iterArg_7 = %arg1, %iterArg_8 = %c_6, %iterArg_9 = %6, %iterArg_10 = %5, %iterArg_11 = %7) : tensor<5x3xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>, tensor<5xf32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %9 = stablehlo.compare LT, %iterArg_8, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    } do {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %9 = stablehlo.subtract %c_12, %iterArg_8 : tensor<i32>
      %c_13 = stablehlo.constant dense<1> : tensor<i32>
      %10 = stablehlo.subtract %9, %c_13 : tensor<i32>
      %11 = func.call @dynamic_index_in_dim_0(%iterArg, %10) : (tensor<5x3xf32>, tensor<i32>) -> tensor<3xf32>
      %12:3 = func.call @closed_call_1(%iterArg_7, %iterArg_9, %iterArg_10, %11) : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<f32>)
      %13 = func.call @dynamic_update_index_in_dim_2(%iterArg_11, %12#2, %10) : (tensor<5xf32>, tensor<f32>, tensor<i32>) -> tensor<5xf32>
      %c_14 = stablehlo.constant dense<1> : tensor<i32>
      %14 = stablehlo.add %iterArg_8, %c_14 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_7, %14, %12#0, %12#1, %13 : tensor<5x3xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>, tensor<5xf32>
    }
    return %8#5, %8#3 : tensor<5xf32>, tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<5xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<5xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<f32>) -> (tensor<3xf32>, tensor<3xf32>) {
    %0 = stablehlo.multiply %arg1, %arg0 : tensor<3xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.add %0, %1 : tensor<3xf32>
    return %2, %arg1 : tensor<3xf32>, tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<5x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<5x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<5x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<5x3xf32>
    return %1 : tensor<5x3xf32>
  }
  func.func private @dynamic_index_in_dim_0(%arg0: tensor<5x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<5x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call_1(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<f32>) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg2 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %1 = stablehlo.multiply %arg3, %arg2 : tensor<3xf32>
    %2 = stablehlo.add %arg1, %1 : tensor<3xf32>
    %3 = stablehlo.multiply %arg2, %arg0 : tensor<3xf32>
    return %2, %3, %0 : tensor<3xf32>, tensor<3xf32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim_2(%arg0: tensor<5xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<5xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<5xf32>, tensor<1xf32>, tensor<i32>) -> tensor<5xf32>
    return %1 : tensor<5xf32>
  }
}
