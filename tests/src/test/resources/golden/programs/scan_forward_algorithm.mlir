// name = scan_forward_algorithm
// tolerance = 2e-06
// in 0 f32[5,3] = -1.1397991 -1.8542107 -1.4682075 -0.061666615 -0.8520027 -0.3893781 -0.68997395 -0.25207895 0.94194806 -0.1403978 0.2443233 -0.28384253 0.2799064 1.7055844 1.0195237
// in 1 f32[3,3] = 0.16718583 0.8757133 0.09603261 0.5291686 0.8298683 -0.13955037 -0.32280526 -0.88122135 0.51943594
// in 2 f32[3] = 1.3304503 1.9109473 -0.8314388
// out 0 f32[3] = 6.8529596 8.603444 7.5180244
// tangent 0 f32[5,3] = -0.7521508 -0.16170236 -0.48296 0.78538316 0.41870666 -0.35513538 0.22890146 0.0921108 -0.5354896 -0.17876181 -0.99629426 -0.49895754 0.9352441 -0.38935456 0.5330786
// tangent 1 f32[3,3] = -0.3582673 -0.3549247 -0.37262666 -0.10564697 -0.80266833 -0.26598868 -0.68096626 0.22962014 0.36216727
// tangent 2 f32[3] = 0.7876975 0.74262863 -0.49212864
// jvp 0 f32[3] = -0.79103756 -2.4144428 -0.71159357
// cotangent 0 f32[3] = 0.55448437 -0.67169315 -0.48440439
// vjp 0 f32[5,3] = -0.28104022 -0.23540163 -0.085171364 -0.2794241 -0.18880685 -0.13338226 -0.09790651 -0.24588749 -0.2578192 -0.2259376 -0.21414016 -0.16153544 0.55448437 -0.67169315 -0.48440439
// vjp 1 f32[3,3] = -0.12999272 -0.62459654 -0.32624072 -0.14515539 -0.81166387 -0.3195583 -0.054676015 -0.119668834 -0.4765136
// vjp 2 f32[3] = -0.19652155 -0.39214146 -0.012950207
// batched-in 0 f32[3,5,3] = 1.254893 -1.6029695 0.21664317 1.5637982 -0.60784966 -0.7437842 -0.81599313 -1.8198541 0.39413005 1.7983576 -1.8485714 -1.9801593 0.92945355 0.84030706 0.2731203 -0.32444045 1.7645707 -0.25032032 -1.5974307 -0.74776816 -0.64245707 1.6470227 0.42885193 1.696723 1.1606659 1.7974261 -0.2615281 0.17876458 2.054191 -0.20002079 0.23592974 0.07467058 -1.7522901 -1.678698 -1.8774515 1.0725926 1.8063264 1.7388978 1.3377801 1.2025368 -1.5256345 -0.43746004 1.417106 -0.5198402 -0.64312136
// batched-in 1 f32[3,3,3] = -0.4000626 0.62175727 -0.55469096 -0.5729691 0.018322753 0.2155358 -0.26890293 -0.8540495 -0.8314198 0.36775067 -0.24424924 0.027144687 -0.66765916 0.02830647 -0.41929266 0.3996905 0.7504696 0.16035667 -0.5297271 0.23706831 0.30618584 0.43286544 0.454314 0.6153729 0.8786558 0.08240237 -0.9533873
// batched-in 2 f32[3,3] = 0.46929827 0.92304754 -0.924349 0.15717508 -1.3722979 0.8501374 -0.41760358 -0.52670544 -1.9275253
// batched-out 0 f32[3,3] = 6.725035 7.6325355 5.943259 8.905555 10.941889 8.454652 9.134431 7.409552 7.2410827
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x3xf32>, %arg1: tensor<3x3xf32>, %arg2: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg1, %iterArg_1 = %c, %iterArg_2 = %arg2) : tensor<5x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<5> : tensor<i32>
      %1 = stablehlo.compare LT, %iterArg_1, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    } do {
      %1 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_1) : (tensor<5x3xf32>, tensor<i32>) -> tensor<3xf32>
      %2 = func.call @closed_call(%iterArg_0, %iterArg_2, %1) : (tensor<3x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %3 = stablehlo.add %iterArg_1, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_0, %3, %2 : tensor<5x3xf32>, tensor<3x3xf32>, tensor<i32>, tensor<3xf32>
    }
    return %0#3 : tensor<3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<5x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<5x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<3xf32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<3x1xf32>) -> tensor<3x3xf32>
    %2 = stablehlo.add %1, %arg0 : tensor<3x3xf32>
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %3 = stablehlo.reduce(%2 init: %cst) applies stablehlo.maximum across dimensions = [0] : (tensor<3x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %5 = stablehlo.maximum %4, %3 : tensor<3xf32>
    %6 = stablehlo.is_finite %5 : (tensor<3xf32>) -> tensor<3xi1>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %8 = stablehlo.select %6, %5, %7 : tensor<3xi1>, tensor<3xf32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<3x3xf32>
    %11 = stablehlo.subtract %2, %10 : tensor<3x3xf32>
    %12 = stablehlo.exponential %11 : tensor<3x3xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.reduce(%12 init: %cst_2) applies stablehlo.add across dimensions = [0] : (tensor<3x3xf32>, tensor<f32>) -> tensor<3xf32>
    %14 = stablehlo.sign %13 : tensor<3xf32>
    %15 = stablehlo.abs %13 : tensor<3xf32>
    %16 = stablehlo.log %15 : tensor<3xf32>
    %17 = stablehlo.add %16, %8 : tensor<3xf32>
    %18 = stablehlo.add %17, %arg2 : tensor<3xf32>
    return %18 : tensor<3xf32>
  }
}
