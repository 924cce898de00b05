// name = scan_unrolled
// tolerance = 2e-06
// in 0 f32[6,2] = 0.9270841 1.7666965 -0.019069577 0.39271522 1.3126128 -0.18421146 1.0358706 -0.9311744 0.23932369 0.7611604 1.8733412 0.5990109
// out 0 f32[2] = 0.3336182 0.45082694
// out 1 f32[6,2] = 0.9270841 1.7666965 0.9601182 -0.38185287 0.8081761 0.010862137 0.85252845 -0.17248243 0.9499868 -0.8928601 0.9281125 -0.13131936
// tangent 0 f32[6,2] = -0.7117433 0.07993081 -0.3884094 -0.5949831 0.21936643 -0.43228564 0.46823665 0.28346333 0.1436576 0.08515419 0.41592386 0.90268457
// jvp 0 f32[2] = -0.4040842 0.5328556
// jvp 1 f32[6,2] = -0.7117433 0.07993081 0.39799917 -0.14774781 0.0056478004 -0.7426871 -0.11761062 -1.1573629 -0.10949702 -0.39354685 0.012717977 -0.305722
// cotangent 0 f32[2] = 0.5016364 0.866752
// cotangent 1 f32[6,2] = -0.0110881375 -0.10576488 0.112299696 0.3637721 -0.15431003 0.3868699 -0.054199964 -0.8617151 0.60405606 0.31876805 -0.020979907 0.15975548
// vjp 0 f32[6,2] = -0.05498317 -0.94441617 -0.03380205 0.089933954 0.09691539 -0.2969306 -0.13121986 0.5602665 -0.18387021 0.9253448 -0.47289675 0.7736727
// batched-in 0 f32[3,6,2] = 1.8058873 0.24282236 -0.2695511 -1.1052952 1.2954928 1.6828012 1.4065764 0.053844742 -0.26427835 1.3564761 -0.2994485 0.03451191 -0.6004459 1.6908721 -1.6174672 1.073861 0.5618079 -1.0833857 0.72902715 -0.46776327 -1.2211951 -0.5389497 -0.28697523 0.5887937 -0.58118385 1.1593529 0.9326609 -0.22039585 -0.7462704 -0.65731025 0.06356669 -1.6776376 -1.4342933 0.06831497 -1.1985328 -0.38172582
// batched-out 0 f32[3,2] = 0.29749966 0.7604342 -0.72527903 -0.35481313 -0.85976094 -0.91749847
// batched-out 1 f32[3,6,2] = 1.8058873 0.24282236 -0.45304856 0.46677864 -0.66133684 -0.5960049 0.59249777 0.8851407 0.9096823 0.80695933 0.60152113 0.8294695 -0.6004459 1.6908721 -0.9323619 -0.23784977 -0.5578256 0.74197483 0.003982235 -0.33481687 0.66910917 -0.71915126 -0.5244644 -0.95150787 -0.58118385 1.1593529 -0.91774607 0.7331123 0.014914257 0.49054617 -0.6678796 -0.1659922 -0.5681968 -0.96301126 -0.9082584 -0.78001904
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6x2xf32>) -> (tensor<2xf32> {jax.result_info = "result[0]"}, tensor<6x2xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:1, 0:2] : (tensor<6x2xf32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    %2 = stablehlo.reshape %arg0 : (tensor<6x2xf32>) -> tensor<3x2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %4:4 = stablehlo.while(%iterArg = %2, %iterArg_0 = %c, %iterArg_1 = %1, %iterArg_2 = %3) : tensor<3x2x2xf32>, tensor<i32>, tensor<2xf32>, tensor<3x2x2xf32>
    cond {
      %c_3 = stablehlo.constant dense<3> : tensor<i32>
      %6 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %6 : tensor<i1>
    } do {
      %6 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<3x2x2xf32>, tensor<i32>) -> tensor<2x2xf32>
      %7 = stablehlo.slice %6 [0:1, 0:2] : (tensor<2x2xf32>) -> tensor<1x2xf32>
      %8 = stablehlo.reshape %7 : (tensor<1x2xf32>) -> tensor<2xf32>
      %9:2 = func.call @closed_call(%iterArg_1, %8) : (tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
      %10 = stablehlo.slice %6 [1:2, 0:2] : (tensor<2x2xf32>) -> tensor<1x2xf32>
      %11 = stablehlo.reshape %10 : (tensor<1x2xf32>) -> tensor<2xf32>
      %12:2 = func.call @closed_call(%9#0, %11) : (tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
      %13 = stablehlo.broadcast_in_dim %9#1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
      %14 = stablehlo.broadcast_in_dim %12#1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
      %15 = stablehlo.concatenate %13, %14, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
      %16 = func.call @dynamic_update_index_in_dim(%iterArg_2, %15, %iterArg_0) : (tensor<3x2x2xf32>, tensor<2x2xf32>, tensor<i32>) -> tensor<3x2x2xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %17 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %17, %12#0, %16 : tensor<3x2x2xf32>, tensor<i32>, tensor<2xf32>, tensor<3x2x2xf32>
    }
    %5 = stablehlo.reshape %4#3 : (tensor<3x2x2xf32>) -> tensor<6x2xf32>
    return %4#2, %5 : tensor<2xf32>, tensor<6x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<3x2x2xf32>, %arg1: tensor<i32>) -> tensor<2x2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 2] : (tensor<3x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x2xf32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>, %arg1: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<2xf32>
    %1 = stablehlo.sine %0 : tensor<2xf32>
    return %1, %arg0 : tensor<2xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<3x2x2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<i32>) -> tensor<3x2x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<3x2x2xf32>, tensor<1x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<3x2x2xf32>
    return %1 : tensor<3x2x2xf32>
  }
}
