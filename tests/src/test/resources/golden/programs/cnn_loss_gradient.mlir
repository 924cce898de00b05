// name = cnn_loss_gradient
// tolerance = 2e-06
// in 0 f32[2,4,6,1] = -0.1502525 -0.0876493 0.881838 -1.167775 1.0837799 -1.9451455 0.8936907 -1.786865 -1.7127906 -1.5972744 0.26675716 -1.7975941 0.10402317 -0.40132302 0.15219851 -1.6437755 1.213812 -1.4484197 0.07498535 -0.93859905 1.9425722 -0.42419702 -0.47472122 0.047584247 0.7933871 -1.9236379 0.21914236 -0.74729353 1.3124344 -0.21482596 -0.42927498 0.41079438 1.9725102 0.5987437 -0.44251075 0.71038663 -0.44908985 1.8491533 -0.44042513 1.242563 -0.8678768 -1.2950944 -0.756744 0.87069076 -0.2788951 -1.8491999 0.19203444 1.7600964
// in 1 f32[3,3,1,3] = -0.9510355 -1.2437562 -1.6949121 0.04259242 -0.7101134 -0.5467663 -0.9122856 -0.47716683 -0.40760463 -0.19217552 -1.9342127 2.0530076 2.0621598 -0.087068275 -1.8681375 1.7094426 -1.5294442 0.5613876 1.8158177 -1.9814957 -0.70208716 -0.94165236 1.5883933 1.0845273 1.9404536 1.0506476 -0.051992904
// in 2 f32[3] = -0.7362038 1.3052061 -1.3497565
// in 3 f32[3] = 0.16225894 0.031850938 1.3533577
// in 4 f32[3] = 0.65407753 -1.7481519 -1.6297547
// in 5 f32[18,5] = -0.106524654 1.5688071 0.5280876 0.9577133 -1.8201511 1.0463164 -1.8162037 -0.05169906 -0.1663266 -1.6139416 -0.62027776 -1.3826526 0.73116744 0.17428957 1.5490314 1.5735571 -0.861308 1.8260812 1.218856 0.12310316 -0.15986505 1.6316274 -1.4114504 -1.2214117 0.5509945 1.8056234 1.9328492 -1.8686392 1.8855152 -1.626816 -0.68418616 1.0236213 0.14628586 1.0644493 0.17095976 -1.4315635 -1.8103645 1.2952034 -0.79769915 0.2783482 1.4518836 1.8042859 -1.4648398 -1.5291607 -0.058260094 -0.74655724 1.7134553 -0.4004926 1.4239479 0.91157633 -1.5346181 -1.4198334 -0.9277672 1.0426329 0.88790214 0.21872169 -1.3897623 1.5476567 -0.0783296 1.3306657 -1.3241779 1.0518326 1.6733899 -1.736004 0.8580184 -0.4492054 -1.6987771 -1.9444795 0.78386337 0.521229 0.1238141 -0.41558257 -1.0279917 0.5547838 1.7688303 0.65453637 1.5326486 1.9046708 -0.8703988 -1.6787516 0.43410528 -0.4363951 -0.1793669 0.2933879 1.6352646 -1.3977474 -1.1323969 -1.4489297 -0.75305814 -0.026578914
// in 6 f32[5] = 1.0213356 -0.09690376 -1.0511066 -0.67992413 0.5219228
// in 7 i32[2] = 0 4
// out 0 f32[] = 4.0274887
// out 1 f32[3,3,1,3] = -0.010289894 0 0.010752979 -0.08077076 0 0.029187784 -0.0562759 0 0.009060511 0.031826835 0 0.03659245 -0.0052899555 0 0.017100763 -0.014935065 0 0.049198944 -0.0062767924 0 0.018179987 0.10739759 0 -0.027525231 0.05019389 0 -0.18646131
// out 2 f32[3] = -4.1443855e-08 0 1.1175871e-08
// out 3 f32[3] = 1.1036123 0 -0.6918414
// out 4 f32[3] = 6.4876695 0 -0.44067273
// out 5 f32[18,5] = -0.26026434 0.43670353 0.14261647 0.02569384 -0.34474948 0 0 0 0 0 0.0023660439 0.048084658 0.021678088 0.0037277644 -0.07585655 -0.24186395 0.44499698 0.14982058 0.026857976 -0.37981156 0 0 0 0 0 0 0 0 0 0 -0.23635225 0.42077798 0.14019293 0.025174579 -0.3497932 0 0 0 0 0 0 0 0 0 0 -0.33674604 0.49661806 0.15433028 0.028037846 -0.34224012 0 0 0 0 0 0 0 0 0 0 -0.3249332 0.44540656 0.13400288 0.024482854 -0.2789591 0 0 0 0 0 -0.12963513 0.10187981 0.019998474 0.0039978405 0.0037589874 -0.3173593 0.46636537 0.14471184 0.026297208 -0.3200151 0 0 0 0 0 -0.0803628 0.06315686 0.012397359 0.0024783225 0.0023302538
// out 6 f32[5] = -0.47049248 0.6952498 0.21623889 0.03927938 -0.4802755
// tangent 0 f32[2,4,6,1] = 0.1598877 0.085961916 0.39313024 0.1150428 -0.97722673 0.10075404 0.55470204 0.554334 0.87579566 -0.85612845 -0.17087388 0.939487 0.08521414 -0.86787933 0.505307 0.6563703 -0.10116462 0.44595063 0.46716407 0.062095806 -0.4107593 0.30491257 -0.6292384 -0.48394832 -0.18003994 -0.89149505 0.54366624 -0.049734175 -0.7254363 0.86641014 -0.6933376 0.12434475 -0.81880426 0.1113145 0.2080743 0.68492657 -0.55520475 0.48446637 0.1382874 0.63410944 -0.36266533 -0.26231828 0.5293237 0.98185253 -0.6663334 0.46270952 0.95367134 -0.060453817
// tangent 1 f32[3,3,1,3] = 0.8643121 0.050070472 0.8076569 -0.07383676 -0.45226642 0.84859353 -0.7830403 -0.4621534 0.8124223 0.31983235 -0.04124725 0.29567915 -0.31332278 -0.27922297 -0.38651577 -0.8455485 0.75639004 -0.4937288 -0.5936626 0.6378563 0.45300075 -0.4212336 -0.7210828 -0.022824328 -0.3883391 0.7524486 -0.6486655
// tangent 2 f32[3] = 0.78048325 -0.35839868 0.10726052
// tangent 3 f32[3] = 0.6248975 -0.9510585 0.53817034
// tangent 4 f32[3] = -0.12826253 0.010834234 0.78240013
// tangent 5 f32[18,5] = -0.77157754 -0.4170283 -0.24186926 -0.5106459 0.311591 0.7965032 -0.576398 0.7738015 0.89365846 -0.0412697 -0.33902398 0.09671512 -0.17144138 -0.15274657 0.78787714 0.06926264 -0.15706895 0.3334402 -0.8230496 -0.7285938 -0.83599555 -0.13411987 -0.3882779 0.50787705 -0.6501044 0.20162854 -0.27959523 0.42633134 0.046373498 0.19212592 0.70600134 -0.28534445 0.92611927 0.4647593 -0.42881256 0.77216566 -0.30888623 -0.46069556 0.13837913 -0.3928944 0.28009972 -0.53080136 -0.39382637 -0.17029624 -0.4682724 -0.3515478 -0.6364552 -0.14578699 -0.06766199 -0.5837987 0.1267141 0.27186936 -0.09521646 0.27199325 0.5970918 -0.40664274 -0.5610745 -0.50926733 0.538645 0.46480155 -0.049895603 0.80105954 -0.0516779 0.02674077 -0.2809703 -0.58385116 0.07704899 -0.53876585 0.31299353 -0.7970678 0.9420643 -0.20539127 -0.27886412 0.8189411 0.44001526 -0.41142458 -0.7775746 -0.4577409 -0.33068764 -0.8168177 0.11371504 -0.2798301 0.9836564 0.2238111 0.39091173 -0.113318175 -0.09014121 -0.11825505 0.6871836 -0.14856213
// tangent 6 f32[5] = -0.75945014 -0.62876743 -0.0010095657 -0.31452087 0.32618767
// jvp 0 f32[] = -1.0143791
// jvp 1 f32[3,3,1,3] = -0.034425266 0 0.15051362 -0.34350199 0 0.21601155 -0.19431 0 0.12494375 0.14256276 0 0.13289356 -0.014245952 0 -0.06451669 -0.055413865 0 0.0600909 0.03143409 0 0.059338924 0.47461542 0 -0.09923424 0.17592506 0 0.08106548
// jvp 2 f32[3] = 1.4901161e-08 0 -2.0721927e-08
// jvp 3 f32[3] = 0.17507291 0 -0.3431872
// jvp 4 f32[3] = -0.2215011 0 -0.20866778
// jvp 5 f32[18,5] = 0.22315322 -0.48388797 0.22009262 0.031277895 0.009364331 0 0 0 0 0 0.012138853 0.1521481 0.14942332 0.024147466 -0.3378577 0.33121812 -0.5015637 0.26830083 0.03831988 -0.13627496 0 0 0 0 0 0 0 0 0 0 0.32431334 -0.51134586 0.23036976 0.03239529 -0.075732425 0 0 0 0 0 0 0 0 0 0 -0.031380843 -0.27537048 0.26818198 0.041091837 -0.0025224164 0 0 0 0 0 0 0 0 0 0 0.016820565 -0.38995546 0.15881604 0.02326528 0.19105364 0 0 0 0 0 -0.16179433 0.11230923 0.027541472 0.0061755804 0.015768046 0.04712277 -0.37636167 0.21327832 0.03164806 0.0843126 0 0 0 0 0 -0.16609797 0.12133357 0.027224047 0.005857529 0.011682808
// jvp 6 f32[5] = 0.017577412 -0.47099876 0.35068208 0.052968193 0.04977122
// cotangent 0 f32[] = -0.9998126
// cotangent 1 f32[3,3,1,3] = 0.10762341 0.73140186 0.36960307 -0.46636584 0.19943886 -0.92772627 0.11176965 0.7090757 -0.9141837 -0.41976064 0.37292314 -0.8875911 -0.5768544 0.022366028 -0.044088464 -0.6654295 -0.010307627 -0.52925843 0.63641965 -0.58931583 -0.35834154 0.2939093 -0.6976037 -0.60527366 0.4182189 -0.7870832 -0.81474245
// cotangent 2 f32[3] = 0.50852513 -0.30060515 0.5649426
// cotangent 3 f32[3] = -0.7407128 0.74750704 0.25192147
// cotangent 4 f32[3] = 0.839969 0.33755276 0.9945512
// cotangent 5 f32[18,5] = -0.8759861 -0.32397565 0.39753765 -0.6728746 -0.123029165 0.14108282 0.61182743 -0.54665226 0.7201134 -0.72308075 -0.8942782 0.9233324 -0.8612282 0.9336686 0.27435973 -0.0037638447 0.80738044 -0.55630845 0.039254777 -0.4204999 0.99512374 0.74101907 0.36994767 0.6237787 -0.64936554 0.76357114 -0.7981216 -0.35918993 0.58125186 -0.389721 -0.64677477 0.54524773 -0.55567074 0.76592827 0.96867436 0.3396259 -0.59830374 0.5982931 0.102546185 -0.70404065 0.71566254 -0.594206 0.096065916 0.7431331 0.48203126 -0.48665726 -0.5203667 -0.5270185 -0.15659483 -0.6861845 -0.38008034 -0.89931625 -0.7274855 -0.8507021 0.012105798 0.8215464 -0.969697 -0.7430563 -0.26756555 -0.84124976 -0.08986353 0.6324888 0.99542046 -0.23339088 -0.2740304 -0.7476718 0.10025263 -0.9902896 -0.17925829 0.78980845 -0.5059329 -0.60830295 -0.3889938 0.5693844 0.8924145 -0.94393 -0.01931981 0.93593407 -0.82650805 0.65237665 0.7848472 0.90154535 -0.31981307 -0.94300836 0.8202563 -0.7138357 0.09912858 0.5197415 -0.5832458 0.6286017
// cotangent 6 f32[5] = 0.18989477 0.14141122 -0.70811856 0.17022316 0.7885709
// vjp 0 f32[2,4,6,1] = 0.0037531015 -0.097292 0.048194475 0.2668313 0.0006643729 -0.040151004 -0.018991813 0.09727327 0.19221814 0.32589543 0.2206394 -0.13468185 -0.041724257 0.057450563 -0.029130239 -0.061880335 0.19283992 -0.05207576 -0.081190445 -0.17543687 -0.12299264 -0.120968 -0.08407882 0.08841497 0.03566495 -0.2144101 0.036807902 0.06712193 0.021362085 0.050967526 -0.11486403 -0.18695289 -0.08065233 0.19483551 0.14333656 0.09350598 -0.0038914522 0.091825455 -0.016422292 0.18403682 -0.035639156 -0.18991321 0.07003484 0.19604471 0.16178487 0.04852801 -0.049611866 -0.2721586
// vjp 1 f32[3,3,1,3] = 0.06623499 0 0.02567316 0.46170944 0 -0.090087265 0.29736313 0 -0.06663184 -0.1643925 0 -0.05179024 0.021555224 0 -0.009741862 0.064282596 0 -0.070639335 0.028561557 0 -0.060038906 -0.6152076 0 -0.017939677 -0.2993949 0 -0.014990271
// vjp 2 f32[3] = 5.2154064e-08 0 4.656613e-10
// vjp 3 f32[3] = -1.6308495 0 0.6091653
// vjp 4 f32[3] = -1.8252438 0 0.34769034
// vjp 5 f32[18,5] = -0.4874182 0.5804955 -0.04516703 -0.08614429 0.038233936 0 0 0 0 0 -0.017622158 0.07049411 -0.004427595 -0.017407449 -0.031036943 -0.58841956 0.5476644 -0.09004699 -0.100898474 0.2317004 0 0 0 0 0 0 0 0 0 0 -0.6194518 0.6518508 -0.035858274 -0.08470185 0.08816095 0 0 0 0 0 0 0 0 0 0 -0.07792777 0.26360714 -0.122408725 -0.10189752 0.03862667 0 0 0 0 0 0 0 0 0 0 -0.13595991 0.5081573 0.004289001 -0.065632895 -0.31085372 0 0 0 0 0 -0.5941087 0.49582124 0.07666277 0.014443804 0.007180834 -0.17935109 0.421794 -0.058157712 -0.08516176 -0.0991236 0 0 0 0 0 -0.19526614 0.17138276 0.020831399 0.0036178022 -0.0005658106
// vjp 6 f32[5] = 0.26021862 -0.17145336 -0.33907372 -0.17337409 0.4236823
module @jit_cnn_loss_gradient attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<2x4x6x1xf32>, %arg1: tensor<3x3x1x3xf32>, %arg2: tensor<3xf32>, %arg3: tensor<3xf32>, %arg4: tensor<3xf32>, %arg5: tensor<18x5xf32>, %arg6: tensor<5xf32>, %arg7: tensor<2xi32>) -> (tensor<f32> {jax.result_info = "result[0]"}, tensor<3x3x1x3xf32> {jax.result_info = "result[1][0]"}, tensor<3xf32> {jax.result_info = "result[1][1]"}, tensor<3xf32> {jax.result_info = "result[1][2]"}, tensor<3xf32> {jax.result_info = "result[1][3]"}, tensor<18x5xf32> {jax.result_info = "result[1][4]"}, tensor<5xf32> {jax.result_info = "result[1][5]"}) {
    %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x4x6x1xf32>, tensor<3x3x1x3xf32>) -> tensor<2x4x6x3xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [3] : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1, 2, 3] : (tensor<1x1x1x3xf32>) -> tensor<2x4x6x3xf32>
    %3 = stablehlo.add %0, %2 : tensor<2x4x6x3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_0 = stablehlo.constant dense<4.800000e+01> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %6 = stablehlo.divide %4, %5 : tensor<3xf32>
    %7 = stablehlo.multiply %3, %3 : tensor<2x4x6x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %8 = stablehlo.reduce(%7 init: %cst_1) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %cst_2 = stablehlo.constant dense<4.800000e+01> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %10 = stablehlo.divide %8, %9 : tensor<3xf32>
    %11 = stablehlo.multiply %6, %6 : tensor<3xf32>
    %12 = stablehlo.subtract %10, %11 : tensor<3xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %14 = stablehlo.maximum %13, %12 : tensor<3xf32>
    %15 = stablehlo.compare EQ, %12, %14, FLOAT : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %16 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %18 = stablehlo.select %15, %16, %17 : tensor<3xi1>, tensor<3xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %20 = stablehlo.compare EQ, %19, %14, FLOAT : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
    %cst_7 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %21 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %cst_8 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %22 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %23 = stablehlo.select %20, %21, %22 : tensor<3xi1>, tensor<3xf32>
    %24 = stablehlo.divide %18, %23 : tensor<3xf32>
    %25 = stablehlo.broadcast_in_dim %6, dims = [3] : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %26 = stablehlo.broadcast_in_dim %25, dims = [0, 1, 2, 3] : (tensor<1x1x1x3xf32>) -> tensor<2x4x6x3xf32>
    %27 = stablehlo.subtract %3, %26 : tensor<2x4x6x3xf32>
    %cst_9 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %28 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %29 = stablehlo.add %14, %28 : tensor<3xf32>
    %30 = stablehlo.rsqrt %29 : tensor<3xf32>
    %31 = stablehlo.divide %30, %29 : tensor<3xf32>
    %cst_10 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %32 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %33 = stablehlo.multiply %32, %31 : tensor<3xf32>
    %34 = stablehlo.multiply %30, %arg3 : tensor<3xf32>
    %35 = stablehlo.broadcast_in_dim %34, dims = [3] : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %36 = stablehlo.broadcast_in_dim %35, dims = [0, 1, 2, 3] : (tensor<1x1x1x3xf32>) -> tensor<2x4x6x3xf32>
    %37 = stablehlo.multiply %27, %36 : tensor<2x4x6x3xf32>
    %38 = stablehlo.broadcast_in_dim %arg4, dims = [3] : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %39 = stablehlo.broadcast_in_dim %38, dims = [0, 1, 2, 3] : (tensor<1x1x1x3xf32>) -> tensor<2x4x6x3xf32>
    %40 = stablehlo.add %37, %39 : tensor<2x4x6x3xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %41 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<2x4x6x3xf32>
    %42 = stablehlo.maximum %40, %41 : tensor<2x4x6x3xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %43 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<2x4x6x3xf32>
    %44 = stablehlo.compare GT, %40, %43, FLOAT : (tensor<2x4x6x3xf32>, tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xi1>
    %cst_13 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %45 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<2x4x6x3xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %46 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<f32>
    %47 = "stablehlo.reduce_window"(%42, %46) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<0> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg8: tensor<f32>, %arg9: tensor<f32>):
      %195 = stablehlo.add %arg8, %arg9 : tensor<f32>
      stablehlo.return %195 : tensor<f32>
    }) : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<2x2x3x3xf32>
    %cst_15 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %48 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<2x2x3x3xf32>
    %49 = stablehlo.divide %47, %48 : tensor<2x2x3x3xf32>
    %50 = stablehlo.reshape %49 : (tensor<2x2x3x3xf32>) -> tensor<2x18xf32>
    %51 = stablehlo.dot_general %50, %arg5, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x18xf32>, tensor<18x5xf32>) -> tensor<2x5xf32>
    %52 = stablehlo.broadcast_in_dim %arg6, dims = [1] : (tensor<5xf32>) -> tensor<1x5xf32>
    %53 = stablehlo.broadcast_in_dim %52, dims = [0, 1] : (tensor<1x5xf32>) -> tensor<2x5xf32>
    %54 = stablehlo.add %51, %53 : tensor<2x5xf32>
    %cst_16 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %55 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %56 = stablehlo.multiply %55, %6 : tensor<3xf32>
    %cst_17 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %57 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %58 = stablehlo.add %57, %56 : tensor<3xf32>
    %cst_18 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %59 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %60 = stablehlo.multiply %59, %14 : tensor<3xf32>
    %61 = stablehlo.broadcast_in_dim %arg7, dims = [0] : (tensor<2xi32>) -> tensor<2x1xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %62 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %63 = stablehlo.compare LT, %61, %62, SIGNED : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi1>
    %c_19 = stablehlo.constant dense<5> : tensor<i32>
    %64 = stablehlo.broadcast_in_dim %c_19, dims = [] : (tensor<i32>) -> tensor<2x1xi32>
    %65 = stablehlo.add %61, %64 : tensor<2x1xi32>
    %66 = stablehlo.select %63, %65, %61 : tensor<2x1xi1>, tensor<2x1xi32>
    %67 = stablehlo.reshape %66 : (tensor<2x1xi32>) -> tensor<2x1x1xi32>
    %c_20 = stablehlo.constant dense<4> : tensor<1xi32>
    %c_21 = stablehlo.constant dense<0> : tensor<i32>
    %68 = stablehlo.broadcast_in_dim %c_21, dims = [] : (tensor<i32>) -> tensor<2x1x1xi32>
    %69 = stablehlo.compare GE, %67, %68, SIGNED : (tensor<2x1x1xi32>, tensor<2x1x1xi32>) -> tensor<2x1x1xi1>
    %70 = stablehlo.broadcast_in_dim %c_20, dims = [2] : (tensor<1xi32>) -> tensor<1x1x1xi32>
    %71 = stablehlo.broadcast_in_dim %70, dims = [0, 1, 2] : (tensor<1x1x1xi32>) -> tensor<2x1x1xi32>
    %72 = stablehlo.compare LE, %67, %71, SIGNED : (tensor<2x1x1xi32>, tensor<2x1x1xi32>) -> tensor<2x1x1xi1>
    %73 = stablehlo.and %69, %72 : tensor<2x1x1xi1>
    %c_22 = stablehlo.constant dense<true> : tensor<i1>
    %74 = stablehlo.reduce(%73 init: %c_22) applies stablehlo.and across dimensions = [2] : (tensor<2x1x1xi1>, tensor<i1>) -> tensor<2x1xi1>
    %75 = "stablehlo.gather"(%54, %67) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [1], operand_batching_dims = [0], start_indices_batching_dims = [0], start_index_map = [1], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1>}> : (tensor<2x5xf32>, tensor<2x1x1xi32>) -> tensor<2x1xf32>
    %cst_23 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %76 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<2x1xf32>
    %77 = stablehlo.select %74, %75, %76 : tensor<2x1xi1>, tensor<2x1xf32>
    %c_24 = stablehlo.constant dense<0> : tensor<i32>
    %c_25 = stablehlo.constant dense<0> : tensor<i32>
    %78 = stablehlo.compare LT, %c_24, %c_25, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_26 = stablehlo.constant dense<1> : tensor<i32>
    %79 = stablehlo.add %c_24, %c_26 : tensor<i32>
    %80 = stablehlo.select %78, %79, %c_24 : tensor<i1>, tensor<i32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %c_27 = stablehlo.constant dense<0> : tensor<1xi32>
    %82 = stablehlo.convert %81 : tensor<1xi32>
    %c_28 = stablehlo.constant dense<0> : tensor<i32>
    %83 = stablehlo.broadcast_in_dim %c_28, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %84 = stablehlo.compare GE, %82, %83, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %85 = stablehlo.compare LE, %82, %c_27, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %86 = stablehlo.and %84, %85 : tensor<1xi1>
    %c_29 = stablehlo.constant dense<true> : tensor<i1>
    %87 = stablehlo.reduce(%86 init: %c_29) applies stablehlo.and across dimensions = [0] : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %88 = "stablehlo.gather"(%77, %82) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [1], start_index_map = [1]>, indices_are_sorted = false, slice_sizes = array<i64: 2, 1>}> : (tensor<2x1xf32>, tensor<1xi32>) -> tensor<2xf32>
    %89 = stablehlo.broadcast_in_dim %87, dims = [] : (tensor<i1>) -> tensor<2xi1>
    %cst_30 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %90 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %91 = stablehlo.select %89, %88, %90 : tensor<2xi1>, tensor<2xf32>
    %cst_31 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %92 = stablehlo.reduce(%54 init: %cst_31) applies stablehlo.maximum across dimensions = [1] : (tensor<2x5xf32>, tensor<f32>) -> tensor<2xf32>
    %93 = stablehlo.reshape %92 : (tensor<2xf32>) -> tensor<2x1xf32>
    %94 = stablehlo.broadcast_in_dim %93, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x5xf32>
    %95 = stablehlo.compare EQ, %54, %94, FLOAT : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xi1>
    %96 = stablehlo.convert %95 : (tensor<2x5xi1>) -> tensor<2x5xf32>
    %cst_32 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %97 = stablehlo.reduce(%96 init: %cst_32) applies stablehlo.add across dimensions = [1] : (tensor<2x5xf32>, tensor<f32>) -> tensor<2xf32>
    %cst_33 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %98 = stablehlo.broadcast_in_dim %cst_33, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %99 = stablehlo.maximum %98, %92 : tensor<2xf32>
    %100 = stablehlo.compare EQ, %92, %99, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %cst_34 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %101 = stablehlo.broadcast_in_dim %cst_34, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_35 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %102 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %103 = stablehlo.select %100, %101, %102 : tensor<2xi1>, tensor<2xf32>
    %cst_36 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %104 = stablehlo.broadcast_in_dim %cst_36, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %105 = stablehlo.compare EQ, %104, %99, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %cst_37 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %106 = stablehlo.broadcast_in_dim %cst_37, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %cst_38 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %107 = stablehlo.broadcast_in_dim %cst_38, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %108 = stablehlo.select %105, %106, %107 : tensor<2xi1>, tensor<2xf32>
    %109 = stablehlo.divide %103, %108 : tensor<2xf32>
    %110 = stablehlo.is_finite %99 : (tensor<2xf32>) -> tensor<2xi1>
    %cst_39 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %111 = stablehlo.broadcast_in_dim %cst_39, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %112 = stablehlo.select %110, %99, %111 : tensor<2xi1>, tensor<2xf32>
    %cst_40 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %113 = stablehlo.broadcast_in_dim %cst_40, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %114 = stablehlo.broadcast_in_dim %112, dims = [0] : (tensor<2xf32>) -> tensor<2x1xf32>
    %115 = stablehlo.broadcast_in_dim %114, dims = [0, 1] : (tensor<2x1xf32>) -> tensor<2x5xf32>
    %116 = stablehlo.subtract %54, %115 : tensor<2x5xf32>
    %117 = stablehlo.exponential %116 : tensor<2x5xf32>
    %cst_41 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %118 = stablehlo.reduce(%117 init: %cst_41) applies stablehlo.add across dimensions = [1] : (tensor<2x5xf32>, tensor<f32>) -> tensor<2xf32>
    %119 = stablehlo.sign %118 : tensor<2xf32>
    %120 = stablehlo.abs %118 : tensor<2xf32>
    %cst_42 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %121 = stablehlo.broadcast_in_dim %cst_42, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %122 = stablehlo.compare GE, %118, %121, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %123 = stablehlo.log %120 : tensor<2xf32>
    %124 = stablehlo.add %123, %112 : tensor<2xf32>
    %125 = stablehlo.subtract %124, %91 : tensor<2xf32>
    %cst_43 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %126 = stablehlo.reduce(%125 init: %cst_43) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %cst_44 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %127 = stablehlo.divide %126, %cst_44 : tensor<f32>
    %cst_45 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_46 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %128 = stablehlo.divide %cst_45, %cst_46 : tensor<f32>
    %129 = stablehlo.broadcast_in_dim %128, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %130 = stablehlo.negate %129 : tensor<2xf32>
    %131 = stablehlo.divide %129, %120 : tensor<2xf32>
    %cst_47 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %132 = stablehlo.broadcast_in_dim %cst_47, dims = [] : (tensor<f32>) -> tensor<2xf32>
    %133 = stablehlo.select %122, %132, %131 : tensor<2xi1>, tensor<2xf32>
    %134 = stablehlo.select %122, %131, %132 : tensor<2xi1>, tensor<2xf32>
    %135 = stablehlo.negate %133 : tensor<2xf32>
    %136 = stablehlo.add %134, %135 : tensor<2xf32>
    %137 = stablehlo.broadcast_in_dim %136, dims = [0] : (tensor<2xf32>) -> tensor<2x5xf32>
    %138 = stablehlo.multiply %137, %117 : tensor<2x5xf32>
    %cst_48 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %139 = stablehlo.broadcast_in_dim %cst_48, dims = [] : (tensor<f32>) -> tensor<2x1xf32>
    %140 = "stablehlo.scatter"(%139, %81, %130) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [1], scatter_dims_to_operand_dims = [1]>, unique_indices = false}> ({
    ^bb0(%arg8: tensor<f32>, %arg9: tensor<f32>):
      %195 = stablehlo.add %arg8, %arg9 : tensor<f32>
      stablehlo.return %195 : tensor<f32>
    }) : (tensor<2x1xf32>, tensor<1xi32>, tensor<2xf32>) -> tensor<2x1xf32>
    %cst_49 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %141 = stablehlo.broadcast_in_dim %cst_49, dims = [] : (tensor<f32>) -> tensor<2x5xf32>
    %142 = "stablehlo.scatter"(%141, %67, %140) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [1], input_batching_dims = [0], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [1], index_vector_dim = 2>, unique_indices = false}> ({
    ^bb0(%arg8: tensor<f32>, %arg9: tensor<f32>):
      %195 = stablehlo.add %arg8, %arg9 : tensor<f32>
      stablehlo.return %195 : tensor<f32>
    }) : (tensor<2x5xf32>, tensor<2x1x1xi32>, tensor<2x1xf32>) -> tensor<2x5xf32>
    %143 = stablehlo.add %138, %142 : tensor<2x5xf32>
    %cst_50 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %144 = stablehlo.reduce(%143 init: %cst_50) applies stablehlo.add across dimensions = [0] : (tensor<2x5xf32>, tensor<f32>) -> tensor<5xf32>
    %145 = stablehlo.reshape %144 : (tensor<5xf32>) -> tensor<1x5xf32>
    %cst_51 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %146 = stablehlo.reduce(%145 init: %cst_51) applies stablehlo.add across dimensions = [0] : (tensor<1x5xf32>, tensor<f32>) -> tensor<5xf32>
    %147 = stablehlo.dot_general %143, %50, contracting_dims = [0] x [0], precision = [DEFAULT, DEFAULT] : (tensor<2x5xf32>, tensor<2x18xf32>) -> tensor<5x18xf32>
    %148 = stablehlo.transpose %147, dims = [1, 0] : (tensor<5x18xf32>) -> tensor<18x5xf32>
    %149 = stablehlo.dot_general %143, %arg5, contracting_dims = [1] x [1], precision = [DEFAULT, DEFAULT] : (tensor<2x5xf32>, tensor<18x5xf32>) -> tensor<2x18xf32>
    %150 = stablehlo.reshape %149 : (tensor<2x18xf32>) -> tensor<2x2x3x3xf32>
    %cst_52 = stablehlo.constant dense<4.000000e+00> : tensor<f32>
    %151 = stablehlo.broadcast_in_dim %cst_52, dims = [] : (tensor<f32>) -> tensor<2x2x3x3xf32>
    %152 = stablehlo.divide %150, %151 : tensor<2x2x3x3xf32>
    %cst_53 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %153 = stablehlo.pad %152, %cst_53, low = [0, 1, 1, 0], high = [0, 1, 1, 0], interior = [0, 1, 1, 0] : (tensor<2x2x3x3xf32>, tensor<f32>) -> tensor<2x5x7x3xf32>
    %cst_54 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %154 = stablehlo.broadcast_in_dim %cst_54, dims = [] : (tensor<f32>) -> tensor<f32>
    %155 = "stablehlo.reduce_window"(%153, %154) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<0> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg8: tensor<f32>, %arg9: tensor<f32>):
      %195 = stablehlo.add %arg8, %arg9 : tensor<f32>
      stablehlo.return %195 : tensor<f32>
    }) : (tensor<2x5x7x3xf32>, tensor<f32>) -> tensor<2x4x6x3xf32>
    %cst_55 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %156 = stablehlo.broadcast_in_dim %cst_55, dims = [] : (tensor<f32>) -> tensor<2x4x6x3xf32>
    %157 = stablehlo.select %44, %155, %156 : tensor<2x4x6x3xi1>, tensor<2x4x6x3xf32>
    %cst_56 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %158 = stablehlo.reduce(%157 init: %cst_56) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %159 = stablehlo.reshape %158 : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %cst_57 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %160 = stablehlo.reduce(%159 init: %cst_57) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<1x1x1x3xf32>, tensor<f32>) -> tensor<3xf32>
    %161 = stablehlo.multiply %27, %157 : tensor<2x4x6x3xf32>
    %cst_58 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %162 = stablehlo.reduce(%161 init: %cst_58) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %163 = stablehlo.reshape %162 : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %164 = stablehlo.broadcast_in_dim %35, dims = [0, 1, 2, 3] : (tensor<1x1x1x3xf32>) -> tensor<2x4x6x3xf32>
    %165 = stablehlo.multiply %157, %164 : tensor<2x4x6x3xf32>
    %cst_59 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %166 = stablehlo.reduce(%163 init: %cst_59) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<1x1x1x3xf32>, tensor<f32>) -> tensor<3xf32>
    %167 = stablehlo.multiply %30, %166 : tensor<3xf32>
    %168 = stablehlo.multiply %166, %arg3 : tensor<3xf32>
    %169 = stablehlo.multiply %168, %33 : tensor<3xf32>
    %170 = stablehlo.negate %165 : tensor<2x4x6x3xf32>
    %cst_60 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %171 = stablehlo.reduce(%170 init: %cst_60) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %172 = stablehlo.reshape %171 : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %cst_61 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %173 = stablehlo.reduce(%172 init: %cst_61) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<1x1x1x3xf32>, tensor<f32>) -> tensor<3xf32>
    %174 = stablehlo.multiply %169, %24 : tensor<3xf32>
    %175 = stablehlo.negate %174 : tensor<3xf32>
    %176 = stablehlo.multiply %6, %175 : tensor<3xf32>
    %177 = stablehlo.add %173, %176 : tensor<3xf32>
    %178 = stablehlo.multiply %175, %6 : tensor<3xf32>
    %179 = stablehlo.add %177, %178 : tensor<3xf32>
    %cst_62 = stablehlo.constant dense<4.800000e+01> : tensor<f32>
    %180 = stablehlo.broadcast_in_dim %cst_62, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %181 = stablehlo.divide %174, %180 : tensor<3xf32>
    %182 = stablehlo.broadcast_in_dim %181, dims = [3] : (tensor<3xf32>) -> tensor<2x4x6x3xf32>
    %183 = stablehlo.multiply %3, %182 : tensor<2x4x6x3xf32>
    %184 = stablehlo.add %165, %183 : tensor<2x4x6x3xf32>
    %185 = stablehlo.multiply %182, %3 : tensor<2x4x6x3xf32>
    %186 = stablehlo.add %184, %185 : tensor<2x4x6x3xf32>
    %cst_63 = stablehlo.constant dense<4.800000e+01> : tensor<f32>
    %187 = stablehlo.broadcast_in_dim %cst_63, dims = [] : (tensor<f32>) -> tensor<3xf32>
    %188 = stablehlo.divide %179, %187 : tensor<3xf32>
    %189 = stablehlo.broadcast_in_dim %188, dims = [3] : (tensor<3xf32>) -> tensor<2x4x6x3xf32>
    %190 = stablehlo.add %186, %189 : tensor<2x4x6x3xf32>
    %cst_64 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %191 = stablehlo.reduce(%190 init: %cst_64) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<2x4x6x3xf32>, tensor<f32>) -> tensor<3xf32>
    %192 = stablehlo.reshape %191 : (tensor<3xf32>) -> tensor<1x1x1x3xf32>
    %cst_65 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %193 = stablehlo.reduce(%192 init: %cst_65) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<1x1x1x3xf32>, tensor<f32>) -> tensor<3xf32>
    %194 = stablehlo.convolution(%arg0, %190) dim_numbers = [f, 0, 1, b]x[i, 0, 1, o]->[0, 1, b, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<2x4x6x1xf32>, tensor<2x4x6x3xf32>) -> tensor<3x3x1x3xf32>
    return %127, %194, %193, %167, %160, %148, %146 : tensor<f32>, tensor<3x3x1x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<18x5xf32>, tensor<5xf32>
  }
}
