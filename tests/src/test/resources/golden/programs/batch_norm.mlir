// name = batch_norm
// tolerance = 2e-06
// in 0 f32[4,3] = 1.6503417 1.7349283 1.9010279 -1.0505972 1.8715867 0.099780776 0.6909749 1.7984942 0.57821363 -1.2132714 -0.6517753 0.6447379
// in 1 f32[3] = 1.5733491 1.2469848 0.73489374
// in 2 f32[3] = 0.4409418 -0.82605493 1.3040446
// out 0 f32[4,3] = 2.5765066 -0.18511365 2.5118885 -0.9600364 -0.024874248 0.5251753 1.3203351 -0.11057912 1.0528702 -1.173038 -2.9836528 1.1262442
// out 1 f32[3] = 0.019362032 1.1883085 0.8059401
// out 2 f32[3] = 1.4438391 1.1309742 0.44393092
// tangent 0 f32[4,3] = -0.21273583 -0.585146 -0.11530294 -0.0054757358 -0.4519296 -0.45436084 -0.106515236 0.39172578 0.073731124 -0.3012098 0.5467833 0.13688311
// tangent 1 f32[3] = 0.19084993 -0.22952345 0.036116585
// tangent 2 f32[3] = -0.4923267 0.7657709 0.7575555
// jvp 0 f32[4,3] = -0.29163817 0.1883223 0.6828216 -0.47457516 0.36446944 0.38544214 -0.31392828 1.3430338 0.9475662 -0.88916516 1.1672581 1.014392
// jvp 1 f32[3] = -0.15648416 -0.024641633 -0.08976238
// jvp 2 f32[3] = -0.020682368 -0.69787383 0.07786395
// cotangent 0 f32[4,3] = 0.8241234 -0.5665132 -0.725624 -0.74980843 0.054818485 0.09086579 0.23812895 0.40930164 0.5096793 0.6063503 0.12406782 -0.30751702
// cotangent 1 f32[3] = 0.80107 0.6968326 0.3981538
// cotangent 2 f32[3] = 0.18433595 -0.9548535 -0.05887932
// vjp 0 f32[4,3] = 0.55247736 -0.72185713 0.015607238 -0.8027338 -0.04967481 -0.066005155 0.035838127 0.39612165 0.6568085 1.0154881 1.072243 -0.2082569
// vjp 1 f32[3] = 1.2973639 -0.2357889 -1.388711
// vjp 2 f32[3] = 0.9187942 0.02167479 -0.43259594
// batched-in 0 f32[3,4,3] = 1.7450862 1.2563878 -1.0459678 1.0413324 0.8950109 -1.1645936 0.23910335 -1.788671 -0.9708803 1.9792894 0.93472 -1.049355 0.7902687 0.76167685 0.29332668 1.8256443 0.16976766 -1.8451859 -1.0299103 -0.3482983 0.3114232 0.06125617 1.3579335 -0.92314225 1.9292173 0.7116444 -1.6100979 -0.45108387 0.40506762 1.7063732 -1.7854285 0.25855038 1.5496929 -0.02594413 1.9467151 -0.2756915
// batched-in 1 f32[3,3] = 1.1182696 1.9046869 -1.6267583 -0.6641694 -0.1765136 -1.4460344 -1.9641247 -1.1192489 -0.23129453
// batched-in 2 f32[3,3] = 1.4131895 -0.45172676 1.121151 1.3249066 0.88633686 -0.5932221 -1.2284746 1.8610613 0.46500787
// batched-out 0 f32[3,4,3] = 2.2269595 0.9939066 0.8457759 1.0673867 0.43338728 3.6303215 -0.2544433 -3.7291794 -0.91678005 2.6128552 0.49497867 0.92528516 1.0836968 0.8099623 -1.9274681 0.42379463 0.973514 1.4928497 2.2437978 1.116662 -1.9564116 1.548337 0.6452092 0.018141467 -4.1983504 2.0611339 0.79456973 -0.68575233 2.5772264 0.2348315 1.2833332 2.823874 0.26127526 -1.3131288 -0.017988645 0.56935495
// batched-out 1 f32[3,3] = 1.2512028 0.32436192 -1.0576992 0.4118147 0.48526993 -0.54089457 -0.08330981 0.8304944 0.34256917
// batched-out 2 f32[3,3] = 0.4606055 1.5079395 0.0047928095 1.085901 0.40808004 0.817415 1.7715056 0.4420455 1.878066
module @jit_batch_norm attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<3xf32>) -> (tensor<4x3xf32> {jax.result_info = "result[0]"}, tensor<3xf32> {jax.result_info = "result[1]"}, tensor<3xf32> {jax.result_info = "result[2]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [0] : (tensor<4x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %2 = stablehlo.divide %0, %1 : tensor<3xf32>
    %3 = stablehlo.multiply %arg0, %arg0 : tensor<4x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst_1) applies stablehlo.add across dimensions = [0] : (tensor<4x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %6 = stablehlo.divide %4, %5 : tensor<3xf32>
    %7 = stablehlo.multiply %2, %2 : tensor<3xf32>
    %8 = stablehlo.subtract %6, %7 : tensor<3xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %10 = stablehlo.maximum %9, %8 : tensor<3xf32>
    %11 = stablehlo.broadcast_in_dim %2, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<4x3xf32>
    %13 = stablehlo.subtract %arg0, %12 : tensor<4x3xf32>
    %cst_4 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %15 = stablehlo.add %10, %14 : tensor<3xf32>
    %16 = stablehlo.rsqrt %15 : tensor<3xf32>
    %17 = stablehlo.multiply %16, %arg1 : tensor<3xf32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %19 = stablehlo.broadcast_in_dim %18, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<4x3xf32>
    %20 = stablehlo.multiply %13, %19 : tensor<4x3xf32>
    %21 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %22 = stablehlo.broadcast_in_dim %21, dims = [0, 1] : (tensor<1x3xf32>) -> tensor<4x3xf32>
    %23 = stablehlo.add %20, %22 : tensor<4x3xf32>
    return %23, %2, %10 : tensor<4x3xf32>, tensor<3xf32>, tensor<3xf32>
  }
}
