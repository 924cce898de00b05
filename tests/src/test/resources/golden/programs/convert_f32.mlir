// name = convert_f32
// tolerance = 2e-06
// in 0 f32[2,3] = 7.5479937 0.24510327 0.57019234 9.268262 8.431445 -1.9729673
// out 0 i32[2,3] = 7 0 0 9 8 -1
// out 1 i8[2,3] = 7 0 0 9 8 -1
// out 2 bf16[2,3] = 7.5625 0.24511719 0.5703125 9.25 8.4375 -1.9765625
// out 3 f16[2,3] = 7.546875 0.24511719 0.5703125 9.265625 8.4296875 -1.9726562
// out 4 i1[2,3] = 1 1 1 1 1 1
// tangent 0 f32[2,3] = 0.24775745 0.6384029 -0.8961619 -0.3727521 0.031324837 0.6703739
// jvp 2 bf16[2,3] = 0.24804688 0.63671875 -0.89453125 -0.37304688 0.03125 0.671875
// jvp 3 f16[2,3] = 0.24780273 0.6381836 -0.8959961 -0.37280273 0.031311035 0.67041016
// cotangent 2 bf16[2,3] = -0.71875 -0.55859375 0.13378906 -0.36523438 -0.059570312 0.16699219
// cotangent 3 f16[2,3] = 0.40722656 0.39916992 -0.5239258 -0.89746094 -0.6269531 0.03768921
// vjp 0 f32[2,3] = -0.31152344 -0.15942383 -0.39013672 -1.2626953 -0.68652344 0.2046814
// batched-in 0 f32[3,2,3] = -8.449244 8.519794 6.6973195 -1.2461461 6.406878 -1.0748233 3.9735692 7.7963743 -4.4627924 -3.3577757 8.116537 0.8044789 -5.7897224 -4.179119 -2.707698 5.2905307 -6.022354 -5.1967154
// batched-out 0 i32[3,2,3] = -8 8 6 -1 6 -1 3 7 -4 -3 8 0 -5 -4 -2 5 -6 -5
// batched-out 1 i8[3,2,3] = -8 8 6 -1 6 -1 3 7 -4 -3 8 0 -5 -4 -2 5 -6 -5
// batched-out 2 bf16[3,2,3] = -8.4375 8.5 6.6875 -1.25 6.40625 -1.078125 3.96875 7.78125 -4.46875 -3.359375 8.125 0.8046875 -5.78125 -4.1875 -2.703125 5.28125 -6.03125 -5.1875
// batched-out 3 f16[3,2,3] = -8.453125 8.5234375 6.6992188 -1.2460938 6.40625 -1.0751953 3.9726562 7.796875 -4.4609375 -3.3574219 8.1171875 0.8046875 -5.7890625 -4.1796875 -2.7070312 5.2890625 -6.0234375 -5.1953125
// batched-out 4 i1[3,2,3] = 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3xf32>) -> (tensor<2x3xi32> {jax.result_info = "result[0]"}, tensor<2x3xi8> {jax.result_info = "result[1]"}, tensor<2x3xbf16> {jax.result_info = "result[2]"}, tensor<2x3xf16> {jax.result_info = "result[3]"}, tensor<2x3xi1> {jax.result_info = "result[4]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xi32>
    %1 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xi8>
    %2 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xbf16>
    %3 = stablehlo.convert %arg0 : (tensor<2x3xf32>) -> tensor<2x3xf16>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %5 = stablehlo.compare NE, %arg0, %4, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %6 = stablehlo.convert %5 : tensor<2x3xi1>
    return %0, %1, %2, %3, %6 : tensor<2x3xi32>, tensor<2x3xi8>, tensor<2x3xbf16>, tensor<2x3xf16>, tensor<2x3xi1>
  }
}
