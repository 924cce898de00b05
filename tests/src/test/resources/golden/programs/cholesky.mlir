// name = cholesky
// tolerance = 2e-06
// in 0 f32[4,4] = 1.9152949 -0.28051862 0.35448185 -0.09983379 0.6646127 -0.10520561 1.3875848 0.19060329 0.5628963 1.0962139 -1.8570987 -0.37112883 0.5979621 -0.32021767 1.6211036 0.26397556
// out 0 f32[4,4] = 2.6234841 0 0 0 0.6766904 2.2263398 0 0 0.05692716 -1.0902927 2.6292794 0 0.6797826 1.019985 -0.77951807 2.0118737
// tangent 0 f32[4,4] = 0.8203997 0.535635 -0.08518363 -0.776557 -0.0123096965 -0.0878063 0.42733675 0.17739238 -0.754444 -0.43497866 -0.5946264 -0.71075726 0.06752961 -0.936701 -0.9907366 -0.7723163
// jvp 0 f32[4,4] = 0.5597069 0 0 0 -0.008095275 0.28446335 0 0 0.00027262955 -0.92906713 -0.20781796 0 -0.10920903 -0.37232122 0.022829985 -0.4959726
// cotangent 0 f32[4,4] = 0.62492555 0.19661959 -0.6898959 0.73030585 0.15607995 0.27399358 0.07267185 0.58208793 -0.6715459 -0.9517575 -0.7893936 0.92642295 0.3856837 0.45110863 -0.9695837 0.099356554
// vjp 0 f32[4,4] = 0.46809933 -0.14414282 0.4893668 0.050724477 -0.14538918 -0.52594423 0.75713056 0.14389986 -0.8166347 -0.27198046 -0.4776624 -0.027898712 0.10309775 -0.44402957 0.7965226 0.1317178
// batched-in 0 f32[3,4,4] = 0.35927474 -1.8695766 1.5753974 0.6082243 1.880418 0.041257363 1.1655447 -1.1703827 -0.6199139 1.3680325 0.45287466 -1.6591387 -0.8732437 0.07386584 1.0524082 0.15824735 0.8392884 1.8472862 1.1880106 -0.7636741 -1.6050335 1.3140773 -0.7379393 0.76123154 -0.46975443 0.5623175 -0.22086215 1.4280723 -1.6185158 1.7961886 1.1376171 -0.39739007 -0.18227622 -1.1740401 1.3775772 -1.9461441 1.2226217 0.07672806 1.8239233 0.3145138 -1.0729345 1.1762493 1.7011025 1.833781 0.4795547 -1.7677544 -1.1774926 1.3002928
// batched-out 0 f32[3,4,4] = 3.078345 0 0 0 0.55964935 2.9921157 0 0 -0.9992485 0.64156806 2.6083586 0 0.42307758 -0.2788568 0.5590131 2.081193 3.018516 0 0 0 -0.1251018 2.9002256 0 0 -0.23470686 0.93565637 2.1666796 0 1.1974925 1.3674498 -0.021612974 2.6445427 3.1775446 0 0 0 0.49962148 2.770683 0 0 -0.7586976 1.0239172 3.1886086 0 -0.6812308 -0.34203157 -0.74611545 2.8800051
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x4xf32>) -> (tensor<4x4xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = stablehlo.dot_general %arg0, %0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = stablehlo.iota dim = 0 : tensor<4x4xi32>
    %3 = stablehlo.iota dim = 1 : tensor<4x4xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4x4xi32>
    %5 = stablehlo.add %2, %4 : tensor<4x4xi32>
    %6 = stablehlo.compare EQ, %5, %3, SIGNED : (tensor<4x4xi32>, tensor<4x4xi32>) -> tensor<4x4xi1>
    %7 = stablehlo.convert %6 : (tensor<4x4xi1>) -> tensor<4x4xf32>
    %cst = stablehlo.constant dense<3.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x4xf32>
    %9 = stablehlo.multiply %8, %7 : tensor<4x4xf32>
    %10 = stablehlo.add %1, %9 : tensor<4x4xf32>
    %11 = call @cholesky(%10) : (tensor<4x4xf32>) -> tensor<4x4xf32>
    return %11 : tensor<4x4xf32>
  }
  func.func private @cholesky(%arg0: tensor<4x4xf32>) -> tensor<4x4xf32> {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = stablehlo.add %arg0, %0 : tensor<4x4xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x4xf32>
    %3 = stablehlo.divide %1, %2 : tensor<4x4xf32>
    %4:2 = stablehlo.custom_call @lapack_spotrf_ffi(%3) {backend_config = "", mhlo.backend_config = {uplo = 76 : ui8}, mhlo.frontend_attributes = {num_batch_dims = "0"}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<> : tensor<0xindex>], sdy.sharding_rule = #sdy.op_sharding_rule<([i, j])->([k, l], []) {i=4, j=4, k=4, l=4}, custom>} : (tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<i32>)
    %c = stablehlo.constant dense<0> : tensor<i32>
    %5 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<i32>
    %6 = stablehlo.compare EQ, %4#1, %5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<i1>) -> tensor<1x1xi1>
    %cst_0 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x4xf32>
    %9 = stablehlo.broadcast_in_dim %7, dims = [0, 1] : (tensor<1x1xi1>) -> tensor<4x4xi1>
    %10 = stablehlo.select %9, %4#0, %8 : tensor<4x4xi1>, tensor<4x4xf32>
    %11 = stablehlo.iota dim = 0 : tensor<4x4xi32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %12 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<4x4xi32>
    %13 = stablehlo.add %11, %12 : tensor<4x4xi32>
    %14 = stablehlo.iota dim = 1 : tensor<4x4xi32>
    %15 = stablehlo.compare GE, %13, %14, SIGNED : (tensor<4x4xi32>, tensor<4x4xi32>) -> tensor<4x4xi1>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<4x4xf32>
    %17 = stablehlo.select %15, %10, %16 : tensor<4x4xi1>, tensor<4x4xf32>
    return %17 : tensor<4x4xf32>
  }
}
