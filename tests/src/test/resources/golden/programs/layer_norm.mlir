// name = layer_norm
// tolerance = 2e-06
// in 0 f32[3,5] = 1.879943 -1.5779669 -0.35834995 -1.9079415 0.44856748 -1.581131 -0.88940114 0.29053736 -1.9834117 -0.11518858 -1.1509542 0.14838019 1.2364964 -0.88263965 0.23127995
// in 1 f32[5] = 0.45436296 -1.6123374 0.7134366 -0.96507245 -0.8316232
// in 2 f32[5] = -0.6164964 -0.04744588 0.03344233 2.0554378 1.0500915
// out 0 f32[3,5] = 0.10181075 1.4410204 0.0049234345 3.1769753 0.59738564 -1.0016664 0.016017037 0.98909926 3.3272283 0.3304199 -1.1823605 -0.48361102 1.1321418 2.9552343 0.74468994
// tangent 0 f32[3,5] = -0.40106562 0.14391293 -0.6353749 -0.104036264 0.34892565 -0.30626652 -0.24965139 -0.99575424 0.0067819087 0.9086653 0.5661344 0.050822042 -0.3199649 -0.09145992 0.92405516
// tangent 1 f32[5] = 0.26798806 -0.27842915 0.5750927 -0.1855055 -0.9150871
// tangent 2 f32[5] = -0.54187465 0.44454008 0.7082623 0.4299103 -0.753647
// jvp 0 f32[3,5] = -0.16275075 0.4751523 0.4221523 0.6976305 -1.5681632 -0.8899398 0.6903905 0.81860805 0.6085185 -2.6005461 -0.7955534 0.62129945 1.3342388 1.1196663 -1.8211837
// cotangent 0 f32[3,5] = 0.41564783 0.3121182 -0.57780486 -0.64720774 -0.5430129 -0.24741611 0.6050172 0.98266184 0.022233006 0.7811147 0.12864742 -0.53640234 0.8117599 0.48911765 -0.99813956
// vjp 0 f32[3,5] = 0.017539095 -0.3750012 -0.3474138 0.45210603 0.2527698 0.22265284 -0.8877496 0.89779776 0.38816017 -0.62086123 0.15656424 0.46140814 -0.40454 -0.59367996 0.3802474
// vjp 1 f32[5] = 0.7066226 -0.45705917 2.5895028 0.26680452 0.013813376
// vjp 2 f32[5] = 0.29687914 0.380733 1.2166169 -0.13585708 -0.7600378
// batched-in 0 f32[3,3,5] = 0.44335496 1.8158814 0.7022005 0.7328129 -0.95088845 -0.4546469 0.89889157 1.2106216 -0.14034651 1.1752301 -0.32913116 0.063833274 0.91022635 -1.8370643 0.54863006 1.6949345 1.2622947 -0.46684182 0.3681431 1.0308373 -0.08823899 0.7867607 0.71085626 -1.1806068 -0.5367525 1.6261879 -1.4303085 1.317556 -0.9647429 -1.1043714 1.0458671 -0.36575672 1.1714195 -0.71276265 -1.8702765 1.1423706 0.95880234 -1.3427298 -1.2285987 -1.2640544 0.68142486 -1.8312078 1.7379228 -1.6942362 1.0983607
// batched-in 1 f32[3,5] = 0.06342213 -1.7543663 0.6349484 -1.109884 0.06391915 1.943675 1.2924505 0.6751047 0.3970271 -1.4494625 1.0647105 -1.9417106 -0.77084845 0.5955002 1.1969914
// batched-in 2 f32[3,5] = 0.570995 -1.2408367 1.9390603 0.83031684 -0.29032192 -1.1224232 1.4315677 0.58920926 1.146412 1.5690757 -1.2568667 1.5496838 1.1011744 -0.6707497 -0.29983285
// batched-out 0 f32[3,3,5] = 0.5634543 -3.7506428 2.0491123 0.59958965 -0.39853173 0.48077187 -2.1483672 2.551193 1.9092666 -0.23194174 0.55764586 -1.5955503 2.6318042 2.82148 -0.2448565 1.2356794 2.2598488 -0.5224765 0.9312036 1.0840038 -1.1916845 2.898066 1.2866895 0.5521974 2.49023 1.465201 0.12505865 1.3283148 0.88671017 2.6722803 -0.14350025 1.9234487 0.21020786 -0.9666331 -2.1098833 0.1302591 -0.6681909 1.7727687 -1.130115 -1.2603134 -0.7647022 3.954218 0.19364269 -1.3529862 0.5912605
module @jit_layer_norm attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x5xf32>, %arg1: tensor<5xf32>, %arg2: tensor<5xf32>) -> (tensor<3x5xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<3x5xf32>, tensor<f32>) -> tensor<3xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %cst_0 = stablehlo.constant dense<5.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3x1xf32>
    %3 = stablehlo.divide %1, %2 : tensor<3x1xf32>
    %4 = stablehlo.multiply %arg0, %arg0 : tensor<3x5xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.reduce(%4 init: %cst_1) applies stablehlo.add across dimensions = [1] : (tensor<3x5xf32>, tensor<f32>) -> tensor<3xf32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<3xf32>) -> tensor<3x1xf32>
    %cst_2 = stablehlo.constant dense<5.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3x1xf32>
    %8 = stablehlo.divide %6, %7 : tensor<3x1xf32>
    %9 = stablehlo.multiply %3, %3 : tensor<3x1xf32>
    %10 = stablehlo.subtract %8, %9 : tensor<3x1xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3x1xf32>
    %12 = stablehlo.maximum %11, %10 : tensor<3x1xf32>
    %13 = stablehlo.broadcast_in_dim %3, dims = [0, 1] : (tensor<3x1xf32>) -> tensor<3x5xf32>
    %14 = stablehlo.subtract %arg0, %13 : tensor<3x5xf32>
    %cst_4 = stablehlo.constant dense<9.99999997E-7> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3x1xf32>
    %16 = stablehlo.add %12, %15 : tensor<3x1xf32>
    %17 = stablehlo.rsqrt %16 : tensor<3x1xf32>
    %18 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<5xf32>) -> tensor<1x5xf32>
    %19 = stablehlo.broadcast_in_dim %17, dims = [0, 1] : (tensor<3x1xf32>) -> tensor<3x5xf32>
    %20 = stablehlo.broadcast_in_dim %18, dims = [0, 1] : (tensor<1x5xf32>) -> tensor<3x5xf32>
    %21 = stablehlo.multiply %19, %20 : tensor<3x5xf32>
    %22 = stablehlo.multiply %14, %21 : tensor<3x5xf32>
    %23 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<5xf32>) -> tensor<1x5xf32>
    %24 = stablehlo.broadcast_in_dim %23, dims = [0, 1] : (tensor<1x5xf32>) -> tensor<3x5xf32>
    %25 = stablehlo.add %22, %24 : tensor<3x5xf32>
    return %25 : tensor<3x5xf32>
  }
}
