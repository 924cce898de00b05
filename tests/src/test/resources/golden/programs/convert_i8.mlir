// name = convert_i8
// tolerance = 2e-06
// in 0 i8[2,3] = 91 100 -67 4 -21 -37
// out 0 f32[2,3] = 91 100 -67 4 -21 -37
// out 1 i32[2,3] = 91 100 -67 4 -21 -37
// out 2 u8[2,3] = 91 100 189 4 235 219
// out 3 i1[2,3] = 1 1 1 1 1 1
// batched-in 0 i8[3,2,3] = -72 10 4 -6 -49 -76 -26 -50 -45 46 26 118 75 -80 93 -12 -46 -46
// batched-out 0 f32[3,2,3] = -72 10 4 -6 -49 -76 -26 -50 -45 46 26 118 75 -80 93 -12 -46 -46
// batched-out 1 i32[3,2,3] = -72 10 4 -6 -49 -76 -26 -50 -45 46 26 118 75 -80 93 -12 -46 -46
// batched-out 2 u8[3,2,3] = 184 10 4 250 207 180 230 206 211 46 26 118 75 176 93 244 210 210
// batched-out 3 i1[3,2,3] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xi8>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x3xi32> {jax.result_info = "result[1]"}, tensor<2x3xui8> {jax.result_info = "result[2]"}, tensor<2x3xi1> {jax.result_info = "result[3]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xi8>) -> tensor<2x3xf32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xi8>) -> tensor<2x3xi32>
    %2 = stablehlo.convert %arg0 : (tensor<2x3xi8>) -> tensor<2x3xui8>
    %c = stablehlo.constant dense<0> : tensor<i8>
    %3 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i8>) -> tensor<2x3xi8>
    %4 = stablehlo.compare NE, %arg0, %3, SIGNED : (tensor<2x3xi8>, tensor<2x3xi8>) -> tensor<2x3xi1>
    %5 = stablehlo.convert %4 : tensor<2x3xi1>
    return %0, %1, %2, %5 : tensor<2x3xf32>, tensor<2x3xi32>, tensor<2x3xui8>, tensor<2x3xi1>
  }
}
