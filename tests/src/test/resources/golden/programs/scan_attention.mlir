// name = scan_attention
// tolerance = 2e-06
// in 0 f32[6,4] = 0.6512361 -1.1176981 1.5503012 1.2565451 1.4400388 -0.8720438 -0.9267668 1.1373992 -1.8045148 -0.09772885 -1.0778182 1.1480525 -1.591178 -0.5678512 0.21174218 0.77318764 -1.302424 -0.69089925 1.213708 -0.83322483 1.1388851 1.8168724 0.5194502 0.56770945
// in 1 f32[6,4] = 0.8286719 -1.4363028 0.06272331 0.39351547 0.7127804 -1.9587607 -0.16265437 -0.45718783 0.26710927 -0.93067527 0.26244923 1.0511515 -0.7817671 -0.45305213 0.70142186 0.14703563 -1.725142 -1.3950549 -1.2855363 -0.78179365 0.039216448 -1.3759218 1.864462 -1.8730104
// in 2 f32[2,4] = 1.0979962 -1.4843539 -1.16491 1.5616232 1.5812101 -0.87784564 -0.6423271 -0.8292125
// out 0 f32[2] = 1.056206 1.1247771
// out 1 f32[2,4] = 0.7465471 -2.0305388 -0.15313165 -0.43121034 0.74143994 -2.129423 -0.104126215 -0.50811625
// tangent 0 f32[6,4] = -0.84905964 0.20858991 0.20447452 0.93323267 0.0012280293 -0.38406605 -0.6621957 -0.050070472 -0.38639188 -0.54765475 0.48688155 0.17769846 -0.6029939 0.11170168 -0.9752221 -0.8586846 0.94614035 -0.601054 -0.7992263 -0.11677641 0.09778833 -0.85077876 -0.7296653 0.81289554
// tangent 1 f32[6,4] = -0.9587373 0.5235604 0.10852107 0.4735395 -0.024378138 -0.41514847 -0.71911705 -0.27073276 -0.9920427 -0.19230258 0.5991411 0.2348088 -0.7126028 0.39747173 0.42240208 -0.8018039 -0.2770614 -0.98528224 0.7276209 0.12570553 -0.814776 0.28720963 0.42336705 0.546725
// tangent 2 f32[2,4] = 0.46741408 -0.58306783 -0.36021146 0.096875556 -0.6991999 -0.7567929 -0.31757915 0.5092322
// jvp 0 f32[2] = -0.14609218 -0.27945524
// jvp 1 f32[2,4] = -0.15541016 -0.21617945 -0.7314832 -0.32665724 -0.3579952 0.017137006 -0.9142552 -0.13692932
// cotangent 0 f32[2] = 0.32633144 0.964072
// cotangent 1 f32[2,4] = -0.59923935 0.11153233 -0.36804402 0.52783173 -0.23519248 -0.3996398 0.051483996 -0.583905
// vjp 0 f32[6,4] = 0.109616235 -0.055661738 -0.04026029 -0.070176244 -0.33952117 0.18876314 0.13814402 0.1773901 0.009713435 -0.0103562465 -0.008024851 0.0070342114 0.010479279 -0.0075098975 -0.0056474702 -0.0013610657 0.053196706 -0.029691907 -0.021740098 -0.027509905 0.15651524 -0.08554329 -0.062471166 -0.085377224
// vjp 1 f32[6,4] = -0.039872766 -0.021744758 -0.011601412 -0.016912054 -0.8344318 -0.28810745 -0.31656003 -0.05607325 -0.0072998465 -9.289944e-05 -0.0038420397 0.0038403042 -0.0030276778 -0.0012680864 -0.0010502057 -0.0006007797 -0.0034871416 -0.005763525 0.0006918284 -0.008368693 -0.00934004 -0.014727873 0.0015395905 -0.021149505
// vjp 2 f32[2,4] = -0.019621965 0.002324473 -0.015206873 -0.00082965416 -0.20315258 0.260384 0.40406322 -0.116200894
// batched-in 0 f32[3,6,4] = 1.3528925 1.043512 -0.6492424 0.5924329 1.3560131 1.6742898 1.858851 0.73578143 0.86963063 -1.0968751 -1.797083 0.1109885 1.0700544 -0.9732013 -1.0826198 1.4832541 1.7490711 1.8215626 -0.2633301 -1.5989952 -1.4313976 -1.0734878 -1.676506 -0.5200924 0.30815428 -1.5985875 0.30530158 -1.5347424 0.95182085 0.67618024 -0.52193445 -1.2683339 1.9680166 1.8874681 1.8816266 -0.7385215 -0.891157 -0.7102475 0.9074649 -0.5520781 0.7959 0.98423606 1.081201 0.87500054 0.6696251 -1.7704221 1.2049738 0.8004076 0.15128773 -1.6607938 0.45091656 0.16136663 -1.2830397 -1.2966647 -0.83982056 1.762852 -1.5478046 -1.7013509 -1.7901714 -0.79775304 1.3028905 -1.016614 -1.3574929 -1.0185779 0.82670444 -1.3181685 -1.8275594 -0.7876229 -1.4283308 1.2317342 1.0302026 1.1918447
// batched-in 1 f32[3,6,4] = 0.57883054 1.2998753 1.7502655 1.5496706 1.1885638 0.75962055 -0.721076 1.7877644 -0.84940976 -1.6479288 -1.9262117 0.87410307 -1.7732123 -1.4324449 1.895862 0.3154691 1.2101552 1.9329021 -0.8146095 -0.3265076 -0.019209882 -0.58969676 0.07703146 0.68565536 -0.32574525 -1.2366894 -1.9305696 -1.8484324 0.46868703 0.6096094 1.4249465 -0.9826323 -1.4080759 1.5715902 0.047887854 -1.444142 0.56746125 0.94275635 1.867867 -0.22560412 1.0703355 -0.15632051 0.2130282 0.5608682 1.631729 -0.43242714 1.0635684 1.1253172 -1.4429313 -1.0873045 -1.5721657 1.8570355 0.2002861 1.9402745 1.8101887 -0.2757934 0.056381363 1.2966641 0.28340214 -1.1943098 -0.43029565 -1.4290901 0.9177848 -1.3057982 -1.7716383 -0.41967642 0.1647735 -0.43841016 0.89078957 -1.1760992 0.7674102 -1.4327186
// batched-in 2 f32[3,2,4] = 0.6557368 0.57012135 -0.20757754 0.726938 -0.73188424 -0.6131059 1.1947453 -1.0612661 1.7067931 -0.68872476 -0.92352057 -0.034915235 -0.28816712 0.04921047 -0.94483006 -0.5721987 1.8484328 -0.48081902 0.5303954 1.743349 0.6487937 1.4451878 0.3855826 -0.8204114
// batched-out 0 f32[3,2] = 3.09479 1.8727536 2.8021383 2.0333726 2.0705953 1.851151
// batched-out 1 f32[3,2,4] = 1.0237094 1.6314762 1.4332967 3.4781828 0.7231015 0.14208546 -0.4913134 1.5128273 1.0375832 -0.17157617 0.7392372 -1.9747562 0.5191162 0.21692756 0.9063915 -2.0887032 -1.6761346 -0.770497 -0.3000099 1.0936248 0.21575725 -2.0890167 1.2064568 -2.1230958
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<6x4xf32>, %arg1: tensor<6x4xf32>, %arg2: tensor<2x4xf32>) -> (tensor<2xf32> {jax.result_info = "result[0]"}, tensor<2x4xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<-1.000000e+30> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2x4xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:7 = stablehlo.while(%iterArg = %arg0, %iterArg_2 = %arg1, %iterArg_3 = %arg2, %iterArg_4 = %c, %iterArg_5 = %0, %iterArg_6 = %1, %iterArg_7 = %2) : tensor<6x4xf32>, tensor<6x4xf32>, tensor<2x4xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>
    cond {
      %c_8 = stablehlo.constant dense<6> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_4, %c_8, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_4) : (tensor<6x4xf32>, tensor<i32>) -> tensor<4xf32>
      %5 = func.call @dynamic_index_in_dim(%iterArg_2, %iterArg_4) : (tensor<6x4xf32>, tensor<i32>) -> tensor<4xf32>
      %6:3 = func.call @closed_call(%iterArg_3, %iterArg_5, %iterArg_6, %iterArg_7, %4, %5) : (tensor<2x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>)
      %c_8 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_4, %c_8 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_2, %iterArg_3, %7, %6#0, %6#1, %6#2 : tensor<6x4xf32>, tensor<6x4xf32>, tensor<2x4xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>
    }
    return %3#5, %3#6 : tensor<2xf32>, tensor<2x4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<6x4xf32>, %arg1: tensor<i32>) -> tensor<4xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 4] : (tensor<6x4xf32>, tensor<i32>, tensor<i32>) -> tensor<1x4xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
  func.func private @closed_call(%arg0: tensor<2x4xf32>, %arg1: tensor<2xf32>, %arg2: tensor<2xf32>, %arg3: tensor<2x4xf32>, %arg4: tensor<4xf32>, %arg5: tensor<4xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>) {
    %0 = stablehlo.dot_general %arg0, %arg4, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2xf32>
    %1 = stablehlo.convert %arg1 : tensor<2xf32>
    %2 = stablehlo.maximum %1, %0 : tensor<2xf32>
    %3 = stablehlo.convert %arg1 : tensor<2xf32>
    %4 = stablehlo.subtract %3, %2 : tensor<2xf32>
    %5 = stablehlo.exponential %4 : tensor<2xf32>
    %6 = stablehlo.multiply %arg2, %5 : tensor<2xf32>
    %7 = stablehlo.dot_general %arg0, %arg4, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2xf32>
    %8 = stablehlo.subtract %7, %2 : tensor<2xf32>
    %9 = stablehlo.exponential %8 : tensor<2xf32>
    %10 = stablehlo.add %6, %9 : tensor<2xf32>
    %11 = stablehlo.convert %arg1 : tensor<2xf32>
    %12 = stablehlo.subtract %11, %2 : tensor<2xf32>
    %13 = stablehlo.exponential %12 : tensor<2xf32>
    %14 = stablehlo.broadcast_in_dim %13, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %15 = stablehlo.broadcast_in_dim %14, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x4xf32>
    %16 = stablehlo.multiply %arg3, %15 : tensor<2x4xf32>
    %17 = stablehlo.dot_general %arg0, %arg4, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2xf32>
    %18 = stablehlo.subtract %17, %2 : tensor<2xf32>
    %19 = stablehlo.exponential %18 : tensor<2xf32>
    %20 = stablehlo.broadcast_in_dim %19, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %21 = stablehlo.broadcast_in_dim %arg5, dims = [1] : (tensor<4xf32>) -> tensor<1x4xf32>
    %22 = stablehlo.broadcast_in_dim %20, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x4xf32>
    %23 = stablehlo.broadcast_in_dim %21, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<2x4xf32>
    %24 = stablehlo.multiply %22, %23 : tensor<2x4xf32>
    %25 = stablehlo.add %16, %24 : tensor<2x4xf32>
    return %2, %10, %25 : tensor<2xf32>, tensor<2xf32>, tensor<2x4xf32>
  }
}
