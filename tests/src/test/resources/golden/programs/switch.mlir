// name = switch
// tolerance = 2e-06
// in 0 i32[] = -1
// in 1 f32[3] = -0.6524196 -0.811894 0.62286013
// out 0 f32[3] = -0.60711086 -0.7255918 0.58336055
// tangent 1 f32[3] = -0.9890263 0.5066555 -0.515198
// jvp 0 f32[3] = -0.78589725 0.34864253 -0.41845065
// cotangent 0 f32[3] = 0.18583412 0.80346495 -0.737963
// vjp 1 f32[3] = 0.14766698 0.55288464 -0.59938335
// batched-in 0 i32[3] = 0 2 1
// batched-in 1 f32[3,3] = -0.049783505 1.371415 1.9718271 0.88478017 1.8868855 -1.2980909 -0.13828857 -1.9282576 1.6194725
// batched-out 0 f32[3,3] = -0.049762946 0.9801893 0.92065907 0.78283596 3.560337 1.6850401 0.87084734 0.14540133 5.0504255
module @jit_switch attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<2> : tensor<i32>
    %0 = stablehlo.clamp %c, %arg0, %c_0 : tensor<i32>
    %1 = "stablehlo.case"(%0) ({
      %2 = stablehlo.sine %arg1 : tensor<3xf32>
      stablehlo.return %2 : tensor<3xf32>
    }, {
      %2 = stablehlo.exponential %arg1 : tensor<3xf32>
      stablehlo.return %2 : tensor<3xf32>
    }, {
      %2 = stablehlo.multiply %arg1, %arg1 : tensor<3xf32>
      stablehlo.return %2 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
}
