func.func @main(%n: tensor<i32>, %w: tensor<f32>, %x: tensor<f32>) -> tensor<f32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %0:2 = stablehlo.while(%i = %zero, %a = %x) : tensor<i32>, tensor<f32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %one = stablehlo.constant dense<1> : tensor<i32>
    %j = stablehlo.add %i, %one : tensor<i32>
    %e = stablehlo.exponential %w : tensor<f32>
    %c = stablehlo.multiply %a, %e : tensor<f32>
    stablehlo.return %j, %c : tensor<i32>, tensor<f32>
  }
  return %0#1 : tensor<f32>
}
// ----
module {
  func.func public @main(%n: tensor<i32>, %w: tensor<f32>, %x: tensor<f32>) -> tensor<f32> {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %e = stablehlo.exponential %w : tensor<f32>
    %0, %1 = "stablehlo.while"(%zero, %x) ({
    ^bb0(%i: tensor<i32>, %a: tensor<f32>):
      %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %more : tensor<i1>
    }, {
    ^bb0(%i_1: tensor<i32>, %a_1: tensor<f32>):
      %one = stablehlo.constant dense<1> : tensor<i32>
      %j = stablehlo.add %i_1, %one : tensor<i32>
      %c = stablehlo.multiply %a_1, %e : tensor<f32>
      stablehlo.return %j, %c : tensor<i32>, tensor<f32>
    }) : (tensor<i32>, tensor<f32>) -> (tensor<i32>, tensor<f32>)
    return %1 : tensor<f32>
  }
}
