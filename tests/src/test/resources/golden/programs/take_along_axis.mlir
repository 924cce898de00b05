// name = take_along_axis
// tolerance = 2e-06
// in 0 f32[4,5] = 1.7435069 -0.3068792 -0.7102885 1.5609714 -0.4550118 -1.7629055 -0.23102814 -0.58964247 -0.66464853 -0.20718591 -0.93481463 0.55967593 -1.0602902 0.40271768 -0.33257923 -1.4278309 -0.87579 -0.4497426 -0.27443963 1.312554
// in 1 i32[4,1] = 1 4 0 0
// out 0 f32[4,1] = -0.3068792 -0.20718591 -0.93481463 -1.4278309
// tangent 0 f32[4,5] = 0.9090972 0.6040841 -0.37589583 -0.5883812 -0.93023986 -0.3960493 0.28969136 0.94138986 0.86148655 -0.3909552 -0.5492255 -0.23753875 -0.8687163 -0.43483 0.49411345 0.74553376 0.35086858 -0.17431292 -0.044755574 0.9235101
// jvp 0 f32[4,1] = 0.6040841 -0.3909552 -0.5492255 0.74553376
// cotangent 0 f32[4,1] = 0.5981349 -0.15249607 -0.8790497 0.3124633
// vjp 0 f32[4,5] = 0 0.5981349 0 0 0 0 0 0 0 -0.15249607 -0.8790497 0 0 0 0 0.3124633 0 0 0 0
// batched-in 0 f32[3,4,5] = -1.1097704 1.6840913 -1.1864246 0.39836755 -1.2876959 -1.3485857 1.0201806 0.13706727 -1.3384198 -1.7194786 -0.32101542 1.3601153 -0.6175578 1.355324 -0.66595125 1.7225268 -0.12990361 -1.4360269 1.912379 -1.8135477 0.785031 1.8831123 0.6998722 0.43239397 -0.0403983 -1.5885943 -1.1348826 1.1969606 1.5350271 1.117443 0.9519032 1.3288951 -0.63219786 1.2097291 -0.33861014 -0.728396 -1.196437 -0.9829236 0.14498942 1.9065458 -1.2466311 -1.8160857 1.7810615 -0.5682255 -0.38907784 -0.32736787 1.5520971 1.9236451 -1.8218445 0.21125805 1.5448736 1.2873665 -1.7974004 1.3507606 1.3562939 -1.7154623 -1.8475864 -1.4540603 1.0545487 1.572512
// batched-in 1 i32[3,4,1] = 4 2 3 2 3 0 3 3 0 1 0 3
// batched-out 0 f32[3,4,1] = -1.2876959 0.13706727 1.355324 -1.4360269 0.43239397 -1.5885943 1.2097291 0.14498942 -1.2466311 1.5520971 1.5448736 1.0545487
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>, %arg1: tensor<4x1xi32>) -> (tensor<4x1xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x1xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4x1xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4x1xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4x1xi1>, tensor<4x1xi32>
    %5 = stablehlo.reshape %4 : (tensor<4x1xi32>) -> tensor<4x1x1xi32>
    %c_1 = stablehlo.constant dense<4> : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4x1x1xi32>
    %7 = stablehlo.compare GE, %5, %6, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %8 = stablehlo.broadcast_in_dim %c_1, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<4x1x1xi32>
    %10 = stablehlo.compare LE, %5, %9, SIGNED : (tensor<4x1x1xi32>, tensor<4x1x1xi32>) -> tensor<4x1x1xi1>
    %11 = stablehlo.and %7, %10 : tensor<4x1x1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %12 = stablehlo.reduce(%11 init: %c_3) applies stablehlo.and across dimensions = [2] : (tensor<4x1x1xi1>, tensor<i1>) -> tensor<4x1xi1>
    %13 = "stablehlo.gather"(%arg0, %5) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x5xf32>, tensor<4x1x1xi32>) -> tensor<4x1xf32>
    %cst = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x1xf32>
    %15 = stablehlo.select %12, %13, %14 : tensor<4x1xi1>, tensor<4x1xf32>
    return %15 : tensor<4x1xf32>
  }
}
