// name = scatter_set
// tolerance = 2e-06
// in 0 f32[5,3] = -0.6393517 -1.7360849 -1.5464716 1.4157193 0.53919935 -1.7587215 -0.3075303 -1.7545944 -1.1298136 -0.7865568 -0.571471 1.9305899 -0.30645174 -0.94175905 -1.0458443
// in 1 i32[4] = 4 0 2 3
// in 2 f32[4,3] = 1.3683674 0.06519248 0.31277883 1.4182465 1.3515394 1.858363 -0.18519424 0.7803981 0.6048773 -0.26673397 -1.7403848 0.20343167
// out 0 f32[5,3] = 1.4182465 1.3515394 1.858363 1.4157193 0.53919935 -1.7587215 -0.18519424 0.7803981 0.6048773 -0.26673397 -1.7403848 0.20343167 1.3683674 0.06519248 0.31277883
// tangent 0 f32[5,3] = -0.6787764 0.64712626 0.35284933 0.7451603 0.14050618 -0.3965872 0.3666658 0.730356 -0.59227693 0.643299 -0.81587607 0.13104051 0.040793255 0.6871394 0.53459066
// tangent 2 f32[4,3] = 0.53554505 -0.5354887 0.10580798 0.9940872 -0.70052326 0.183295 -0.3069998 0.24246576 -0.7378951 0.59685403 -0.88838816 -0.04980122
// jvp 0 f32[5,3] = 0.9940872 -0.70052326 0.183295 0.7451603 0.14050618 -0.3965872 -0.3069998 0.24246576 -0.7378951 0.59685403 -0.88838816 -0.04980122 0.53554505 -0.5354887 0.10580798
// cotangent 0 f32[5,3] = -0.4422151 0.81479853 0.18861192 0.56642526 -0.2531653 0.9412227 0.9739207 0.5424614 0.79505634 -0.1951493 -0.0619604 0.8871838 -0.77868545 -0.16257715 -0.049824324
// vjp 0 f32[5,3] = 0 0 0 0.56642526 -0.2531653 0.9412227 0 0 0 0 0 0 0 0 0
// vjp 2 f32[4,3] = -0.77868545 -0.16257715 -0.049824324 -0.4422151 0.81479853 0.18861192 0.9739207 0.5424614 0.79505634 -0.1951493 -0.0619604 0.8871838
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
      stablehlo.return %arg4 : tensor<f32>
    }) : (tensor<5x3xf32>, tensor<4x1xi32>, tensor<4x3xf32>) -> tensor<5x3xf32>
    return %6 : tensor<5x3xf32>
  }
}
