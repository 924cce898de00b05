// name = argmin_axis
// tolerance = 2e-06
// in 0 f32[4,5] = -1.0170239 -1.4224068 1.9304298 -0.3500788 0.93321925 0.75482583 -1.4343275 -0.25204736 0.46940988 1.4473379 0.16711304 -1.822324 0.7101609 -0.93503356 -1.9573843 0.2931156 -0.26717782 1.1237607 -1.3419132 -0.061302762
// out 0 i32[5] = 0 2 1 3 2
// batched-in 0 f32[3,4,5] = 0.94905466 -0.9383502 0.029348139 -1.4462672 -0.0299781 1.0192736 1.2843485 1.8914936 0.28920397 1.564711 1.9824402 -0.38928068 -0.8051697 0.22305526 -0.76070434 0.8813203 0.29679567 1.2230655 0.039447334 0.42590207 0.39111525 0.65964705 1.5837382 -1.7210616 -1.7955765 -0.698427 1.0643141 0.116055615 0.28944507 1.1478337 -1.6517336 0.18861836 0.94257784 -0.93623644 0.04722421 1.7448411 -0.21815117 -1.1729561 1.4598581 -0.7156135 1.1228261 2.0569222 0.30399638 -0.8968211 0.36441752 0.13761643 -1.3509744 -0.984312 0.350732 1.6483021 -0.78560734 1.5774077 0.05755681 -0.53782123 -0.6955899 1.5951713 0.44709104 1.1752455 -0.120425776 1.09681
// batched-out 0 i32[3,5] = 3 0 2 0 2 2 3 3 0 0 2 1 1 0 2
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x5xf32>) -> (tensor<5xi32> {jax.result_info = "result"}) {
    %0 = stablehlo.iota dim = 0 : tensor<4x5xi32>
    %cst = stablehlo.constant dense<0x7F800000> : tensor<f32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1:2 = stablehlo.reduce(%arg0 init: %cst), (%0 init: %c) across dimensions = [0] : (tensor<4x5xf32>, tensor<4x5xi32>, tensor<f32>, tensor<i32>) -> (tensor<5xf32>, tensor<5xi32>)
     reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
      %2 = stablehlo.compare LT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %3 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %4 = stablehlo.or %2, %3 : tensor<i1>
      %5 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %6 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      %7 = stablehlo.and %5, %6 : tensor<i1>
      %8 = stablehlo.or %4, %7 : tensor<i1>
      %9 = stablehlo.select %4, %arg1, %arg3 : tensor<i1>, tensor<f32>
      %10 = stablehlo.select %8, %arg2, %arg4 : tensor<i1>, tensor<i32>
      stablehlo.return %9, %10 : tensor<f32>, tensor<i32>
    }
    return %1#1 : tensor<5xi32>
  }
}
