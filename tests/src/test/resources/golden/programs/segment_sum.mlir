// name = segment_sum
// tolerance = 2e-06
// in 0 f32[7] = 1.5411158 1.068041 -1.1537075 -0.02349603 1.8718033 1.3288628 1.8825428
// in 1 i32[4] = 1 2 0 0
// out 0 f32[3] = -2.2034934 2.0479314 2.010633
// tangent 0 f32[7] = -0.21145406 -0.1834221 0.85672694 0.7578419 0.9923746 -0.38095367 0.41945633
// jvp 0 f32[3] = 1.8539284 -0.8680872 0.10269659
// cotangent 0 f32[3] = 0.9933021 0.8333048 0.7385398
// vjp 0 f32[7] = 1.1073477 1.3903328 1.8592662 1.8592662 -1.1693188 1.2842191 0.78879076
// batched-in 0 f32[3,7] = -1.2468741 1.1431286 0.71268696 -1.4255702 0.96278924 -0.12820978 -1.7703512 -1.2003685 -0.18243344 -0.30766362 1.0342978 -0.33236274 1.5324003 1.5683192 -1.5778755 -1.3311085 0.65502375 -1.9335448 1.5931752 0.21737464 1.3946583
// batched-in 1 i32[3,4] = 0 2 1 1 1 2 0 1 0 2 1 2
// batched-out 0 f32[3,3] = -1.200477 0.09139861 -2.023739 0.102255926 -0.25448677 -0.28611386 -2.513832 0.14238556 -4.553076
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<7xf32>, %arg1: tensor<4xi32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.slice %arg0 [0:4] : (tensor<7xf32>) -> tensor<4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.broadcast_in_dim %arg1, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %3 = "stablehlo.scatter"(%1, %2, %0) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>):
      %6 = stablehlo.add %arg2, %arg3 : tensor<f32>
      stablehlo.return %6 : tensor<f32>
    }) : (tensor<3xf32>, tensor<4x1xi32>, tensor<4xf32>) -> tensor<3xf32>
    %4 = stablehlo.slice %arg0 [4:7] : (tensor<7xf32>) -> tensor<3xf32>
    %5 = stablehlo.multiply %3, %4 : tensor<3xf32>
    return %5 : tensor<3xf32>
  }
}
