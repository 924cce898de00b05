// name = scan_lstm
// tolerance = 2e-06
// in 0 f32[4,8] = -0.3901036 0.23280062 0.3931113 0.06504114 -0.8095953 -0.6925489 0.57684016 -0.154094 -0.75026655 0.6662298 -0.26999435 -0.8332552 0.34674662 0.5529981 -0.2500563 0.6458305 0.30041462 -0.591335 -0.14593673 0.24462833 0.025692305 -0.44419947 -0.2070919 -0.4512524 -0.53458935 -0.6800751 -0.084085144 0.4261526 -0.60888207 0.8464549 -0.74921674 0.8335483
// in 1 f32[5,2] = 0.06701184 -0.9833376 0.8343759 -0.13825987 1.8843426 -1.9054204 -0.3014689 0.5496956 0.65055513 0.57870716
// out 0 f32[2] = -0.050912466 -0.08899832
// out 1 f32[2] = -0.1337786 -0.17445636
// out 2 f32[5,2] = 0.22061765 -0.12753616 0.053657487 -0.16232926 0.46768817 -0.045413934 0.08006154 -0.1783951 -0.050912466 -0.08899832
// tangent 0 f32[4,8] = 0.7669481 0.038789403 -0.68907636 -0.90233654 -0.9525543 -0.26344195 -0.112102106 0.14565073 -0.022923615 0.7585648 -0.45811573 -0.26614124 -0.029906135 -0.3513427 0.87777203 -0.25965375 0.12051538 -0.8311906 -0.12210839 0.17715137 -0.3129167 -0.3985744 0.6291091 -0.32244724 -0.80273867 0.1933412 0.31039342 0.667449 -0.9542438 -0.08078095 -0.04800484 0.9104775
// tangent 1 f32[5,2] = 0.72466964 -0.49512023 -0.9983354 -0.87501377 0.39881998 0.7566044 -0.97744 0.9787647 0.64957213 0.9555253
// jvp 0 f32[2] = -0.12829672 0.2560166
// jvp 1 f32[2] = -0.40205234 0.6075019
// jvp 2 f32[5,2] = 0.45323893 0.10456603 0.17873734 -0.022454727 0.27077773 0.10581879 -0.012387075 0.34897992 -0.12829672 0.2560166
// cotangent 0 f32[2] = 0.4078335 0.3954994
// cotangent 1 f32[2] = -0.04131789 0.5670981
// cotangent 2 f32[5,2] = 0.79882026 0.49867466 0.6696671 -0.1607826 -0.3086305 -0.59512526 -0.63222635 0.634706 -0.7090461 0.10822828
// vjp 0 f32[4,8] = 0.026839973 0.015153315 -0.0347871 -0.09428644 -0.04139117 0.22828689 -0.013299908 -0.021489114 0.0033478544 0.020324755 0.0053481804 0.031036485 0.030448375 -0.06891842 0.008406607 0.002126392 -0.10777744 -0.28084752 0.0037498865 -0.1224137 -0.21872847 0.083282806 -0.09391796 0.034212656 0.085884556 0.32401147 -0.022824654 -0.0029460243 -0.030354908 0.27455744 0.06519344 -0.015824065
// vjp 1 f32[5,2] = 0.022653166 -0.15379748 -0.02230191 0.005043607 0.048893496 0.24738538 -0.20864451 0.25642285 -0.11273532 0.17820531
// batched-in 0 f32[3,4,8] = -0.88521284 0.52274054 -0.68020415 0.77426744 0.20223114 -0.26182282 0.70962083 -0.31311652 0.8052741 0.21392155 0.8522597 0.12778728 -0.825921 -0.64005077 -0.13540614 -0.24350213 -0.25729766 0.405779 -0.3234035 0.28962448 0.6386972 -0.25515985 0.5482912 -0.40623876 -0.034844916 -0.20024058 -0.46317294 -0.5877221 -0.46417147 -0.52371407 -0.11424419 -0.33228227 0.5509387 0.34966594 0.8497038 -0.8907378 0.5374682 0.019950451 0.53531355 -0.345037 0.62765783 -0.520597 0.52571964 -0.6256591 -0.67419523 -0.7395662 -0.68839765 -0.5490225 0.837129 -0.27366054 -0.6899394 0.27531165 0.8342557 -0.44832665 0.19278494 0.39395154 0.6904898 0.7268127 0.07792002 0.36914212 -0.35427943 0.6082049 0.040485132 -0.37202314 -0.481488 -0.16913879 0.24040133 -0.20040473 -0.7389506 0.6728251 0.086954854 0.04880223 -0.28485182 0.3894137 -0.11216926 0.79062766 -0.2546513 0.51650923 -0.46743536 -0.65342826 0.14648163 -0.48640504 -0.08512081 -0.7195593 0.5396356 0.53850687 0.22205731 -0.14008625 -0.12133998 0.6449862 -0.8823029 0.08334132 0.062122863 -0.88665724 -0.251831 -0.7717931
// batched-in 1 f32[3,5,2] = -0.46348864 -0.47458312 1.0743642 1.1499978 1.2864604 0.79086125 1.6606902 1.5385535 -1.8363328 -1.6351441 -1.8330641 -1.5601505 -0.5845367 -1.4598075 0.5704126 -1.6593007 -0.90451664 -0.29265493 0.5619458 1.3105216 -1.9113725 -1.2615453 -0.47240633 -1.3369781 -1.6450042 0.44577172 -0.59812504 1.9579223 0.55490977 -0.71695197
// batched-out 0 f32[3,2] = -0.0031350476 -0.06419677 0.0076654055 0.15537162 0.068498135 -0.11065755
// batched-out 1 f32[3,2] = -0.009504032 -0.082174085 0.01427795 0.3816522 0.1158869 -0.17412783
// batched-out 2 f32[3,5,2] = -0.018160041 0.09715136 0.010768159 -0.098229945 0.12709075 -0.14878997 0.129807 -0.14161132 -0.0031350476 -0.06419677 -0.0204032 -0.020365244 -0.010645568 -0.099492505 0.13075073 -0.17145675 0.023944212 0.03822377 0.0076654055 0.15537162 -0.17025395 0.03651123 -0.21151985 0.19659415 -0.15043761 -0.18393946 -0.03250545 -0.16777526 0.068498135 -0.11065755
module @jit_lstm attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x8xf32>, %arg1: tensor<5x2xf32>) -> (tensor<2xf32> {jax.result_info = "result[0][0]"}, tensor<2xf32> {jax.result_info = "result[0][1]"}, tensor<5x2xf32> {jax.result_info = "result[1]"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<5x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %3:6 = stablehlo.while(%iterArg = %arg1, %iterArg_2 = %arg0, %iterArg_3 = %c, %iterArg_4 = %0, %iterArg_5 = %1, %iterArg_6 = %2) : tensor<5x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<5x2xf32>
    cond {
      %c_7 = stablehlo.constant dense<5> : tensor<i32>
      %4 = stablehlo.compare LT, %iterArg_3, %c_7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %4 : tensor<i1>
    } do {
      %4 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_3) : (tensor<5x2xf32>, tensor<i32>) -> tensor<2xf32>
      %5:3 = func.call @closed_call(%iterArg_2, %iterArg_4, %iterArg_5, %4) : (tensor<4x8xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
      %6 = func.call @dynamic_update_index_in_dim(%iterArg_6, %5#2, %iterArg_3) : (tensor<5x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<5x2xf32>
      %c_7 = stablehlo.constant dense<1> : tensor<i32>
      %7 = stablehlo.add %iterArg_3, %c_7 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_2, %7, %5#0, %5#1, %6 : tensor<5x2xf32>, tensor<4x8xf32>, tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<5x2xf32>
    }
    return %3#3, %3#4, %3#5 : tensor<2xf32>, tensor<2xf32>, tensor<5x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<5x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<5x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @closed_call(%arg0: tensor<4x8xf32>, %arg1: tensor<2xf32>, %arg2: tensor<2xf32>, %arg3: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
    %0 = stablehlo.concatenate %arg1, %arg3, dim = 0 : (tensor<2xf32>, tensor<2xf32>) -> tensor<4xf32>
    %1 = stablehlo.dot_general %0, %arg0, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4xf32>, tensor<4x8xf32>) -> tensor<8xf32>
    %2 = stablehlo.slice %1 [0:2] : (tensor<8xf32>) -> tensor<2xf32>
    %3 = stablehlo.slice %1 [2:4] : (tensor<8xf32>) -> tensor<2xf32>
    %4 = stablehlo.slice %1 [4:6] : (tensor<8xf32>) -> tensor<2xf32>
    %5 = stablehlo.slice %1 [6:8] : (tensor<8xf32>) -> tensor<2xf32>
    %6 = stablehlo.negate %3 : tensor<2xf32>
    %7 = stablehlo.exponential %6 : tensor<2xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %9 = stablehlo.add %8, %7 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.divide %10, %9 : tensor<2xf32>
    %12 = stablehlo.multiply %11, %arg2 : tensor<2xf32>
    %13 = stablehlo.negate %2 : tensor<2xf32>
    %14 = stablehlo.exponential %13 : tensor<2xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %16 = stablehlo.add %15, %14 : tensor<2xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %18 = stablehlo.divide %17, %16 : tensor<2xf32>
    %19 = stablehlo.tanh %4 : tensor<2xf32>
    %20 = stablehlo.multiply %18, %19 : tensor<2xf32>
    %21 = stablehlo.add %12, %20 : tensor<2xf32>
    %22 = stablehlo.negate %5 : tensor<2xf32>
    %23 = stablehlo.exponential %22 : tensor<2xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %25 = stablehlo.add %24, %23 : tensor<2xf32>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %26 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %27 = stablehlo.divide %26, %25 : tensor<2xf32>
    %28 = stablehlo.tanh %21 : tensor<2xf32>
    %29 = stablehlo.multiply %27, %28 : tensor<2xf32>
    return %29, %21, %29 : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<5x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<5x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<5x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<5x2xf32>
    return %1 : tensor<5x2xf32>
  }
}
