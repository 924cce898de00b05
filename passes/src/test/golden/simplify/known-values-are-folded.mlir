func.func @main(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xi1>) {
  %two = stablehlo.constant dense<2.0> : tensor<2xf32>
  %three = stablehlo.constant dense<3.0> : tensor<2xf32>
  %six = stablehlo.multiply %two, %three : tensor<2xf32>
  %more = stablehlo.compare GT, %three, %two, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
  %y = stablehlo.select %more, %x, %six : tensor<2xi1>, tensor<2xf32>
  %z = stablehlo.add %six, %y : tensor<2xf32>
  return %z, %more : tensor<2xf32>, tensor<2xi1>
}
// ----
module {
  func.func public @main(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xi1>) {
    %0 = stablehlo.constant dense<2.0> : tensor<2xf32>
    %1 = stablehlo.constant dense<3.0> : tensor<2xf32>
    %2 = stablehlo.constant dense<6.0> : tensor<2xf32>
    %3 = stablehlo.constant dense<true> : tensor<2xi1>
    %z = stablehlo.add %x, %2 : tensor<2xf32>
    return %z, %3 : tensor<2xf32>, tensor<2xi1>
  }
}
