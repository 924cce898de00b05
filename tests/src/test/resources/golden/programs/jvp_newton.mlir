// name = jvp_newton
// tolerance = 2e-06
// in 0 f32[] = 4.5681615
// out 0 f32[] = 2.1373262
// out 1 f32[] = 0.23393804
// tangent 0 f32[] = -0.53884715
// jvp 0 f32[] = -0.12605685
// jvp 1 f32[] = 0.0137964515
// batched-in 0 f32[3] = 1.910923 6.9732637 5.210194
// batched-out 0 f32[3] = 1.3823626 2.640709 2.2825863
// batched-out 1 f32[3] = 0.361708 0.1893608 0.21905227
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<f32>) -> (tensor<f32> {jax.result_info = "result[0]"}, tensor<f32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0:6 = stablehlo.while(%iterArg = %arg0, %iterArg_1 = %arg0, %iterArg_2 = %cst, %iterArg_3 = %arg0, %iterArg_4 = %c, %iterArg_5 = %cst_0) : tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i32>, tensor<f32>
    cond {
      %1 = stablehlo.multiply %iterArg_3, %iterArg_3 : tensor<f32>
      %2 = stablehlo.subtract %1, %iterArg : tensor<f32>
      %3 = stablehlo.abs %2 : tensor<f32>
      %cst_6 = stablehlo.constant dense<9.99999974E-5> : tensor<f32>
      %4 = stablehlo.multiply %cst_6, %iterArg : tensor<f32>
      %5 = stablehlo.compare GT, %3, %4, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %5 : tensor<i1>
    } do {
      %1 = stablehlo.divide %iterArg_1, %iterArg_3 : tensor<f32>
      %2 = stablehlo.divide %iterArg_2, %iterArg_3 : tensor<f32>
      %3 = stablehlo.negate %iterArg_5 : tensor<f32>
      %4 = stablehlo.multiply %3, %iterArg_1 : tensor<f32>
      %5 = stablehlo.multiply %iterArg_3, %iterArg_3 : tensor<f32>
      %cst_6 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
      %6 = stablehlo.divide %cst_6, %5 : tensor<f32>
      %7 = stablehlo.multiply %4, %6 : tensor<f32>
      %8 = stablehlo.add %2, %7 : tensor<f32>
      %9 = stablehlo.add %iterArg_3, %1 : tensor<f32>
      %10 = stablehlo.add %iterArg_5, %8 : tensor<f32>
      %cst_7 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
      %11 = stablehlo.multiply %cst_7, %9 : tensor<f32>
      %cst_8 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
      %12 = stablehlo.multiply %cst_8, %10 : tensor<f32>
      %c_9 = stablehlo.constant dense<1> : tensor<i32>
      %13 = stablehlo.add %iterArg_4, %c_9 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_1, %iterArg_2, %11, %13, %12 : tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i32>, tensor<f32>
    }
    return %0#3, %0#5 : tensor<f32>, tensor<f32>
  }
}
