// name = scan_rnn
// tolerance = 2e-06
// in 0 f32[3,3] = -0.058602963 0.240944 0.084287636 -0.22523928 -0.6831928 -0.4327604 0.45111716 0.6245068 0.24160385
// in 1 f32[2,3] = -0.29496565 -0.97194725 -1.7426056 0.6272178 1.3595988 0.521966
// in 2 f32[3] = 0.86994296 1.816528 0.5303066
// in 3 f32[4,2] = 1.9086299 -1.9783144 -1.1448573 -1.7190255 -1.3821023 1.9265289 -1.9087425 -1.4647545
// out 0 f32[3] = -0.18525846 0.040097803 0.98529655
// out 1 f32[4] = -2.9655757 -0.77009255 2.9764857 0.8401359
// tangent 0 f32[3,3] = -0.5151742 -0.20192455 -0.068027206 0.00877984 0.2395299 -0.81111103 -0.77383536 0.33305344 -0.15849717
// tangent 1 f32[2,3] = 0.110289544 -0.39051607 -0.9226614 0.63358796 0.55577904 -0.48964125
// tangent 2 f32[3] = -0.5087902 -0.40154928 -0.840696
// tangent 3 f32[4,2] = -0.2127268 0.6470678 0.95343 0.06162797 -0.66927195 -0.4667718 0.26057425 0.98277134
// jvp 0 f32[3] = -1.8040315 1.3989345 0.04394705
// jvp 1 f32[4] = -0.11332755 -0.08151388 0.04658505 -0.36114997
// cotangent 0 f32[3] = -0.891485 0.22235176 0.5418922
// cotangent 1 f32[4] = -0.36197776 0.9447761 -0.7936781 -0.68604875
// vjp 0 f32[3,3] = -1.919965 -0.6522577 -0.27200535 -1.9839579 -0.66984046 -0.28121096 -2.0185447 -0.6694745 -0.2858303
// vjp 1 f32[2,3] = 2.3973806 0.6467508 -0.30812514 1.4216157 0.32267088 -0.47934532
// vjp 2 f32[3] = 0.0012255979 0.004834348 -0.009627412
// vjp 3 f32[4,2] = 0.0063276296 -0.01342378 -0.8220039 0.7121409 0.015493344 -0.0243702 0.90664554 -1.587123
// batched-in 0 f32[3,3,3] = -0.17054874 -0.097297065 -0.6292453 -0.49087763 0.14910421 0.09723558 -0.29043242 0.09354243 -0.4887766 0.69445425 0.07102051 0.02751877 0.6752158 -0.11195205 -0.044046946 0.03335845 0.028163634 -0.4194456 -0.58000535 -0.532672 -0.3493621 0.01695465 -0.5160377 -0.35278133 -0.38619873 0.6459971 -0.18116018
// batched-in 1 f32[3,2,3] = -0.5765564 -1.4271383 -0.27817652 -1.7894526 0.36983296 1.7728081 0.12972842 -0.060176607 0.94547796 1.055945 -1.8972654 -0.61664915 -0.5351671 1.9672139 0.89621705 1.56647 1.5752485 0.85420996
// batched-in 2 f32[3,3] = 1.3147341 1.1528337 -0.5669673 0.36752212 -0.6143959 0.46423337 -0.45373425 0.41965523 -0.8264455
// batched-in 3 f32[3,4,2] = 1.846327 1.624455 1.1765946 -1.149075 -0.665532 -0.09871975 -0.46379688 -0.8987243 1.0495305 0.37017602 -0.4802598 1.2072943 -0.47604325 -1.3801337 1.3732014 -0.08034666 -0.09665298 0.6923075 1.312285 -1.8789696 -1.6105609 -0.2891947 0.8119187 -0.9579152
// batched-out 0 f32[3,3] = 0.9110194 0.30044425 -0.9502705 0.14013244 -0.08779716 0.7581126 -0.9734717 -0.32919043 0.09971847
// batched-out 1 f32[3,4] = -1.0081707 -1.0073675 1.1533287 0.26119322 0.33016998 -1.0581372 0.7472605 0.8104479 1.8929853 -2.3597503 -0.9009395 -1.2029437
module @jit_rnn attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<4x2xf32>) -> (tensor<3xf32> {jax.result_info = "result[0]"}, tensor<4xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:6 = stablehlo.while(%iterArg = %arg3, %iterArg_0 = %arg0, %iterArg_1 = %arg1, %iterArg_2 = %c, %iterArg_3 = %arg2, %iterArg_4 = %0) : tensor<4x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>
    cond {
      %c_5 = stablehlo.constant dense<4> : tensor<i32>
      %2 = stablehlo.compare LT, %iterArg_2, %c_5, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %2 : tensor<i1>
    } do {
      %2 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_2) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %3:2 = func.call @closed_call(%iterArg_0, %iterArg_1, %iterArg_3, %2) : (tensor<3x3xf32>, tensor<2x3xf32>, tensor<3xf32>, tensor<2xf32>) -> (tensor<3xf32>, tensor<f32>)
      %4 = func.call @dynamic_update_index_in_dim(%iterArg_4, %3#1, %iterArg_2) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %c_5 = stablehlo.constant dense<1> : tensor<i32>
      %5 = stablehlo.add %iterArg_2, %c_5 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_0, %iterArg_1, %5, %3#0, %4 : tensor<4x2xf32>, tensor<3x3xf32>, tensor<2x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>
    }
    return %1#4, %1#5 : tensor<3xf32>, tensor<4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<4x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<3x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<2xf32>) -> (tensor<3xf32>, tensor<f32>) {
    %0 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
    %1 = stablehlo.dot_general %arg3, %arg1, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %2 = stablehlo.add %0, %1 : tensor<3xf32>
    %3 = stablehlo.tanh %2 : tensor<3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
    return %3, %4 : tensor<3xf32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
