// name = sort_by_key
// tolerance = 2e-06
// in 0 f32[6] = 0.6169472 1.0586032 -1.3233672 -0.9565934 -0.78530633 -0.29415786
// in 1 f32[6] = -1.0420892 -1.3216677 -0.97810656 0.69221246 1.0477606 1.0737386
// out 0 f32[6] = -1.3233672 -0.9565934 -0.78530633 -0.29415786 0.6169472 1.0586032
// out 1 f32[6] = -0.97810656 0.69221246 1.0477606 1.0737386 -1.0420892 -1.3216677
// tangent 0 f32[6] = 0.47370407 0.46915495 -0.29704383 0.21229042 0.32888266 0.2337057
// tangent 1 f32[6] = 0.23709114 0.14475375 0.23783901 -0.66904026 -0.73139745 -0.75161356
// jvp 0 f32[6] = -0.29704383 0.21229042 0.32888266 0.2337057 0.47370407 0.46915495
// jvp 1 f32[6] = 0.23783901 -0.66904026 -0.73139745 -0.75161356 0.23709114 0.14475375
// cotangent 0 f32[6] = -0.7874871 -0.04774526 -0.969492 0.72724986 -0.17180672 0.0142747555
// cotangent 1 f32[6] = 0.48665315 0.7356433 0.5532785 0.33509693 -0.7651289 0.7392293
// vjp 0 f32[6] = -0.17180672 0.0142747555 -0.7874871 -0.04774526 -0.969492 0.72724986
// vjp 1 f32[6] = -0.7651289 0.7392293 0.48665315 0.7356433 0.5532785 0.33509693
// batched-in 0 f32[3,6] = 1.8945754 1.1939461 0.5914946 1.0271455 0.15143265 -0.64868695 0.067672126 -0.5350035 -0.92025316 0.66816765 -0.423686 0.5928514 1.5857459 -1.0671955 -1.4751468 -0.90519804 1.9205899 1.2653474
// batched-in 1 f32[3,6] = 0.55302864 -0.8667221 -0.93428725 0.35930198 -0.77518314 0.75227654 1.6062994 -1.8361162 -1.1456736 0.18156575 1.2580156 -1.815759 0.7114021 0.33907798 1.4679338 -0.15635534 0.8614979 -1.2950197
// batched-out 0 f32[3,6] = -0.64868695 0.15143265 0.5914946 1.0271455 1.1939461 1.8945754 -0.92025316 -0.5350035 -0.423686 0.067672126 0.5928514 0.66816765 -1.4751468 -1.0671955 -0.90519804 1.2653474 1.5857459 1.9205899
// batched-out 1 f32[3,6] = 0.75227654 -0.77518314 -0.93428725 0.35930198 -0.8667221 0.55302864 -1.1456736 -1.8361162 1.2580156 1.6062994 -1.815759 0.18156575 1.4679338 0.33907798 -0.15635534 -1.2950197 0.7114021 0.8614979
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>, %arg1: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result[0]"}, tensor<6xf32> {jax.result_info = "result[1]"}) {
    %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>, %arg4: tensor<f32>, %arg5: tensor<f32>):
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
    }) : (tensor<6xf32>, tensor<6xf32>) -> (tensor<6xf32>, tensor<6xf32>)
    return %0#0, %0#1 : tensor<6xf32>, tensor<6xf32>
  }
}
