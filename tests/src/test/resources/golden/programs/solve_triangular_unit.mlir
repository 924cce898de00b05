// name = solve_triangular_unit
// tolerance = 2e-06
// in 0 f32[3,3] = 0.05292885 -1.4384131 0.07957543 -1.5499634 0.9387625 -0.8214925 0.16532548 -0.86383265 -0.81645346
// in 1 f32[3] = 0.23975582 0.56120837 -0.9591804
// out 0 f32[3] = 0.23975582 0.9060763 -0.23392421
// tangent 0 f32[3,3] = 0.54495955 -0.621064 -0.19976379 0.737022 0.81339264 0.61864585 -0.6915031 -0.5230511 -0.57703537
// tangent 1 f32[3] = -0.38939512 0.45971608 -0.05913549
// jvp 0 f32[3] = -0.38939512 0.04850875 -0.50094545
// cotangent 0 f32[3] = -0.42265 0.34653544 0.92118174
// vjp 0 f32[3,3] = 0 -0.26451766 -0.2208587 0 0 -0.83466095 0 0 0
// vjp 1 f32[3] = 1.0910181 1.1032794 0.92118174
// batched-in 0 f32[3,3,3] = -1.9280868 1.3881782 -1.4334632 2.051525 1.0297742 -0.95289356 1.5645611 1.2204033 -1.2491928 1.7696546 0.058912784 0.6730893 -1.3411766 0.20950684 -0.71067834 0.9159396 -0.29293853 0.55696887 0.36045498 1.842283 1.1594794 1.6413153 0.7011014 1.3332782 -0.28948104 0.7319175 0.660607
// batched-in 1 f32[3,3] = 0.9340869 1.8125707 -0.97919345 0.9732947 0.79175526 -1.5540498 -1.5655695 0.63901 0.85255116
// batched-out 0 f32[3,3] = 0.9340869 0.51589155 0.8513756 0.9732947 0.73441577 -1.6872307 -1.5655695 3.523232 -2.0296514
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %0 = call @_solve_triangular(%arg0, %arg1) : (tensor<3x3xf32>, tensor<3xf32>) -> tensor<3xf32>
    return %0 : tensor<3xf32>
  }
  func.func private @_solve_triangular(%arg0: tensor<3x3xf32>, %arg1: tensor<3xf32>) -> tensor<3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %1 = stablehlo.custom_call @lapack_strsm_ffi(%arg0, %0) {backend_config = "", mhlo.backend_config = {diag = 85 : ui8, side = 76 : ui8, trans_x = 84 : ui8, uplo = 85 : ui8}, mhlo.frontend_attributes = {num_batch_dims = "0"}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 1, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>], sdy.sharding_rule = #sdy.op_sharding_rule<([i, j], [k, l])->([m, n]) {i=3, j=3, k=3, l=1, m=3, n=1}, custom>} : (tensor<3x3xf32>, tensor<3x1xf32>) -> tensor<3x1xf32>
    %2 = stablehlo.reshape %1 : (tensor<3x1xf32>) -> tensor<3xf32>
    return %2 : tensor<3xf32>
  }
}
