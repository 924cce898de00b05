// name = vmap_jacobian_pendulum
// tolerance = 2e-06
// in 0 f32[2,2] = 1.3547809 -0.0656761 -1.4116601 1.531757
// in 1 f32[2] = 0.20591192 0.08692215
// out 0 f32[2,2,2] = 0.9563446 0.5549224 -0.16021702 0.83115655 0.92059046 0.56391543 -0.3351208 0.82577807
// tangent 0 f32[2,2] = 0.57627815 0.75921744 -0.13870274 -0.05928185
// tangent 1 f32[2] = -0.55692744 -0.5188
// jvp 0 f32[2,2,2] = 0.11316635 0.11586628 0.38350153 0.41356587 0.011904661 0.08999808 0.005379888 0.28080264
// cotangent 0 f32[2,2,2] = -0.17262599 -0.18913645 -0.17931464 -0.26379284 -0.53010744 0.23699692 -0.08422124 0.3407312
// vjp 0 f32[2,2] = -0.16596031 -0.049616724 0.06938639 0.007931296
// vjp 1 f32[2] = 0.15442577 -0.23195428
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x2xf32>, %arg1: tensor<2xf32>) -> (tensor<2x2x2xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<2x2xi32>
    %1 = stablehlo.iota dim = 1 : tensor<2x2xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x2xi32>
    %3 = stablehlo.add %0, %2 : tensor<2x2xi32>
    %4 = stablehlo.compare EQ, %3, %1, SIGNED : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %5 = stablehlo.convert %4 : (tensor<2x2xi1>) -> tensor<2x2xf32>
    %6 = stablehlo.slice %5 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %7 = stablehlo.convert %6 : tensor<2x2xf32>
    %8 = stablehlo.broadcast_in_dim %7, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<2x2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6x2xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6x2x2xf32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %11:6 = stablehlo.while(%iterArg = %arg1, %iterArg_2 = %c_1, %iterArg_3 = %arg0, %iterArg_4 = %8, %iterArg_5 = %9, %iterArg_6 = %10) : tensor<2xf32>, tensor<i32>, tensor<2x2xf32>, tensor<2x2x2xf32>, tensor<6x2xf32>, tensor<6x2x2xf32>
    cond {
      %c_7 = stablehlo.constant dense<6> : tensor<i32>
      %14 = stablehlo.compare LT, %iterArg_2, %c_7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %14 : tensor<i1>
    } do {
      %14:4 = func.call @closed_call(%iterArg, %iterArg_3, %iterArg_4) : (tensor<2xf32>, tensor<2x2xf32>, tensor<2x2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2x2xf32>, tensor<2xf32>, tensor<2x2xf32>)
      %15 = func.call @dynamic_update_index_in_dim(%iterArg_5, %14#2, %iterArg_2) : (tensor<6x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<6x2xf32>
      %16 = func.call @dynamic_update_index_in_dim_0(%iterArg_6, %14#3, %iterArg_2) : (tensor<6x2x2xf32>, tensor<2x2xf32>, tensor<i32>) -> tensor<6x2x2xf32>
      %c_7 = stablehlo.constant dense<1> : tensor<i32>
      %17 = stablehlo.add %iterArg_2, %c_7 : tensor<i32>
      stablehlo.return %iterArg, %17, %14#0, %14#1, %15, %16 : tensor<2xf32>, tensor<i32>, tensor<2x2xf32>, tensor<2x2x2xf32>, tensor<6x2xf32>, tensor<6x2x2xf32>
    }
    %12 = stablehlo.transpose %11#3, dims = [0, 2, 1] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    %13 = stablehlo.slice %12 [0:2, 0:2, 0:2] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    return %13 : tensor<2x2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<2x2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2x2xf32>, tensor<2xf32>, tensor<2x2xf32>) {
    %0 = stablehlo.slice %arg1 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %1 = stablehlo.slice %arg2 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %2 = stablehlo.reshape %0 : (tensor<2x1xf32>) -> tensor<2xf32>
    %3 = stablehlo.reshape %1 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %4 = stablehlo.slice %arg1 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %5 = stablehlo.slice %arg2 [0:2, 0:2, 0:1] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %6 = stablehlo.reshape %4 : (tensor<2x1xf32>) -> tensor<2xf32>
    %7 = stablehlo.reshape %5 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %8 = stablehlo.sine %6 : tensor<2xf32>
    %9 = stablehlo.cosine %6 : tensor<2xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %12 = stablehlo.multiply %7, %11 : tensor<2x2xf32>
    %13 = stablehlo.negate %8 : tensor<2xf32>
    %14 = stablehlo.negate %12 : tensor<2x2xf32>
    %15 = stablehlo.slice %arg1 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %16 = stablehlo.slice %arg2 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %17 = stablehlo.reshape %15 : (tensor<2x1xf32>) -> tensor<2xf32>
    %18 = stablehlo.reshape %16 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %19 = stablehlo.multiply %arg0, %17 : tensor<2xf32>
    %20 = stablehlo.broadcast_in_dim %arg0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %21 = stablehlo.broadcast_in_dim %20, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %22 = stablehlo.multiply %21, %18 : tensor<2x2xf32>
    %23 = stablehlo.subtract %13, %19 : tensor<2xf32>
    %24 = stablehlo.subtract %14, %22 : tensor<2x2xf32>
    %25 = stablehlo.broadcast_in_dim %2, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %26 = stablehlo.broadcast_in_dim %23, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %27 = stablehlo.concatenate %25, %26, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %28 = stablehlo.broadcast_in_dim %3, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %29 = stablehlo.broadcast_in_dim %24, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %30 = stablehlo.concatenate %28, %29, dim = 0 : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<2x2x2xf32>
    %cst = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %31 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %32 = stablehlo.multiply %31, %27 : tensor<2x2xf32>
    %cst_0 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %33 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %34 = stablehlo.multiply %33, %30 : tensor<2x2x2xf32>
    %35 = stablehlo.transpose %32, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %36 = stablehlo.add %arg1, %35 : tensor<2x2xf32>
    %37 = stablehlo.transpose %34, dims = [1, 2, 0] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    %38 = stablehlo.add %arg2, %37 : tensor<2x2x2xf32>
    %39 = stablehlo.slice %36 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %40 = stablehlo.slice %38 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %41 = stablehlo.reshape %39 : (tensor<2x1xf32>) -> tensor<2xf32>
    %42 = stablehlo.reshape %40 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %43 = stablehlo.slice %36 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %44 = stablehlo.slice %38 [0:2, 0:2, 0:1] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %45 = stablehlo.reshape %43 : (tensor<2x1xf32>) -> tensor<2xf32>
    %46 = stablehlo.reshape %44 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %47 = stablehlo.sine %45 : tensor<2xf32>
    %48 = stablehlo.cosine %45 : tensor<2xf32>
    %49 = stablehlo.broadcast_in_dim %48, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %50 = stablehlo.broadcast_in_dim %49, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %51 = stablehlo.multiply %46, %50 : tensor<2x2xf32>
    %52 = stablehlo.negate %47 : tensor<2xf32>
    %53 = stablehlo.negate %51 : tensor<2x2xf32>
    %54 = stablehlo.slice %36 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %55 = stablehlo.slice %38 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %56 = stablehlo.reshape %54 : (tensor<2x1xf32>) -> tensor<2xf32>
    %57 = stablehlo.reshape %55 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %58 = stablehlo.multiply %arg0, %56 : tensor<2xf32>
    %59 = stablehlo.broadcast_in_dim %arg0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %61 = stablehlo.multiply %60, %57 : tensor<2x2xf32>
    %62 = stablehlo.subtract %52, %58 : tensor<2xf32>
    %63 = stablehlo.subtract %53, %61 : tensor<2x2xf32>
    %64 = stablehlo.broadcast_in_dim %41, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %65 = stablehlo.broadcast_in_dim %62, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %66 = stablehlo.concatenate %64, %65, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %67 = stablehlo.broadcast_in_dim %42, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %68 = stablehlo.broadcast_in_dim %63, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %69 = stablehlo.concatenate %67, %68, dim = 0 : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<2x2x2xf32>
    %cst_1 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %70 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %71 = stablehlo.multiply %70, %66 : tensor<2x2xf32>
    %cst_2 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %72 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %73 = stablehlo.multiply %72, %69 : tensor<2x2x2xf32>
    %74 = stablehlo.transpose %71, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %75 = stablehlo.add %arg1, %74 : tensor<2x2xf32>
    %76 = stablehlo.transpose %73, dims = [1, 2, 0] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    %77 = stablehlo.add %arg2, %76 : tensor<2x2x2xf32>
    %78 = stablehlo.slice %75 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %79 = stablehlo.slice %77 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %80 = stablehlo.reshape %78 : (tensor<2x1xf32>) -> tensor<2xf32>
    %81 = stablehlo.reshape %79 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %82 = stablehlo.slice %75 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %83 = stablehlo.slice %77 [0:2, 0:2, 0:1] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %84 = stablehlo.reshape %82 : (tensor<2x1xf32>) -> tensor<2xf32>
    %85 = stablehlo.reshape %83 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %86 = stablehlo.sine %84 : tensor<2xf32>
    %87 = stablehlo.cosine %84 : tensor<2xf32>
    %88 = stablehlo.broadcast_in_dim %87, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %89 = stablehlo.broadcast_in_dim %88, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %90 = stablehlo.multiply %85, %89 : tensor<2x2xf32>
    %91 = stablehlo.negate %86 : tensor<2xf32>
    %92 = stablehlo.negate %90 : tensor<2x2xf32>
    %93 = stablehlo.slice %75 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %94 = stablehlo.slice %77 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %95 = stablehlo.reshape %93 : (tensor<2x1xf32>) -> tensor<2xf32>
    %96 = stablehlo.reshape %94 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %97 = stablehlo.multiply %arg0, %95 : tensor<2xf32>
    %98 = stablehlo.broadcast_in_dim %arg0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %99 = stablehlo.broadcast_in_dim %98, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %100 = stablehlo.multiply %99, %96 : tensor<2x2xf32>
    %101 = stablehlo.subtract %91, %97 : tensor<2xf32>
    %102 = stablehlo.subtract %92, %100 : tensor<2x2xf32>
    %103 = stablehlo.broadcast_in_dim %80, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %104 = stablehlo.broadcast_in_dim %101, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %105 = stablehlo.concatenate %103, %104, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %106 = stablehlo.broadcast_in_dim %81, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %107 = stablehlo.broadcast_in_dim %102, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %108 = stablehlo.concatenate %106, %107, dim = 0 : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<2x2x2xf32>
    %cst_3 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %109 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %110 = stablehlo.multiply %109, %105 : tensor<2x2xf32>
    %cst_4 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %111 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %112 = stablehlo.multiply %111, %108 : tensor<2x2x2xf32>
    %113 = stablehlo.transpose %110, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %114 = stablehlo.add %arg1, %113 : tensor<2x2xf32>
    %115 = stablehlo.transpose %112, dims = [1, 2, 0] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    %116 = stablehlo.add %arg2, %115 : tensor<2x2x2xf32>
    %117 = stablehlo.slice %114 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %118 = stablehlo.slice %116 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %119 = stablehlo.reshape %117 : (tensor<2x1xf32>) -> tensor<2xf32>
    %120 = stablehlo.reshape %118 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %121 = stablehlo.slice %114 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %122 = stablehlo.slice %116 [0:2, 0:2, 0:1] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %123 = stablehlo.reshape %121 : (tensor<2x1xf32>) -> tensor<2xf32>
    %124 = stablehlo.reshape %122 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %125 = stablehlo.sine %123 : tensor<2xf32>
    %126 = stablehlo.cosine %123 : tensor<2xf32>
    %127 = stablehlo.broadcast_in_dim %126, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %128 = stablehlo.broadcast_in_dim %127, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %129 = stablehlo.multiply %124, %128 : tensor<2x2xf32>
    %130 = stablehlo.negate %125 : tensor<2xf32>
    %131 = stablehlo.negate %129 : tensor<2x2xf32>
    %132 = stablehlo.slice %114 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %133 = stablehlo.slice %116 [0:2, 0:2, 1:2] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %134 = stablehlo.reshape %132 : (tensor<2x1xf32>) -> tensor<2xf32>
    %135 = stablehlo.reshape %133 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    %136 = stablehlo.multiply %arg0, %134 : tensor<2xf32>
    %137 = stablehlo.broadcast_in_dim %arg0, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %138 = stablehlo.broadcast_in_dim %137, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x2xf32>
    %139 = stablehlo.multiply %138, %135 : tensor<2x2xf32>
    %140 = stablehlo.subtract %130, %136 : tensor<2xf32>
    %141 = stablehlo.subtract %131, %139 : tensor<2x2xf32>
    %142 = stablehlo.broadcast_in_dim %119, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %143 = stablehlo.broadcast_in_dim %140, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %144 = stablehlo.concatenate %142, %143, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %145 = stablehlo.broadcast_in_dim %120, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %146 = stablehlo.broadcast_in_dim %141, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %147 = stablehlo.concatenate %145, %146, dim = 0 : (tensor<1x2x2xf32>, tensor<1x2x2xf32>) -> tensor<2x2x2xf32>
    %cst_5 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %148 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %149 = stablehlo.multiply %148, %66 : tensor<2x2xf32>
    %cst_6 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %150 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %151 = stablehlo.multiply %150, %69 : tensor<2x2x2xf32>
    %152 = stablehlo.add %27, %149 : tensor<2x2xf32>
    %153 = stablehlo.add %30, %151 : tensor<2x2x2xf32>
    %cst_7 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %154 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %155 = stablehlo.multiply %154, %105 : tensor<2x2xf32>
    %cst_8 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %156 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %157 = stablehlo.multiply %156, %108 : tensor<2x2x2xf32>
    %158 = stablehlo.add %152, %155 : tensor<2x2xf32>
    %159 = stablehlo.add %153, %157 : tensor<2x2x2xf32>
    %160 = stablehlo.add %158, %144 : tensor<2x2xf32>
    %161 = stablehlo.add %159, %147 : tensor<2x2x2xf32>
    %cst_9 = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %162 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %163 = stablehlo.multiply %162, %160 : tensor<2x2xf32>
    %cst_10 = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %164 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<2x2x2xf32>
    %165 = stablehlo.multiply %164, %161 : tensor<2x2x2xf32>
    %166 = stablehlo.transpose %163, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %167 = stablehlo.add %arg1, %166 : tensor<2x2xf32>
    %168 = stablehlo.transpose %165, dims = [1, 2, 0] : (tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
    %169 = stablehlo.add %arg2, %168 : tensor<2x2x2xf32>
    %170 = stablehlo.slice %arg1 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %171 = stablehlo.slice %arg2 [0:2, 0:2, 0:1] : (tensor<2x2x2xf32>) -> tensor<2x2x1xf32>
    %172 = stablehlo.reshape %170 : (tensor<2x1xf32>) -> tensor<2xf32>
    %173 = stablehlo.reshape %171 : (tensor<2x2x1xf32>) -> tensor<2x2xf32>
    return %167, %169, %172, %173 : tensor<2x2xf32>, tensor<2x2x2xf32>, tensor<2xf32>, tensor<2x2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<6x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<6x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<6x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<6x2xf32>
    return %1 : tensor<6x2xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<6x2x2xf32>, %arg1: tensor<2x2xf32>, %arg2: tensor<i32>) -> tensor<6x2x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<1x2x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<6x2x2xf32>, tensor<1x2x2xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x2xf32>
    return %1 : tensor<6x2x2xf32>
  }
}
