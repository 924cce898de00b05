// name = sort_rows
// tolerance = 2e-06
// in 0 f32[2,5] = 1.6012824 -0.4232042 1.7465612 -1.2251546 -1.5380559 0.869139 1.1926172 -0.9825371 1.2442213 -1.9548856
// out 0 f32[2,5] = -1.5380559 -1.2251546 -0.4232042 1.6012824 1.7465612 -1.9548856 -0.9825371 0.869139 1.1926172 1.2442213
// tangent 0 f32[2,5] = 0.913496 0.5782347 -0.08500072 -0.078208044 -0.09892375 0.39000857 -0.5303741 -0.017566055 -0.42836392 -0.8358097
// jvp 0 f32[2,5] = -0.09892375 -0.078208044 0.5782347 0.913496 -0.08500072 -0.8358097 -0.017566055 0.39000857 -0.5303741 -0.42836392
// cotangent 0 f32[2,5] = 0.07402591 0.96955645 0.18118986 0.40617558 0.00497759 -0.9273402 0.84241414 0.4699864 0.7703485 0.5329622
// vjp 0 f32[2,5] = 0.40617558 0.18118986 0.00497759 0.96955645 0.07402591 0.4699864 0.7703485 0.84241414 0.5329622 -0.9273402
// batched-in 0 f32[3,2,5] = 0.18675303 1.484145 0.06981053 -1.7068589 1.563819 0.13178022 1.5211203 -0.3885786 0.85130346 -1.9712075 1.5893955 -1.1862854 -0.23542902 1.85635 -1.8223972 -1.2847614 -1.1185578 1.4541298 -0.8026152 1.4174384 -1.2035235 1.6917801 0.75019574 -0.9049139 1.3236697 1.7682711 0.9049094 -1.9040873 -1.9620438 0.051020265
// batched-out 0 f32[3,2,5] = -1.7068589 0.06981053 0.18675303 1.484145 1.563819 -1.9712075 -0.3885786 0.13178022 0.85130346 1.5211203 -1.8223972 -1.1862854 -0.23542902 1.5893955 1.85635 -1.2847614 -1.1185578 -0.8026152 1.4174384 1.4541298 -1.2035235 -0.9049139 0.75019574 1.3236697 1.6917801 -1.9620438 -1.9040873 0.051020265 0.9049094 1.7682711
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x5xf32>) -> (tensor<2x5xf32> {jax.result_info = "result"}) {
    %0 = call @sort(%arg0) : (tensor<2x5xf32>) -> tensor<2x5xf32>
    return %0 : tensor<2x5xf32>
  }
  func.func private @sort(%arg0: tensor<2x5xf32>) -> tensor<2x5xf32> {
    %0 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %1 = stablehlo.compare EQ, %arg1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %2 = stablehlo.select %1, %cst_0, %arg1 : tensor<i1>, tensor<f32>
      %3 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_1 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %4 = stablehlo.select %3, %cst_1, %2 : tensor<i1>, tensor<f32>
      %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %5 = stablehlo.compare EQ, %arg2, %cst_2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
      %6 = stablehlo.select %5, %cst_3, %arg2 : tensor<i1>, tensor<f32>
      %7 = stablehlo.compare NE, %arg2, %arg2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %cst_4 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
      %8 = stablehlo.select %7, %cst_4, %6 : tensor<i1>, tensor<f32>
      %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    }) : (tensor<2x5xf32>) -> tensor<2x5xf32>
    return %0 : tensor<2x5xf32>
  }
}
