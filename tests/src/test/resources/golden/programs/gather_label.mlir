// name = gather_label
// tolerance = 2e-06
// in 0 f32[4,5] = 1.699834 1.1171416 1.7952708 0.021129873 0.47999796 1.2636057 -1.1056159 -0.9314594 -1.8703074 -0.23630439 -1.9422015 1.8701257 -0.18235552 1.9610015 -0.1314981 1.033997 -0.32853281 -0.17401356 1.031764 -1.4068247
// in 1 i32[4] = 1 1 4 1
// out 0 f32[4] = 1.1171416 -1.1056159 -0.1314981 -0.32853281
// tangent 0 f32[4,5] = 0.20634216 -0.05823434 -0.9059229 0.29437628 -0.1818825 -0.9556584 0.034668654 -0.7627234 -0.060819373 -0.57013804 0.13346978 -0.5840934 -0.3824753 -0.22096719 -0.049753316 0.15951236 -0.2303242 -0.14633547 -0.9573907 -0.52473915
// jvp 0 f32[4] = -0.05823434 0.034668654 -0.049753316 -0.2303242
// cotangent 0 f32[4] = 0.5291178 0.58257145 0.92164254 -0.87463176
// vjp 0 f32[4,5] = 0 0.5291178 0 0 0 0 0.58257145 0 0 0 0 0 0 0 0.92164254 0 -0.87463176 0 0 0
// batched-in 0 f32[3,4,5] = 0.4122598 -1.0169684 -1.0273266 0.47715804 1.7436557 0.07377979 0.92198855 -0.7471039 0.12305098 -0.6167876 -1.4498196 1.293954 0.16210699 -1.4656525 1.4176625 0.3328213 1.5714419 0.4237182 0.8315532 -1.9056014 -1.0748367 0.85825884 1.6162565 -1.5533341 -1.9645939 0.084765606 0.63100654 1.0198561 -0.107130945 -0.7088938 -1.2778798 -0.9380623 0.7085994 -0.10333685 0.1071093 -0.16493589 -0.83840036 0.5980764 1.1754262 1.8974799 0.73878485 1.9091389 -0.21171373 1.9214079 1.6982076 -1.6313393 -0.8431162 -0.74318194 0.065812275 1.2038722 -1.5300032 -0.8118188 1.0679063 0.52538735 -0.9482891 -1.436499 1.5254933 -0.25451356 1.9404489 -0.9304392
// batched-in 1 i32[3,4] = 3 3 1 3 1 1 4 3 1 0 0 3
// batched-out 0 f32[3,4] = 0.47715804 0.12305098 1.293954 0.8315532 0.85825884 0.63100654 0.1071093 1.1754262 1.9091389 -1.6313393 -1.5300032 1.9404489
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>, %arg1: tensor<4xi32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<4xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %2 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<4> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %4 = stablehlo.add %0, %3 : tensor<4xi32>
    %5 = stablehlo.select %2, %4, %0 : tensor<4xi1>, tensor<4xi32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %7 = stablehlo.compare LT, %arg1, %6, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_2 = stablehlo.constant dense<5> : tensor<i32>
    %8 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %9 = stablehlo.add %arg1, %8 : tensor<4xi32>
    %10 = stablehlo.select %7, %9, %arg1 : tensor<4xi1>, tensor<4xi32>
    %11 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %12 = stablehlo.broadcast_in_dim %10, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %13 = stablehlo.concatenate %11, %12, dim = 1 : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x2xi32>
    %14 = "stablehlo.gather"(%arg0, %13) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<4x5xf32>, tensor<4x2xi32>) -> tensor<4xf32>
    return %14 : tensor<4xf32>
  }
}
