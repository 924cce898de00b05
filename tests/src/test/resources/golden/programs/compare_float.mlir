// name = compare_float
// tolerance = 2e-06
// in 0 f32[2,3] = -1.9113194 1.3547478 0.09166001 -0.44426543 0.0766168 0.25111037
// in 1 f32[2,3] = -1.8539926 0.016752917 1.9802102 0.58869463 0.3851387 -0.38959342
// out 0 i1[2,3] = 0 0 0 0 0 0
// out 1 i1[2,3] = 1 1 1 1 1 1
// out 2 i1[2,3] = 1 0 1 1 1 0
// out 3 i1[2,3] = 1 0 1 1 1 0
// out 4 i1[2,3] = 0 1 0 0 0 1
// out 5 i1[2,3] = 0 1 0 0 0 1
// batched-in 0 f32[3,2,3] = 1.3621383 -1.8668056 0.8707597 0.30913523 0.8550861 1.2956556 1.8407946 1.6647024 0.4668598 0.7468691 1.7159939 -0.1311487 -1.7042961 -0.69746494 -1.6283926 1.5997477 1.8758674 -0.5372248
// batched-in 1 f32[3,2,3] = 0.07772176 -0.67109746 -0.69156575 -0.18382613 1.733394 -1.44043 0.08655681 -1.6598406 0.024874456 0.2077971 -1.8667209 0.1050961 -1.3934602 -1.8810929 -1.039431 0.23182821 1.2248313 -0.7734474
// batched-out 0 i1[3,2,3] = 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
// batched-out 1 i1[3,2,3] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
// batched-out 2 i1[3,2,3] = 0 1 0 0 1 0 0 0 0 0 0 1 1 0 1 0 0 0
// batched-out 3 i1[3,2,3] = 0 1 0 0 1 0 0 0 0 0 0 1 1 0 1 0 0 0
// batched-out 4 i1[3,2,3] = 1 0 1 1 0 1 1 1 1 1 1 0 0 1 0 1 1 1
// batched-out 5 i1[3,2,3] = 1 0 1 1 0 1 1 1 1 1 1 0 0 1 0 1 1 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>, %arg1: tensor<2x3xf32>) -> (tensor<2x3xi1> {jax.result_info = "result[0]"}, tensor<2x3xi1> {jax.result_info = "result[1]"}, tensor<2x3xi1> {jax.result_info = "result[2]"}, tensor<2x3xi1> {jax.result_info = "result[3]"}, tensor<2x3xi1> {jax.result_info = "result[4]"}, tensor<2x3xi1> {jax.result_info = "result[5]"}) {
    %0 = stablehlo.compare EQ, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %1 = stablehlo.compare NE, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %2 = stablehlo.compare LT, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %3 = stablehlo.compare LE, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %4 = stablehlo.compare GT, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %5 = stablehlo.compare GE, %arg0, %arg1, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    return %0, %1, %2, %3, %4, %5 : tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>
  }
}
