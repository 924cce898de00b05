// name = sort_columns
// tolerance = 2e-06
// in 0 f32[4,2] = -1.1106818 -0.42019078 -1.4336528 -0.19325617 0.22251241 0.15317644 -0.73022985 -0.18830362
// out 0 f32[4,2] = 0.22251241 0.15317644 -0.73022985 -0.18830362 -1.1106818 -0.19325617 -1.4336528 -0.42019078
// tangent 0 f32[4,2] = 0.73515385 -0.7505953 -0.51375884 -0.37773067 -0.025921678 -0.79031515 -0.035152595 -0.07433123
// jvp 0 f32[4,2] = -0.025921678 -0.79031515 -0.035152595 -0.07433123 0.73515385 -0.37773067 -0.51375884 -0.7505953
// cotangent 0 f32[4,2] = -0.6309415 0.17461222 0.13771456 -0.23990694 -0.36782342 -0.61863333 0.4705304 0.29019493
// vjp 0 f32[4,2] = -0.36782342 0.29019493 0.4705304 -0.61863333 -0.6309415 0.17461222 0.13771456 -0.23990694
// batched-in 0 f32[3,4,2] = 0.058616944 -0.91268045 1.440895 -0.4589012 -1.3415005 -1.8306085 1.5281577 0.8564613 -0.21185711 -0.43972787 -1.6859822 -0.30964145 1.2907034 1.0538406 1.3298277 -1.8594643 1.3284395 1.3848919 -1.1268569 -0.882869 -0.69459903 -0.024374833 -0.06699238 -0.9389829
// batched-out 0 f32[3,4,2] = 1.5281577 0.8564613 1.440895 -0.4589012 0.058616944 -0.91268045 -1.3415005 -1.8306085 1.3298277 1.0538406 1.2907034 -0.30964145 -0.21185711 -0.43972787 -1.6859822 -1.8594643 1.3284395 1.3848919 -0.06699238 -0.024374833 -0.69459903 -0.882869 -1.1268569 -0.9389829
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x2xf32>) -> (tensor<4x2xf32> {jax.result_info = "result"}) {
    %0 = call @sort(%arg0) : (tensor<4x2xf32>) -> tensor<4x2xf32>
    return %0 : tensor<4x2xf32>
  }
  func.func private @sort(%arg0: tensor<4x2xf32>) -> tensor<4x2xf32> {
    %0 = "stablehlo.sort"(%arg0) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.compare EQ, %arg1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %3 = stablehlo.select %2, %cst_0, %arg1 : tensor<i1>, tensor<f32>
      %4 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %5 = stablehlo.select %4, %cst_1, %3 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.compare EQ, %arg2, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %7 = stablehlo.select %6, %cst_3, %arg2 : tensor<i1>, tensor<f32>
      %8 = stablehlo.compare NE, %arg2, %arg2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %9 = stablehlo.select %8, %cst_4, %7 : tensor<i1>, tensor<f32>
      %10 = stablehlo.compare LT, %5, %9, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %10 : tensor<i1>
    }) : (tensor<4x2xf32>) -> tensor<4x2xf32>
    %1 = stablehlo.reverse %0, dims = [0] : tensor<4x2xf32>
    return %1 : tensor<4x2xf32>
  }
}
