// name = solve_triangular
// tolerance = 2e-06
// in 0 f32[3,3] = 1.3408482 -0.8985354 0.98277533 0.53695166 -0.48351002 0.58661216 1.676411 -0.59523356 0.982647
// in 1 f32[3,2] = 1.5548129 1.939098 0.8653001 -0.2696241 -0.14751759 -1.0428916
// out 0 f32[3,2] = 0.23661426 0.29509547 0.117877 -0.20185477 -0.17424579 -0.25144547
// tangent 0 f32[3,3] = 0.11944814 -0.34166035 0.10432381 0.5857071 -0.59392905 -0.77254397 0.960966 -0.7443125 -0.20065005
// tangent 1 f32[3,2] = 0.22754772 0.66545016 0.80996704 -0.7770473 0.027530665 -0.0857452
// jvp 0 f32[3,2] = -0.006398078 0.050102614 0.15126994 -0.2728118 -0.03671871 0.104091264
// cotangent 0 f32[3,2] = 0.21149907 -0.7996936 -0.6911882 0.12022924 -0.008966914 0.7417654
// vjp 0 f32[3,3] = 0.063460894 -0.06439687 0.06306805 0.11747742 -0.07193357 0.087735295 0.057559997 -0.013787627 0.033505127
// vjp 1 f32[3,2] = 0.07984511 -0.17672727 -0.17820264 -0.016378075 -0.0012575872 0.104030736
// batched-in 0 f32[3,3,3] = -0.95110005 -0.81918716 -0.42327857 -1.4025377 -0.7187269 0.07715944 -1.403849 -1.4510944 -0.29491782 -0.6607227 -1.6768211 -0.61177593 1.0443176 1.7894251 -0.15685594 0.16688491 0.019429907 -1.5176479 0.56098425 -1.5183545 1.5803233 -1.5956049 -0.11625314 0.55722797 -1.762697 -1.6885186 -1.4560221
// batched-in 1 f32[3,3,2] = -1.363958 1.5900704 1.4327186 1.3327707 0.76080453 0.18503329 0.6771295 -0.24976791 -1.419898 1.3204837 0.82780373 -1.4349742 -0.23196718 1.6854925 1.4286069 1.0777762 1.382909 -1.556444
// batched-out 0 f32[3,3,2] = -0.28685775 0.33441207 0.3597505 0.12764238 0.06215952 -0.15108398 0.10224599 -0.037714746 -0.14381993 0.16193454 0.15226154 -0.27717355 -0.028576097 0.20763625 0.24416405 0.17787786 0.07452512 -0.1621725
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x3xf32>, %arg1: tensor<3x2xf32>) -> (tensor<3x2xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<3x3xf32>) -> tensor<3x3xf32>
    %1 = stablehlo.dot_general %arg0, %0, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
    %2 = stablehlo.iota dim = 0 : tensor<3x3xi32>
    %3 = stablehlo.iota dim = 1 : tensor<3x3xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<3x3xi32>
    %5 = stablehlo.add %2, %4 : tensor<3x3xi32>
    %6 = stablehlo.compare EQ, %5, %3, SIGNED : (tensor<3x3xi32>, tensor<3x3xi32>) -> tensor<3x3xi1>
    %7 = stablehlo.convert %6 : (tensor<3x3xi1>) -> tensor<3x3xf32>
    %cst = stablehlo.constant dense<3.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x3xf32>
    %9 = stablehlo.multiply %8, %7 : tensor<3x3xf32>
    %10 = stablehlo.add %1, %9 : tensor<3x3xf32>
    %11 = call @_solve_triangular(%10, %arg1) : (tensor<3x3xf32>, tensor<3x2xf32>) -> tensor<3x2xf32>
    return %11 : tensor<3x2xf32>
  }
  func.func private @_solve_triangular(%arg0: tensor<3x3xf32>, %arg1: tensor<3x2xf32>) -> tensor<3x2xf32> {
    %0 = stablehlo.custom_call @lapack_strsm_ffi(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {diag = 78 : ui8, side = 76 : ui8, trans_x = 78 : ui8, uplo = 76 : ui8}, mhlo.frontend_attributes = {num_batch_dims = "0"}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 1, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>], sdy.sharding_rule = #sdy.op_sharding_rule<([i, j], [k, l])->([m, n]) {i=3, j=3, k=3, l=2, m=3, n=2}, custom>} : (tensor<3x3xf32>, tensor<3x2xf32>) -> tensor<3x2xf32>
    return %0 : tensor<3x2xf32>
  }
}
