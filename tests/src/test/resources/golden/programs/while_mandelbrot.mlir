// name = while_mandelbrot
// tolerance = 2e-06
// in 0 f32[2] = 0.5225394 -0.9293554
// out 0 i32[] = 2
// batched-in 0 f32[3,2] = 0.38162953 0.047304798 -0.8715017 -0.71076876 -0.9787393 -0.5172243
// batched-out 0 i32[3] = 6 3 4
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2xf32>) -> (tensor<i32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0:3 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %arg0) : tensor<2xf32>, tensor<i32>, tensor<2xf32>
    cond {
      %1 = stablehlo.dot_general %iterArg_1, %iterArg_1, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2xf32>, tensor<2xf32>) -> tensor<f32>
      %cst = stablehlo.constant dense<4.000000e+00> : tensor<f32>
      %2 = stablehlo.compare LT, %1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %c_2 = stablehlo.constant dense<9> : tensor<i32>
      %3 = stablehlo.compare LT, %iterArg_0, %c_2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %c_3 = stablehlo.constant dense<false> : tensor<i1>
      %4 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i1>) -> tensor<i1>
      %5 = stablehlo.compare NE, %3, %4, UNSIGNED : (tensor<i1>, tensor<i1>) -> tensor<i1>
      %6 = stablehlo.convert %5 : tensor<i1>
      %7 = stablehlo.and %2, %6 : tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %c_2 = stablehlo.constant dense<1> : tensor<i32>
      %1 = stablehlo.add %iterArg_0, %c_2 : tensor<i32>
      %2 = stablehlo.slice %iterArg_1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
      %3 = stablehlo.reshape %2 : (tensor<1xf32>) -> tensor<f32>
      %4 = stablehlo.multiply %3, %3 : tensor<f32>
      %5 = stablehlo.slice %iterArg_1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
      %6 = stablehlo.reshape %5 : (tensor<1xf32>) -> tensor<f32>
      %7 = stablehlo.multiply %6, %6 : tensor<f32>
      %8 = stablehlo.subtract %4, %7 : tensor<f32>
      %9 = stablehlo.slice %iterArg_1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
      %10 = stablehlo.reshape %9 : (tensor<1xf32>) -> tensor<f32>
      %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
      %11 = stablehlo.multiply %cst, %10 : tensor<f32>
      %12 = stablehlo.slice %iterArg_1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
      %13 = stablehlo.reshape %12 : (tensor<1xf32>) -> tensor<f32>
      %14 = stablehlo.multiply %11, %13 : tensor<f32>
      %15 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<f32>) -> tensor<1xf32>
      %16 = stablehlo.broadcast_in_dim %14, dims = [] : (tensor<f32>) -> tensor<1xf32>
      %17 = stablehlo.concatenate %15, %16, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
      %18 = stablehlo.add %17, %iterArg : tensor<2xf32>
      stablehlo.return %iterArg, %1, %18 : tensor<2xf32>, tensor<i32>, tensor<2xf32>
    }
    return %0#1 : tensor<i32>
  }
}
