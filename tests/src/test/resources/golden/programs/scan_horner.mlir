// name = scan_horner
// tolerance = 2e-06
// in 0 f32[5] = -0.32305762 -1.6854962 -0.36682412 1.0368888 0.20556921
// in 1 f32[3] = 0.59251684 0.20356001 -0.3672277
// out 0 f32[3] = 0.30072728 0.38666674 -0.14707808
// tangent 0 f32[5] = -0.39138937 -0.24961093 0.42095274 -0.99772507 0.8060094
// tangent 1 f32[3] = 0.25124815 -0.084896006 -0.6154235
// jvp 0 f32[3] = -0.09979457 0.5609418 0.8107552
// cotangent 0 f32[3] = 0.69889325 0.94175017 -0.40129498
// vjp 0 f32[5] = 0.08046069 0.1731996 0.23027068 0.7531753 1.2393484
// vjp 1 f32[3] = -1.0076859 0.6282637 -0.27625188
// batched-in 0 f32[3,5] = -1.8519053 -0.94639343 -0.928294 -1.3469564 -0.24853164 -1.0692103 1.2581095 1.1234285 -1.4330987 1.8427241 -1.1173811 1.8136894 0.73047733 1.304791 -1.5478791
// batched-in 1 f32[3,3] = -0.5474421 0.37772086 0.8003455 -0.32310492 0.018784806 0.8840657 0.5192558 0.8398454 -0.8933866
// batched-out 0 f32[3,3] = 0.1995851 -0.97844607 -3.1662166 2.3689573 1.8162082 1.6699834 -0.50070876 0.5816637 -4.1355867
module @jit_polynomial attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg1, %iterArg_1 = %c, %iterArg_2 = %0) : tensor<5xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<5> : tensor<i32>
      %2 = stablehlo.compare LT, %iterArg_1, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %2 : tensor<i1>
    } do {
      %2 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_1) : (tensor<5xf32>, tensor<i32>) -> tensor<f32>
      %3 = func.call @closed_call(%iterArg_0, %iterArg_2, %2) : (tensor<3xf32>, tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %4 = stablehlo.add %iterArg_1, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_0, %4, %3 : tensor<5xf32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>
    }
    return %1#3 : tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<5xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<5xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<f32>) -> tensor<3xf32> {
    %0 = stablehlo.multiply %arg1, %arg0 : tensor<3xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.add %0, %1 : tensor<3xf32>
    return %2 : tensor<3xf32>
  }
}
