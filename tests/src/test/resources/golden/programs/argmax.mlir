// name = argmax
// tolerance = 2e-06
// in 0 f32[2,3,4] = 1.8043965 -0.21451122 1.541316 -0.39300096 -0.27612278 0.38386497 -1.590914 -1.461964 -1.7948222 1.5290505 0.43976158 -0.29136935 1.5665551 0.01837772 -1.6524434 1.5163428 -0.88285923 0.33291835 1.7487651 -1.5224766 1.8076353 0.05134268 0.8833032 0.66232634
// out 0 i32[2,4] = 0 2 0 2 2 1 1 0
// out 1 i32[] = 20
// batched-in 0 f32[3,2,3,4] = 1.1117074 1.0712985 -1.082589 -0.76994294 0.58201593 -0.93744445 -1.2865655 -0.12834159 0.55729264 1.547502 1.6175215 -1.3575596 -1.9282454 -0.92132586 -1.3771621 1.4456145 -1.7154671 -1.3775091 -1.9784003 1.862974 0.34235254 -0.06346186 1.4039698 -0.9363495 1.3233638 -0.5749802 -1.85504 -1.3243455 -1.8023821 1.1240615 1.5569118 2.0485675 1.6298587 -1.4659935 -1.6939725 1.4287008 0.5772914 -1.2002561 1.0165087 0.5674291 -1.752788 1.4159762 -1.6546669 0.56890607 0.7476373 -0.2550247 -0.08454827 -0.95222944 1.8498936 -0.458461 -0.8386367 -0.20364732 -0.070736855 1.295133 0.76995254 -0.82413375 -0.40569732 -1.7315966 0.6664999 1.1875675 -1.1303765 -1.0600537 -1.6380293 0.13983516 1.4671983 -0.9517951 0.4154139 1.2993879 -1.6135896 -1.4608517 0.7702109 1.5395385
// batched-out 0 i32[3,2,4] = 0 2 2 1 2 2 2 1 2 1 1 1 2 1 0 1 0 1 1 2 1 1 2 2
// batched-out 1 i32[3] = 19 7 0
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x3x4xf32>) -> (tensor<2x4xi32> {jax.result_info = "result[0]"}, tensor<i32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3x4xi32>
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:2 = stablehlo.reduce(%arg0 init: %cst), (%0 init: %c) across dimensions = [1] : (tensor<2x3x4xf32>, tensor<2x3x4xi32>, tensor<f32>, tensor<i32>) -> (tensor<2x4xf32>, tensor<2x4xi32>)
     reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
      %5 = stablehlo.compare GT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %6 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %7 = stablehlo.or %5, %6 : tensor<i1>
      %8 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %9 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %10 = stablehlo.and %8, %9 : tensor<i1>
      %11 = stablehlo.or %7, %10 : tensor<i1>
      %12 = stablehlo.select %7, %arg1, %arg3 : tensor<i1>, tensor<f32>
      %13 = stablehlo.select %11, %arg2, %arg4 : tensor<i1>, tensor<i32>
      stablehlo.return %12, %13 : tensor<f32>, tensor<i32>
    }
    %2 = stablehlo.reshape %arg0 : (tensor<2x3x4xf32>) -> tensor<24xf32>
    %3 = stablehlo.iota dim = 0 : tensor<24xi32>
    %cst_0 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %c_1 = stablehlo.constant dense<0> : tensor<i32>
    %4:2 = stablehlo.reduce(%2 init: %cst_0), (%3 init: %c_1) across dimensions = [0] : (tensor<24xf32>, tensor<24xi32>, tensor<f32>, tensor<i32>) -> (tensor<f32>, tensor<i32>)
     reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
      %5 = stablehlo.compare GT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %6 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %7 = stablehlo.or %5, %6 : tensor<i1>
      %8 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %9 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %10 = stablehlo.and %8, %9 : tensor<i1>
      %11 = stablehlo.or %7, %10 : tensor<i1>
      %12 = stablehlo.select %7, %arg1, %arg3 : tensor<i1>, tensor<f32>
      %13 = stablehlo.select %11, %arg2, %arg4 : tensor<i1>, tensor<i32>
      stablehlo.return %12, %13 : tensor<f32>, tensor<i32>
    }
    return %1#1, %4#1 : tensor<2x4xi32>, tensor<i32>
  }
}
