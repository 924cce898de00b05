// name = scatter_mul
// tolerance = 2e-06
// in 0 f32[5,3] = 1.706194 -0.53603065 1.4179604 0.62566626 -0.31719932 -0.92696136 -1.9385064 -1.5426762 0.74085844 0.60624385 1.2447404 -0.95660037 -0.37289527 1.746474 -0.05541029
// in 1 i32[4] = 3 1 4 0
// in 2 f32[4,3] = -1.1244789 -1.0631292 0.52022535 0.8456282 -0.15748674 -0.6027861 1.5284698 -1.035713 -1.2597686 1.530901 -0.24220295 1.2880093
// out 0 f32[5,3] = 2.612014 0.1298282 1.8263462 0.52908105 0.049954686 0.55875945 -1.9385064 -1.5426762 0.74085844 -0.68170846 -1.3233198 -0.49764776 -0.56995916 -1.8088458 0.06980414
// tangent 0 f32[5,3] = 0.20751107 0.58829963 -0.8553608 0.3895115 0.73831564 0.5214829 0.1974258 0.068578854 -0.20163552 -0.28167418 0.53238994 0.6804388 0.051637366 -0.22760202 -0.38202354
// tangent 2 f32[4,3] = -0.2971662 -0.07699802 0.72856075 -0.044891223 0.9244085 0.78381556 -0.18210584 -0.09091326 0.31138456 0.4089983 0.548478 -0.7717446
// jvp 0 f32[5,3] = 1.0155094 -0.43648893 -2.1960158 0.30129498 -0.40949667 -1.0409094 0.1974258 0.068578854 -0.20163552 0.1365815 -0.6618418 -0.34295997 0.14683256 0.076952726 0.46400735
// cotangent 0 f32[5,3] = 0.50857115 0.9027416 -0.334136 -0.4426168 0.9718164 0.9512465 0.17054228 0.075215325 -0.53554875 -0.63274497 0.92976975 0.6766702 0.65769136 0.014600165 0.5296883
// vjp 0 f32[5,3] = 0.7785721 -0.21864669 -0.43037027 -0.37428924 -0.1530482 -0.5733982 0.17054228 0.075215325 -0.53554875 0.7115084 -0.98846537 0.35202098 1.0052614 -0.01512158 -0.66728467
// vjp 2 f32[4,3] = -0.38359773 1.1573219 -0.647303 -0.2769304 -0.30825952 -0.88176876 -0.24525 0.02549881 -0.029350182 0.8677211 -0.48389718 -0.47379163
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
    %6 = "stablehlo.scatter"(%arg0, %5, %arg2) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>, unique_indices = true}> ({
    ^bb0(%arg3: tensor<f32>, %arg4: tensor<f32>):
      %7 = stablehlo.multiply %arg3, %arg4 : tensor<f32>
      stablehlo.return %7 : tensor<f32>
    }) : (tensor<5x3xf32>, tensor<4x1xi32>, tensor<4x3xf32>) -> tensor<5x3xf32>
    return %6 : tensor<5x3xf32>
  }
}
