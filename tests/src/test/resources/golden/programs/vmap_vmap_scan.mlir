// name = vmap_vmap_scan
// tolerance = 2e-06
// in 0 f32[2,4,3] = 0.08556125 0.9613535 -0.37109026 -0.9267227 -0.8525096 -1.1116045 0.7274379 0.04434785 -0.3646836 -0.68914884 0.17065878 1.0492058 -0.47302184 -1.4793493 0.6641971 0.0523444 1.7730275 1.864518 0.25009793 -1.8060464 1.7553566 -1.923225 0.70632154 -0.6706962
// out 0 f32[2,3] = 0.27751735 1.165812 2.1504803 -1.4350305 -6.7808967 -4.011518
// out 1 f32[2,3,4] = 0.08556125 1.0073208 0.06649298 1.0483695 0.9613535 1.9242005 -0.64039946 0.97159964 -0.37109026 1.137708 -0.26468122 1.096525 -0.47302184 1.2237496 1.0640564 1.2661183 -1.4793493 3.1884742 6.6532526 -11.016083 0.6641971 1.4411578 3.6870646 7.472113
// tangent 0 f32[2,4,3] = 0.6079851 -0.31738874 -0.47819453 -0.83597636 -0.32123435 -0.8391376 0.44721144 0.84378344 0.98013055 -0.115202345 0.749178 0.5972912 0.9084254 0.44486102 0.90382504 0.7923858 -0.60767 0.31262937 -0.33593506 0.6809602 0.8991125 -0.17945845 -0.6031463 -0.430904
// jvp 0 f32[2,3] = 0.32922107 0.63494337 0.8990029 0.015474515 15.292945 -8.609152
// jvp 1 f32[2,3,4] = 0.6079851 0.10403993 -0.9385125 -0.6529732 -0.31738874 -0.6102455 -0.09787912 -0.5446992 -0.47819453 0.35490668 -1.3492094 0.2326124 0.9084254 -0.8594101 0.92469656 -0.12618916 0.44486102 -1.3162097 -4.2712164 12.244615 0.90382504 1.2006359 2.6891556 8.035513
// cotangent 0 f32[2,3] = -0.083467126 0.603509 -0.81192434 -0.011787089 0.57965535 -0.23589759
// cotangent 1 f32[2,3,4] = -0.90599686 -0.9277567 0.725379 -0.25645766 0.3784554 0.51087797 -0.034928605 0.20103633 0.9531597 0.17500538 -0.31390116 0.327917 -0.2655792 -0.6867454 0.39035407 -0.48805252 0.90938413 -0.13835807 -0.4062454 -0.9329371 0.20377329 -0.25028947 0.34788117 0.1540507
// vjp 0 f32[2,4,3] = -1.1568406 1.3958758 0.7219446 0.584916 -0.04126546 -0.13973558 -0.0132278735 -0.19470093 0.13868202 -0.087504394 0.58636916 -0.8902953 0.3705453 -1.5100574 2.0905657 0.33526173 1.7193694 1.291306 -0.49519408 -3.483071 1.1513461 -0.014923848 -6.3855314 -1.7626535
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x4x3xf32>) -> (tensor<2x3xf32> {jax.result_info = "result[0]"}, tensor<2x3x4xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg0 [0:2, 0:1, 0:3] : (tensor<2x4x3xf32>) -> tensor<2x1x3xf32>
    %1 = stablehlo.transpose %0, dims = [0, 2, 1] : (tensor<2x1x3xf32>) -> tensor<2x3x1xf32>
    %2 = stablehlo.reshape %1 : (tensor<2x3x1xf32>) -> tensor<2x3xf32>
    %3 = stablehlo.transpose %arg0, dims = [1, 0, 2] : (tensor<2x4x3xf32>) -> tensor<4x2x3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x2x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %5:4 = stablehlo.while(%iterArg = %3, %iterArg_0 = %c, %iterArg_1 = %2, %iterArg_2 = %4) : tensor<4x2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2x3xf32>
    cond {
      %c_3 = stablehlo.constant dense<4> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg_0, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7 = func.call @dynamic_index_in_dim(%iterArg, %iterArg_0) : (tensor<4x2x3xf32>, tensor<i32>) -> tensor<2x3xf32>
      %8:2 = func.call @closed_call(%iterArg_1, %7) : (tensor<2x3xf32>, tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>)
      %9 = func.call @dynamic_update_index_in_dim(%iterArg_2, %8#1, %iterArg_0) : (tensor<4x2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x2x3xf32>
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %10 = stablehlo.add %iterArg_0, %c_3 : tensor<i32>
      stablehlo.return %iterArg, %10, %8#0, %9 : tensor<4x2x3xf32>, tensor<i32>, tensor<2x3xf32>, tensor<4x2x3xf32>
    }
    %6 = stablehlo.transpose %5#3, dims = [1, 2, 0] : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
    return %5#2, %6 : tensor<2x3xf32>, tensor<2x3x4xf32>
  }
  func.func private @dynamic_index_in_dim(%arg0: tensor<4x2x3xf32>, %arg1: tensor<i32>) -> tensor<2x3xf32> {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %c, %c_0, sizes = [1, 2, 3] : (tensor<4x2x3xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<1x2x3xf32>
    %1 = stablehlo.reshape %0 : (tensor<1x2x3xf32>) -> tensor<2x3xf32>
    return %1 : tensor<2x3xf32>
  }
  func.func private @closed_call(%arg0: tensor<2x3xf32>, %arg1: tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<2x3xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<2x3xf32>
    %2 = stablehlo.add %0, %1 : tensor<2x3xf32>
    return %2, %arg0 : tensor<2x3xf32>, tensor<2x3xf32>
  }
  func.func private @dynamic_update_index_in_dim(%arg0: tensor<4x2x3xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<i32>) -> tensor<4x2x3xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1, 2] : (tensor<2x3xf32>) -> tensor<1x2x3xf32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.dynamic_update_slice %arg0, %0, %arg2, %c, %c_0 : (tensor<4x2x3xf32>, tensor<1x2x3xf32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<4x2x3xf32>
    return %1 : tensor<4x2x3xf32>
  }
}
