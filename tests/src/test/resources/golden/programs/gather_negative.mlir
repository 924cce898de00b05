// name = gather_negative
// tolerance = 2e-06
// in 0 f32[5,3] = 1.0525945 0.5778259 -1.8897216 -0.8746607 1.4720871 -1.6815155 1.5705982 -0.17093882 0.87938017 -1.1864623 -0.5546094 -0.7634993 -0.70512855 -0.2655905 -0.10636738
// in 1 i32[4] = 0 -1 4 -5
// out 0 f32[4,3] = 1.0525945 0.5778259 -1.8897216 -0.70512855 -0.2655905 -0.10636738 -0.70512855 -0.2655905 -0.10636738 1.0525945 0.5778259 -1.8897216
// tangent 0 f32[5,3] = 0.6246097 -0.8192286 0.89864916 0.46596244 0.035492092 -0.25548768 -0.7662612 -0.71739626 -0.42746273 0.0035850732 -0.4953723 -0.0819111 -0.39191863 -0.79761934 -0.3568195
// jvp 0 f32[4,3] = 0.6246097 -0.8192286 0.89864916 -0.39191863 -0.79761934 -0.3568195 -0.39191863 -0.79761934 -0.3568195 0.6246097 -0.8192286 0.89864916
// cotangent 0 f32[4,3] = 0.23570012 -0.53687125 0.30420932 0.7776373 0.88678163 -0.24694836 0.518741 0.03074507 -0.8062947 0.6177253 0.04779236 0.806623
// vjp 0 f32[5,3] = 0.85342544 -0.48907888 1.1108323 0 0 0 0 0 0 0 0 0 1.2963784 0.9175267 -1.053243
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x3xf32>, %arg1: tensor<4xi32>) -> (tensor<4x3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %6 = "stablehlo.gather"(%arg0, %5) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 3>}> : (tensor<5x3xf32>, tensor<4x1xi32>) -> tensor<4x3xf32>
    return %6 : tensor<4x3xf32>
  }
}
