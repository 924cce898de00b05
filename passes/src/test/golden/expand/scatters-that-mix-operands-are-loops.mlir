func.func @main(%x: tensor<3xf32>, %y: tensor<3xf32>, %i: tensor<2x1xi32>, %u: tensor<2xf32>, %v: tensor<2xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  %z:2 = "stablehlo.scatter"(%x, %y, %i, %u, %v) <{scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<f32>, %d: tensor<f32>):
    %e = stablehlo.multiply %a, %d : tensor<f32>
    %f = stablehlo.add %b, %c : tensor<f32>
    stablehlo.return %e, %f : tensor<f32>, tensor<f32>
  }) : (tensor<3xf32>, tensor<3xf32>, tensor<2x1xi32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<3xf32>, tensor<3xf32>)
  return %z#0, %z#1 : tensor<3xf32>, tensor<3xf32>
}
// ----
module {
  func.func public @main(%x: tensor<3xf32>, %y: tensor<3xf32>, %i: tensor<2x1xi32>, %u: tensor<2xf32>, %v: tensor<2xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
    %0 = stablehlo.iota dim = 0 : tensor<3xi32>
    %1 = stablehlo.constant dense<1> : tensor<3xi32>
    %2 = stablehlo.add %0, %1 : tensor<3xi32>
    %3 = "stablehlo.gather"(%2, %i) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1>}> : (tensor<3xi32>, tensor<2x1xi32>) -> tensor<2xi32>
    %4 = stablehlo.constant dense<0> : tensor<2x1xi32>
    %5 = stablehlo.compare GE, %i, %4, SIGNED : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi1>
    %6 = stablehlo.constant dense<2> : tensor<1xi32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [1] : (tensor<1xi32>) -> tensor<2x1xi32>
    %8 = stablehlo.compare LE, %i, %7, SIGNED : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi1>
    %9 = stablehlo.and %5, %8 : tensor<2x1xi1>
    %init = stablehlo.constant dense<true> : tensor<i1>
    %10 = stablehlo.reduce(%9 init: %init) applies stablehlo.and across dimensions = [1] : (tensor<2x1xi1>, tensor<i1>) -> tensor<2xi1>
    %11 = stablehlo.constant dense<0> : tensor<2xi32>
    %12 = stablehlo.select %10, %3, %11 : tensor<2xi1>, tensor<2xi32>
    %13, %14 = "raffia.scan"(%x, %y, %12, %u, %v) <{length = 2, consts = 0, carried = 2, reverse = false}> ({
    ^bb0(%x_1: tensor<3xf32>, %y_1: tensor<3xf32>, %place: tensor<i32>, %c: tensor<f32>, %d: tensor<f32>):
      %15 = stablehlo.constant dense<0> : tensor<i32>
      %16 = stablehlo.compare EQ, %place, %15, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %17 = stablehlo.constant dense<-1> : tensor<i32>
      %18 = stablehlo.add %place, %17 : tensor<i32>
      %19 = stablehlo.select %16, %place, %18 : tensor<i1>, tensor<i32>
      %20 = stablehlo.dynamic_slice %x_1, %19, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
      %21 = stablehlo.reshape %20 : (tensor<1xf32>) -> tensor<f32>
      %22 = stablehlo.dynamic_slice %y_1, %19, sizes = [1] : (tensor<3xf32>, tensor<i32>) -> tensor<1xf32>
      %23 = stablehlo.reshape %22 : (tensor<1xf32>) -> tensor<f32>
      %e = stablehlo.multiply %21, %d : tensor<f32>
      %f = stablehlo.add %23, %c : tensor<f32>
      %24 = stablehlo.select %16, %21, %e : tensor<i1>, tensor<f32>
      %25 = stablehlo.reshape %24 : (tensor<f32>) -> tensor<1xf32>
      %26 = stablehlo.optimization_barrier %25 : tensor<1xf32>
      %27 = stablehlo.select %16, %23, %f : tensor<i1>, tensor<f32>
      %28 = stablehlo.reshape %27 : (tensor<f32>) -> tensor<1xf32>
      %29 = stablehlo.optimization_barrier %28 : tensor<1xf32>
      %30 = stablehlo.dynamic_update_slice %x_1, %26, %19 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
      %31 = stablehlo.dynamic_update_slice %y_1, %29, %19 : (tensor<3xf32>, tensor<1xf32>, tensor<i32>) -> tensor<3xf32>
      stablehlo.return %30, %31 : tensor<3xf32>, tensor<3xf32>
    }) : (tensor<3xf32>, tensor<3xf32>, tensor<2xi32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<3xf32>, tensor<3xf32>)
    return %13, %14 : tensor<3xf32>, tensor<3xf32>
  }
}
