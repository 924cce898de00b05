func.func @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
  %unused = stablehlo.multiply %x, %y : tensor<3xf32>
  %unread = stablehlo.sine %unused : tensor<3xf32>
  %sum = stablehlo.add %x, %y : tensor<3xf32>
  return %sum : tensor<3xf32>
}
// ----
module {
  func.func public @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
    %sum = stablehlo.add %x, %y : tensor<3xf32>
    return %sum : tensor<3xf32>
  }
}
