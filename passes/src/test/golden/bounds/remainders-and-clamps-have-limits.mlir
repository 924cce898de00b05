module {
  func.func public @limits(%x: tensor<i32>) -> (tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>) {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %seven = stablehlo.constant dense<7> : tensor<i32>
    %mask = stablehlo.constant dense<15> : tensor<i32>
    %most = stablehlo.constant dense<16> : tensor<i32>
    %r = stablehlo.remainder %x, %seven : tensor<i32>
    %small = stablehlo.compare LT, %r, %seven, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %open = stablehlo.compare GE, %r, %zero, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %m = stablehlo.and %x, %mask : tensor<i32>
    %masked = stablehlo.compare GT, %most, %m, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c = stablehlo.clamp %zero, %x, %seven : tensor<i32>
    %sum = stablehlo.add %c, %seven : tensor<i32>
    %divisor = stablehlo.compare NE, %sum, %zero, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %small, %open, %masked, %divisor : tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>
  }
}
// ----
module {
  func.func public @limits(%x: tensor<i32>) -> (tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>) {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %seven = stablehlo.constant dense<7> : tensor<i32>
    %mask = stablehlo.constant dense<15> : tensor<i32>
    %most = stablehlo.constant dense<16> : tensor<i32>
    %r = stablehlo.remainder %x, %seven : tensor<i32>
    %small = stablehlo.constant dense<true> : tensor<i1>
    %open = stablehlo.compare GE, %r, %zero, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %m = stablehlo.and %x, %mask : tensor<i32>
    %masked = stablehlo.constant dense<true> : tensor<i1>
    %c = stablehlo.clamp %zero, %x, %seven : tensor<i32>
    %sum = stablehlo.add %c, %seven : tensor<i32>
    %divisor = stablehlo.constant dense<true> : tensor<i1>
    return %small, %open, %masked, %divisor : tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>
  }
}
