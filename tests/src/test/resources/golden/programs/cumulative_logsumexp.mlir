// name = cumulative_logsumexp
// tolerance = 2e-06
// in 0 f32[2,5] = 1.6027501 1.9717011 -0.04261878 -0.43282026 1.973393 -1.2152106 1.5539614 1.072466 1.9248747 -0.016343517
// out 0 f32[2,5] = 3.042213 2.7716436 2.1749792 2.0597138 1.973393 2.7592168 2.7402482 2.3758965 2.0589938 -0.016343517
// tangent 0 f32[2,5] = 0.25083596 -0.32418123 -0.31660113 0.27345973 0.14979184 -0.6453084 -0.1433942 0.09118867 0.23062651 -0.18600166
// jvp 0 f32[2,5] = -0.0062516406 -0.08613147 0.10812937 0.16001917 0.14979184 0.050330535 0.063651934 0.15466529 0.17833379 -0.18600166
// cotangent 0 f32[2,5] = -0.033282124 0.298173 -0.6248674 0.6727221 0.20952749 -0.24019092 -0.38945872 0.41918397 -0.34449342 -0.662154
// vjp 0 f32[2,5] = -0.007889695 0.122575246 -0.0516766 0.020653259 0.43861097 -0.0045132 -0.19088729 -0.004091665 -0.3108508 -0.7067701
// batched-in 0 f32[3,2,5] = 0.60301715 -0.53512377 1.8690227 0.7043176 1.8391348 1.0669184 -1.330834 1.845405 0.26461884 0.73310095 0.78950936 -0.32730448 0.5672895 1.720969 0.8275022 -0.17059526 -0.8574036 1.9362385 1.4622738 1.1778045 -1.9762938 1.5732071 0.057942532 1.5317006 -1.1632051 0.84932715 1.6327062 -1.0445212 -1.9633266 1.6028053
// batched-out 0 f32[3,2,5] = 2.8454173 2.7331405 2.6943243 2.1178877 1.8391348 2.556125 2.300521 2.2736835 1.2191942 0.73310095 2.5308516 2.338134 2.266027 2.0640156 0.8275022 2.7576685 2.702695 2.6738467 2.0232677 1.1778045 2.394147 2.3814206 1.7914551 1.5970657 -1.1632051 2.5583878 2.3586726 1.6973017 1.6306782 1.6028053
module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x5xf32>) -> (tensor<2x5xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %0 = "stablehlo.reduce_window"(%arg0, %cst) <{base_dilations = array<i64: 1, 1>, padding = dense<[[0, 0], [0, 4]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 1, 5>, window_strides = array<i64: 1, 1>}> ({
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
    }) : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
    return %0 : tensor<2x5xf32>
  }
}
