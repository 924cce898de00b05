func.func @main(%x: tensor<3xf32>, %i: tensor<3xi32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<3xi32>) {
  %one = stablehlo.constant dense<1.0> : tensor<3xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<3xf32>
  %none = stablehlo.constant dense<0> : tensor<3xi32>
  %a = stablehlo.multiply %one, %x : tensor<3xf32>
  %b = stablehlo.negate %a : tensor<3xf32>
  %c = stablehlo.negate %b : tensor<3xf32>
  %d = stablehlo.add %c, %zero : tensor<3xf32>
  %e = stablehlo.subtract %c, %zero : tensor<3xf32>
  %j = stablehlo.add %i, %none : tensor<3xi32>
  return %d, %e, %j : tensor<3xf32>, tensor<3xf32>, tensor<3xi32>
}
// ----
module {
  func.func public @main(%x: tensor<3xf32>, %i: tensor<3xi32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<3xi32>) {
    %0 = stablehlo.constant dense<1.0> : tensor<3xf32>
    %1 = stablehlo.constant dense<0.0> : tensor<3xf32>
    %2 = stablehlo.constant dense<0> : tensor<3xi32>
    %b = stablehlo.negate %x : tensor<3xf32>
    %d = stablehlo.add %x, %1 : tensor<3xf32>
    return %d, %x, %i : tensor<3xf32>, tensor<3xf32>, tensor<3xi32>
  }
}
