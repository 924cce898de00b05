// name = scatter_out_of_bounds
// tolerance = 2e-06
// in 0 f32[5,3] = -1.7762283 1.9207957 0.58109546 0.7418378 -1.8812175 1.5624423 1.8468193 -1.4377371 1.6270288 0.7113708 0.39806625 -1.5439975 -0.8164892 0.11302573 -1.4636054
// in 1 i32[4] = 4 7 -1 -9
// in 2 f32[4,3] = 1.5698999 -0.2723361 -0.84528834 1.5716671 0.6960886 0.8472898 -0.1992383 -0.68234295 0.4803551 1.3955297 -1.1106584 -0.71942693
// out 0 f32[5,3] = -1.7762283 1.9207957 0.58109546 0.7418378 -1.8812175 1.5624423 1.8468193 -1.4377371 1.6270288 0.7113708 0.39806625 -1.5439975 0.5541724 -0.84165335 -1.8285385
// tangent 0 f32[5,3] = -0.5268292 -0.035927303 -0.20947571 -0.06075484 -0.82743615 0.33712494 0.45248023 0.17776024 0.9501266 -0.6272921 -0.89850926 0.011661099 -0.5726707 -0.78062326 -0.2421043
// tangent 2 f32[4,3] = 0.8847579 -0.23884742 -0.24445692 -0.44895768 0.40689135 0.6731589 0.7329696 0.3075503 -0.50537777 0.002705887 -0.4864016 0.20007016
// jvp 0 f32[5,3] = -0.5268292 -0.035927303 -0.20947571 -0.06075484 -0.82743615 0.33712494 0.45248023 0.17776024 0.9501266 -0.6272921 -0.89850926 0.011661099 1.0450568 -0.7119204 -0.991939
// cotangent 0 f32[5,3] = 0.38687867 -0.51287806 -0.91619337 -0.20692901 -0.097536035 -0.92423266 -0.45923343 -0.068741836 -0.4555505 0.625898 -0.17762616 0.7753952 0.8148373 -0.56827736 -0.80709803
// vjp 0 f32[5,3] = 0.38687867 -0.51287806 -0.91619337 -0.20692901 -0.097536035 -0.92423266 -0.45923343 -0.068741836 -0.4555505 0.625898 -0.17762616 0.7753952 0.8148373 -0.56827736 -0.80709803
// vjp 2 f32[4,3] = 0.8148373 -0.56827736 -0.80709803 0 0 0 0.8148373 -0.56827736 -0.80709803 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x3xf32>, %arg1: tensor<4xi32>, %arg2: tensor<4x3xf32>) -> (tensor<5x3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi32>) -> tensor<4x1xi32>
    %6 = "stablehlo.scatter"(%arg0, %5, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = false}> ({
    ^bb0(%arg3: tensor<f32>, %arg4: tensor<f32>):
      %7 = stablehlo.add %arg3, %arg4 : tensor<f32>
      stablehlo.return %7 : tensor<f32>
    }) : (tensor<5x3xf32>, tensor<4x1xi32>, tensor<4x3xf32>) -> tensor<5x3xf32>
    return %6 : tensor<5x3xf32>
  }
}
