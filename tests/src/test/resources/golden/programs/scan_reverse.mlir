// name = scan_reverse
// tolerance = 2e-06
// in 0 f32[4,3] = -1.9497957 0.95934814 1.0574012 0.8212011 1.8578525 0.65747404 -1.1240668 1.8453821 0.32044414 -1.0753962 -1.4438387 1.16268
// out 0 f32[3] = -2.0764985 2.2290993 1.6776718
// out 1 f32[4,3] = 0.49408957 2.436267 1.3117497 -1.7649367 2.53281 0.7667031 2.3046675 -1.7792522 0.541993 2.096803 -1.385144 1.2294192
// tangent 0 f32[4,3] = -0.002631682 -0.8721738 -0.62720555 0.8965432 0.6556717 0.12019553 -0.132783 -0.26051676 -0.46553564 -0.78662384 0.57665586 -0.307293
// jvp 0 f32[3] = 0.3139517 -0.591896 -0.76110363
// jvp 1 f32[4,3] = -1.233879 -1.6771194 -1.0612423 -2.3594332 0.5404537 -0.37002486 1.157941 0.5105845 -0.9863604 1.5365859 1.812492 -1.0541713
// cotangent 0 f32[3] = -0.8509719 -0.70946735 0.6381976
// cotangent 1 f32[4,3] = 0.8988118 -0.8913599 -0.3582554 0.97883785 -0.52303433 -0.16218658 -0.016766453 -0.4446213 -0.64356184 -0.835538 0.96415776 -0.10105756
// vjp 0 f32[4,3] = -0.24207085 -5.1695766 -0.060966864 -4.2817173 -1.9229108 -0.24885222 -0.25079387 -1.1479615 -1.2250019 1.50539 -0.6838581 -0.38133094
// batched-in 0 f32[3,4,3] = 0.20490506 -0.8310482 1.1967328 -1.1750538 -1.8554969 -1.4706539 0.61506253 -1.5330726 0.16589956 -0.24791642 0.66200477 1.2154466 0.32457778 1.3600812 -0.083228245 -0.43782905 0.37034318 -1.2188994 -0.5218806 1.1482804 0.14719152 0.69713837 1.3106408 1.2922094 -0.8516761 -0.8891541 0.8489941 -0.8365847 -0.9237323 -0.7436743 1.464711 0.39373347 -1.3785968 0.36689225 -0.34042802 -0.3152757
// batched-out 0 f32[3,3] = -0.2470392 -2.1112547 0.72960734 0.082621515 2.0811582 -0.49955565 -0.9111589 -1.3507125 0.14616042
// batched-out 1 f32[3,4,3] = -0.18521133 2.1278265 -1.1180487 -0.63726765 2.6159394 -1.5777264 -0.08946939 -0.37787277 0.30091077 -0.05079933 -0.55015785 1.4545648 -0.15706725 1.9614462 0.0693004 0.040353384 0.7938754 -0.9415865 -0.44851846 2.2858603 0.18407701 0.22627562 1.7825779 -0.10754832 0.10132023 0.8207931 -1.1934032 -1.2006981 -0.0011370454 0.9846144 -0.086338565 -0.30908278 -0.15057218 -0.31247336 0.30269298 -0.2676672
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x3xf32>) -> (tensor<3xf32> {jax.result_info = "result[0]"}, tensor<4x3xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:3] : (tensor<4x3xf32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:4 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %c, %iterArg_1 = %1, %iterArg_2 = %2) : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>
    cond {
      %c_3 = stablehlo.constant dense<4> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %c_3 = stablehlo.constant dense<4> : tensor<i32>
      %4 = stablehlo.subtract %c_3, %iterArg_0 : tensor<i32>
      %c_4 = stablehlo.constant dense<1> : tensor<i32>
      %5 = stablehlo.subtract %4, %c_4 : tensor<i32>
      %6 = func.call @dynamic_index_in_dim(%iterArg, %5) : (tensor<4x3xf32>, tensor<i32>) -> tensor<3xf32>
      %7:2 = func.call @closed_call(%iterArg_1, %6) : (tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
      %8 = func.call @dynamic_update_index_in_dim(%iterArg_2, %7#1, %5) : (tensor<4x3xf32>, tensor<3xf32>, tensor<i32>) -> tensor<4x3xf32>
      %c_5 = stablehlo.constant dense<1> : tensor<i32>
      %9 = stablehlo.add %iterArg_0, %c_5 : tensor<i32>
      stablehlo.return %iterArg, %9, %7#0, %8 : tensor<4x3xf32>, tensor<i32>, tensor<3xf32>, tensor<4x3xf32>
    }
    return %3#2, %3#3 : tensor<3xf32>, tensor<4x3xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<i32>) -> tensor<3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 3] : (tensor<4x3xf32>, tensor<i32>, tensor<i32>) -> tensor<1x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x3xf32>) -> tensor<3xf32>
    return %1 : tensor<3xf32>
  }
  func.func private @closed_call(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
    %cst = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<3xf32>
    %2 = stablehlo.add %1, %arg1 : tensor<3xf32>
    %3 = stablehlo.multiply %arg0, %arg1 : tensor<3xf32>
    return %2, %3 : tensor<3xf32>, tensor<3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x3xf32>, %arg1: tensor<3xf32>, %arg2: tensor<i32>) -> tensor<4x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf32>) -> tensor<1x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x3xf32>
    return %1 : tensor<4x3xf32>
  }
}
