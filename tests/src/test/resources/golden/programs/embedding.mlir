// name = embedding
// tolerance = 2e-06
// in 0 f32[6,2] = -1.4438426 -1.7803804 -1.3190575 0.19395193 0.061332855 -0.72693044 -0.92797065 -1.5266556 -0.7745256 -1.4239753 1.2451781 0.3180895
// in 1 i32[4] = 1 1 1 2
// out 0 f32[4,2] = -1.7330987 0.38311195 -1.7330987 0.38311195 -1.7330987 0.38311195 0.12251211 -1.2423677
// tangent 0 f32[6,2] = 0.1086956 -0.22150183 -0.91425323 -0.31985596 -0.5661012 0.7200653 -0.25516096 -0.9671572 0.28312278 0.94389164 0.96900535 0.7965671
// jvp 0 f32[4,2] = -0.45546666 -0.61623853 -0.45546666 -0.61623853 -0.45546666 -0.61623853 -1.127954 0.88442826
// cotangent 0 f32[4,2] = 0.6011392 -0.47754505 -0.620827 0.31842265 0.7116281 -0.1484901 -0.5780702 -0.8706299
// vjp 0 f32[6,2] = 0 0 0.3447138 -0.5926501 -1.1518023 -1.069361 0 0 0 0 0 0
// batched-in 0 f32[3,6,2] = 1.7082009 1.2060242 -1.8824669 0.65884 -0.77997893 -0.6266993 -0.7004689 0.7289342 0.44738954 1.6272129 0.39247367 -0.72967213 -1.2285416 -1.2490062 -0.7223919 -0.7017819 -0.9423302 -0.74206096 -1.8253311 -1.237826 -1.9560523 1.3638289 1.6182916 1.3946044 -0.07523699 1.9453019 0.28180712 0.63960516 -0.93690914 0.8498392 -1.2759165 -1.0870196 -0.39574283 -1.925675 0.6510313 1.4471171
// batched-in 1 i32[3,4] = 0 1 4 2 5 4 0 2 4 2 4 2
// batched-out 0 f32[3,4,2] = 1.8728528 1.6709658 -1.9094219 1.1551819 0.8395016 1.8513273 -1.3053894 -1.1115506 1.8487518 1.7683597 -1.9215748 1.7545562 -1.6843115 -1.6960095 -1.4725821 -1.2607775 -0.752601 -1.9167646 -1.4675981 1.381971 -0.752601 -1.9167646 -1.4675981 1.381971
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6x2xf32>, %arg1: tensor<4xi32>) -> (tensor<4x2xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<6> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %6 = "stablehlo.gather"(%arg0, %5) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 2>}> : (tensor<6x2xf32>, tensor<4x1xi32>) -> tensor<4x2xf32>
    %7 = stablehlo.tanh %6 : tensor<4x2xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x2xf32>
    %9 = stablehlo.multiply %7, %8 : tensor<4x2xf32>
    return %9 : tensor<4x2xf32>
  }
}
