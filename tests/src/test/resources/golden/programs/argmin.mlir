// name = argmin
// tolerance = 2e-06
// in 0 f32[2,3,4] = -1.3096817 1.881304 -0.54663247 -0.9402072 -1.9249256 -0.81026393 0.076672114 1.3867183 0.86715436 0.55053735 0.9473034 -1.30409 -1.673747 -1.5835619 1.4397733 0.36318868 -0.67929137 -1.2218415 -0.29077023 1.4501626 1.5419037 1.0483141 0.8461555 -1.0505942
// out 0 i32[2,3] = 0 0 3 0 1 3
// batched-in 0 f32[3,2,3,4] = -1.4688293 0.2752387 -0.37484497 -0.608597 -0.7645652 0.3869568 -1.430268 0.2910005 -0.9829903 -0.4551046 -1.1265165 0.26364627 -1.7448379 0.122939795 0.039597124 1.9708923 0.6274154 1.9056478 -0.040089324 0.25365996 -1.0247103 0.9271164 -1.6342316 0.46334994 1.0991037 0.08183909 -0.4778999 1.2104002 1.4508864 -0.73563766 -1.8563149 -0.15415601 -1.5569383 -1.8439382 1.8907696 1.1013384 0.84952384 1.6694899 1.1625361 0.33149618 0.051165067 1.6077619 -0.4570789 0.52019817 1.0285108 -0.9397286 1.7967505 1.6451355 1.3312413 -0.55314523 -1.719949 1.8279288 1.2031398 -0.035456106 -0.9310845 0.04322071 -1.0488986 1.9409708 1.2955832 -0.8180197 1.3521976 0.69147587 1.2259775 0.43776342 0.32949144 1.1427402 -1.8250622 -0.9417249 1.520615 -0.10602606 -1.137772 0.346878
// batched-out 0 i32[3,2,3] = 0 2 2 0 2 2 2 2 1 3 2 1 2 2 0 3 2 2
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3x4xf32>) -> (tensor<2x3xi32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 2 : tensor<2x3x4xi32>
    %cst = stablehlo.constant dense<0x7F800000> : tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:2 = stablehlo.reduce(%arg0 init: %cst), (%0 init: %c) across dimensions = [2] : (tensor<2x3x4xf32>, tensor<2x3x4xi32>, tensor<f32>, tensor<i32>) -> (tensor<2x3xf32>, tensor<2x3xi32>)
     reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
      %2 = stablehlo.compare LT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %3 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %4 = stablehlo.or %2, %3 : tensor<i1>
      %5 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %6 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %7 = stablehlo.and %5, %6 : tensor<i1>
      %8 = stablehlo.or %4, %7 : tensor<i1>
      %9 = stablehlo.select %4, %arg1, %arg3 : tensor<i1>, tensor<f32>
      %10 = stablehlo.select %8, %arg2, %arg4 : tensor<i1>, tensor<i32>
      stablehlo.return %9, %10 : tensor<f32>, tensor<i32>
    }
    return %1#1 : tensor<2x3xi32>
  }
}
