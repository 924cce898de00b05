func.func @main() -> (tensor<f32>, tensor<f32>, tensor<f32>) {
  %a = stablehlo.constant dense<0.0> : tensor<f32>
  %b = stablehlo.constant dense<-0.0> : tensor<f32>
  %c = stablehlo.constant dense<0.0> : tensor<f32>
  return %a, %b, %c : tensor<f32>, tensor<f32>, tensor<f32>
}
// ----
module {
  func.func public @main() -> (tensor<f32>, tensor<f32>, tensor<f32>) {
    %a = stablehlo.constant dense<0.0> : tensor<f32>
    %b = stablehlo.constant dense<-0.0> : tensor<f32>
    return %a, %b, %a : tensor<f32>, tensor<f32>, tensor<f32>
  }
}
