// name = while_power_iteration
// tolerance = 2e-06
// in 0 f32[2,2] = 0.28276283 -0.3725844 0.7780173 -0.9548694
// in 1 f32[2] = 0.35837966 -1.3725754
// out 0 f32[2] = 0.62828535 -0.77798295
// tangent 0 f32[2,2] = 0.1251036 -0.62766343 -0.7201561 -0.5987496
// tangent 1 f32[2] = 0.5048507 -0.5916773
// jvp 0 f32[2] = -0.5828848 -0.4707274
// batched-in 0 f32[3,2,2] = 0.25159487 -0.13581227 0.9694289 0.2521181 0.85145813 0.8225985 0.036728922 -0.28136408 -0.91268003 -0.80798817 0.33179578 -0.42189038
// batched-in 1 f32[3,2] = -1.3257364 -1.1565851 -0.18853322 -0.07920301 1.8109363 1.5849134
// batched-out 0 f32[3,2] = -0.9771624 -0.21249373 -0.6995096 -0.7146232 0.739435 0.67322797
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x2xf32>, %arg1: tensor<2xf32>) -> (tensor<2xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0:3 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg1, %iterArg_1 = %c) : tensor<2x2xf32>, tensor<2xf32>, tensor<i32>
    cond {
      %c_2 = stablehlo.constant dense<5> : tensor<i32>
      %1 = stablehlo.compare LT, %iterArg_1, %c_2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    } do {
      %1 = stablehlo.transpose %iterArg, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
      %2 = stablehlo.dot_general %1, %iterArg, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
      %3 = stablehlo.dot_general %2, %iterArg_0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x2xf32>, tensor<2xf32>) -> tensor<2xf32>
      %4 = stablehlo.dot_general %3, %3, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2xf32>) -> tensor<f32>
      %5 = stablehlo.sqrt %4 : tensor<f32>
      %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f32>) -> tensor<2xf32>
      %7 = stablehlo.divide %3, %6 : tensor<2xf32>
      %c_2 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg_1, %c_2 : tensor<i32>
      stablehlo.return %iterArg, %7, %8 : tensor<2x2xf32>, tensor<2xf32>, tensor<i32>
    }
    return %0#1 : tensor<2xf32>
  }
}
