// name = grad_of_descent
// tolerance = 2e-06
// in 0 f32[3] = -1.6659365 0.123179086 1.3892804
// in 1 f32[2,3] = 0.11677734 -0.078717425 -1.8426992 1.1774457 -1.6641189 0.16323926
// out 0 f32[3] = -3.6518743 0.6912028 2.8940332
// tangent 0 f32[3] = 0.021600466 -0.49031663 -0.62435085
// tangent 1 f32[2,3] = 0.56993616 0.020021286 0.04523886 -0.015329403 0.054408863 0.9639701
// jvp 0 f32[3] = -0.57033485 -0.19631404 -1.5161406
// cotangent 0 f32[3] = 0.8963286 -0.024095532 -0.008795402
// vjp 0 f32[3] = 1.4970316 0.36823016 -0.028527172
// vjp 1 f32[2,3] = -0.053737678 0.005146145 -0.021825438 0.16260183 -0.0005601533 -0.34099162
// batched-in 0 f32[3,3] = -1.8282139 0.55949146 -1.8752182 1.2689165 -0.17530996 -1.9362072 -1.4264565 -1.564524 0.7505284
// batched-in 1 f32[3,2,3] = -1.2120181 -1.6393584 -1.9676341 -1.4820222 -0.95962256 -1.3627868 -1.1756158 1.3751868 0.3413564 -0.6425109 0.6651274 -0.98229516 -0.11659503 -0.11954293 -0.94823253 0.5300534 1.6905909 1.780448
// batched-out 0 f32[3,3] = -3.6635685 1.1126457 -3.758713 2.8826091 -0.730285 -3.652921 -3.0416293 -3.6154943 0.61248165
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<2x3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %0, %iterArg_9 = %arg1, %iterArg_10 = %c, %iterArg_11 = %arg0, %iterArg_12 = %1, %iterArg_13 = %2, %iterArg_14 = %3, %iterArg_15 = %4, %iterArg_16 = %5) : tensor<2xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>
    cond {
      %c_17 = stablehlo.constant dense<3> : tensor<i32>
      %14 = stablehlo.compare LT, %iterArg_10, %c_17, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %14 : tensor<i1>
    } do {
      %14:6 = func.call @closed_call(%iterArg, %iterArg_9, %iterArg_11) : (tensor<2xf32>, tensor<2x3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
      %15 = func.call @dynamic_update_index_in_dim(%iterArg_12, %14#1, %iterArg_10) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %16 = func.call @dynamic_update_index_in_dim(%iterArg_13, %14#2, %iterArg_10) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %17 = func.call @dynamic_update_index_in_dim(%iterArg_14, %14#3, %iterArg_10) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %18 = func.call @dynamic_update_index_in_dim(%iterArg_15, %14#4, %iterArg_10) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %19 = func.call @dynamic_update_index_in_dim(%iterArg_16, %14#5, %iterArg_10) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %c_17 = stablehlo.constant dense<1> : tensor<i32>
      %20 = stablehlo.add %iterArg_10, %c_17 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_9, %20, %14#0, %15, %16, %17, %18, %19 : tensor<2xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>
    }
    %7 = stablehlo.multiply %6#3, %6#3 : tensor<3xf32>
    %cst_5 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %9 = stablehlo.multiply %8, %6#3 : tensor<3xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.reduce(%7 init: %cst_6) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    %cst_7 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %12 = stablehlo.multiply %11, %9 : tensor<3xf32>
    %c_8 = stablehlo.constant dense<0> : tensor<i32>
    %13:9 = stablehlo.while(%iterArg = %6#4, %iterArg_9 = %6#5, %iterArg_10 = %6#6, %iterArg_11 = %6#7, %iterArg_12 = %6#8, %iterArg_13 = %arg1, %iterArg_14 = %0, %iterArg_15 = %c_8, %iterArg_16 = %12) : tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<2x3xf32>, tensor<2xf32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_17 = stablehlo.constant dense<3> : tensor<i32>
      %14 = stablehlo.compare LT, %iterArg_15, %c_17, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %14 : tensor<i1>
    } do {
      %c_17 = stablehlo.constant dense<3> : tensor<i32>
      %14 = stablehlo.subtract %c_17, %iterArg_15 : tensor<i32>
      %c_18 = stablehlo.constant dense<1> : tensor<i32>
      %15 = stablehlo.subtract %14, %c_18 : tensor<i32>
      %16 = func.call @dynamic_index_in_dim(%iterArg, %15) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %17 = func.call @dynamic_index_in_dim(%iterArg_9, %15) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %18 = func.call @dynamic_index_in_dim(%iterArg_10, %15) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %19 = func.call @dynamic_index_in_dim(%iterArg_11, %15) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %20 = func.call @dynamic_index_in_dim(%iterArg_12, %15) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %21 = func.call @closed_call_0(%iterArg_13, %iterArg_14, %iterArg_16, %16, %17, %18, %19, %20) : (tensor<2x3xf32>, tensor<2xf32>, tensor<3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<3xf32>
      %c_19 = stablehlo.constant dense<1> : tensor<i32>
      %22 = stablehlo.add %iterArg_15, %c_19 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_9, %iterArg_10, %iterArg_11, %iterArg_12, %iterArg_13, %iterArg_14, %22, %21 : tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>, tensor<2x3xf32>, tensor<2xf32>, tensor<i32>, tensor<3xf32>
    }
    return %13#8 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<3xf32>) -> (tensor<3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.dot_general %arg1, %arg2, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2xf32>
    %1 = stablehlo.tanh %0 : tensor<2xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %3 = stablehlo.subtract %2, %1 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %5 = stablehlo.subtract %4, %1 : tensor<2xf32>
    %cst_1 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %7 = stablehlo.multiply %6, %1 : tensor<2xf32>
    %8 = stablehlo.multiply %arg0, %7 : tensor<2xf32>
    %9 = stablehlo.multiply %8, %5 : tensor<2xf32>
    %10 = stablehlo.multiply %9, %1 : tensor<2xf32>
    %11 = stablehlo.add %9, %10 : tensor<2xf32>
    %12 = stablehlo.dot_general %11, %arg1, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %14 = stablehlo.multiply %13, %12 : tensor<3xf32>
    %15 = stablehlo.subtract %arg2, %14 : tensor<3xf32>
    return %15, %1, %3, %5, %8, %9 : tensor<3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<3x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<3x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<3x2xf32>
    return %1 : tensor<3x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<3x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call_0(%arg0: tensor<2x3xf32>, %arg1: tensor<2xf32>, %arg2: tensor<3xf32>, %arg3: tensor<2xf32>, %arg4: tensor<2xf32>, %arg5: tensor<2xf32>, %arg6: tensor<2xf32>, %arg7: tensor<2xf32>) -> tensor<3xf32> {
    %0 = stablehlo.negate %arg2 : tensor<3xf32>
    %cst = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.multiply %1, %0 : tensor<3xf32>
    %3 = stablehlo.dot_general %2, %arg0, contracting_dims = [0] x [1], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<2x3xf32>) -> tensor<2xf32>
    %4 = stablehlo.multiply %arg7, %3 : tensor<2xf32>
    %5 = stablehlo.multiply %3, %arg3 : tensor<2xf32>
    %6 = stablehlo.add %3, %5 : tensor<2xf32>
    %7 = stablehlo.multiply %arg6, %6 : tensor<2xf32>
    %8 = stablehlo.multiply %6, %arg5 : tensor<2xf32>
    %9 = stablehlo.multiply %arg1, %8 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.multiply %10, %9 : tensor<2xf32>
    %12 = stablehlo.add %4, %11 : tensor<2xf32>
    %13 = stablehlo.negate %7 : tensor<2xf32>
    %14 = stablehlo.add %12, %13 : tensor<2xf32>
    %15 = stablehlo.multiply %14, %arg4 : tensor<2xf32>
    %16 = stablehlo.multiply %15, %arg3 : tensor<2xf32>
    %17 = stablehlo.add %15, %16 : tensor<2xf32>
    %18 = stablehlo.dot_general %17, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %19 = stablehlo.add %arg2, %18 : tensor<3xf32>
    return %19 : tensor<3xf32>
  }
}
