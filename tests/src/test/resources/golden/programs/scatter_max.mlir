// name = scatter_max
// tolerance = 2e-06
// in 0 f32[5,3] = 0.23799036 -1.7280191 2.0614078 -1.1221306 1.5748603 -1.5715493 1.0717444 1.7513093 -0.96175915 -0.91375315 -1.0493479 -1.9619784 -0.14938964 -0.35626456 0.4344202
// in 1 i32[4] = 3 1 3 3
// in 2 f32[4,3] = 0.15775396 0.56405044 -1.6226051 1.295379 -0.8370874 -1.194216 -0.81099707 0.42041352 0.28137717 -0.6984469 -1.0735006 -0.88886344
// out 0 f32[5,3] = 0.23799036 -1.7280191 2.0614078 1.295379 1.5748603 -1.194216 1.0717444 1.7513093 -0.96175915 0.15775396 0.56405044 0.28137717 -0.14938964 -0.35626456 0.4344202
// tangent 0 f32[5,3] = -0.9045654 0.056112036 -0.87111896 0.41809493 0.26762965 0.5431289 -0.1895699 -0.23285234 -0.49641517 0.06068445 -0.3294522 -0.30408913 0.079840355 0.4535703 0.60515994
// tangent 2 f32[4,3] = 0.9451345 -0.47992313 0.43796933 -0.9361928 0.1498392 0.48045173 0.64223826 -0.86722773 0.8163419 0.5629516 -0.7663474 -0.5772015
// jvp 0 f32[5,3] = -0.9045654 0.056112036 -0.87111896 -0.9361928 0.26762965 0.48045173 -0.1895699 -0.23285234 -0.49641517 0.9451345 -0.47992313 0.81634194 0.079840355 0.4535703 0.60515994
// cotangent 0 f32[5,3] = 0.37875974 -0.57200074 0.56695896 -0.88654244 0.6477181 -0.40519625 0.059981864 0.47486 0.80378175 -0.5519239 -0.47693968 0.109582566 0.16039966 -0.5385951 -0.13761027
// vjp 0 f32[5,3] = 0.37875974 -0.57200074 0.56695896 0 0.6477181 0 0.059981864 0.47486 0.80378175 0 0 0 0.16039966 -0.5385951 -0.13761027
// vjp 2 f32[4,3] = -0.5519239 -0.47693968 0 -0.88654244 0 -0.40519625 -0 -0 0.109582566 -0 -0 0
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
      %7 = stablehlo.maximum %arg3, %arg4 : tensor<f32>
      stablehlo.return %7 : tensor<f32>
    }) : (tensor<5x3xf32>, tensor<4x1xi32>, tensor<4x3xf32>) -> tensor<5x3xf32>
    return %6 : tensor<5x3xf32>
  }
}
