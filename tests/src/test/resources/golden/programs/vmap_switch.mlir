// name = vmap_switch
// tolerance = 2e-06
// in 0 i32[4] = 0 1 0 2
// in 1 f32[4,2] = -1.885453 -1.4440142 -0.122209534 1.5738416 -1.9740334 -0.14439793 -0.4162569 0.2536858
// out 0 f32[4,2] = -0.9509027 -0.9919739 0.8849629 4.8251486 -0.91979563 -0.14389665 0.17326981 0.06435648
// tangent 1 f32[4,2] = 0.23764946 -0.22153743 -0.28216758 0.5259509 -0.30252197 -0.13939467 -0.8304285 -0.23600437
// jvp 0 f32[4,2] = -0.07355013 -0.028011804 -0.24970785 2.5377913 0.11870895 -0.13794395 0.6913432 -0.11974192
// cotangent 0 f32[4,2] = 0.69823396 0.9157811 -0.057598293 -0.97391313 -0.40346828 -0.24760272 0.8998865 0.64070237
// vjp 1 f32[4,2] = -0.21609643 0.11579389 -0.050972354 -4.6992755 0.15832007 -0.24502584 -0.7491679 0.3250742
module @jit_switch attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xi32>, %arg1: tensor<4x2xf32>) -> (tensor<4x2xf32> {jax.result_info = "result"}) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<2> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %1 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %2 = stablehlo.clamp %0, %arg0, %1 : tensor<4xi32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %4 = stablehlo.compare EQ, %2, %3, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<4xi1>) -> tensor<4x2xi1>
    %6 = stablehlo.select %5, %arg1, %arg1 : tensor<4x2xi1>, tensor<4x2xf32>
    %7 = stablehlo.sine %6 : tensor<4x2xf32>
    %c_2 = stablehlo.constant dense<1> : tensor<i32>
    %8 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %9 = stablehlo.compare EQ, %2, %8, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0] : (tensor<4xi1>) -> tensor<4x2xi1>
    %11 = stablehlo.select %10, %arg1, %arg1 : tensor<4x2xi1>, tensor<4x2xf32>
    %12 = stablehlo.exponential %11 : tensor<4x2xf32>
    %c_3 = stablehlo.constant dense<2> : tensor<i32>
    %13 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %14 = stablehlo.compare EQ, %2, %13, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %15 = stablehlo.broadcast_in_dim %14, dims = [0] : (tensor<4xi1>) -> tensor<4x2xi1>
    %16 = stablehlo.select %15, %arg1, %arg1 : tensor<4x2xi1>, tensor<4x2xf32>
    %17 = stablehlo.multiply %16, %16 : tensor<4x2xf32>
    %18 = stablehlo.broadcast_in_dim %2, dims = [0] : (tensor<4xi32>) -> tensor<4x2xi32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %19 = stablehlo.broadcast_in_dim %c_4, dims = [] : (tensor<i32>) -> tensor<4x2xi32>
    %20 = stablehlo.compare LT, %18, %19, SIGNED : (tensor<4x2xi32>, tensor<4x2xi32>) -> tensor<4x2xi1>
    %c_5 = stablehlo.constant dense<2> : tensor<i32>
    %21 = stablehlo.broadcast_in_dim %c_5, dims = [] : (tensor<i32>) -> tensor<4x2xi32>
    %22 = stablehlo.compare LT, %18, %21, SIGNED : (tensor<4x2xi32>, tensor<4x2xi32>) -> tensor<4x2xi1>
    %23 = stablehlo.select %22, %12, %17 : tensor<4x2xi1>, tensor<4x2xf32>
    %24 = stablehlo.select %20, %7, %23 : tensor<4x2xi1>, tensor<4x2xf32>
    return %24 : tensor<4x2xf32>
  }
}
