// name = scan_of_cond
// tolerance = 2e-06
// in 0 f32[4,3] = 1.7797084 0.83590764 -1.0305574 1.6633408 -1.3450379 -1.176802 0.5623624 0.6982113 1.9482994 1.433983 1.7520976 0.5569178
// out 0 f32[3] = 4.248535 -1.1497312 -1.356109
// out 1 f32[4] = 0.83590764 0.69874156 -0.9398339 -0.6562027
// tangent 0 f32[4,3] = 0.89534855 0.980456 0.10718781 -0.9091202 0.20431086 0.29741743 -0.45713928 0.17796806 -0.34645677 0.73046213 0.6879592 0.7555699
// jvp 0 f32[3] = 0.66325796 -3.2669477 -0.9738506
// jvp 1 f32[4] = 0.980456 1.6391413 -2.0619469 -1.606935
// cotangent 0 f32[3] = 0.9495503 0.36027268 0.13728276
// cotangent 1 f32[4] = 0.71297246 0.89327306 0.4780354 0.41405672
// vjp 0 f32[4,3] = 4.533549 -0.50971943 0.36130035 2.4253583 0.8439879 0.15820025 7.1736617 -0.9823986 -0.09555533 2.8132813 -0.2364119 -0.33428702
// batched-in 0 f32[3,4,3] = 0.56537664 0.4767673 -0.15361552 0.17339998 0.55711013 0.574372 -1.3030494 -0.90442455 -0.8115406 -0.07503539 -0.24102399 0.20242614 -1.7033249 -0.34107983 0.686045 1.6448028 -1.1236975 -0.20282766 -0.14358103 -1.1128085 -0.050758567 1.8803757 -1.6974918 -0.5370089 -1.6021792 0.32189262 -0.35875022 0.94189423 1.5606191 0.72480565 0.5217226 -1.787513 0.5563421 -0.068379514 0.76351047 0.8272379
// batched-out 0 f32[3,3] = 1.4335122 1.2720836 0.6226683 0.2699863 -1.8889832 -0.027257802 0.068379514 -0.76351047 -0.8272379
// batched-out 1 f32[3,4] = 0.4767673 0.22730707 0.12663507 1.0310596 -0.34107983 0 -0 1.1128085 0.32189262 0 0 -0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x3xf32>) -> (tensor<3xf32> {jax.result_info = "result[0]"}, tensor<4xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:3] : (tensor<4x3xf32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %1, %iterArg_2 = %2) : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>
    cond {
      %c_3 = stablehlo.constant dense<4> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %5:2 = func.call @closed_call(%iterArg_1, %4) : (tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<f32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_2, %5#1, %iterArg_0) : (tensor<4xf32>, tensor<f32>, tensor<i32>) -> tensor<4xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %7, %5#0, %6 : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4xf32>
    }
    return %3#2, %3#3 : tensor<3xf32>, tensor<4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32>, tensor<f32>) {
    %0 = stablehlo.slice %arg1 [0:1] : (tensor<3xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.compare GT, %1, %cst, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %3 = stablehlo.convert %2 : (tensor<i1>) -> tensor<i32>
    %4 = "stablehlo.case"(%3) ({
      %7 = stablehlo.subtract %arg0, %arg1 : tensor<3xf32>
      stablehlo.return %7 : tensor<3xf32>
    }, {
      %7 = stablehlo.multiply %arg0, %arg1 : tensor<3xf32>
      stablehlo.return %7 : tensor<3xf32>
    }) : (tensor<i32>) -> tensor<3xf32>
    %5 = stablehlo.slice %arg0 [1:2] : (tensor<3xf32>) -> tensor<1xf32>
    %6 = stablehlo.reshape %5 : (tensor<1xf32>) -> tensor<f32>
    return %4, %6 : tensor<3xf32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<4xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<4xf32>, tensor<1xf32>, tensor<i32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
