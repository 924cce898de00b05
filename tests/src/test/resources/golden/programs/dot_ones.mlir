// name = dot_ones
// tolerance = 2e-06
// in 0 f32[1,3] = 0.80521536 -0.46652466 -1.2311149
// in 1 f32[3,1] = -0.46771267 1.4591868 -1.213244
// out 0 f32[1,1] = 0.4362867
// tangent 0 f32[1,3] = 0.078277126 0.12070347 0.45045653
// tangent 1 f32[3,1] = -0.8328706 0.120972574 -0.40943652
// jvp 0 f32[1,1] = -0.63000953
// cotangent 0 f32[1,1] = -0.9642396
// vjp 0 f32[1,3] = 0.45098707 -1.4070057 1.1698579
// vjp 1 f32[3,1] = -0.77642053 0.44984156 1.1870897
// batched-in 0 f32[3,1,3] = 0.6175736 -1.8927313 -0.6455837 -1.3333778 -0.78057575 -0.022169875 0.5488059 -1.0335834 1.8441119
// batched-in 1 f32[3,3,1] = -1.2577087 0.64414746 -0.7593266 -1.6778843 0.19783793 -1.3241161 0.02087412 0.12335822 -0.55312085
// batched-out 0 f32[3,1,1] = -1.5057169 2.112182 -1.1360619
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<1x3xf32>, %arg1: tensor<3x1xf32>) -> (tensor<1x1xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x3xf32>, tensor<3x1xf32>) -> tensor<1x1xf32>
    return %0 : tensor<1x1xf32>
  }
}
