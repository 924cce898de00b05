// name = cholesky_batch
// tolerance = 2e-06
// in 0 f32[3,2,2] = -0.5795404 1.1723233 -0.25732157 -0.9184733 0.8732011 -1.2928253 -0.84573466 0.41774452 1.3907963 1.5926075 0.61835647 -0.33691657
// out 0 f32[3,2,2] = 2.1703017 0 -0.42741498 1.9305761 2.3310678 0 -0.54848987 1.8944489 2.7332606 0 0.11833194 1.8659782
// tangent 0 f32[3,2,2] = -0.9934122 0.19688256 -0.37350678 0.26615772 -0.40475947 -0.32713106 0.6060345 0.11673514 -0.83970726 0.5980029 0.30771708 0.165787
// jvp 0 f32[3,2,2] = 0.37162235 0 0.35115722 0.00090256333 0.029809048 0 0.25751448 -0.17025262 -0.07883543 0 -0.007090936 0.07248827
// cotangent 0 f32[3,2,2] = -0.10584626 0.8582092 -0.95336413 -0.67629486 0.965715 -0.07876977 0.2497144 -0.5076625 0.36259526 0.008930924 -0.3207883 0.5920141
// vjp 0 f32[3,2,2] = 0.2170624 0.29230827 0.38470235 -0.2741043 0.33353204 -0.5305876 0.2651179 -0.16892123 0.111330636 0.26448494 0.013850588 -0.31568387
// batched-in 0 f32[3,3,2,2] = 1.4403985 1.334787 -1.66438 -1.3357198 -0.093034714 0.63725317 0.3978509 -1.8284801 -0.34056997 0.6268627 -1.163651 -1.3311294 1.9200974 -0.8677028 0.80208915 -0.8362318 0.10661887 -0.9346311 -1.0804431 -1.5961051 -1.2437574 -1.9343086 -0.28194287 0.9662908 0.5754261 -0.45197955 -0.03488721 -1.9017861 -1.8154643 -0.52530086 -1.5897219 -0.6732511 1.5981596 -1.1990623 1.4795924 0.90209717
// batched-out 0 f32[3,3,2,2] = 2.6184738 0 -1.5964535 2.2373297 1.8479034 0 -0.65058523 2.4654338 1.8732177 0 -0.2338921 2.4639974 2.7275782 0 0.8306599 1.9111868 1.9710157 0 0.69840837 2.4954226 2.8789725 0 -0.5274229 1.9326239 1.8802661 0 0.44647583 2.5335088 2.5635622 0 1.263766 2.093652 2.6442134 0 0.48519304 2.4015746
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x2x2xf32>) -> (tensor<3x2x2xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.transpose %arg0, dims = [0, 2, 1] : (tensor<3x2x2xf32>) -> tensor<3x2x2xf32>
    %1 = stablehlo.dot_general %arg0, %0, batching_dims = [0] x [0], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<3x2x2xf32>, tensor<3x2x2xf32>) -> tensor<3x2x2xf32>
    %2 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %3 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %5 = stablehlo.add %2, %4 : tensor<2x2xi32>
    %6 = stablehlo.compare EQ, %5, %3, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %7 = stablehlo.convert %6 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %cst = stablehlo.constant dense<3.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %9 = stablehlo.multiply %8, %7 : tensor<2x2xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [0, 1, 2] : (tensor<1x2x2xf32>) -> tensor<3x2x2xf32>
    %12 = stablehlo.add %1, %11 : tensor<3x2x2xf32>
    %13 = call @cholesky(%12) : (tensor<3x2x2xf32>) -> tensor<3x2x2xf32>
    return %13 : tensor<3x2x2xf32>
  }
  func.func private @cholesky(%arg0: tensor<3x2x2xf32>) -> tensor<3x2x2xf32> {
    %0 = stablehlo.transpose %arg0, dims = [0, 2, 1] : (tensor<3x2x2xf32>) -> tensor<3x2x2xf32>
    %1 = stablehlo.add %arg0, %0 : tensor<3x2x2xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x2x2xf32>
    %3 = stablehlo.divide %1, %2 : tensor<3x2x2xf32>
    %4:2 = stablehlo.custom_call @lapack_spotrf_ffi(%3) {backend_config = "", mhlo.backend_config = {uplo = 76 : ui8}, mhlo.frontend_attributes = {num_batch_dims = "1"}, operand_layouts = [dense<[1, 2, 0]> : tensor<3xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[1, 2, 0]> : tensor<3xindex>, dense<0> : tensor<1xindex>], sdy.sharding_rule = #sdy.op_sharding_rule<([i, j, k])->([i, l, m], [i]) {i=3, j=2, k=2, l=2, m=2}, custom>} : (tensor<3x2x2xf32>) -> (tensor<3x2x2xf32>, tensor<3xi32>)
    %c = stablehlo.constant dense<0> : tensor<i32>
    %5 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<3xi32>
    %6 = stablehlo.compare EQ, %4#1, %5, SIGNED : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
    %7 = stablehlo.broadcast_in_dim %6, dims = [0] : (tensor<3xi1>) -> tensor<3x1x1xi1>
    %cst_0 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3x2x2xf32>
    %9 = stablehlo.broadcast_in_dim %7, dims = [0, 1, 2] : (tensor<3x1x1xi1>) -> tensor<3x2x2xi1>
    %10 = stablehlo.select %9, %4#0, %8 : tensor<3x2x2xi1>, tensor<3x2x2xf32>
    %11 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %12 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %13 = stablehlo.add %11, %12 : tensor<2x2xi32>
    %14 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %15 = stablehlo.compare GE, %13, %14, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %16 = stablehlo.broadcast_in_dim %15, dims = [1, 2] : (tensor<2x2xi1>) -> tensor<3x2x2xi1>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3x2x2xf32>
    %18 = stablehlo.select %16, %10, %17 : tensor<3x2x2xi1>, tensor<3x2x2xf32>
    return %18 : tensor<3x2x2xf32>
  }
}
