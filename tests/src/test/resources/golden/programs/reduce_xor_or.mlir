// name = reduce_xor_or
// tolerance = 2e-06
// in 0 u32[2,3] = 2521484773 2568663692 1880225644 1945646917 3611913378 1120144257
// out 0 u32[2] = 2135001093 3866447974
// out 1 u32[3] = 4160421861 3747348142 1926627309
// batched-in 0 u32[3,2,3] = 677862326 1548820473 2512117305 3369104920 382339389 397704717 431801053 2754459883 3992915967 2825551347 1623576608 1858331663 1775121458 414181776 228391311 1358795645 77731852 840705785
// batched-out 0 u32[3,2] = 3784153718 3383623976 1349416393 2792114652 2096964653 1715711368
// batched-out 1 u32[3,3] = 3908534206 1591418877 2545942077 3120496639 3840801003 4026527743 2046801791 481294748 1067253759
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xui32>) -> (tensor<2xui32> {jax.result_info = "result[0]"}, tensor<3xui32> {jax.result_info = "result[1]"}) {
    %c = stablehlo.constant dense<0> : tensor<ui32>
    %0 = stablehlo.reduce(%arg0 init: %c) applies stablehlo.xor across dimensions = [1] : (tensor<2x3xui32>, tensor<ui32>) -> tensor<2xui32>
    %c_0 = stablehlo.constant dense<0> : tensor<ui32>
    %1 = stablehlo.reduce(%arg0 init: %c_0) applies stablehlo.or across dimensions = [0] : (tensor<2x3xui32>, tensor<ui32>) -> tensor<3xui32>
    return %0, %1 : tensor<2xui32>, tensor<3xui32>
  }
}
