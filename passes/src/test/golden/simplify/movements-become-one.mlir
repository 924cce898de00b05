func.func @main(%x: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<4x6xf32>, tensor<2x2x2xf32>) {
  %a = stablehlo.transpose %x, dims = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %b = stablehlo.transpose %a, dims = [1, 2, 0] : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
  %c = stablehlo.reshape %a : (tensor<4x2x3xf32>) -> tensor<8x3xf32>
  %d = stablehlo.reshape %c : (tensor<8x3xf32>) -> tensor<4x6xf32>
  %e = stablehlo.slice %x [0:2, 1:3, 0:4] : (tensor<2x3x4xf32>) -> tensor<2x2x4xf32>
  %f = stablehlo.slice %e [0:2, 0:2, 1:4:2] : (tensor<2x2x4xf32>) -> tensor<2x2x2xf32>
  return %b, %d, %f : tensor<2x3x4xf32>, tensor<4x6xf32>, tensor<2x2x2xf32>
}
// ----
module {
  func.func public @main(%x: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<4x6xf32>, tensor<2x2x2xf32>) {
    %a = stablehlo.transpose %x, dims = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
    %c = stablehlo.reshape %a : (tensor<4x2x3xf32>) -> tensor<8x3xf32>
    %d = stablehlo.reshape %a : (tensor<4x2x3xf32>) -> tensor<4x6xf32>
    %e = stablehlo.slice %x [0:2, 1:3, 0:4] : (tensor<2x3x4xf32>) -> tensor<2x2x4xf32>
    %f = stablehlo.slice %x [0:2, 1:3, 1:4:2] : (tensor<2x3x4xf32>) -> tensor<2x2x2xf32>
    return %x, %d, %f : tensor<2x3x4xf32>, tensor<4x6xf32>, tensor<2x2x2xf32>
  }
}
