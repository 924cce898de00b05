// name = cumulative_logsumexp
// tolerance = 1e-05
// in 0 f32[5,2] = 1.6027501 1.9717011 -0.04261878 -0.43282026 1.973393 -1.2152106 1.5539614 1.072466 1.9248747 -0.016343517
// out 0 f32[5,2] = 1.6027501 1.9717011 1.7791721 2.058162 2.5741374 2.0953407 2.8820128 2.4025018 3.2069836 2.487784
// tangent 0 f32[5,2] = 0.25083596 -0.32418123 -0.31660113 0.27345973 0.14979184 -0.6453084 -0.1433942 0.09118867 0.23062651 -0.18600166
// jvp 0 f32[5,2] = 0.25083596 -0.32418123 0.15906104 -0.2746795 0.15397778 -0.28820598 0.07517626 -0.18786833 0.11830618 -0.18771571
// cotangent 0 f32[5,2] = -0.033282124 0.298173 -0.6248674 0.6727221 0.20952749 -0.24019092 -0.38945872 0.41918397 -0.34449342 -0.662154
// vjp 0 f32[5,2] = -0.65538996 0.5801738 -0.120030366 0.025467124 -0.14240952 -0.013835269 -0.16916418 -0.049942352 -0.09558024 -0.054129034
// batched-in 0 f32[3,5,2] = 0.60301715 -0.53512377 1.8690227 0.7043176 1.8391348 1.0669184 -1.330834 1.845405 0.26461884 0.73310095 0.78950936 -0.32730448 0.5672895 1.720969 0.8275022 -0.17059526 -0.8574036 1.9362385 1.4622738 1.1778045 -1.9762938 1.5732071 0.057942532 1.5317006 -1.1632051 0.84932715 1.6327062 -1.0445212 -1.9633266 1.6028053
// batched-out 0 f32[3,5,2] = 0.60301715 -0.53512377 2.1174095 0.9586078 2.681068 1.707376 2.6990051 2.4719172 2.783026 2.633805 0.78950936 -0.32730448 1.3777066 1.8422635 1.8331243 1.9676673 1.898767 2.6452236 2.3972967 2.8526602 -1.9762938 1.5732071 0.18085048 2.2458165 0.41258574 2.4669294 1.8913672 2.496346 1.9123261 2.8393712
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x2xf32>) -> (tensor<5x2xf32> {jax.result_info = "result"}) {
    %0 = call @cumlogsumexp(%arg0) : (tensor<5x2xf32>) -> tensor<5x2xf32>
    return %0 : tensor<5x2xf32>
  }
  func.func private @cumlogsumexp(%arg0: tensor<5x2xf32>) -> tensor<5x2xf32> {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = "stablehlo.reduce_window"(%arg0, %cst) <{base_dilations = array<i64: 1, 1>, padding = dense<[[4, 0], [0, 0]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 5, 1>, window_strides = array<i64: 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %1 = stablehlo.maximum %arg1, %arg2 : tensor<f32>
      %2 = stablehlo.subtract %arg1, %arg2 : tensor<f32>
      %3 = stablehlo.compare NE, %2, %2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
      %4 = stablehlo.add %arg1, %arg2 : tensor<f32>
      %5 = stablehlo.abs %2 : tensor<f32>
      %6 = stablehlo.negate %5 : tensor<f32>
      %7 = stablehlo.exponential %6 : tensor<f32>
      %8 = stablehlo.log_plus_one %7 : tensor<f32>
      %9 = stablehlo.add %1, %8 : tensor<f32>
      %10 = stablehlo.select %3, %4, %9 : tensor<i1>, tensor<f32>
      stablehlo.return %10 : tensor<f32>
    }) : (tensor<5x2xf32>, tensor<f32>) -> tensor<5x2xf32>
    return %0 : tensor<5x2xf32>
  }
}
