// name = scan_of_while
// tolerance = 2e-06
// in 0 f32[3,2] = -1.1150744 1.3401837 -0.54562044 -0.77077067 -0.2520744 -1.4274725
// out 0 f32[2] = -0.83891153 -1.5199393
// out 1 f32[3,2] = -1.1150744 1.3401837 -1.4495968 1.7422389 -0.9804995 -0.24809898
// tangent 0 f32[3,2] = 0.8995229 -0.55925786 0.9208993 -0.64025635 0.22178392 0.4728018
// jvp 0 f32[2] = 1.0801904 -0.10659585
// jvp 1 f32[3,2] = 0.8995229 -0.55925786 1.1693798 -0.7270352 1.2717133 -0.8583669
// batched-in 0 f32[3,3,2] = -0.46223083 -1.6315652 -1.260733 1.2391392 -1.6376109 -0.74890095 -1.2033149 0.41250688 0.85593396 0.56315595 0.19626473 -1.9355302 -1.5630063 0.073320344 -0.44774413 1.372239 1.4228784 0.65345633
// batched-out 0 f32[3,2] = -2.069912 -0.5680523 0.5017718 -1.3532026 1.1056833 1.0737065
// batched-out 1 f32[3,3,2] = -0.46223083 -1.6315652 -0.6009001 -2.1210349 -1.4410031 0.60282874 -1.2033149 0.41250688 -1.7148067 0.62813497 0.34149194 0.75159645 -1.5630063 0.073320344 -2.0319083 0.09531645 -1.0573167 1.400834
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x2xf32>) -> (tensor<2xf32> {jax.result_info = "result[0]"}, tensor<3x2xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:2] : (tensor<3x2xf32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %1, %iterArg_2 = %2) : tensor<3x2xf32>, tensor<i32>, tensor<2xf32>, tensor<3x2xf32>
    cond {
      %c_3 = stablehlo.constant dense<3> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
      %5:2 = func.call @closed_call(%iterArg_1, %4) : (tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_2, %5#1, %iterArg_0) : (tensor<3x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<3x2xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %7, %5#0, %6 : tensor<3x2xf32>, tensor<i32>, tensor<2xf32>, tensor<3x2xf32>
    }
    return %3#2, %3#3 : tensor<2xf32>, tensor<3x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<3x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>, %arg1: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.while(%iterArg = %arg0) : tensor<2xf32>
    cond {
      %4 = stablehlo.dot_general %iterArg, %iterArg, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2xf32>) -> tensor<f32>
      %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
      %5 = stablehlo.compare LT, %4, %cst_0, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %5 : tensor<i1>
    } do {
      %cst_0 = stablehlo.constant dense<1.500000e+00> : tensor<f32>
      %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
      %5 = stablehlo.multiply %iterArg, %4 : tensor<2xf32>
      %cst_1 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
      %6 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
      %7 = stablehlo.add %5, %6 : tensor<2xf32>
      stablehlo.return %7 : tensor<2xf32>
    }
    %cst = stablehlo.constant dense<3.000000e-01> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %2 = stablehlo.multiply %0, %1 : tensor<2xf32>
    %3 = stablehlo.add %2, %arg1 : tensor<2xf32>
    return %3, %arg0 : tensor<2xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<3x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<3x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<3x2xf32>
    return %1 : tensor<3x2xf32>
  }
}
