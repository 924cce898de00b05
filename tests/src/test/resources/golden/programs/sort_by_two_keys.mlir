// name = sort_by_two_keys
// tolerance = 2e-06
// in 0 i32[8] = 1 1 0 2 1 1 1 2
// in 1 f32[8] = -1.3627905 -1.8374021 -0.95036215 -1.0778642 0.3653804 1.8562399 0.16135243 0.22643392
// out 0 i32[8] = 0 1 1 1 1 1 2 2
// out 1 f32[8] = -0.95036215 -1.8374021 -1.3627905 0.16135243 0.3653804 1.8562399 -1.0778642 0.22643392
// tangent 1 f32[8] = 0.64640975 0.80999833 -0.7752537 0.07913263 -0.7476281 -0.34363672 0.39446798 0.07536825
// jvp 1 f32[8] = -0.7752537 0.80999833 0.64640975 0.39446798 -0.7476281 -0.34363672 0.07913263 0.07536825
// cotangent 1 f32[8] = -0.7366076 -0.9634841 0.12193702 0.12593664 0.55963093 0.75771046 -0.63468975 0.25506938
// vjp 1 f32[8] = 0.12193702 -0.9634841 -0.7366076 -0.63468975 0.55963093 0.75771046 0.12593664 0.25506938
// batched-in 0 i32[3,8] = 0 1 1 1 0 0 1 2 2 1 1 0 0 0 1 2 1 1 2 1 0 0 1 1
// batched-in 1 f32[3,8] = -1.6918277 1.6967453 1.4760002 0.18678448 -0.9744153 0.9242801 1.6652131 -1.4308282 0.55299515 0.30842027 -1.8342835 0.25053635 0.732551 0.52415437 1.1135341 0.75006914 -1.1407251 0.39250436 0.80991584 -1.6828303 -0.5233055 0.3375907 0.17774856 -1.3429856
// batched-out 0 i32[3,8] = 0 0 0 1 1 1 1 2 0 0 0 1 1 1 2 2 0 0 1 1 1 1 1 2
// batched-out 1 f32[3,8] = -1.6918277 -0.9744153 0.9242801 0.18678448 1.4760002 1.6652131 1.6967453 -1.4308282 0.25053635 0.52415437 0.732551 -1.8342835 0.30842027 1.1135341 0.55299515 0.75006914 -0.5233055 0.3375907 -1.6828303 -1.3429856 -1.1407251 0.17774856 0.39250436 0.80991584
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8xi32>, %arg1: tensor<8xf32>) -> (tensor<8xi32> {jax.result_info = "result[0]"}, tensor<8xf32> {jax.result_info = "result[1]"}) {
    %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg2: tensor<i32>, %arg3: tensor<i32>, %arg4: tensor<f32>, %arg5: tensor<f32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %1 = stablehlo.compare EQ, %arg4, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.select %1, %cst_0, %arg4 : tensor<i1>, tensor<f32>
      %3 = stablehlo.compare NE, %arg4, %arg4, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %4 = stablehlo.select %3, %cst_1, %2 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg5, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_3, %arg5 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg5, %arg5, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_4, %6 : tensor<i1>, tensor<f32>
      %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %10 = stablehlo.compare LT, %arg2, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %11 = stablehlo.compare EQ, %arg2, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %12 = stablehlo.and %11, %9 : tensor<i1>
      %13 = stablehlo.or %10, %12 : tensor<i1>
      stablehlo.return %13 : tensor<i1>
    }) : (tensor<8xi32>, tensor<8xf32>) -> (tensor<8xi32>, tensor<8xf32>)
    return %0#0, %0#1 : tensor<8xi32>, tensor<8xf32>
  }
}
