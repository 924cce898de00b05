// name = cond_of_scan
// tolerance = 2e-06
// in 0 i32[] = 1
// in 1 f32[3] = 1.2379197 0.07117345 -0.55487764
// out 0 f32[3] = 0.94510627 0.07111338 -0.5268393
// tangent 1 f32[3] = 0.9978575 -0.1472924 -0.93933177
// jvp 0 f32[3] = 0.326063 -0.14691949 -0.79839903
// cotangent 0 f32[3] = 0.7560058 0.10275387 -0.004452686
// vjp 1 f32[3] = 0.2470348 0.10249372 -0.0037846267
// batched-in 0 i32[3] = 1 1 0
// batched-in 1 f32[3,3] = 1.0659212 -0.8154231 -1.8804582 -1.6101449 -0.6054327 -0.9406243 -0.7653227 -1.0975299 1.968341
// batched-out 0 f32[3,3] = 0.8752349 -0.7280157 -0.9524366 -0.999226 -0.5691179 -0.8079261 -0.7653227 1.5857189 -0.74037385
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.compare EQ, %arg0, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %1 = stablehlo.convert %0 : (tensor<i1>) -> tensor<i32>
    %2 = "stablehlo.case"(%1) ({
      %3 = stablehlo.sine %arg1 : tensor<3xf32>
      stablehlo.return %3 : tensor<3xf32>
    }, {
      %3 = stablehlo.slice %arg1 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
      %4 = stablehlo.reshape %3 : (tensor<1xf32>) -> tensor<f32>
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %c_0 = stablehlo.constant dense<0> : tensor<i32>
      %6:4 = stablehlo.while(%iterArg = %arg1, %iterArg_1 = %c_0, %iterArg_2 = %4, %iterArg_3 = %5) : tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<3xf32>
      cond {
        %c_4 = stablehlo.constant dense<3> : tensor<i32>
        %7 = stablehlo.compare LT, %iterArg_1, %c_4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %7 : tensor<i1>
      } do {
        %7 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_1) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
        %8:2 = func.call @closed_call(%iterArg_2, %7) : (tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<f32>)
        %9 = func.call @dynamic_update_index_in_dim(%iterArg_3, %8#1, %iterArg_1) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
        %c_4 = stablehlo.constant dense<1> : tensor<i32>
        %10 = stablehlo.add %iterArg_1, %c_4 : tensor<i32>
        stablehlo.return %iterArg, %10, %8#0, %9 : tensor<3xf32>, tensor<i32>, tensor<f32>, tensor<3xf32>
      }
      stablehlo.return %6#3 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    return %2 : tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<f32>, %arg1: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<f32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1 = stablehlo.add %0, %cst : tensor<f32>
    return %1, %arg0 : tensor<f32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
}
