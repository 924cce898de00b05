// name = hessian_horner
// tolerance = 2e-06
// in 0 f32[4] = 1.8595673 1.0686533 1.0380479 1.1231333
// in 1 f32[2] = 0.23011187 -0.78726643
// out 0 f32[2,2] = -2.6958833 0 0 -7.115814
// tangent 0 f32[4] = -0.87735033 -0.027864762 0.21356675 -0.90583616
// tangent 1 f32[2] = 0.7720279 0.8065716
// jvp 0 f32[2,2] = -15.174649 0 0 3.335927
// cotangent 0 f32[2,2] = 0.48496407 -0.76910186 -0.3568212 -0.38335
// vjp 0 f32[4] = 0.42724973 -0.004907131 -4.4546204 0.40156746
// vjp 1 f32[2] = -12.071066 2.9396467
// batched-in 0 f32[3,4] = 1.5468469 1.6853139 -0.79427254 1.5286716 1.9612712 -0.94729406 1.282587 1.0562812 0.046935037 1.5485502 -0.2677562 -1.6325194
// batched-in 1 f32[3,2] = 0.20439434 0.34697595 -0.05831276 -0.65115064 -0.7053213 0.75855345
// batched-out 0 f32[3,2,2] = 0.6272825 0 0 -0.54040134 -3.098054 0 0 9.422439 5.8469872 0 0 5.7272983
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>, %arg1: tensor<2xf32>) -> (tensor<2x2xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %1 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %3 = stablehlo.add %0, %2 : tensor<2x2xi32>
    %4 = stablehlo.compare EQ, %3, %1, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %5 = stablehlo.convert %4 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %6 = stablehlo.slice %5 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %7 = stablehlo.convert %6 : tensor<2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [1] : (tensor<2xf32>) -> tensor<2x2xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x2xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<4x2x2xf32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %13:8 = stablehlo.while(%iterArg = %arg0, %iterArg_11 = %arg1, %iterArg_12 = %7, %iterArg_13 = %c_3, %iterArg_14 = %8, %iterArg_15 = %10, %iterArg_16 = %11, %iterArg_17 = %12) : tensor<4xf32>, tensor<2xf32>, tensor<2x2xf32>, tensor<i32>, tensor<2xf32>, tensor<2x2xf32>, tensor<4x2xf32>, tensor<4x2x2xf32>
    cond {
      %c_18 = stablehlo.constant dense<4> : tensor<i32>
      %55 = stablehlo.compare LT, %iterArg_13, %c_18, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %55 : tensor<i1>
    } do {
      %55 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_13) : (tensor<4xf32>, tensor<i32>) -> tensor<f32>
      %56:4 = func.call @closed_call(%iterArg_11, %iterArg_12, %iterArg_14, %iterArg_15, %55) : (tensor<2xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x2xf32>, tensor<f32>) -> (tensor<2xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x2xf32>)
      %57 = func.call @dynamic_update_index_in_dim(%iterArg_16, %56#2, %iterArg_13) : (tensor<4x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<4x2xf32>
      %58 = func.call @dynamic_update_index_in_dim_0(%iterArg_17, %56#3, %iterArg_13) : (tensor<4x2x2xf32>, tensor<2x2xf32>, tensor<i32>) -> tensor<4x2x2xf32>
      %c_18 = stablehlo.constant dense<1> : tensor<i32>
      %59 = stablehlo.add %iterArg_13, %c_18 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_11, %iterArg_12, %59, %56#0, %56#1, %57, %58 : tensor<4xf32>, tensor<2xf32>, tensor<2x2xf32>, tensor<i32>, tensor<2xf32>, tensor<2x2xf32>, tensor<4x2xf32>, tensor<4x2x2xf32>
    }
    %14 = stablehlo.sine %13#4 : tensor<2xf32>
    %15 = stablehlo.cosine %13#4 : tensor<2xf32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %18 = stablehlo.multiply %13#5, %17 : tensor<2x2xf32>
    %19 = stablehlo.cosine %13#4 : tensor<2xf32>
    %20 = stablehlo.sine %13#4 : tensor<2xf32>
    %21 = stablehlo.broadcast_in_dim %20, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %22 = stablehlo.broadcast_in_dim %21, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %23 = stablehlo.multiply %13#5, %22 : tensor<2x2xf32>
    %24 = stablehlo.negate %23 : tensor<2x2xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %25 = stablehlo.reduce(%14 init: %cst_4) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %26 = stablehlo.reduce(%18 init: %cst_5) applies stablehlo.add across dimensions = [1] : (tensor<2x2xf32>, tensor<f32>) -> tensor<2xf32>
    %27 = stablehlo.iota dim = 0 : tensor<1x1xi32>
    %28 = stablehlo.iota dim = 1 : tensor<1x1xi32>
    %c_6 = stablehlo.constant dense<0> : tensor<i32>
    %29 = stablehlo.broadcast_in_dim %c_6, dims = [] : (tensor<i32>) -> tensor<1x1xi32>
    %30 = stablehlo.add %27, %29 : tensor<1x1xi32>
    %31 = stablehlo.compare EQ, %30, %28, SIGNED : (tensor<1x1xi32>, tensor<1x1xi32>) -> tensor<1x1xi1>
    %32 = stablehlo.convert %31 : (tensor<1x1xi1>) -> tensor<1x1xf32>
    %33 = stablehlo.slice %32 [0:1, 0:1] : (tensor<1x1xf32>) -> tensor<1x1xf32>
    %34 = stablehlo.reshape %33 : (tensor<1x1xf32>) -> tensor<1xf32>
    %35 = stablehlo.convert %34 : tensor<1xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %36 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %37 = stablehlo.broadcast_in_dim %35, dims = [0] : (tensor<1xf32>) -> tensor<1x2xf32>
    %38 = stablehlo.broadcast_in_dim %19, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %39 = stablehlo.broadcast_in_dim %24, dims = [0, 2] : (tensor<2x2xf32>) -> tensor<2x1x2xf32>
    %40 = stablehlo.multiply %37, %38 : tensor<1x2xf32>
    %41 = stablehlo.broadcast_in_dim %37, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %42 = stablehlo.broadcast_in_dim %41, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %43 = stablehlo.multiply %42, %39 : tensor<2x1x2xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %44 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %45 = stablehlo.broadcast_in_dim %44, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %46 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<1x2xf32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<2x1x2xf32>
    %c_10 = stablehlo.constant dense<0> : tensor<i32>
    %48:9 = stablehlo.while(%iterArg = %13#6, %iterArg_11 = %13#7, %iterArg_12 = %arg1, %iterArg_13 = %7, %iterArg_14 = %c_10, %iterArg_15 = %45, %iterArg_16 = %40, %iterArg_17 = %47, %iterArg_18 = %43) : tensor<4x2xf32>, tensor<4x2x2xf32>, tensor<2xf32>, tensor<2x2xf32>, tensor<i32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>
    cond {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %55 = stablehlo.compare LT, %iterArg_14, %c_19, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %55 : tensor<i1>
    } do {
      %c_19 = stablehlo.constant dense<4> : tensor<i32>
      %55 = stablehlo.subtract %c_19, %iterArg_14 : tensor<i32>
      %c_20 = stablehlo.constant dense<1> : tensor<i32>
      %56 = stablehlo.subtract %55, %c_20 : tensor<i32>
      %57 = func.call @dynamic_index_in_dim_1(%iterArg, %56) : (tensor<4x2xf32>, tensor<i32>) -> tensor<2xf32>
      %58 = func.call @dynamic_index_in_dim_2(%iterArg_11, %56) : (tensor<4x2x2xf32>, tensor<i32>) -> tensor<2x2xf32>
      %59:4 = func.call @closed_call_3(%iterArg_12, %iterArg_13, %iterArg_15, %iterArg_16, %iterArg_17, %iterArg_18, %57, %58) : (tensor<2xf32>, tensor<2x2xf32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>, tensor<2xf32>, tensor<2x2xf32>) -> (tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>)
      %c_21 = stablehlo.constant dense<1> : tensor<i32>
      %60 = stablehlo.add %iterArg_14, %c_21 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_11, %iterArg_12, %iterArg_13, %60, %59#0, %59#1, %59#2, %59#3 : tensor<4x2xf32>, tensor<4x2x2xf32>, tensor<2xf32>, tensor<2x2xf32>, tensor<i32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>
    }
    %49 = stablehlo.slice %48#5 [0:1, 0:2] : (tensor<1x2xf32>) -> tensor<1x2xf32>
    %50 = stablehlo.slice %48#7 [0:2, 0:1, 0:2] : (tensor<2x1x2xf32>) -> tensor<2x1x2xf32>
    %51 = stablehlo.reshape %49 : (tensor<1x2xf32>) -> tensor<2xf32>
    %52 = stablehlo.reshape %50 : (tensor<2x1x2xf32>) -> tensor<2x2xf32>
    %53 = stablehlo.transpose %52, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %54 = stablehlo.slice %53 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %54 : tensor<2x2xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<4xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<2xf32>, %arg3: tensor<2x2xf32>, %arg4: tensor<f32>) -> (tensor<2xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x2xf32>) {
    %0 = stablehlo.multiply %arg2, %arg0 : tensor<2xf32>
    %1 = stablehlo.broadcast_in_dim %arg0, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %3 = stablehlo.multiply %arg3, %2 : tensor<2x2xf32>
    %4 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %5 = stablehlo.broadcast_in_dim %4, dims = [0, 1] : (tensor<1x2xf32>) -> tensor<2x2xf32>
    %6 = stablehlo.multiply %5, %arg1 : tensor<2x2xf32>
    %7 = stablehlo.add %3, %6 : tensor<2x2xf32>
    %8 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %9 = stablehlo.add %0, %8 : tensor<2xf32>
    return %9, %7, %arg2, %arg3 : tensor<2xf32>, tensor<2x2xf32>, tensor<2xf32>, tensor<2x2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<4x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<4x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<4x2xf32>
    return %1 : tensor<4x2xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<4x2x2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<i32>) -> tensor<4x2x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<4x2x2xf32>, tensor<1x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<4x2x2xf32>
    return %1 : tensor<4x2x2xf32>
  }
  func.func private @dynamic_index_in_dim_1(%arg0: tensor<4x2xf32>, %arg1: tensor<i32>) -> tensor<2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, sizes = [1, 2] : (tensor<4x2xf32>, tensor<i32>, tensor<i32>) -> tensor<1x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2xf32>) -> tensor<2xf32>
    return %1 : tensor<2xf32>
  }
  func.func private @dynamic_index_in_dim_2(%arg0: tensor<4x2x2xf32>, %arg1: tensor<i32>) -> tensor<2x2xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 2] : (tensor<4x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x2xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x2xf32>) -> tensor<2x2xf32>
    return %1 : tensor<2x2xf32>
  }
  func.func private @closed_call_3(%arg0: tensor<2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<1x2xf32>, %arg3: tensor<1x2xf32>, %arg4: tensor<2x1x2xf32>, %arg5: tensor<2x1x2xf32>, %arg6: tensor<2xf32>, %arg7: tensor<2x2xf32>) -> (tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>) {
    %0 = stablehlo.broadcast_in_dim %arg6, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %1 = stablehlo.broadcast_in_dim %arg7, dims = [0, 2] : (tensor<2x2xf32>) -> tensor<2x1x2xf32>
    %2 = stablehlo.multiply %0, %arg3 : tensor<1x2xf32>
    %3 = stablehlo.broadcast_in_dim %arg3, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %5 = stablehlo.multiply %1, %4 : tensor<2x1x2xf32>
    %6 = stablehlo.broadcast_in_dim %0, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %8 = stablehlo.multiply %7, %arg5 : tensor<2x1x2xf32>
    %9 = stablehlo.add %5, %8 : tensor<2x1x2xf32>
    %10 = stablehlo.add %arg2, %2 : tensor<1x2xf32>
    %11 = stablehlo.add %arg4, %9 : tensor<2x1x2xf32>
    %12 = stablehlo.broadcast_in_dim %arg0, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %13 = stablehlo.broadcast_in_dim %arg1, dims = [0, 2] : (tensor<2x2xf32>) -> tensor<2x1x2xf32>
    %14 = stablehlo.multiply %arg3, %12 : tensor<1x2xf32>
    %15 = stablehlo.broadcast_in_dim %12, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %17 = stablehlo.multiply %arg5, %16 : tensor<2x1x2xf32>
    %18 = stablehlo.broadcast_in_dim %arg3, dims = [1, 2] : (tensor<1x2xf32>) -> tensor<1x1x2xf32>
    %19 = stablehlo.broadcast_in_dim %18, dims = [0, 1, 2] : (tensor<1x1x2xf32>) -> tensor<2x1x2xf32>
    %20 = stablehlo.multiply %19, %13 : tensor<2x1x2xf32>
    %21 = stablehlo.add %17, %20 : tensor<2x1x2xf32>
    return %10, %14, %11, %21 : tensor<1x2xf32>, tensor<1x2xf32>, tensor<2x1x2xf32>, tensor<2x1x2xf32>
  }
}
