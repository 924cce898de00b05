func.func @main(%x: tensor<f32>) -> tensor<f32> {
  %0 = "raffia.checkpoint"(%x) <{policy = "NOTHING_SAVEABLE"}> ({
  ^bb0(%a: tensor<f32>):
    %b = stablehlo.sine %a : tensor<f32>
    stablehlo.return %b : tensor<f32>
  }) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
// ----
module {
  func.func public @main(%x: tensor<f32>) -> tensor<f32> {
    %b = stablehlo.sine %x : tensor<f32>
    return %b : tensor<f32>
  }
}
