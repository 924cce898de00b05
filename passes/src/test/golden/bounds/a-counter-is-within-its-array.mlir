func.func @main(%x: tensor<i32>) -> (tensor<i32>, tensor<i1>, tensor<i1>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %no = stablehlo.constant dense<false> : tensor<i1>
  %0:3 = stablehlo.while(%i = %zero, %a = %no, %b = %no) : tensor<i32>, tensor<i1>, tensor<i1>
  cond {
    %n = stablehlo.constant dense<10> : tensor<i32>
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %m = stablehlo.constant dense<10> : tensor<i32>
    %five = stablehlo.constant dense<5> : tensor<i32>
    %one = stablehlo.constant dense<1> : tensor<i32>
    %low = stablehlo.constant dense<0> : tensor<i32>
    %below = stablehlo.compare LT, %i, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %above = stablehlo.compare GE, %i, %m, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %outside = stablehlo.or %below, %above : tensor<i1>
    %middle = stablehlo.compare EQ, %i, %five, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %next = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %next, %outside, %middle : tensor<i32>, tensor<i1>, tensor<i1>
  }
  return %0#0, %0#1, %0#2 : tensor<i32>, tensor<i1>, tensor<i1>
}
// ----
module {
  func.func public @main(%x: tensor<i32>) -> (tensor<i32>, tensor<i1>, tensor<i1>) {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %no = stablehlo.constant dense<false> : tensor<i1>
    %0, %1, %2 = "stablehlo.while"(%zero, %no, %no) ({
    ^bb0(%i: tensor<i32>, %a: tensor<i1>, %b: tensor<i1>):
      %n = stablehlo.constant dense<10> : tensor<i32>
      %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %more : tensor<i1>
    }, {
    ^bb0(%i_1: tensor<i32>, %a_1: tensor<i1>, %b_1: tensor<i1>):
      %m = stablehlo.constant dense<10> : tensor<i32>
      %five = stablehlo.constant dense<5> : tensor<i32>
      %one = stablehlo.constant dense<1> : tensor<i32>
      %low = stablehlo.constant dense<0> : tensor<i32>
      %below = stablehlo.constant dense<false> : tensor<i1>
      %above = stablehlo.constant dense<false> : tensor<i1>
      %outside = stablehlo.or %below, %above : tensor<i1>
      %middle = stablehlo.compare EQ, %i_1, %five, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %next = stablehlo.add %i_1, %one : tensor<i32>
      stablehlo.return %next, %outside, %middle : tensor<i32>, tensor<i1>, tensor<i1>
    }) : (tensor<i32>, tensor<i1>, tensor<i1>) -> (tensor<i32>, tensor<i1>, tensor<i1>)
    return %0, %1, %2 : tensor<i32>, tensor<i1>, tensor<i1>
  }
}
