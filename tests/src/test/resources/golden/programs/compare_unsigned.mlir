// name = compare_unsigned
// tolerance = 2e-06
// in 0 u32[2,3] = 2607797664 3107189264 669918856 2524208265 574485928 3999268668
// in 1 u32[2,3] = 51392237 1047493284 2303102390 367198258 3188424070 22135325
// out 0 i1[2,3] = 0 0 1 0 1 0
// out 1 i1[2,3] = 0 0 1 0 1 0
// out 2 i1[2,3] = 1 1 0 1 0 1
// out 3 i1[2,3] = 1 1 0 1 0 1
// batched-in 0 u32[3,2,3] = 4052722564 3615292325 2553738641 540520945 1958782604 3156502750 1542997655 669576167 4130819369 982454207 1478173600 3845118810 3173215514 2645088343 3769866360 2755864834 866013261 3171916910
// batched-in 1 u32[3,2,3] = 3860687112 3002452659 1511916150 1735831439 2391695973 1867458335 2179107124 2206432368 1818379872 2686831042 2632455185 4291271114 2998205715 3860987129 3016112182 277561034 2597608922 2794150842
// batched-out 0 i1[3,2,3] = 0 0 0 1 1 0 1 1 0 1 1 1 0 1 0 0 1 0
// batched-out 1 i1[3,2,3] = 0 0 0 1 1 0 1 1 0 1 1 1 0 1 0 0 1 0
// batched-out 2 i1[3,2,3] = 1 1 1 0 0 1 0 0 1 0 0 0 1 0 1 1 0 1
// batched-out 3 i1[3,2,3] = 1 1 1 0 0 1 0 0 1 0 0 0 1 0 1 1 0 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xui32>, %arg1: tensor<2x3xui32>) -> (tensor<2x3xi1> {jax.result_info = "result[0]"}, tensor<2x3xi1> {jax.result_info = "result[1]"}, tensor<2x3xi1> {jax.result_info = "result[2]"}, tensor<2x3xi1> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.compare LT, %arg0, %arg1, UNSIGNED : (tensor<2x3xui32>, tensor<2x3xui32>) -> tensor<2x3xi1>
    %1 = stablehlo.compare LE, %arg0, %arg1, UNSIGNED : (tensor<2x3xui32>, tensor<2x3xui32>) -> tensor<2x3xi1>
    %2 = stablehlo.compare GT, %arg0, %arg1, UNSIGNED : (tensor<2x3xui32>, tensor<2x3xui32>) -> tensor<2x3xi1>
    %3 = stablehlo.compare GE, %arg0, %arg1, UNSIGNED : (tensor<2x3xui32>, tensor<2x3xui32>) -> tensor<2x3xi1>
    return %0, %1, %2, %3 : tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>, tensor<2x3xi1>
  }
}
