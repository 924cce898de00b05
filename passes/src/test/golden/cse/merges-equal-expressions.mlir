func.func @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  %a = stablehlo.multiply %x, %y : tensor<3xf32>
  %b = stablehlo.multiply %x, %y : tensor<3xf32>
  %c = stablehlo.multiply %y, %x : tensor<3xf32>
  %d = stablehlo.sine %a : tensor<3xf32>
  %e = stablehlo.sine %b : tensor<3xf32>
  %f = stablehlo.add %d, %e : tensor<3xf32>
  return %f, %c : tensor<3xf32>, tensor<3xf32>
}
// ----
module {
  func.func public @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
    %a = stablehlo.multiply %x, %y : tensor<3xf32>
    %c = stablehlo.multiply %y, %x : tensor<3xf32>
    %d = stablehlo.sine %a : tensor<3xf32>
    %f = stablehlo.add %d, %d : tensor<3xf32>
    return %f, %c : tensor<3xf32>, tensor<3xf32>
  }
}
