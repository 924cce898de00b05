func.func @main(%n: tensor<i32>) -> (tensor<i1>, tensor<i1>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %no = stablehlo.constant dense<false> : tensor<i1>
  %0:4 = stablehlo.while(%i = %zero, %j = %zero, %a = %no, %b = %no) : tensor<i32>, tensor<i32>, tensor<i1>, tensor<i1>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %one = stablehlo.constant dense<1> : tensor<i32>
    %low = stablehlo.constant dense<0> : tensor<i32>
    %first = stablehlo.compare LT, %i, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %second = stablehlo.compare LT, %j, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %p = stablehlo.add %i, %one : tensor<i32>
    %q = stablehlo.add %j, %one : tensor<i32>
    stablehlo.return %p, %q, %first, %second : tensor<i32>, tensor<i32>, tensor<i1>, tensor<i1>
  }
  return %0#2, %0#3 : tensor<i1>, tensor<i1>
}
// ----
module {
  func.func public @main(%n: tensor<i32>) -> (tensor<i1>, tensor<i1>) {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %no = stablehlo.constant dense<false> : tensor<i1>
    %0, %1, %2, %3 = "stablehlo.while"(%zero, %zero, %no, %no) ({
    ^bb0(%i: tensor<i32>, %j: tensor<i32>, %a: tensor<i1>, %b: tensor<i1>):
      %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %more : tensor<i1>
    }, {
    ^bb0(%i_1: tensor<i32>, %j_1: tensor<i32>, %a_1: tensor<i1>, %b_1: tensor<i1>):
      %one = stablehlo.constant dense<1> : tensor<i32>
      %low = stablehlo.constant dense<0> : tensor<i32>
      %first = stablehlo.constant dense<false> : tensor<i1>
      %second = stablehlo.compare LT, %j_1, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %p = stablehlo.add %i_1, %one : tensor<i32>
      %q = stablehlo.add %j_1, %one : tensor<i32>
      stablehlo.return %p, %q, %first, %second : tensor<i32>, tensor<i32>, tensor<i1>, tensor<i1>
    }) : (tensor<i32>, tensor<i32>, tensor<i1>, tensor<i1>) -> (tensor<i32>, tensor<i32>, tensor<i1>, tensor<i1>)
    return %2, %3 : tensor<i1>, tensor<i1>
  }
}
