// name = scatter_min
// tolerance = 2e-06
// in 0 f32[5,3] = -0.156308 0.6268011 -1.4487808 1.3685076 -0.62675565 0.07224608 -1.6117799 0.7341391 -1.4450706 -1.0728134 -0.1853023 -1.4229089 -1.1907964 -1.7031486 0.64138997
// in 1 i32[4] = 3 1 3 0
// in 2 f32[4,3] = -1.1767511 0.16562867 0.79341567 1.447073 1.4379363 -1.2496545 -0.944453 0.11751409 1.0456882 1.1673058 0.39769214 -0.7355912
// out 0 f32[5,3] = -0.156308 0.39769214 -1.4487808 1.3685076 -0.62675565 -1.2496545 -1.6117799 0.7341391 -1.4450706 -1.1767511 -0.1853023 -1.4229089 -1.1907964 -1.7031486 0.64138997
// tangent 0 f32[5,3] = -0.76035064 -0.59295887 0.2831129 -0.9892156 -0.53190416 -0.6378971 0.4566714 -0.10547921 -0.8635793 -0.24238609 -0.18881379 -0.72890854 -0.3098025 -0.07813917 -0.13863298
// tangent 2 f32[4,3] = -0.83346194 0.9556696 0.56570774 0.17840174 0.05162803 0.8419278 0.06462663 -0.67964345 0.24507597 0.9005778 -0.009859865 -0.85569936
// jvp 0 f32[5,3] = -0.76035064 -0.00985986 0.2831129 -0.9892156 -0.53190416 0.8419278 0.4566714 -0.10547921 -0.8635793 -0.83346194 -0.18881379 -0.72890854 -0.3098025 -0.07813917 -0.13863298
// cotangent 0 f32[5,3] = 0.86153764 0.12967326 -0.68545294 0.3141741 0.40397248 0.20833139 0.39885107 -0.49087185 0.956905 0.8375894 0.746012 -0.47108564 -0.9301133 -0.51575804 0.4984195
// vjp 0 f32[5,3] = 0.86153764 0 -0.68545294 0.3141741 0.40397248 0 0.39885107 -0.49087185 0.956905 0 0.746012 -0.47108564 -0.9301133 -0.51575804 0.4984195
// vjp 2 f32[4,3] = 0.8375894 0 -0 0 0 0.20833139 0 0 -0 0 0.12967326 -0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x3xf32>, %arg1: tensor<4xi32>, %arg2: tensor<4x3xf32>) -> (tensor<5x3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %6 = "stablehlo.scatter"(%arg0, %5, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%arg3: tensor<f32>, %arg4: tensor<f32>):
      %7 = stablehlo.minimum %arg3, %arg4 : tensor<f32>
      stablehlo.return %7 : tensor<f32>
    }) : (tensor<5x3xf32>, tensor<4x1xi32>, tensor<4x3xf32>) -> tensor<5x3xf32>
    return %6 : tensor<5x3xf32>
  }
}
