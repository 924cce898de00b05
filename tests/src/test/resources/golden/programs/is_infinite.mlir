// name = is_infinite
// tolerance = 2e-06
// in 0 f32[6] = 0.31323117 -0.475276 1.5222929 0.39973056 -1.6322616 1.6253936
// out 0 i1[6] = 1 1 1 1 1 1
// out 1 i1[6] = 0 0 0 0 0 0
// out 2 i1[6] = 0 0 0 0 0 0
// batched-in 0 f32[3,6] = -1.6852374 -1.2356491 0.09546251 -0.100276954 1.3065425 0.5924139 0.3624285 0.9026012 0.73936164 1.918889 0.8945269 0.72850734 1.4451513 1.8052919 -0.7086626 -0.7503203 -1.6603955 1.9599267
// batched-out 0 i1[3,6] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
// batched-out 1 i1[3,6] = 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
// batched-out 2 i1[3,6] = 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xi1> {jax.result_info = "result[0]"}, tensor<6xi1> {jax.result_info = "result[1]"}, tensor<6xi1> {jax.result_info = "result[2]"}) {
    %0 = stablehlo.subtract %arg0, %arg0 : tensor<6xf32>
    %1 = stablehlo.divide %arg0, %0 : tensor<6xf32>
    %2 = stablehlo.abs %1 : tensor<6xf32>
    %cst = stablehlo.constant dense<0x7F800000> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %4 = stablehlo.compare EQ, %2, %3, FLOAT : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xi1>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %6 = stablehlo.divide %5, %arg0 : tensor<6xf32>
    %cst_1 = stablehlo.constant dense<0x7F800000> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %8 = stablehlo.compare EQ, %6, %7, FLOAT : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xi1>
    %cst_2 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %10 = stablehlo.compare EQ, %arg0, %9, FLOAT : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xi1>
    return %4, %8, %10 : tensor<6xi1>, tensor<6xi1>, tensor<6xi1>
  }
}
