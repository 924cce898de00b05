// name = fori_static
// tolerance = 2e-06
// in 0 f32[3] = 0.9211972 0.91161597 -1.9314797
// out 0 f32[3] = 2.11663 2.1340032 -2.6159554
// tangent 0 f32[3] = 0.76097494 0.6549191 0.9433079
// jvp 0 f32[3] = -1.3399584 -1.2222555 1.0691266
// cotangent 0 f32[3] = 0.6917558 -0.91930366 -0.048999198
// vjp 0 f32[3] = -1.2180742 1.7156683 -0.055534728
// batched-in 0 f32[3,3] = -0.20608936 -0.9683919 1.2287694 -0.9088565 0.7800232 -1.9395211 1.9576722 -0.31870726 -0.5473129
// batched-out 0 f32[3,3] = -4.015339 -2.0448909 1.9353888 -2.1391954 2.4919739 -2.625039 2.6453133 -4.7256145 -3.7684135
module @jit_static_loop attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>) -> (tensor<3xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0:3 = stablehlo.while(%iterArg = %c_0, %iterArg_1 = %c, %iterArg_2 = %arg0) : tensor<i32>, tensor<i32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<4> : tensor<i32>
      %1 = stablehlo.compare LT, %iterArg, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %1 : tensor<i1>
    } do {
      %1:2 = func.call @closed_call(%iterArg_1, %iterArg_2) : (tensor<i32>, tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>)
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %2 = stablehlo.add %iterArg, %c_3 : tensor<i32>
      stablehlo.return %2, %1#0, %1#1 : tensor<i32>, tensor<i32>, tensor<3xf32>
    }
    return %0#2 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<i32>, %arg1: tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.sine %arg1 : tensor<3xf32>
    %2 = stablehlo.convert %arg0 : (tensor<i32>) -> tensor<f32>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %4 = stablehlo.multiply %1, %3 : tensor<3xf32>
    %5 = stablehlo.add %arg1, %4 : tensor<3xf32>
    return %0, %5 : tensor<i32>, tensor<3xf32>
  }
}
