// name = threefry_round
// tolerance = 2e-06
// in 0 u32[2] = 166277981 3810025809
// in 1 u32[5] = 3722640631 1920633264 1794274942 3228871110 518609011
// out 0 u32[5] = 3272513155 2358674108 2552195179 3431472203 502056404
// batched-in 0 u32[3,2] = 3081697339 783114679 1449769206 2514010396 3319747911 537932835
// batched-in 1 u32[3,5] = 543052626 1000997396 139147789 865546087 877383235 2928443958 1457682777 2013402806 1624503327 1432671892 2037318357 2857745407 4096498431 371559355 4161309489
// batched-out 0 u32[3,5] = 1371023735 2982753104 3851045075 3752424584 1795996199 3778098930 4249473363 2260526789 994909317 637155933 1041407035 2225035300 3080912367 2780915238 3253345487
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2xui32>, %arg1: tensor<5xui32>) -> (tensor<5xui32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %1 = stablehlo.reshape %0 : (tensor<1xui32>) -> tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<ui32>) -> tensor<5xui32>
    %3 = stablehlo.add %arg1, %2 : tensor<5xui32>
    %4 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %5 = stablehlo.reshape %4 : (tensor<1xui32>) -> tensor<ui32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<ui32>) -> tensor<5xui32>
    %7 = stablehlo.add %arg1, %6 : tensor<5xui32>
    %8 = stablehlo.add %3, %7 : tensor<5xui32>
    %c = stablehlo.constant dense<13> : tensor<ui32>
    %9 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui32>) -> tensor<5xui32>
    %10 = stablehlo.shift_left %7, %9 : tensor<5xui32>
    %c_0 = stablehlo.constant dense<19> : tensor<ui32>
    %11 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui32>) -> tensor<5xui32>
    %12 = stablehlo.shift_right_logical %7, %11 : tensor<5xui32>
    %13 = stablehlo.or %10, %12 : tensor<5xui32>
    %14 = stablehlo.xor %8, %13 : tensor<5xui32>
    return %14 : tensor<5xui32>
  }
}
