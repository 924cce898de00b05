// name = map_rows
// tolerance = 2e-06
// in 0 f32[5,2] = 1.8585674 1.7574979 -0.73978806 0.32283187 -0.883636 1.315469 -1.1070808 -0.6196943 -1.2913681 1.5239071
// out 0 f32[5,2,2] = 3.4542725 3.2664282 3.2664282 3.088799 0.5472864 -0.23882715 -0.23882715 0.10422041 0.78081256 -1.1623958 -1.1623958 1.7304587 1.2256279 0.68605167 0.68605167 0.384021 1.6676316 -1.9679251 -1.9679251 2.3222928
// tangent 0 f32[5,2] = 0.5329127 -0.48256072 -0.12721387 0.08680647 0.68084484 0.29639533 -0.2238174 0.8054992 0.7809811 0.26268294
// jvp 0 f32[5,2,2] = 1.9809082 0.039721277 0.03972127 -1.6961989 0.1882226 -0.105287075 -0.10528708 0.05604779 -1.203238 0.63372475 0.6337247 0.77979773 0.4955679 -0.7530544 -0.7530544 -0.9983265 -2.0170681 0.8509223 0.8509222 0.8006088
// cotangent 0 f32[5,2,2] = 0.5870993 -0.024424424 -0.7008201 0.10362304 -0.89858305 -0.7848957 -0.43158433 0.938565 -0.73463386 -0.15115659 -0.13156414 0.69372 0.33075166 0.70482457 0.3112388 0.3206317 -0.8918317 -0.2400676 -0.052612916 -0.07410327
// vjp 0 f32[5,2] = 0.9077116 -0.9836813 0.93680346 1.5059348 0.92638755 2.0749564 -1.3619864 -1.5222516 1.857348 0.15210529
// batched-in 0 f32[3,5,2] = -1.574768 0.8311502 -1.3216879 -1.901458 0.29839522 -1.1729765 1.5645126 0.3056096 1.1818331 -1.5410904 -0.7358837 1.1776577 -0.25160876 0.35102543 -1.0783556 -1.4642111 -0.23436652 1.1797286 0.27966878 1.9496998 0.5883343 1.5873562 1.9203613 1.6855834 1.5777279 1.0637382 -1.0234305 0.18703288 -1.8007666 1.2020314
// batched-out 0 f32[3,5,2,2] = 2.4798942 -1.3088686 -1.3088686 0.6908106 1.746859 2.5131342 2.5131342 3.6155427 0.089039706 -0.35001057 -0.35001057 1.3758738 2.4476998 0.4781301 0.4781301 0.09339724 1.3967296 -1.8213117 -1.8213117 2.3749595 0.5415248 -0.8666191 -0.8666191 1.3868777 0.063306965 -0.088321075 -0.088321075 0.12321886 1.1628507 1.5789402 1.5789402 2.1439142 0.054927666 -0.2764889 -0.2764889 1.3917596 0.07821462 0.54527014 0.54527014 3.8013291 0.3461373 0.9338961 0.9338961 2.5196998 3.6877875 3.236929 3.236929 2.8411913 2.4892254 1.6782895 1.6782895 1.131539 1.0474099 -0.19141515 -0.19141515 0.0349813 3.2427604 -2.164578 -2.164578 1.4448794
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x2xf32>) -> (tensor<5x2x2xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<5x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:3 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %0) : tensor<5x2xf32>, tensor<i32>, tensor<5x2x2xf32>
    cond {
      %c_2 = stablehlo.constant dense<5> : tensor<i32>
      %2 = stablehlo.compare LT, %iterArg_0, %c_2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %2 : tensor<i1>
    } do {
      %2 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<5x2xf32>, tensor<i32>) -> tensor<2xf32>
      %3 = func.call @closed_call(%2) : (tensor<2xf32>) -> tensor<2x2xf32>
      %4 = func.call @dynamic_update_index_in_dim(%iterArg_1, %3, %iterArg_0) : (tensor<5x2x2xf32>, tensor<2x2xf32>, tensor<i32>) -> tensor<5x2x2xf32>
      %c_2 = stablehlo.constant dense<1> : tensor<i32>
      %5 = stablehlo.add %iterArg_0, %c_2 : tensor<i32>
      stablehlo.return %iterArg, %5, %4 : tensor<5x2xf32>, tensor<i32>, tensor<5x2x2xf32>
    }
    return %1#2 : tensor<5x2x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<5x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<5x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>) -> tensor<2x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %1 = stablehlo.broadcast_in_dim %arg0, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %2 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %3 = stablehlo.broadcast_in_dim %1, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %4 = stablehlo.multiply %2, %3 : tensor<2x2xf32>
    return %4 : tensor<2x2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<5x2x2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<i32>) -> tensor<5x2x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<5x2x2xf32>, tensor<1x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<5x2x2xf32>
    return %1 : tensor<5x2x2xf32>
  }
}
