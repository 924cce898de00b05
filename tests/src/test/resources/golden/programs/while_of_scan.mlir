// name = while_of_scan
// tolerance = 2e-06
// in 0 f32[3] = 0.22892345 1.7035704 0.7055575
// out 0 f32[] = 0.9340374
// tangent 0 f32[3] = 0.7453137 -0.40889922 0.5954549
// jvp 0 f32[] = 0.21095139
// batched-in 0 f32[3,3] = 0.73889095 -1.3424505 0.34761435 1.7137934 1.5724578 1.6526104 1.1986313 1.2673526 1.3495259
// batched-out 0 f32[3] = -0.4140798 0.642531 0.8209188
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<f32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2:3 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %1) : tensor<3xf32>, tensor<i32>, tensor<f32>
    cond {
      %c_2 = stablehlo.constant dense<3> : tensor<i32>
      %3 = stablehlo.compare LT, %iterArg_0, %c_2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    } do {
      %c_2 = stablehlo.constant dense<1> : tensor<i32>
      %3 = stablehlo.add %iterArg_0, %c_2 : tensor<i32>
      %c_3 = stablehlo.constant dense<0> : tensor<i32>
      %4:3 = stablehlo.while(%iterArg_4 = %iterArg, %iterArg_5 = %c_3, %iterArg_6 = %iterArg_1) : tensor<3xf32>, tensor<i32>, tensor<f32>
      cond {
        %c_7 = stablehlo.constant dense<3> : tensor<i32>
        %5 = stablehlo.compare LT, %iterArg_5, %c_7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %5 : tensor<i1>
      } do {
        %5 = func.call @dynamic_index_in_dim(%iterArg_4, %iterArg_5) : (tensor<3xf32>, tensor<i32>) -> tensor<f32>
        %6 = func.call @closed_call(%iterArg_6, %5) : (tensor<f32>, tensor<f32>) -> tensor<f32>
        %c_7 = stablehlo.constant dense<1> : tensor<i32>
        %7 = stablehlo.add %iterArg_5, %c_7 : tensor<i32>
        stablehlo.return %iterArg_4, %7, %6 : tensor<3xf32>, tensor<i32>, tensor<f32>
      }
      stablehlo.return %iterArg, %3, %4#2 : tensor<3xf32>, tensor<i32>, tensor<f32>
    }
    return %2#2 : tensor<f32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<f32>, %arg1: tensor<f32>) -> tensor<f32> {
    %0 = stablehlo.add %arg0, %arg1 : tensor<f32>
    %1 = stablehlo.sine %0 : tensor<f32>
    return %1 : tensor<f32>
  }
}
