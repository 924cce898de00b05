func.func @main(%n: tensor<i32>) -> (tensor<i32>, tensor<i1>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %no = stablehlo.constant dense<false> : tensor<i1>
  %0:2 = stablehlo.while(%i = %zero, %a = %no) : tensor<i32>, tensor<i1>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %start = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.while(%j = %start) : tensor<i32>
    cond {
      %ten = stablehlo.constant dense<10> : tensor<i32>
      %go = stablehlo.compare LT, %j, %ten, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %go : tensor<i1>
    } do {
      %three = stablehlo.constant dense<3> : tensor<i32>
      %k = stablehlo.add %j, %three : tensor<i32>
      stablehlo.return %k : tensor<i32>
    }
    %low = stablehlo.constant dense<0> : tensor<i32>
    %negative = stablehlo.compare LT, %i, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %r = stablehlo.constant dense<7> : tensor<i32>
    %x = stablehlo.remainder %1, %r : tensor<i32>
    %small = stablehlo.compare LT, %x, %r, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %both = stablehlo.and %negative, %small : tensor<i1>
    stablehlo.return %1, %both : tensor<i32>, tensor<i1>
  }
  return %0#0, %0#1 : tensor<i32>, tensor<i1>
}
// ----
module {
  func.func public @main(%n: tensor<i32>) -> (tensor<i32>, tensor<i1>) {
    %zero = stablehlo.constant dense<0> : tensor<i32>
    %no = stablehlo.constant dense<false> : tensor<i1>
    %0, %1 = "stablehlo.while"(%zero, %no) ({
    ^bb0(%i: tensor<i32>, %a: tensor<i1>):
      %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %more : tensor<i1>
    }, {
    ^bb0(%i_1: tensor<i32>, %a_1: tensor<i1>):
      %start = stablehlo.constant dense<0> : tensor<i32>
      %2 = "stablehlo.while"(%start) ({
      ^bb0(%j: tensor<i32>):
        %ten = stablehlo.constant dense<10> : tensor<i32>
        %go = stablehlo.compare LT, %j, %ten, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %go : tensor<i1>
      }, {
      ^bb0(%j_1: tensor<i32>):
        %three = stablehlo.constant dense<3> : tensor<i32>
        %k = stablehlo.add %j_1, %three : tensor<i32>
        stablehlo.return %k : tensor<i32>
      }) : (tensor<i32>) -> tensor<i32>
      %low = stablehlo.constant dense<0> : tensor<i32>
      %negative = stablehlo.compare LT, %i_1, %low, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %r = stablehlo.constant dense<7> : tensor<i32>
      %x = stablehlo.remainder %2, %r : tensor<i32>
      %small = stablehlo.constant dense<true> : tensor<i1>
      %both = stablehlo.and %negative, %small : tensor<i1>
      stablehlo.return %2, %both : tensor<i32>, tensor<i1>
    }) : (tensor<i32>, tensor<i1>) -> (tensor<i32>, tensor<i1>)
    return %0, %1 : tensor<i32>, tensor<i1>
  }
}
