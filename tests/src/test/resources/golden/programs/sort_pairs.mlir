// name = sort_pairs
// tolerance = 2e-06
// in 0 f32[6] = -0.57399595 0.9672451 -0.022564493 1.2592992 -0.685396 0.95500576
// in 1 i32[6] = 4 9 -5 -7 -5 9
// out 0 f32[6] = -0.685396 -0.57399595 -0.022564493 0.95500576 0.9672451 1.2592992
// out 1 i32[6] = -5 4 -5 9 9 -7
// batched-in 0 f32[3,6] = -0.28858432 -0.6329517 1.6909268 1.4461914 -0.26925817 -0.29219875 0.8608964 -0.7621288 -1.7275038 1.0630871 -0.42977902 -0.9431775 0.2219422 0.40408343 1.5878093 -1.6266613 -0.43757737 -1.3150991
// batched-in 1 i32[3,6] = -7 -1 8 4 -8 -2 -9 3 -4 -5 2 5 -6 9 -7 5 -8 -4
// batched-out 0 f32[3,6] = -0.6329517 -0.29219875 -0.28858432 -0.26925817 1.4461914 1.6909268 -1.7275038 -0.9431775 -0.7621288 -0.42977902 0.8608964 1.0630871 -1.6266613 -1.3150991 -0.43757737 0.2219422 0.40408343 1.5878093
// batched-out 1 i32[3,6] = -1 -2 -7 -8 4 8 -4 5 3 2 -9 -5 5 -4 -8 -6 9 -7
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>, %arg1: tensor<6xi32>) -> (tensor<6xf32> {jax.result_info = "result[0]"}, tensor<6xi32> {jax.result_info = "result[1]"}) {
    %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>, %arg4: tensor<i32>, %arg5: tensor<i32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %1 = stablehlo.compare EQ, %arg2, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.select %1, %cst_0, %arg2 : tensor<i1>, tensor<f32>
      %3 = stablehlo.compare NE, %arg2, %arg2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %4 = stablehlo.select %3, %cst_1, %2 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg3, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_3, %arg3 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg3, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_4, %6 : tensor<i1>, tensor<f32>
      %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    }) : (tensor<6xf32>, tensor<6xi32>) -> (tensor<6xf32>, tensor<6xi32>)
    return %0#0, %0#1 : tensor<6xf32>, tensor<6xi32>
  }
}
