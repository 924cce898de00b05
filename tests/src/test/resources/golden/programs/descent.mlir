// name = descent
// tolerance = 2e-06
// in 0 f32[3] = 0.90884507 -1.3254946 -1.2913597
// in 1 f32[2,3] = -1.3778783 -0.8465315 -1.8264834 0.12902889 0.7972162 0.44300002
// out 0 f32[3] = 0.96806824 -1.2148485 -1.1847242
// tangent 0 f32[3] = 0.8172527 -0.47641754 0.96700656
// tangent 1 f32[2,3] = -0.7100021 -0.3395624 -0.18280827 -0.03217962 -0.8023795 -0.48278767
// jvp 0 f32[3] = 1.1314939 -0.1432891 1.397724
// cotangent 0 f32[3] = 0.9076128 -0.8891628 0.4986881
// vjp 0 f32[3] = 1.0349107 -0.8499555 0.65265733
// vjp 1 f32[2,3] = -0.12189228 0.15488298 0.10441308 0.04788792 -0.020741733 0.12513293
// batched-in 0 f32[3,3] = 0.53366363 1.0522405 -0.38865793 1.9623367 -1.8739829 -1.899649 1.7459466 -1.7669313 -1.9613059
// batched-in 1 f32[3,2,3] = -1.2408167 1.6312977 0.561826 -1.655525 -1.0269789 -1.9227554 0.24924034 -0.6516668 1.5696558 -0.21786746 1.7169911 1.7081976 -1.9246016 -0.98225236 -0.055191297 1.5231148 0.11865859 0.7154357
// batched-out 0 f32[3,3] = 0.4721747 0.62173325 -0.78738225 2.003961 -1.9828113 -1.6374995 1.1302441 -1.9487116 -2.114044
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<2x3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0:4 = stablehlo.while(%iterArg = %arg1, %iterArg_1 = %c_0, %iterArg_2 = %c, %iterArg_3 = %arg0) : tensor<2x3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_4 = stablehlo.constant dense<3> : tensor<i32>
      %1 = stablehlo.compare LT, %iterArg_1, %c_4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    } do {
      %1:2 = func.call @closed_call(%iterArg, %iterArg_2, %iterArg_3) : (tensor<2x3xf32>, tensor<i32>, tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>)
      %c_4 = stablehlo.constant dense<1> : tensor<i32>
      %2 = stablehlo.add %iterArg_1, %c_4 : tensor<i32>
      stablehlo.return %iterArg, %2, %1#0, %1#1 : tensor<2x3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    }
    return %0#3 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<2x3xf32>, %arg1: tensor<i32>, %arg2: tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg1, %c : tensor<i32>
    %1 = stablehlo.dot_general %arg0, %arg2, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2xf32>
    %2 = stablehlo.tanh %1 : tensor<2xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %4 = stablehlo.subtract %3, %2 : tensor<2xf32>
    %5 = stablehlo.multiply %2, %2 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %6 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %7 = stablehlo.multiply %6, %2 : tensor<2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.reduce(%5 init: %cst_1) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %10 = stablehlo.multiply %9, %7 : tensor<2xf32>
    %11 = stablehlo.multiply %10, %4 : tensor<2xf32>
    %12 = stablehlo.multiply %11, %2 : tensor<2xf32>
    %13 = stablehlo.add %11, %12 : tensor<2xf32>
    %14 = stablehlo.dot_general %13, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2x3xf32>) -> tensor<3xf32>
    %cst_3 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %16 = stablehlo.multiply %15, %14 : tensor<3xf32>
    %17 = stablehlo.subtract %arg2, %16 : tensor<3xf32>
    return %0, %17 : tensor<i32>, tensor<3xf32>
  }
}
