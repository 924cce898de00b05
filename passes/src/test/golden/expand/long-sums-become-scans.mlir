func.func @main(%x: tensor<17xi32>) -> tensor<17xi32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %y = "stablehlo.reduce_window"(%x, %zero) <{window_dimensions = array<i64: 17>, padding = dense<[[16, 0]]> : tensor<1x2xi64>}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>):
    %c = stablehlo.add %a, %b : tensor<i32>
    stablehlo.return %c : tensor<i32>
  }) : (tensor<17xi32>, tensor<i32>) -> tensor<17xi32>
  return %y : tensor<17xi32>
}
// ----
module {
  func.func public @main(%x: tensor<17xi32>) -> tensor<17xi32> {
    %0 = stablehlo.slice %x [0:15:2] : (tensor<17xi32>) -> tensor<8xi32>
    %1 = stablehlo.slice %x [1:16:2] : (tensor<17xi32>) -> tensor<8xi32>
    %2 = stablehlo.add %0, %1 : tensor<8xi32>
    %3 = stablehlo.optimization_barrier %2 : tensor<8xi32>
    %4 = stablehlo.slice %3 [0:7:2] : (tensor<8xi32>) -> tensor<4xi32>
    %5 = stablehlo.slice %3 [1:8:2] : (tensor<8xi32>) -> tensor<4xi32>
    %6 = stablehlo.add %4, %5 : tensor<4xi32>
    %7 = stablehlo.optimization_barrier %6 : tensor<4xi32>
    %8 = stablehlo.slice %7 [0:3:2] : (tensor<4xi32>) -> tensor<2xi32>
    %9 = stablehlo.slice %7 [1:4:2] : (tensor<4xi32>) -> tensor<2xi32>
    %10 = stablehlo.add %8, %9 : tensor<2xi32>
    %11 = stablehlo.optimization_barrier %10 : tensor<2xi32>
    %12 = stablehlo.slice %11 [0:1:2] : (tensor<2xi32>) -> tensor<1xi32>
    %13 = stablehlo.slice %11 [1:2:2] : (tensor<2xi32>) -> tensor<1xi32>
    %14 = stablehlo.add %12, %13 : tensor<1xi32>
    %15 = stablehlo.optimization_barrier %14 : tensor<1xi32>
    %16 = stablehlo.optimization_barrier %15 : tensor<1xi32>
    %17 = stablehlo.slice %11 [0:1] : (tensor<2xi32>) -> tensor<1xi32>
    %18 = stablehlo.reshape %17 : (tensor<1xi32>) -> tensor<1x1xi32>
    %19 = stablehlo.reshape %16 : (tensor<1xi32>) -> tensor<1x1xi32>
    %20 = stablehlo.concatenate %18, %19, dim = 1 : (tensor<1x1xi32>, tensor<1x1xi32>) -> tensor<1x2xi32>
    %21 = stablehlo.reshape %20 : (tensor<1x2xi32>) -> tensor<2xi32>
    %22 = stablehlo.optimization_barrier %21 : tensor<2xi32>
    %23 = stablehlo.slice %7 [0:1] : (tensor<4xi32>) -> tensor<1xi32>
    %24 = stablehlo.slice %22 [0:1] : (tensor<2xi32>) -> tensor<1xi32>
    %25 = stablehlo.slice %7 [2:3:2] : (tensor<4xi32>) -> tensor<1xi32>
    %26 = stablehlo.add %24, %25 : tensor<1xi32>
    %27 = stablehlo.concatenate %23, %26, dim = 0 : (tensor<1xi32>, tensor<1xi32>) -> tensor<2xi32>
    %28 = stablehlo.reshape %27 : (tensor<2xi32>) -> tensor<2x1xi32>
    %29 = stablehlo.reshape %22 : (tensor<2xi32>) -> tensor<2x1xi32>
    %30 = stablehlo.concatenate %28, %29, dim = 1 : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x2xi32>
    %31 = stablehlo.reshape %30 : (tensor<2x2xi32>) -> tensor<4xi32>
    %32 = stablehlo.optimization_barrier %31 : tensor<4xi32>
    %33 = stablehlo.slice %3 [0:1] : (tensor<8xi32>) -> tensor<1xi32>
    %34 = stablehlo.slice %32 [0:3] : (tensor<4xi32>) -> tensor<3xi32>
    %35 = stablehlo.slice %3 [2:7:2] : (tensor<8xi32>) -> tensor<3xi32>
    %36 = stablehlo.add %34, %35 : tensor<3xi32>
    %37 = stablehlo.concatenate %33, %36, dim = 0 : (tensor<1xi32>, tensor<3xi32>) -> tensor<4xi32>
    %38 = stablehlo.reshape %37 : (tensor<4xi32>) -> tensor<4x1xi32>
    %39 = stablehlo.reshape %32 : (tensor<4xi32>) -> tensor<4x1xi32>
    %40 = stablehlo.concatenate %38, %39, dim = 1 : (tensor<4x1xi32>, tensor<4x1xi32>) -> tensor<4x2xi32>
    %41 = stablehlo.reshape %40 : (tensor<4x2xi32>) -> tensor<8xi32>
    %42 = stablehlo.optimization_barrier %41 : tensor<8xi32>
    %43 = stablehlo.slice %x [0:1] : (tensor<17xi32>) -> tensor<1xi32>
    %44 = stablehlo.slice %x [2:17:2] : (tensor<17xi32>) -> tensor<8xi32>
    %45 = stablehlo.add %42, %44 : tensor<8xi32>
    %46 = stablehlo.concatenate %43, %45, dim = 0 : (tensor<1xi32>, tensor<8xi32>) -> tensor<9xi32>
    %47 = stablehlo.slice %46 [0:8] : (tensor<9xi32>) -> tensor<8xi32>
    %48 = stablehlo.reshape %47 : (tensor<8xi32>) -> tensor<8x1xi32>
    %49 = stablehlo.reshape %42 : (tensor<8xi32>) -> tensor<8x1xi32>
    %50 = stablehlo.concatenate %48, %49, dim = 1 : (tensor<8x1xi32>, tensor<8x1xi32>) -> tensor<8x2xi32>
    %51 = stablehlo.reshape %50 : (tensor<8x2xi32>) -> tensor<16xi32>
    %52 = stablehlo.slice %46 [8:9] : (tensor<9xi32>) -> tensor<1xi32>
    %53 = stablehlo.concatenate %51, %52, dim = 0 : (tensor<16xi32>, tensor<1xi32>) -> tensor<17xi32>
    return %53 : tensor<17xi32>
  }
}
