// name = scan_counting
// tolerance = 2e-06
// in 0 f32[4] = 0.8340456 -0.98425627 -0.8894504 -0.15922374
// out 0 i32[] = 4
// out 1 f32[] = 0.19288114
// out 2 f32[4] = 0 -0.98425627 -1.7789007 -0.4776712
// tangent 0 f32[4] = -0.063225456 0.762144 -0.5307276 -0.007385334
// jvp 1 f32[] = 0.09355728
// jvp 2 f32[4] = -0 0.762144 -1.0614552 -0.022156002
// cotangent 1 f32[] = 0.05094529
// cotangent 2 f32[4] = 0.11225326 0.75940543 -0.4070369 0.96146065
// vjp 0 f32[4] = 0.0009494284 0.7741918 -0.80195576 2.8859599
// batched-in 0 f32[3,4] = -1.4426177 -0.7029874 -0.035790984 -0.541263 0.6885064 0.1441505 -1.322499 -0.5218558 1.27036 -1.7569742 1.7272676 -0.076230556
// batched-out 0 i32[3] = 4 4 4
// batched-out 1 f32[3] = -0.12049948 0.11209202 0.010812854
// batched-out 2 f32[3,4] = -0 -0.7029874 -0.07158197 -1.623789 0 0.1441505 -2.644998 -1.5655673 0 -1.7569742 3.4545352 -0.22869167
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>) -> (tensor<i32> {jax.result_info = "result[0][0]"}, tensor<f32> {jax.result_info = "result[0][1]"}, tensor<4xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<4xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %3:5 = stablehlo.while(%iterArg = %arg0, %iterArg_1 = %c_0, %iterArg_2 = %c, %iterArg_3 = %1, %iterArg_4 = %2) : tensor<4xf32>, tensor<i32>, tensor<i32>, tensor<f32>, tensor<4xf32>
    cond {
      %c_5 = stablehlo.constant dense<4> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_1, %c_5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_1) : (tensor<4xf32>, tensor<i32>) -> tensor<f32>
      %5:3 = func.call @closed_call(%iterArg_2, %iterArg_3, %4) : (tensor<i32>, tensor<f32>, tensor<f32>) -> (tensor<i32>, tensor<f32>, tensor<f32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_4, %5#2, %iterArg_1) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %c_5 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_1, %c_5 : tensor<i32>
      stablehlo.return %iterArg, %7, %5#0, %5#1, %6 : tensor<4xf32>, tensor<i32>, tensor<i32>, tensor<f32>, tensor<4xf32>
    }
    return %3#2, %3#3, %3#4 : tensor<i32>, tensor<f32>, tensor<4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<i32>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> (tensor<i32>, tensor<f32>, tensor<f32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.cosine %arg2 : tensor<f32>
    %2 = stablehlo.multiply %arg1, %1 : tensor<f32>
    %3 = stablehlo.convert %arg0 : (tensor<i32>) -> tensor<f32>
    %4 = stablehlo.multiply %3, %arg2 : tensor<f32>
    return %0, %2, %4 : tensor<i32>, tensor<f32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
