// name = piecewise
// tolerance = 2e-06
// in 0 f32[4] = -1.4758871 0.47179443 0.43508884 -1.4579101
// out 0 f32[4] = 1.4758871 0.45448542 0.42149097 1.4579101
// tangent 0 f32[4] = -0.32375342 0.3466642 -0.35646695 0.6433564
// jvp 0 f32[4] = 0.32375342 0.30879256 -0.32325584 -0.6433564
// cotangent 0 f32[4] = -0.13799696 0.93188274 -0.6478159 -0.3919387
// vjp 0 f32[4] = 0.13799696 0.8300784 -0.5874605 0.3919387
// batched-in 0 f32[3,4] = 1.6161344 1.0903425 1.7431817 -0.1938885 0.71618605 1.7617694 0.56902677 0.68846315 0.57409096 0.28217283 0.44632864 -1.4380896
// batched-out 0 f32[3,4] = 2.6118903 1.1888468 3.0386825 -0.19267598 0.65651256 3.1038315 0.5388124 0.6353511 0.5430717 0.27844322 0.43165675 1.4380896
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>) -> (tensor<4xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<-1.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %1 = stablehlo.compare LT, %arg0, %0, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4xf32>
    %3 = stablehlo.compare GT, %arg0, %2, FLOAT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %4 = stablehlo.broadcast_in_dim %1, dims = [1] : (tensor<4xi1>) -> tensor<1x4xi1>
    %5 = stablehlo.broadcast_in_dim %3, dims = [1] : (tensor<4xi1>) -> tensor<1x4xi1>
    %6 = stablehlo.concatenate %4, %5, dim = 0 : (tensor<1x4xi1>, tensor<1x4xi1>) -> tensor<2x4xi1>
    %7 = call @_piecewise(%arg0, %6) : (tensor<4xf32>, tensor<2x4xi1>) -> tensor<4xf32>
    return %7 : tensor<4xf32>
  }
  func.func private @_piecewise(%arg0: tensor<4xf32>, %arg1: tensor<2x4xi1>) -> tensor<4xf32> {
    %0 = stablehlo.slice %arg1 [0:1, 0:4] : (tensor<2x4xi1>) -> tensor<1x4xi1>
    %c = stablehlo.constant dense<false> : tensor<i1>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i1>) -> tensor<1x4xi1>
    %2 = stablehlo.concatenate %1, %arg1, dim = 0 : (tensor<1x4xi1>, tensor<2x4xi1>) -> tensor<3x4xi1>
    %3 = call @cumsum(%2) : (tensor<3x4xi1>) -> tensor<3x4xi32>
    %4 = call @argmax(%3) : (tensor<3x4xi32>) -> tensor<4xi32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %c_1 = stablehlo.constant dense<2> : tensor<i32>
    %5 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %6 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %7 = stablehlo.clamp %5, %4, %6 : tensor<4xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %8 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %9 = stablehlo.compare EQ, %7, %8, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %10 = stablehlo.select %9, %arg0, %arg0 : tensor<4xi1>, tensor<4xf32>
    %11 = stablehlo.sine %10 : tensor<4xf32>
    %c_3 = stablehlo.constant dense<1> : tensor<i32>
    %12 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %13 = stablehlo.compare EQ, %7, %12, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %14 = stablehlo.select %13, %arg0, %arg0 : tensor<4xi1>, tensor<4xf32>
    %15 = stablehlo.negate %14 : tensor<4xf32>
    %c_4 = stablehlo.constant dense<2> : tensor<i32>
    %16 = stablehlo.broadcast_in_dim %c_4, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %17 = stablehlo.compare EQ, %7, %16, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %18 = stablehlo.select %17, %arg0, %arg0 : tensor<4xi1>, tensor<4xf32>
    %19 = stablehlo.multiply %18, %18 : tensor<4xf32>
    %c_5 = stablehlo.constant dense<1> : tensor<i32>
    %20 = stablehlo.broadcast_in_dim %c_5, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %21 = stablehlo.compare LT, %7, %20, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %c_6 = stablehlo.constant dense<2> : tensor<i32>
    %22 = stablehlo.broadcast_in_dim %c_6, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %23 = stablehlo.compare LT, %7, %22, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %24 = stablehlo.select %23, %15, %19 : tensor<4xi1>, tensor<4xf32>
    %25 = stablehlo.select %21, %11, %24 : tensor<4xi1>, tensor<4xf32>
    return %25 : tensor<4xf32>
  }
  func.func private @cumsum(%arg0: tensor<3x4xi1>) -> tensor<3x4xi32> {
    %0 = stablehlo.convert %arg0 : (tensor<3x4xi1>) -> tensor<3x4xi32>
    %1 = call @cumsum_0(%0) : (tensor<3x4xi32>) -> tensor<3x4xi32>
    return %1 : tensor<3x4xi32>
  }
  func.func private @cumsum_0(%arg0: tensor<3x4xi32>) -> tensor<3x4xi32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<i32>
    %1 = "stablehlo.reduce_window"(%arg0, %0) <{base_dilations = array<i64: 1, 1>, padding = dense<[[2, 0], [0, 0]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 3, 1>, window_strides = array<i64: 1, 1>}> ({
    ^bb0(%arg1: tensor<i32>, %arg2: tensor<i32>):
      %2 = stablehlo.add %arg1, %arg2 : tensor<i32>
      stablehlo.return %2 : tensor<i32>
    }) : (tensor<3x4xi32>, tensor<i32>) -> tensor<3x4xi32>
    return %1 : tensor<3x4xi32>
  }
  func.func private @argmax(%arg0: tensor<3x4xi32>) -> tensor<4xi32> {
    %0 = stablehlo.iota dim = 0 : tensor<3x4xi32>
    %c = stablehlo.constant dense<-2147483648> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1:2 = stablehlo.reduce(%arg0 init: %c), (%0 init: %c_0) across dimensions = [0] : (tensor<3x4xi32>, tensor<3x4xi32>, tensor<i32>, tensor<i32>) -> (tensor<4xi32>, tensor<4xi32>)
     reducer(%arg1: tensor<i32>, %arg3: tensor<i32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
      %2 = stablehlo.compare GT, %arg1, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %3 = stablehlo.compare NE, %arg1, %arg1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %4 = stablehlo.or %2, %3 : tensor<i1>
      %5 = stablehlo.compare EQ, %arg1, %arg3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %6 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %7 = stablehlo.and %5, %6 : tensor<i1>
      %8 = stablehlo.or %4, %7 : tensor<i1>
      %9 = stablehlo.select %4, %arg1, %arg3 : tensor<i1>, tensor<i32>
      %10 = stablehlo.select %8, %arg2, %arg4 : tensor<i1>, tensor<i32>
      stablehlo.return %9, %10 : tensor<i32>, tensor<i32>
    }
    return %1#1 : tensor<4xi32>
  }
}
