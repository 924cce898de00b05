// name = vmap_rnn
// tolerance = 4e-06
// in 0 f32[3,3] = -0.10748242 -0.53049153 -0.2004321 -0.1310718 0.31248167 -0.10882531 0.28009105 -0.3987042 -0.317083
// in 1 f32[2,3] = 1.5614631 -0.6185338 -1.4198157 -1.4091265 0.7284639 0.20497978
// in 2 f32[2,3] = -1.307478 -1.6635466 0.74556726 0.43005556 -1.4547832 1.797675
// in 3 f32[2,4,2] = 1.8176941 -1.8149374 -0.44839922 -1.8758001 -0.8931617 1.5709119 1.3711282 0.3010303 0.52124745 0.5411057 1.9752678 -1.0421934 -0.9688933 -1.0774269 -1.4774617 0.57533646
// out 0 f32[2,3] = 0.9631069 -0.2469942 -0.9661918 -0.9922084 0.73500353 0.96716976
// out 1 f32[2,4] = -0.98016083 0.46410018 0.50851417 -0.25007915 -1.0747137 -0.9707881 0.07808858 0.7099649
// tangent 0 f32[3,3] = 0.32673836 -0.48700058 0.57703584 0.97440547 -0.48145652 -0.54285663 -0.3262621 -0.17215239 -0.9610016
// tangent 1 f32[2,3] = -0.40303963 -0.82470745 -0.06582771 0.42984536 -0.7616541 -0.6552825
// tangent 2 f32[2,3] = -0.2720602 0.1549965 0.026345307 0.5622431 -0.54489756 0.77498424
// tangent 3 f32[2,4,2] = -0.33570564 0.57492375 0.17171973 -0.8191764 0.04098801 -0.630652 -0.70125896 0.85535115 0.82367015 -0.9635485 -0.93699026 0.9648301 0.83041143 -0.35054943 0.962454 -0.5908776
// jvp 0 f32[2,3] = -0.1923407 -0.48628524 -0.04348997 0.03312589 -0.2978017 -0.18788639
// jvp 1 f32[2,4] = 0.064609624 2.614386 -1.4665058 -0.72211593 -0.93912876 0.07928413 2.3797781 -0.4525622
// cotangent 0 f32[2,3] = 0.9866462 0.27319226 -0.8970439 -0.3454874 0.09151975 -0.60888916
// cotangent 1 f32[2,4] = 0.24098706 0.8908807 -0.3056888 0.16308343 -0.34806573 -0.87237644 0.6733977 -0.23752251
// vjp 0 f32[3,3] = 0.6286877 0.042809352 0.852131 -0.4236793 -0.044040695 -0.65887594 -1.1024578 -0.47307533 -1.2592349
// vjp 1 f32[2,3] = -0.6917387 0.14166468 -0.489632 -1.0568755 -0.87504774 -1.8813512
// vjp 2 f32[2,3] = -0.0021904402 0.0014006237 -0.0015654076 0.09153752 0.012028058 0.01293848
// vjp 3 f32[2,4,2] = -0.001977498 0.0030423189 -1.0019509 0.092087485 0.20637316 -0.09808573 -0.054095555 0.17108491 -0.1081304 0.20456003 0.040835846 -0.028214572 0.5458881 -0.58860934 0.105002 -0.047352757
module @jit_rnn attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2x4x2xf32>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x4xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.transpose %arg3, dims = [1, 0, 2] : (tensor<2x4x2xf32>) -> tensor<4x2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2:6 = stablehlo.while(%iterArg = %0, %iterArg_0 = %arg0, %iterArg_1 = %arg1, %iterArg_2 = %c, %iterArg_3 = %arg2, %iterArg_4 = %1) : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>
    cond {
      %c_5 = stablehlo.constant dense<4> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_2, %c_5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_2) : (tensor<4x2x2xf32>, tensor<i32>) -> tensor<2x2xf32>
      %5:2 = func.call @closed_call(%iterArg_0, %iterArg_1, %iterArg_3, %4) : (tensor<3x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_4, %5#1, %iterArg_2) : (tensor<4x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<4x2xf32>
      %c_5 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_2, %c_5 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_0, %iterArg_1, %7, %5#0, %6 : tensor<4x2x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2xf32>
    }
    %3 = stablehlo.transpose %2#5, dims = [1, 0] : (tensor<4x2xf32>) -> tensor<2x4xf32>
    return %2#4, %3 : tensor<2x3xf32>, tensor<2x4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x2x2xf32>, %arg1: tensor<i32>) -> tensor<2x2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 2] : (tensor<4x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x2xf32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<2x3xf32>, %arg3: tensor<2x2xf32>) -> (tensor<2x3xf32>, tensor<2xf32>) {
    %0 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<2x3xf32>
    %1 = stablehlo.dot_general %arg3, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x2xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %2 = stablehlo.add %0, %1 : tensor<2x3xf32>
    %3 = stablehlo.tanh %2 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    return %3, %4 : tensor<2x3xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<4x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<4x2xf32>
    return %1 : tensor<4x2xf32>
  }
}
