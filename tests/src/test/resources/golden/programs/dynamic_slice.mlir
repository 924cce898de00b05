// name = dynamic_slice
// tolerance = 2e-06
// in 0 f32[5,7] = 0.621223 0.7138376 0.80505884 1.2407354 -0.27753428 0.01852264 -1.7894843 -0.4657669 0.5519541 -1.9042567 1.3856101 -1.5184243 -1.675975 0.18562031 0.061090983 1.5774709 1.3085722 0.103137456 1.2944171 0.12672536 -1.5786338 -0.64769244 -0.41832533 -1.0443909 0.5379334 -1.7965662 -1.1964438 1.7755338 1.5746228 -0.737761 -0.029279621 -1.7308441 -1.449364 -1.5197855 -1.53145
// in 1 i32[] = 2
// in 2 i32[] = 4
// out 0 f32[2,3] = 1.2944171 0.12672536 -1.5786338 -1.7965662 -1.1964438 1.7755338
// tangent 0 f32[5,7] = 0.43962598 -0.02465872 0.48319203 -0.05370992 -0.7518102 0.39908075 -0.898482 0.48385707 -0.9013322 0.81563306 0.4609558 -0.78382367 0.4993404 -0.6957226 0.53097814 -0.111615315 -0.7863841 -0.414358 0.41202512 -0.83604777 -0.71950823 0.15220575 -0.44355768 0.99706423 0.5998281 -0.3003823 -0.45654595 0.56386924 -0.95166206 0.74365574 0.099269986 0.080417864 0.03681807 -0.9922245 0.6115326
// jvp 0 f32[2,3] = 0.41202512 -0.83604777 -0.71950823 -0.3003823 -0.45654595 0.56386924
// cotangent 0 f32[2,3] = -0.16086014 0.8179701 0.31654394 -0.35026082 -0.91596705 0.44112492
// vjp 0 f32[5,7] = 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -0.16086014 0.8179701 0.31654394 0 0 0 0 -0.35026082 -0.91596705 0.44112492 0 0 0 0 0 0 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x7xf32>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> (tensor<2x3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.compare LT, %arg1, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_0 = stablehlo.constant dense<5> : tensor<i32>
    %1 = stablehlo.add %arg1, %c_0 : tensor<i32>
    %2 = stablehlo.select %0, %1, %arg1 : tensor<i1>, tensor<i32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %3 = stablehlo.compare LT, %arg2, %c_1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_2 = stablehlo.constant dense<7> : tensor<i32>
    %4 = stablehlo.add %arg2, %c_2 : tensor<i32>
    %5 = stablehlo.select %3, %4, %arg2 : tensor<i1>, tensor<i32>
    %6 = stablehlo.dynamic_slice %arg0, %2, %5, sizes = [2, 3] : (tensor<5x7xf32>, tensor<i32>, tensor<i32>) -> tensor<2x3xf32>
    return %6 : tensor<2x3xf32>
  }
}
