// name = reduce_prod
// tolerance = 2e-06
// in 0 f32[2,3] = -0.8540997 1.1708045 -0.15463358 -1.7787491 1.0701215 -0.56986153
// out 0 f32[2] = 0.15463108 1.0847187
// tangent 0 f32[2,3] = -0.09960104 0.5961544 -0.88272387 -0.06368035 0.16492388 -0.99313056
// jvp 0 f32[2] = 0.97947747 2.096409
// cotangent 0 f32[2] = -0.5128155 -0.9384495
// vjp 0 f32[2,3] = 0.09284303 -0.06772882 0.51280713 0.5722863 -0.95125055 1.7863178
// batched-in 0 f32[3,2,3] = 0.3922327 -1.4317925 1.2369246 -1.571669 -0.8361481 1.7356008 0.6477461 -0.31487727 0.73227966 -1.4128625 -0.71576065 0.39558145 0.46160284 -0.11932071 1.6335115 -1.5204104 -1.3049456 -0.78517014
// batched-out 0 f32[3,2] = -0.69465166 2.2808363 -0.14935614 0.40004018 -0.08997182 -1.5578191
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.multiply across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    return %0 : tensor<2xf32>
  }
}
