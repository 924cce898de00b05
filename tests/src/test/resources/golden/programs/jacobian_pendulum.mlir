// name = jacobian_pendulum
// tolerance = 2e-06
// in 0 f32[2] = 0.8800306 0.75061303
// in 1 f32[] = 0.3820647
// out 0 f32[2,2] = 0.9113942 0.52032703 -0.2593485 0.72437686
// tangent 0 f32[2] = 0.21888758 -0.580322
// tangent 1 f32[] = 0.45304546
// jvp 0 f32[2,2] = 0.020682527 -0.06702919 0.048094884 -0.20706008
// cotangent 0 f32[2,2] = 0.047915183 -0.9979337 0.8201471 0.7574882
// vjp 0 f32[2] = 0.4206414 0.1344089
// vjp 1 f32[] = -0.14036494
// batched-in 0 f32[3,2] = 0.88275754 0.016363876 0.34162465 1.4364818 0.7723522 -1.3338486
// batched-in 1 f32[3] = 0.18879905 0.23830144 0.36936307
// batched-out 0 f32[3,2,2] = 0.8895185 0.54500854 -0.3627268 0.78156 0.86421883 0.5347037 -0.38994372 0.76168954 0.8594601 0.5090382 -0.46546054 0.6565574
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2xf32>, %arg1: tensor<f32>) -> (tensor<2x2xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %5:8 = stablehlo.while(%iterArg = %arg1, %iterArg_6 = %c, %iterArg_7 = %arg0, %iterArg_8 = %0, %iterArg_9 = %1, %iterArg_10 = %2, %iterArg_11 = %3, %iterArg_12 = %4) : tensor<f32>, tensor<i32>, tensor<2xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>
    cond {
      %c_13 = stablehlo.constant dense<6> : tensor<i32>
      %16 = stablehlo.compare LT, %iterArg_6, %c_13, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %16 : tensor<i1>
    } do {
      %16:6 = func.call @closed_call(%iterArg, %iterArg_7) : (tensor<f32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>)
      %17 = func.call @dynamic_update_index_in_dim(%iterArg_8, %16#1, %iterArg_6) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %18 = func.call @dynamic_update_index_in_dim(%iterArg_9, %16#2, %iterArg_6) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %19 = func.call @dynamic_update_index_in_dim(%iterArg_10, %16#3, %iterArg_6) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %20 = func.call @dynamic_update_index_in_dim(%iterArg_11, %16#4, %iterArg_6) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %21 = func.call @dynamic_update_index_in_dim(%iterArg_12, %16#5, %iterArg_6) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %c_13 = stablehlo.constant dense<1> : tensor<i32>
      %22 = stablehlo.add %iterArg_6, %c_13 : tensor<i32>
      stablehlo.return %iterArg, %22, %16#0, %17, %18, %19, %20, %21 : tensor<f32>, tensor<i32>, tensor<2xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>
    }
    %6 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %7 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c_4 = stablehlo.constant dense<0> : tensor<i32>
    %8 = stablehlo.broadcast_in_dim %c_4, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %9 = stablehlo.add %6, %8 : tensor<2x2xi32>
    %10 = stablehlo.compare EQ, %9, %7, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %11 = stablehlo.convert %10 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %12 = stablehlo.slice %11 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %13 = stablehlo.convert %12 : tensor<2x2xf32>
    %c_5 = stablehlo.constant dense<0> : tensor<i32>
    %14:7 = stablehlo.while(%iterArg = %5#4, %iterArg_6 = %5#5, %iterArg_7 = %5#6, %iterArg_8 = %5#7, %iterArg_9 = %arg1, %iterArg_10 = %c_5, %iterArg_11 = %13) : tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<f32>, tensor<i32>, tensor<2x2xf32>
    cond {
      %c_12 = stablehlo.constant dense<6> : tensor<i32>
      %16 = stablehlo.compare LT, %iterArg_10, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %16 : tensor<i1>
    } do {
      %c_12 = stablehlo.constant dense<6> : tensor<i32>
      %16 = stablehlo.subtract %c_12, %iterArg_10 : tensor<i32>
      %c_13 = stablehlo.constant dense<1> : tensor<i32>
      %17 = stablehlo.subtract %16, %c_13 : tensor<i32>
      %18 = func.call @dynamic_index_in_dim(%iterArg, %17) : (tensor<6xf32>, tensor<i32>) -> tensor<f32>
      %19 = func.call @dynamic_index_in_dim(%iterArg_6, %17) : (tensor<6xf32>, tensor<i32>) -> tensor<f32>
      %20 = func.call @dynamic_index_in_dim(%iterArg_7, %17) : (tensor<6xf32>, tensor<i32>) -> tensor<f32>
      %21 = func.call @dynamic_index_in_dim(%iterArg_8, %17) : (tensor<6xf32>, tensor<i32>) -> tensor<f32>
      %22 = func.call @closed_call_0(%iterArg_9, %iterArg_11, %18, %19, %20, %21) : (tensor<f32>, tensor<2x2xf32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) -> tensor<2x2xf32>
      %c_14 = stablehlo.constant dense<1> : tensor<i32>
      %23 = stablehlo.add %iterArg_10, %c_14 : tensor<i32>
      stablehlo.return %iterArg, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %23, %22 : tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<f32>, tensor<i32>, tensor<2x2xf32>
    }
    %15 = stablehlo.slice %14#6 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %15 : tensor<2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<f32>, %arg1: tensor<2xf32>) -> (tensor<2xf32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>) {
    %0 = stablehlo.slice %arg1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %2 = stablehlo.slice %arg1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %3 = stablehlo.reshape %2 : (tensor<1xf32>) -> tensor<f32>
    %4 = stablehlo.sine %3 : tensor<f32>
    %5 = stablehlo.cosine %3 : tensor<f32>
    %6 = stablehlo.negate %4 : tensor<f32>
    %7 = stablehlo.slice %arg1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %8 = stablehlo.reshape %7 : (tensor<1xf32>) -> tensor<f32>
    %9 = stablehlo.multiply %arg0, %8 : tensor<f32>
    %10 = stablehlo.subtract %6, %9 : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %12 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %13 = stablehlo.concatenate %11, %12, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %cst = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %15 = stablehlo.multiply %14, %13 : tensor<2xf32>
    %16 = stablehlo.add %arg1, %15 : tensor<2xf32>
    %17 = stablehlo.slice %16 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %18 = stablehlo.reshape %17 : (tensor<1xf32>) -> tensor<f32>
    %19 = stablehlo.slice %16 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %20 = stablehlo.reshape %19 : (tensor<1xf32>) -> tensor<f32>
    %21 = stablehlo.sine %20 : tensor<f32>
    %22 = stablehlo.cosine %20 : tensor<f32>
    %23 = stablehlo.negate %21 : tensor<f32>
    %24 = stablehlo.slice %16 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %25 = stablehlo.reshape %24 : (tensor<1xf32>) -> tensor<f32>
    %26 = stablehlo.multiply %arg0, %25 : tensor<f32>
    %27 = stablehlo.subtract %23, %26 : tensor<f32>
    %28 = stablehlo.broadcast_in_dim %18, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %29 = stablehlo.broadcast_in_dim %27, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %30 = stablehlo.concatenate %28, %29, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %cst_0 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %31 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %32 = stablehlo.multiply %31, %30 : tensor<2xf32>
    %33 = stablehlo.add %arg1, %32 : tensor<2xf32>
    %34 = stablehlo.slice %33 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %35 = stablehlo.reshape %34 : (tensor<1xf32>) -> tensor<f32>
    %36 = stablehlo.slice %33 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %37 = stablehlo.reshape %36 : (tensor<1xf32>) -> tensor<f32>
    %38 = stablehlo.sine %37 : tensor<f32>
    %39 = stablehlo.cosine %37 : tensor<f32>
    %40 = stablehlo.negate %38 : tensor<f32>
    %41 = stablehlo.slice %33 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %42 = stablehlo.reshape %41 : (tensor<1xf32>) -> tensor<f32>
    %43 = stablehlo.multiply %arg0, %42 : tensor<f32>
    %44 = stablehlo.subtract %40, %43 : tensor<f32>
    %45 = stablehlo.broadcast_in_dim %35, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %46 = stablehlo.broadcast_in_dim %44, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %47 = stablehlo.concatenate %45, %46, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %cst_1 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %48 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %49 = stablehlo.multiply %48, %47 : tensor<2xf32>
    %50 = stablehlo.add %arg1, %49 : tensor<2xf32>
    %51 = stablehlo.slice %50 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %52 = stablehlo.reshape %51 : (tensor<1xf32>) -> tensor<f32>
    %53 = stablehlo.slice %50 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %54 = stablehlo.reshape %53 : (tensor<1xf32>) -> tensor<f32>
    %55 = stablehlo.sine %54 : tensor<f32>
    %56 = stablehlo.cosine %54 : tensor<f32>
    %57 = stablehlo.negate %55 : tensor<f32>
    %58 = stablehlo.slice %50 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %59 = stablehlo.reshape %58 : (tensor<1xf32>) -> tensor<f32>
    %60 = stablehlo.multiply %arg0, %59 : tensor<f32>
    %61 = stablehlo.subtract %57, %60 : tensor<f32>
    %62 = stablehlo.broadcast_in_dim %52, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %63 = stablehlo.broadcast_in_dim %61, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %64 = stablehlo.concatenate %62, %63, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %cst_2 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %66 = stablehlo.multiply %65, %30 : tensor<2xf32>
    %67 = stablehlo.add %13, %66 : tensor<2xf32>
    %cst_3 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %68 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %69 = stablehlo.multiply %68, %47 : tensor<2xf32>
    %70 = stablehlo.add %67, %69 : tensor<2xf32>
    %71 = stablehlo.add %70, %64 : tensor<2xf32>
    %cst_4 = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %72 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %73 = stablehlo.multiply %72, %71 : tensor<2xf32>
    %74 = stablehlo.add %arg1, %73 : tensor<2xf32>
    %75 = stablehlo.slice %arg1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %76 = stablehlo.reshape %75 : (tensor<1xf32>) -> tensor<f32>
    return %74, %76, %5, %22, %39, %56 : tensor<2xf32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<6xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<6xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<6xf32>, tensor<1xf32>, tensor<i32>) -> tensor<6xf32>
    return %1 : tensor<6xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<6xf32>, %arg1: tensor<i32>) -> tensor<f32> {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, sizes = [1] : (tensor<6xf32>, tensor<i32>) -> tensor<1xf32>
    %1 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    return %1 : tensor<f32>
  }
  func.func private @closed_call_0(%arg0: tensor<f32>, %arg1: tensor<2x2xf32>, %arg2: tensor<f32>, %arg3: tensor<f32>, %arg4: tensor<f32>, %arg5: tensor<f32>) -> tensor<2x2xf32> {
    %cst = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %1 = stablehlo.multiply %0, %arg1 : tensor<2x2xf32>
    %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<2x2xf32>
    %cst_1 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %5 = stablehlo.multiply %4, %1 : tensor<2x2xf32>
    %6 = stablehlo.slice %1 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %7 = stablehlo.reshape %6 : (tensor<2x1xf32>) -> tensor<2xf32>
    %8 = stablehlo.slice %1 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %9 = stablehlo.reshape %8 : (tensor<2x1xf32>) -> tensor<2xf32>
    %10 = stablehlo.negate %9 : tensor<2xf32>
    %11 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %12 = stablehlo.multiply %11, %10 : tensor<2xf32>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %14 = stablehlo.pad %13, %cst_2, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %15 = stablehlo.negate %9 : tensor<2xf32>
    %16 = stablehlo.broadcast_in_dim %arg5, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %17 = stablehlo.multiply %15, %16 : tensor<2xf32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %19 = stablehlo.pad %18, %cst_3, low = [0, 0], high = [0, 1], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %20 = stablehlo.add %14, %19 : tensor<2x2xf32>
    %21 = stablehlo.broadcast_in_dim %7, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %22 = stablehlo.pad %21, %cst_4, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %23 = stablehlo.add %20, %22 : tensor<2x2xf32>
    %24 = stablehlo.add %arg1, %23 : tensor<2x2xf32>
    %cst_5 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %26 = stablehlo.multiply %25, %23 : tensor<2x2xf32>
    %27 = stablehlo.add %3, %26 : tensor<2x2xf32>
    %28 = stablehlo.slice %27 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %29 = stablehlo.reshape %28 : (tensor<2x1xf32>) -> tensor<2xf32>
    %30 = stablehlo.slice %27 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %31 = stablehlo.reshape %30 : (tensor<2x1xf32>) -> tensor<2xf32>
    %32 = stablehlo.negate %31 : tensor<2xf32>
    %33 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %34 = stablehlo.multiply %33, %32 : tensor<2xf32>
    %35 = stablehlo.broadcast_in_dim %34, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %36 = stablehlo.pad %35, %cst_6, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %37 = stablehlo.negate %31 : tensor<2xf32>
    %38 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %39 = stablehlo.multiply %37, %38 : tensor<2xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %41 = stablehlo.pad %40, %cst_7, low = [0, 0], high = [0, 1], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %42 = stablehlo.add %36, %41 : tensor<2x2xf32>
    %43 = stablehlo.broadcast_in_dim %29, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %44 = stablehlo.pad %43, %cst_8, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %45 = stablehlo.add %42, %44 : tensor<2x2xf32>
    %46 = stablehlo.add %24, %45 : tensor<2x2xf32>
    %cst_9 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %47 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %48 = stablehlo.multiply %47, %45 : tensor<2x2xf32>
    %49 = stablehlo.add %5, %48 : tensor<2x2xf32>
    %50 = stablehlo.slice %49 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %51 = stablehlo.reshape %50 : (tensor<2x1xf32>) -> tensor<2xf32>
    %52 = stablehlo.slice %49 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %53 = stablehlo.reshape %52 : (tensor<2x1xf32>) -> tensor<2xf32>
    %54 = stablehlo.negate %53 : tensor<2xf32>
    %55 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %56 = stablehlo.multiply %55, %54 : tensor<2xf32>
    %57 = stablehlo.broadcast_in_dim %56, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %58 = stablehlo.pad %57, %cst_10, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %59 = stablehlo.negate %53 : tensor<2xf32>
    %60 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %61 = stablehlo.multiply %59, %60 : tensor<2xf32>
    %62 = stablehlo.broadcast_in_dim %61, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %63 = stablehlo.pad %62, %cst_11, low = [0, 0], high = [0, 1], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %64 = stablehlo.add %58, %63 : tensor<2x2xf32>
    %65 = stablehlo.broadcast_in_dim %51, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %66 = stablehlo.pad %65, %cst_12, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %67 = stablehlo.add %64, %66 : tensor<2x2xf32>
    %68 = stablehlo.add %46, %67 : tensor<2x2xf32>
    %cst_13 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %69 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %70 = stablehlo.multiply %69, %67 : tensor<2x2xf32>
    %71 = stablehlo.add %1, %70 : tensor<2x2xf32>
    %72 = stablehlo.slice %71 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %73 = stablehlo.reshape %72 : (tensor<2x1xf32>) -> tensor<2xf32>
    %74 = stablehlo.slice %71 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %75 = stablehlo.reshape %74 : (tensor<2x1xf32>) -> tensor<2xf32>
    %76 = stablehlo.negate %75 : tensor<2xf32>
    %77 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %78 = stablehlo.multiply %77, %76 : tensor<2xf32>
    %79 = stablehlo.broadcast_in_dim %78, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %80 = stablehlo.pad %79, %cst_14, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %81 = stablehlo.add %68, %80 : tensor<2x2xf32>
    %82 = stablehlo.negate %75 : tensor<2xf32>
    %83 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %84 = stablehlo.multiply %82, %83 : tensor<2xf32>
    %85 = stablehlo.broadcast_in_dim %84, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %86 = stablehlo.pad %85, %cst_15, low = [0, 0], high = [0, 1], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %87 = stablehlo.add %81, %86 : tensor<2x2xf32>
    %88 = stablehlo.broadcast_in_dim %73, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %cst_16 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %89 = stablehlo.pad %88, %cst_16, low = [0, 1], high = [0, 0], interior = [0, 0] : (tensor<2x1xf32>, tensor<f32>) -> tensor<2x2xf32>
    %90 = stablehlo.add %87, %89 : tensor<2x2xf32>
    return %90 : tensor<2x2xf32>
  }
}
