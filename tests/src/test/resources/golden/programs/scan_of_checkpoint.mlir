// name = scan_of_checkpoint
// tolerance = 2e-06
// in 0 f32[3,4] = -0.6270302 1.1643335 0.19303139 1.3354769 -0.63325244 0.42006195 1.2524353 0.07470692 0.12350625 -1.6407605 1.3990015 1.132891
// out 0 f32[4] = -0.02966628 -0.60883677 0.065202326 0.08255989
// out 1 f32[3] = 2.419717 3.0454905 3.8890007
// tangent 0 f32[3,4] = 0.8182808 -0.24590968 0.8087387 -0.7045787 -0.22319604 0.56952196 -0.9989286 0.29532558 -0.017459704 -0.30795646 0.53491634 0.49716547
// jvp 0 f32[4] = 0.06587673 -0.70025504 0.51793116 0.3946143
// jvp 1 f32[3] = 1.2360104 0.114648804 -0.100623526
// cotangent 0 f32[4] = 0.47178018 0.22389464 -0.3459072 -0.8426255
// cotangent 1 f32[3] = 0.46249062 -0.069320336 0.8606247
// vjp 0 f32[3,4] = 0.4286271 -0.51606256 -0.3401649 -0.4395475 0.0978131 -0.5605582 -0.019462576 -0.9885832 -0.113288656 0.070860654 -0.016098583 -0.061266772
// batched-in 0 f32[3,3,4] = -0.27429134 -0.92224056 -0.42425653 -0.13595758 0.2618584 1.3722298 -0.8945383 0.8952479 -1.5406625 -1.9602522 0.027863367 0.72193414 -1.4645479 1.0521005 -1.9194068 0.37054473 0.8379138 0.2375497 -1.2217188 -0.23408723 1.8539126 1.9333632 1.2576997 -1.660049 -1.5200111 1.4589893 1.8119261 -0.36956194 1.5413988 -0.45949087 -1.5348234 -1.578209 -0.38352767 -1.180188 1.3189907 -0.12457908
// batched-out 0 f32[3,4] = -0.030317532 -0.99382985 -0.0044430657 0.011945185 0.9318179 0.39645565 0.6755851 0.053153943 -0.341272 0.43362084 0.2794718 0.026560416
// batched-out 1 f32[3,3] = 3.4687705 3.7116017 3.6409175 1.1923347 3.1540458 3.606332 0.85602343 3.3813448 3.4983068
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x4xf32>) -> (tensor<4xf32> {jax.result_info = "result[0]"}, tensor<3xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:4] : (tensor<3x4xf32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %1, %iterArg_2 = %2) : tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<3> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<3x4xf32>, tensor<i32>) -> tensor<4xf32>
      %5:2 = func.call @closed_call(%iterArg_1, %4) : (tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<f32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_2, %5#1, %iterArg_0) : (tensor<3xf32>, tensor<f32>, tensor<i32>) -> tensor<3xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %7, %5#0, %6 : tensor<3x4xf32>, tensor<i32>, tensor<4xf32>, tensor<3xf32>
    }
    return %3#2, %3#3 : tensor<4xf32>, tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x4xf32>, %arg1: tensor<i32>) -> tensor<4xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 4] : (tensor<3x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @closed_call(%arg0: tensor<4xf32>, %arg1: tensor<4xf32>) -> (tensor<4xf32>, tensor<f32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<4xf32>
    %1 = stablehlo.sine %0 : tensor<4xf32>
    %2 = stablehlo.cosine %arg0 : tensor<4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.reduce(%2 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    return %1, %3 : tensor<4xf32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
}
