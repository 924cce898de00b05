// name = bits_of_floats
// tolerance = 2e-06
// in 0 f32[4] = -0.03632556 1.2604322 1.4167323 1.7792614
// out 0 u8[4,4] = 28 202 20 189 216 85 161 63 124 87 181 63 214 190 227 63
// batched-in 0 f32[3,4] = -1.8019463 -0.26450095 -1.1049405 1.7686621 -0.19562724 1.873985 -0.09043684 0.6535436 0.03656849 -0.7971173 -1.7210876 0.79106194
// batched-out 0 u8[3,4,4] = 45 166 230 191 171 108 135 190 177 110 141 191 133 99 226 63 130 82 72 190 190 222 239 63 243 54 185 189 162 78 39 63 215 200 21 61 225 15 76 191 153 76 220 191 9 131 74 63
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>) -> (tensor<4x4xui8> {jax.result_info = "result"}) {
    %0 = stablehlo.bitcast_convert %arg0 : (tensor<4xf32>) -> tensor<4x4xui8>
    return %0 : tensor<4x4xui8>
  }
}
