// name = take_along_rows
// tolerance = 2e-06
// in 0 f32[4,5] = 1.933867 -1.0447526 -0.60894823 -0.64984065 -0.878696 -1.824992 -1.2252005 1.6169991 0.17557894 -0.24677102 1.8035836 1.1112263 0.04480735 -1.5584482 -1.0926414 -1.7305278 -1.0758588 -0.80410373 -0.57872653 -0.032999966
// in 1 i32[3,5] = 1 2 0 1 2 0 1 3 0 2 2 1 0 3 3
// out 0 f32[3,5] = -1.824992 1.1112263 -0.60894823 0.17557894 -1.0926414 1.933867 -1.2252005 -0.80410373 -0.64984065 -1.0926414 1.8035836 -1.2252005 -0.60894823 -0.57872653 -0.032999966
// tangent 0 f32[4,5] = -0.020288918 -0.12939115 0.6129531 -0.8259168 -0.49965966 -0.66784114 0.4641699 -0.8503016 0.38546234 0.57461846 0.4857124 -0.78987163 0.05760884 -0.7420961 -0.9260594 -0.88682544 0.52842695 -0.46593007 0.05865397 -0.9468693
// jvp 0 f32[3,5] = -0.66784114 -0.78987163 0.6129531 0.38546234 -0.9260594 -0.020288918 0.4641699 -0.46593007 -0.8259168 -0.9260594 0.4857124 0.4641699 0.6129531 0.05865397 -0.9468693
// cotangent 0 f32[3,5] = -0.014792068 -0.42712483 0.108137056 -0.4010452 0.33538958 -0.056573063 0.70611 0.14048278 0.72070783 0.6645013 0.11119526 -0.51186603 0.4679004 0.984355 0.65073276
// vjp 0 f32[4,5] = -0.056573063 0 0.57603747 0.72070783 0 -0.014792068 0.19424397 0 -0.4010452 0 0.11119526 -0.42712483 0 0 0.9998909 0 0 0.14048278 0.984355 0.65073276
// batched-in 0 f32[3,4,5] = 1.3769298 1.7937232 -1.4564976 -0.19467452 -1.0548564 0.077431284 -0.9240089 -1.8826925 -0.19555272 -1.3119627 0.93606645 0.62502235 1.8030672 0.66905206 -1.6485989 1.0601176 -0.26790428 1.4479793 -1.9322593 1.8788638 -0.047506887 0.4831154 -0.23258331 -1.0335933 -0.8683944 1.0403553 0.15205193 1.549754 1.1225781 -1.255383 1.325858 1.2264802 -1.4092139 -0.035351235 1.4395403 -0.2285071 -0.30688134 1.6709392 1.9414068 -1.7672286 0.68254745 1.0908242 -1.2795836 1.6456482 -1.2845304 0.06005409 0.12332195 0.765954 -0.46150792 1.1077554 1.1906364 0.19254376 1.7938827 0.803707 0.31361938 0.124458395 -0.47046363 -1.5798143 -0.29354402 -0.8180771
// batched-in 1 i32[3,3,5] = 1 3 1 3 0 0 2 2 2 1 0 2 2 1 1 3 0 3 1 1 3 2 3 0 1 2 2 1 1 1 2 2 1 1 2 0 3 0 3 2 3 1 3 3 2
// batched-out 0 f32[3,3,5] = 0.077431284 -0.26790428 -1.8826925 -1.9322593 -1.0548564 1.3769298 0.62502235 1.8030672 0.66905206 -1.3119627 1.3769298 0.62502235 1.8030672 -0.19555272 -1.3119627 -0.2285071 0.4831154 1.6709392 1.1225781 -1.255383 -0.2285071 1.2264802 1.6709392 -1.0335933 -1.255383 1.325858 1.2264802 1.549754 1.1225781 -1.255383 1.1906364 0.19254376 0.765954 -0.46150792 0.31361938 0.68254745 -0.47046363 -1.2795836 -0.29354402 0.31361938 0.124458395 0.12332195 -1.5798143 -0.29354402 0.31361938
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>, %arg1: tensor<3x5xi32>) -> (tensor<3x5xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<3x5xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi1>
    %c_0 = stablehlo.constant dense<4> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<3x5xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<3x5xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<3x5xi1>, tensor<3x5xi32>
    %5 = stablehlo.reshape %4 : (tensor<3x5xi32>) -> tensor<3x5x1xi32>
    %c_1 = stablehlo.constant dense<3> : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<3x5x1xi32>
    %7 = stablehlo.compare GE, %5, %6, SIGNED : (tensor<3x5x1xi32>, tensor<3x5x1xi32>) -> tensor<3x5x1xi1>
    %8 = stablehlo.broadcast_in_dim %c_1, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<3x5x1xi32>
    %10 = stablehlo.compare LE, %5, %9, SIGNED : (tensor<3x5x1xi32>, tensor<3x5x1xi32>) -> tensor<3x5x1xi1>
    %11 = stablehlo.and %7, %10 : tensor<3x5x1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %12 = stablehlo.reduce(%11 init: %c_3) applies stablehlo.and across dimensions = [2] : (tensor<3x5x1xi1>, tensor<i1>) -> tensor<3x5xi1>
    %13 = "stablehlo.gather"(%arg0, %5) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [0], operand_batching_dims = [1], start_indices_batching_dims = [1], start_index_map = [0], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x5xf32>, tensor<3x5x1xi32>) -> tensor<3x5xf32>
    %cst = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x5xf32>
    %15 = stablehlo.select %12, %13, %14 : tensor<3x5xi1>, tensor<3x5xf32>
    return %15 : tensor<3x5xf32>
  }
}
