// name = reduce_precision
// tolerance = 2e-06
// in 0 f32[6] = -0.20961979 -0.8784797 -0.7051976 0.2385796 1.9396682 0.722709
// out 0 f32[6] = -0.2109375 -0.875 -0.71875 0.2421875 1.9375 0.71875
// batched-in 0 f32[3,6] = 2.0503564 0.66975164 0.39432123 1.6776114 0.06015076 0.56392473 -1.215199 -0.4387044 -0.81247663 1.667653 -0.28176022 -0.6319668 1.9645413 0.73940593 0.6690781 1.5857553 -0.28140163 0.9568885
// batched-out 0 f32[3,6] = 2 0.65625 0.390625 1.6875 0.060546875 0.5625 -1.1875 -0.4375 -0.8125 1.6875 -0.28125 -0.625 1.9375 0.75 0.65625 1.5625 -0.28125 0.96875
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6xf32>) -> (tensor<6xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.reduce_precision %arg0, format = e5m4 : tensor<6xf32>
    return %0 : tensor<6xf32>
  }
}
