func.func @main(%x: tensor<4x5xf32>, %u: tensor<4x5xf32>, %i: tensor<i32>) -> (tensor<2x3xf32>, tensor<4x5xf32>) {
  %one = stablehlo.constant dense<1> : tensor<i32>
  %far = stablehlo.constant dense<9> : tensor<i32>
  %a = stablehlo.dynamic_slice %x, %one, %far, sizes = [2, 3] : (tensor<4x5xf32>, tensor<i32>, tensor<i32>) -> tensor<2x3xf32>
  %b = stablehlo.dynamic_update_slice %x, %u, %i, %i : (tensor<4x5xf32>, tensor<4x5xf32>, tensor<i32>, tensor<i32>) -> tensor<4x5xf32>
  return %a, %b : tensor<2x3xf32>, tensor<4x5xf32>
}
// ----
module {
  func.func public @main(%x: tensor<4x5xf32>, %u: tensor<4x5xf32>, %i: tensor<i32>) -> (tensor<2x3xf32>, tensor<4x5xf32>) {
    %0 = stablehlo.constant dense<1> : tensor<i32>
    %1 = stablehlo.constant dense<9> : tensor<i32>
    %a = stablehlo.slice %x [1:3, 2:5] : (tensor<4x5xf32>) -> tensor<2x3xf32>
    return %a, %u : tensor<2x3xf32>, tensor<4x5xf32>
  }
}
