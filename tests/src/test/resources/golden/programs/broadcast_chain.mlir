// name = broadcast_chain
// tolerance = 2e-06
// in 0 f32[2,3] = -0.3331934 -0.82249236 -1.6906396 0.753949 1.2950715 0.108529225
// in 1 f32[3] = 0.5308937 0.48278055 -1.8409358
// in 2 f32[2,1] = -0.15547593 1.8789921
// out 0 f32[2,3] = -0.7175745 -1.4331926 1.9054594 0.26129222 0.07568706 1.2247498
// tangent 0 f32[2,3] = -0.8071292 -0.3606445 -0.69610286 -0.47695506 -0.43053448 0.9472241
// tangent 1 f32[3] = 0.7021673 0.32098335 0.771156
// tangent 2 f32[2,1] = 0.8207295 0.5514265
// jvp 0 f32[2,3] = -0.5386738 0.12178168 -3.829369 -0.1739516 -0.12228218 -1.0013624
// cotangent 0 f32[2,3] = -0.46323898 0.26871026 -0.15355244 -0.593178 0.77776706 0.58390415
// vjp 0 f32[2,3] = -0.53530645 0.572364 -1.353948 0.30834156 -0.20940816 -0.41644222
// vjp 1 f32[3] = 0.67661464 -0.9232826 -1.4197283
// vjp 2 f32[2,1] = 0.71548134 -0.17089266
// batched-in 0 f32[3,2,3] = -0.45656797 0.38003236 -0.80420905 -0.055819787 1.1117486 1.1520061 -0.7185394 0.52864474 -1.0939839 1.5561066 -1.0679916 -1.4454267 0.6339947 -1.9566909 -0.8555343 -1.1713253 -0.7927576 -0.84834254
// batched-in 1 f32[3,3] = 1.467658 0.24847613 0.18473874 1.1985037 -0.804933 1.2484365 -1.9054455 0.055101976 1.5853343
// batched-in 2 f32[3,2,1] = -0.86446774 -0.74064285 1.792862 -0.43665767 -0.7181318 1.0933032
// batched-out 0 f32[3,2,3] = -2.1118274 -0.5665072 -1.9634523 -1.3508475 -0.24484406 -0.23164335 1.4166942 0.7316147 0.99751794 -0.33827564 1.5618036 -3.895148 0.26009536 -5.2240257 -2.690678 0.007282484 1.8988932 -1.077651
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<2x1xf32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %2 = stablehlo.multiply %arg0, %1 : tensor<2x3xf32>
    %3 = stablehlo.broadcast_in_dim %arg2, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x3xf32>
    %4 = stablehlo.add %2, %3 : tensor<2x3xf32>
    %5 = stablehlo.sine %4 : tensor<2x3xf32>
    %6 = stablehlo.negate %arg0 : tensor<2x3xf32>
    %7 = stablehlo.exponential %6 : tensor<2x3xf32>
    %8 = stablehlo.multiply %5, %7 : tensor<2x3xf32>
    %9 = stablehlo.multiply %arg2, %arg2 : tensor<2x1xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x1xf32>
    %11 = stablehlo.add %10, %9 : tensor<2x1xf32>
    %12 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %14 = stablehlo.broadcast_in_dim %11, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x3xf32>
    %15 = stablehlo.divide %13, %14 : tensor<2x3xf32>
    %16 = stablehlo.subtract %8, %15 : tensor<2x3xf32>
    return %16 : tensor<2x3xf32>
  }
}
