// name = jacobian_forward_pendulum
// tolerance = 2e-06
// in 0 f32[2] = -0.56638384 1.7057612
// in 1 f32[] = 0.37202886
// out 0 f32[2,2] = 0.8457981 0.506871 -0.48796064 0.65335745
// tangent 0 f32[2] = -0.38849694 0.006297977
// tangent 1 f32[] = -0.2175754
// jvp 0 f32[2,2] = 0.0074553452 0.032751013 -0.017380977 0.08839712
// cotangent 0 f32[2,2] = 0.42111582 -0.7784411 0.76175684 0.46718326
// vjp 0 f32[2] = -0.029698487 0.011639893
// vjp 1 f32[] = 0.027156899
// batched-in 0 f32[3,2] = -0.1934313 -1.3121624 -0.31586692 0.78164667 0.16187462 -1.4470998
// batched-in 1 f32[3] = 0.24845889 0.4832871 0.08223875
// batched-out 0 f32[3,2,2] = 0.85076207 0.52968377 -0.44224536 0.7372853 0.8438256 0.49045372 -0.48523852 0.6047434 0.8325575 0.552677 -0.518833 0.7988726
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2xf32>, %arg1: tensor<f32>) -> (tensor<2x2xf32> {jax.result_info = "result"}) {
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
    %8 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<6xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<6x2xf32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %10:6 = stablehlo.while(%iterArg = %arg1, %iterArg_2 = %c_1, %iterArg_3 = %arg0, %iterArg_4 = %7, %iterArg_5 = %8, %iterArg_6 = %9) : tensor<f32>, tensor<i32>, tensor<2xf32>, tensor<2x2xf32>, tensor<6xf32>, tensor<6x2xf32>
    cond {
      %c_7 = stablehlo.constant dense<6> : tensor<i32>
      %13 = stablehlo.compare LT, %iterArg_2, %c_7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %13 : tensor<i1>
    } do {
      %13:4 = func.call @closed_call(%iterArg, %iterArg_3, %iterArg_4) : (tensor<f32>, tensor<2xf32>, tensor<2x2xf32>) -> (tensor<2xf32>, tensor<2x2xf32>, tensor<f32>, tensor<2xf32>)
      %14 = func.call @dynamic_update_index_in_dim(%iterArg_5, %13#2, %iterArg_2) : (tensor<6xf32>, tensor<f32>, tensor<i32>) -> tensor<6xf32>
      %15 = func.call @dynamic_update_index_in_dim_0(%iterArg_6, %13#3, %iterArg_2) : (tensor<6x2xf32>, tensor<2xf32>, tensor<i32>) -> tensor<6x2xf32>
      %c_7 = stablehlo.constant dense<1> : tensor<i32>
      %16 = stablehlo.add %iterArg_2, %c_7 : tensor<i32>
      stablehlo.return %iterArg, %16, %13#0, %13#1, %14, %15 : tensor<f32>, tensor<i32>, tensor<2xf32>, tensor<2x2xf32>, tensor<6xf32>, tensor<6x2xf32>
    }
    %11 = stablehlo.transpose %10#3, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %12 = stablehlo.slice %11 [0:2, 0:2] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    return %12 : tensor<2x2xf32>
  }
  func.func private @closed_call(%arg0: tensor<f32>, %arg1: tensor<2xf32>, %arg2: tensor<2x2xf32>) -> (tensor<2xf32>, tensor<2x2xf32>, tensor<f32>, tensor<2xf32>) {
    %0 = stablehlo.slice %arg1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %1 = stablehlo.slice %arg2 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %2 = stablehlo.reshape %0 : (tensor<1xf32>) -> tensor<f32>
    %3 = stablehlo.reshape %1 : (tensor<2x1xf32>) -> tensor<2xf32>
    %4 = stablehlo.slice %arg1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %5 = stablehlo.slice %arg2 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %6 = stablehlo.reshape %4 : (tensor<1xf32>) -> tensor<f32>
    %7 = stablehlo.reshape %5 : (tensor<2x1xf32>) -> tensor<2xf32>
    %8 = stablehlo.sine %6 : tensor<f32>
    %9 = stablehlo.cosine %6 : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %11 = stablehlo.multiply %7, %10 : tensor<2xf32>
    %12 = stablehlo.negate %8 : tensor<f32>
    %13 = stablehlo.negate %11 : tensor<2xf32>
    %14 = stablehlo.slice %arg1 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %15 = stablehlo.slice %arg2 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %16 = stablehlo.reshape %14 : (tensor<1xf32>) -> tensor<f32>
    %17 = stablehlo.reshape %15 : (tensor<2x1xf32>) -> tensor<2xf32>
    %18 = stablehlo.multiply %arg0, %16 : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %20 = stablehlo.multiply %19, %17 : tensor<2xf32>
    %21 = stablehlo.subtract %12, %18 : tensor<f32>
    %22 = stablehlo.subtract %13, %20 : tensor<2xf32>
    %23 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %24 = stablehlo.broadcast_in_dim %21, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %25 = stablehlo.concatenate %23, %24, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %26 = stablehlo.broadcast_in_dim %3, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %27 = stablehlo.broadcast_in_dim %22, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %28 = stablehlo.concatenate %26, %27, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %cst = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %29 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %30 = stablehlo.multiply %29, %25 : tensor<2xf32>
    %cst_0 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %31 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %32 = stablehlo.multiply %31, %28 : tensor<2x2xf32>
    %33 = stablehlo.add %arg1, %30 : tensor<2xf32>
    %34 = stablehlo.transpose %32, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %35 = stablehlo.add %arg2, %34 : tensor<2x2xf32>
    %36 = stablehlo.slice %33 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %37 = stablehlo.slice %35 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %38 = stablehlo.reshape %36 : (tensor<1xf32>) -> tensor<f32>
    %39 = stablehlo.reshape %37 : (tensor<2x1xf32>) -> tensor<2xf32>
    %40 = stablehlo.slice %33 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %41 = stablehlo.slice %35 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %42 = stablehlo.reshape %40 : (tensor<1xf32>) -> tensor<f32>
    %43 = stablehlo.reshape %41 : (tensor<2x1xf32>) -> tensor<2xf32>
    %44 = stablehlo.sine %42 : tensor<f32>
    %45 = stablehlo.cosine %42 : tensor<f32>
    %46 = stablehlo.broadcast_in_dim %45, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %47 = stablehlo.multiply %43, %46 : tensor<2xf32>
    %48 = stablehlo.negate %44 : tensor<f32>
    %49 = stablehlo.negate %47 : tensor<2xf32>
    %50 = stablehlo.slice %33 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %51 = stablehlo.slice %35 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %52 = stablehlo.reshape %50 : (tensor<1xf32>) -> tensor<f32>
    %53 = stablehlo.reshape %51 : (tensor<2x1xf32>) -> tensor<2xf32>
    %54 = stablehlo.multiply %arg0, %52 : tensor<f32>
    %55 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %56 = stablehlo.multiply %55, %53 : tensor<2xf32>
    %57 = stablehlo.subtract %48, %54 : tensor<f32>
    %58 = stablehlo.subtract %49, %56 : tensor<2xf32>
    %59 = stablehlo.broadcast_in_dim %38, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %60 = stablehlo.broadcast_in_dim %57, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %61 = stablehlo.concatenate %59, %60, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %62 = stablehlo.broadcast_in_dim %39, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %63 = stablehlo.broadcast_in_dim %58, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %64 = stablehlo.concatenate %62, %63, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %cst_1 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %66 = stablehlo.multiply %65, %61 : tensor<2xf32>
    %cst_2 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %68 = stablehlo.multiply %67, %64 : tensor<2x2xf32>
    %69 = stablehlo.add %arg1, %66 : tensor<2xf32>
    %70 = stablehlo.transpose %68, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %71 = stablehlo.add %arg2, %70 : tensor<2x2xf32>
    %72 = stablehlo.slice %69 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %73 = stablehlo.slice %71 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %74 = stablehlo.reshape %72 : (tensor<1xf32>) -> tensor<f32>
    %75 = stablehlo.reshape %73 : (tensor<2x1xf32>) -> tensor<2xf32>
    %76 = stablehlo.slice %69 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %77 = stablehlo.slice %71 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %78 = stablehlo.reshape %76 : (tensor<1xf32>) -> tensor<f32>
    %79 = stablehlo.reshape %77 : (tensor<2x1xf32>) -> tensor<2xf32>
    %80 = stablehlo.sine %78 : tensor<f32>
    %81 = stablehlo.cosine %78 : tensor<f32>
    %82 = stablehlo.broadcast_in_dim %81, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %83 = stablehlo.multiply %79, %82 : tensor<2xf32>
    %84 = stablehlo.negate %80 : tensor<f32>
    %85 = stablehlo.negate %83 : tensor<2xf32>
    %86 = stablehlo.slice %69 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %87 = stablehlo.slice %71 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %88 = stablehlo.reshape %86 : (tensor<1xf32>) -> tensor<f32>
    %89 = stablehlo.reshape %87 : (tensor<2x1xf32>) -> tensor<2xf32>
    %90 = stablehlo.multiply %arg0, %88 : tensor<f32>
    %91 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %92 = stablehlo.multiply %91, %89 : tensor<2xf32>
    %93 = stablehlo.subtract %84, %90 : tensor<f32>
    %94 = stablehlo.subtract %85, %92 : tensor<2xf32>
    %95 = stablehlo.broadcast_in_dim %74, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %96 = stablehlo.broadcast_in_dim %93, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %97 = stablehlo.concatenate %95, %96, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %98 = stablehlo.broadcast_in_dim %75, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %99 = stablehlo.broadcast_in_dim %94, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %100 = stablehlo.concatenate %98, %99, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %cst_3 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %101 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %102 = stablehlo.multiply %101, %97 : tensor<2xf32>
    %cst_4 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %103 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %104 = stablehlo.multiply %103, %100 : tensor<2x2xf32>
    %105 = stablehlo.add %arg1, %102 : tensor<2xf32>
    %106 = stablehlo.transpose %104, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %107 = stablehlo.add %arg2, %106 : tensor<2x2xf32>
    %108 = stablehlo.slice %105 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %109 = stablehlo.slice %107 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %110 = stablehlo.reshape %108 : (tensor<1xf32>) -> tensor<f32>
    %111 = stablehlo.reshape %109 : (tensor<2x1xf32>) -> tensor<2xf32>
    %112 = stablehlo.slice %105 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %113 = stablehlo.slice %107 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %114 = stablehlo.reshape %112 : (tensor<1xf32>) -> tensor<f32>
    %115 = stablehlo.reshape %113 : (tensor<2x1xf32>) -> tensor<2xf32>
    %116 = stablehlo.sine %114 : tensor<f32>
    %117 = stablehlo.cosine %114 : tensor<f32>
    %118 = stablehlo.broadcast_in_dim %117, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %119 = stablehlo.multiply %115, %118 : tensor<2xf32>
    %120 = stablehlo.negate %116 : tensor<f32>
    %121 = stablehlo.negate %119 : tensor<2xf32>
    %122 = stablehlo.slice %105 [1:2] : (tensor<2xf32>) -> tensor<1xf32>
    %123 = stablehlo.slice %107 [0:2, 1:2] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %124 = stablehlo.reshape %122 : (tensor<1xf32>) -> tensor<f32>
    %125 = stablehlo.reshape %123 : (tensor<2x1xf32>) -> tensor<2xf32>
    %126 = stablehlo.multiply %arg0, %124 : tensor<f32>
    %127 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %128 = stablehlo.multiply %127, %125 : tensor<2xf32>
    %129 = stablehlo.subtract %120, %126 : tensor<f32>
    %130 = stablehlo.subtract %121, %128 : tensor<2xf32>
    %131 = stablehlo.broadcast_in_dim %110, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %132 = stablehlo.broadcast_in_dim %129, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %133 = stablehlo.concatenate %131, %132, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
    %134 = stablehlo.broadcast_in_dim %111, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %135 = stablehlo.broadcast_in_dim %130, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %136 = stablehlo.concatenate %134, %135, dim = 0 : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<2x2xf32>
    %cst_5 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %137 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %138 = stablehlo.multiply %137, %61 : tensor<2xf32>
    %cst_6 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %139 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %140 = stablehlo.multiply %139, %64 : tensor<2x2xf32>
    %141 = stablehlo.add %25, %138 : tensor<2xf32>
    %142 = stablehlo.add %28, %140 : tensor<2x2xf32>
    %cst_7 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %143 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %144 = stablehlo.multiply %143, %97 : tensor<2xf32>
    %cst_8 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %145 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %146 = stablehlo.multiply %145, %100 : tensor<2x2xf32>
    %147 = stablehlo.add %141, %144 : tensor<2xf32>
    %148 = stablehlo.add %142, %146 : tensor<2x2xf32>
    %149 = stablehlo.add %147, %133 : tensor<2xf32>
    %150 = stablehlo.add %148, %136 : tensor<2x2xf32>
    %cst_9 = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %151 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %152 = stablehlo.multiply %151, %149 : tensor<2xf32>
    %cst_10 = stablehlo.constant dense<0.0166666675> : tensor<f32>
    %153 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<2x2xf32>
    %154 = stablehlo.multiply %153, %150 : tensor<2x2xf32>
    %155 = stablehlo.add %arg1, %152 : tensor<2xf32>
    %156 = stablehlo.transpose %154, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>
    %157 = stablehlo.add %arg2, %156 : tensor<2x2xf32>
    %158 = stablehlo.slice %arg1 [0:1] : (tensor<2xf32>) -> tensor<1xf32>
    %159 = stablehlo.slice %arg2 [0:2, 0:1] : (tensor<2x2xf32>) -> tensor<2x1xf32>
    %160 = stablehlo.reshape %158 : (tensor<1xf32>) -> tensor<f32>
    %161 = stablehlo.reshape %159 : (tensor<2x1xf32>) -> tensor<2xf32>
    return %155, %157, %160, %161 : tensor<2xf32>, tensor<2x2xf32>, tensor<f32>, tensor<2xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<6xf32>, %arg1: tensor<f32>, %arg2: tensor<i32>) -> tensor<6xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2 : (tensor<6xf32>, tensor<1xf32>, tensor<i32>) -> tensor<6xf32>
    return %1 : tensor<6xf32>
  }
  func.func private @dynamic_update_index_in_dim_0(%arg0: tensor<6x2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<i32>) -> tensor<6x2xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<2xf32>) -> tensor<1x2xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c : (tensor<6x2xf32>, tensor<1x2xf32>, tensor<i32>, tensor<i32>) -> tensor<6x2xf32>
    return %1 : tensor<6x2xf32>
  }
}
