module @model {
  util.global private @w.factorized.0.long.0.b = #flow.parameter.named<"model"::"factorized.0.long.0.b"> : tensor<24xf32>
  util.global private @w.factorized.0.long.0.w = #flow.parameter.named<"model"::"factorized.0.long.0.w"> : tensor<1x1x216x24xf32>
  util.global private @w.factorized.0.long.1.b = #flow.parameter.named<"model"::"factorized.0.long.1.b"> : tensor<24xf32>
  util.global private @w.factorized.0.long.1.w = #flow.parameter.named<"model"::"factorized.0.long.1.w"> : tensor<5x1x24x24xf32>
  util.global private @w.factorized.0.long.2.b = #flow.parameter.named<"model"::"factorized.0.long.2.b"> : tensor<48xf32>
  util.global private @w.factorized.0.long.2.w = #flow.parameter.named<"model"::"factorized.0.long.2.w"> : tensor<1x5x24x48xf32>
  util.global private @w.factorized.0.point.b = #flow.parameter.named<"model"::"factorized.0.point.b"> : tensor<48xf32>
  util.global private @w.factorized.0.point.w = #flow.parameter.named<"model"::"factorized.0.point.w"> : tensor<1x1x216x48xf32>
  util.global private @w.factorized.0.pool.b = #flow.parameter.named<"model"::"factorized.0.pool.b"> : tensor<48xf32>
  util.global private @w.factorized.0.pool.w = #flow.parameter.named<"model"::"factorized.0.pool.w"> : tensor<1x1x216x48xf32>
  util.global private @w.factorized.0.short.0.b = #flow.parameter.named<"model"::"factorized.0.short.0.b"> : tensor<24xf32>
  util.global private @w.factorized.0.short.0.w = #flow.parameter.named<"model"::"factorized.0.short.0.w"> : tensor<1x1x216x24xf32>
  util.global private @w.factorized.0.short.1.b = #flow.parameter.named<"model"::"factorized.0.short.1.b"> : tensor<24xf32>
  util.global private @w.factorized.0.short.1.w = #flow.parameter.named<"model"::"factorized.0.short.1.w"> : tensor<1x5x24x24xf32>
  util.global private @w.factorized.0.short.2.b = #flow.parameter.named<"model"::"factorized.0.short.2.b"> : tensor<48xf32>
  util.global private @w.factorized.0.short.2.w = #flow.parameter.named<"model"::"factorized.0.short.2.w"> : tensor<5x1x24x48xf32>
  util.global private @w.factorized.1.long.0.b = #flow.parameter.named<"model"::"factorized.1.long.0.b"> : tensor<32xf32>
  util.global private @w.factorized.1.long.0.w = #flow.parameter.named<"model"::"factorized.1.long.0.w"> : tensor<1x1x192x32xf32>
  util.global private @w.factorized.1.long.1.b = #flow.parameter.named<"model"::"factorized.1.long.1.b"> : tensor<32xf32>
  util.global private @w.factorized.1.long.1.w = #flow.parameter.named<"model"::"factorized.1.long.1.w"> : tensor<5x1x32x32xf32>
  util.global private @w.factorized.1.long.2.b = #flow.parameter.named<"model"::"factorized.1.long.2.b"> : tensor<64xf32>
  util.global private @w.factorized.1.long.2.w = #flow.parameter.named<"model"::"factorized.1.long.2.w"> : tensor<1x5x32x64xf32>
  util.global private @w.factorized.1.point.b = #flow.parameter.named<"model"::"factorized.1.point.b"> : tensor<64xf32>
  util.global private @w.factorized.1.point.w = #flow.parameter.named<"model"::"factorized.1.point.w"> : tensor<1x1x192x64xf32>
  util.global private @w.factorized.1.pool.b = #flow.parameter.named<"model"::"factorized.1.pool.b"> : tensor<64xf32>
  util.global private @w.factorized.1.pool.w = #flow.parameter.named<"model"::"factorized.1.pool.w"> : tensor<1x1x192x64xf32>
  util.global private @w.factorized.1.short.0.b = #flow.parameter.named<"model"::"factorized.1.short.0.b"> : tensor<32xf32>
  util.global private @w.factorized.1.short.0.w = #flow.parameter.named<"model"::"factorized.1.short.0.w"> : tensor<1x1x192x32xf32>
  util.global private @w.factorized.1.short.1.b = #flow.parameter.named<"model"::"factorized.1.short.1.b"> : tensor<32xf32>
  util.global private @w.factorized.1.short.1.w = #flow.parameter.named<"model"::"factorized.1.short.1.w"> : tensor<1x5x32x32xf32>
  util.global private @w.factorized.1.short.2.b = #flow.parameter.named<"model"::"factorized.1.short.2.b"> : tensor<64xf32>
  util.global private @w.factorized.1.short.2.w = #flow.parameter.named<"model"::"factorized.1.short.2.w"> : tensor<5x1x32x64xf32>
  util.global private @w.head.b = #flow.parameter.named<"model"::"head.b"> : tensor<100xf32>
  util.global private @w.head.w = #flow.parameter.named<"model"::"head.w"> : tensor<256x100xf32>
  util.global private @w.mixed.0.double.0.b = #flow.parameter.named<"model"::"mixed.0.double.0.b"> : tensor<8xf32>
  util.global private @w.mixed.0.double.0.w = #flow.parameter.named<"model"::"mixed.0.double.0.w"> : tensor<1x1x32x8xf32>
  util.global private @w.mixed.0.double.1.b = #flow.parameter.named<"model"::"mixed.0.double.1.b"> : tensor<16xf32>
  util.global private @w.mixed.0.double.1.w = #flow.parameter.named<"model"::"mixed.0.double.1.w"> : tensor<3x3x8x16xf32>
  util.global private @w.mixed.0.double.2.b = #flow.parameter.named<"model"::"mixed.0.double.2.b"> : tensor<16xf32>
  util.global private @w.mixed.0.double.2.w = #flow.parameter.named<"model"::"mixed.0.double.2.w"> : tensor<3x3x16x16xf32>
  util.global private @w.mixed.0.point.b = #flow.parameter.named<"model"::"mixed.0.point.b"> : tensor<16xf32>
  util.global private @w.mixed.0.point.w = #flow.parameter.named<"model"::"mixed.0.point.w"> : tensor<1x1x32x16xf32>
  util.global private @w.mixed.0.pool.b = #flow.parameter.named<"model"::"mixed.0.pool.b"> : tensor<16xf32>
  util.global private @w.mixed.0.pool.w = #flow.parameter.named<"model"::"mixed.0.pool.w"> : tensor<1x1x32x16xf32>
  util.global private @w.mixed.0.single.0.b = #flow.parameter.named<"model"::"mixed.0.single.0.b"> : tensor<16xf32>
  util.global private @w.mixed.0.single.0.w = #flow.parameter.named<"model"::"mixed.0.single.0.w"> : tensor<1x1x32x16xf32>
  util.global private @w.mixed.0.single.1.b = #flow.parameter.named<"model"::"mixed.0.single.1.b"> : tensor<32xf32>
  util.global private @w.mixed.0.single.1.w = #flow.parameter.named<"model"::"mixed.0.single.1.w"> : tensor<3x3x16x32xf32>
  util.global private @w.mixed.1.double.0.b = #flow.parameter.named<"model"::"mixed.1.double.0.b"> : tensor<12xf32>
  util.global private @w.mixed.1.double.0.w = #flow.parameter.named<"model"::"mixed.1.double.0.w"> : tensor<1x1x80x12xf32>
  util.global private @w.mixed.1.double.1.b = #flow.parameter.named<"model"::"mixed.1.double.1.b"> : tensor<24xf32>
  util.global private @w.mixed.1.double.1.w = #flow.parameter.named<"model"::"mixed.1.double.1.w"> : tensor<3x3x12x24xf32>
  util.global private @w.mixed.1.double.2.b = #flow.parameter.named<"model"::"mixed.1.double.2.b"> : tensor<24xf32>
  util.global private @w.mixed.1.double.2.w = #flow.parameter.named<"model"::"mixed.1.double.2.w"> : tensor<3x3x24x24xf32>
  util.global private @w.mixed.1.point.b = #flow.parameter.named<"model"::"mixed.1.point.b"> : tensor<24xf32>
  util.global private @w.mixed.1.point.w = #flow.parameter.named<"model"::"mixed.1.point.w"> : tensor<1x1x80x24xf32>
  util.global private @w.mixed.1.pool.b = #flow.parameter.named<"model"::"mixed.1.pool.b"> : tensor<24xf32>
  util.global private @w.mixed.1.pool.w = #flow.parameter.named<"model"::"mixed.1.pool.w"> : tensor<1x1x80x24xf32>
  util.global private @w.mixed.1.single.0.b = #flow.parameter.named<"model"::"mixed.1.single.0.b"> : tensor<24xf32>
  util.global private @w.mixed.1.single.0.w = #flow.parameter.named<"model"::"mixed.1.single.0.w"> : tensor<1x1x80x24xf32>
  util.global private @w.mixed.1.single.1.b = #flow.parameter.named<"model"::"mixed.1.single.1.b"> : tensor<48xf32>
  util.global private @w.mixed.1.single.1.w = #flow.parameter.named<"model"::"mixed.1.single.1.w"> : tensor<3x3x24x48xf32>
  util.global private @w.reduction.double.0.b = #flow.parameter.named<"model"::"reduction.double.0.b"> : tensor<24xf32>
  util.global private @w.reduction.double.0.w = #flow.parameter.named<"model"::"reduction.double.0.w"> : tensor<1x1x120x24xf32>
  util.global private @w.reduction.double.1.b = #flow.parameter.named<"model"::"reduction.double.1.b"> : tensor<48xf32>
  util.global private @w.reduction.double.1.w = #flow.parameter.named<"model"::"reduction.double.1.w"> : tensor<3x3x24x48xf32>
  util.global private @w.reduction.single.b = #flow.parameter.named<"model"::"reduction.single.b"> : tensor<48xf32>
  util.global private @w.reduction.single.w = #flow.parameter.named<"model"::"reduction.single.w"> : tensor<3x3x120x48xf32>
  util.global private @w.stem.0.b = #flow.parameter.named<"model"::"stem.0.b"> : tensor<16xf32>
  util.global private @w.stem.0.w = #flow.parameter.named<"model"::"stem.0.w"> : tensor<3x3x3x16xf32>
  util.global private @w.stem.1.b = #flow.parameter.named<"model"::"stem.1.b"> : tensor<32xf32>
  util.global private @w.stem.1.w = #flow.parameter.named<"model"::"stem.1.w"> : tensor<3x3x16x32xf32>
  func.func public @main(%arg0: tensor<1x96x96x3xf32>) -> tensor<1x100xf32> {
    %w.factorized.0.long.0.b = util.global.load @w.factorized.0.long.0.b : tensor<24xf32>
    %w.factorized.0.long.0.w = util.global.load @w.factorized.0.long.0.w : tensor<1x1x216x24xf32>
    %w.factorized.0.long.1.b = util.global.load @w.factorized.0.long.1.b : tensor<24xf32>
    %w.factorized.0.long.1.w = util.global.load @w.factorized.0.long.1.w : tensor<5x1x24x24xf32>
    %w.factorized.0.long.2.b = util.global.load @w.factorized.0.long.2.b : tensor<48xf32>
    %w.factorized.0.long.2.w = util.global.load @w.factorized.0.long.2.w : tensor<1x5x24x48xf32>
    %w.factorized.0.point.b = util.global.load @w.factorized.0.point.b : tensor<48xf32>
    %w.factorized.0.point.w = util.global.load @w.factorized.0.point.w : tensor<1x1x216x48xf32>
    %w.factorized.0.pool.b = util.global.load @w.factorized.0.pool.b : tensor<48xf32>
    %w.factorized.0.pool.w = util.global.load @w.factorized.0.pool.w : tensor<1x1x216x48xf32>
    %w.factorized.0.short.0.b = util.global.load @w.factorized.0.short.0.b : tensor<24xf32>
    %w.factorized.0.short.0.w = util.global.load @w.factorized.0.short.0.w : tensor<1x1x216x24xf32>
    %w.factorized.0.short.1.b = util.global.load @w.factorized.0.short.1.b : tensor<24xf32>
    %w.factorized.0.short.1.w = util.global.load @w.factorized.0.short.1.w : tensor<1x5x24x24xf32>
    %w.factorized.0.short.2.b = util.global.load @w.factorized.0.short.2.b : tensor<48xf32>
    %w.factorized.0.short.2.w = util.global.load @w.factorized.0.short.2.w : tensor<5x1x24x48xf32>
    %w.factorized.1.long.0.b = util.global.load @w.factorized.1.long.0.b : tensor<32xf32>
    %w.factorized.1.long.0.w = util.global.load @w.factorized.1.long.0.w : tensor<1x1x192x32xf32>
    %w.factorized.1.long.1.b = util.global.load @w.factorized.1.long.1.b : tensor<32xf32>
    %w.factorized.1.long.1.w = util.global.load @w.factorized.1.long.1.w : tensor<5x1x32x32xf32>
    %w.factorized.1.long.2.b = util.global.load @w.factorized.1.long.2.b : tensor<64xf32>
    %w.factorized.1.long.2.w = util.global.load @w.factorized.1.long.2.w : tensor<1x5x32x64xf32>
    %w.factorized.1.point.b = util.global.load @w.factorized.1.point.b : tensor<64xf32>
    %w.factorized.1.point.w = util.global.load @w.factorized.1.point.w : tensor<1x1x192x64xf32>
    %w.factorized.1.pool.b = util.global.load @w.factorized.1.pool.b : tensor<64xf32>
    %w.factorized.1.pool.w = util.global.load @w.factorized.1.pool.w : tensor<1x1x192x64xf32>
    %w.factorized.1.short.0.b = util.global.load @w.factorized.1.short.0.b : tensor<32xf32>
    %w.factorized.1.short.0.w = util.global.load @w.factorized.1.short.0.w : tensor<1x1x192x32xf32>
    %w.factorized.1.short.1.b = util.global.load @w.factorized.1.short.1.b : tensor<32xf32>
    %w.factorized.1.short.1.w = util.global.load @w.factorized.1.short.1.w : tensor<1x5x32x32xf32>
    %w.factorized.1.short.2.b = util.global.load @w.factorized.1.short.2.b : tensor<64xf32>
    %w.factorized.1.short.2.w = util.global.load @w.factorized.1.short.2.w : tensor<5x1x32x64xf32>
    %w.head.b = util.global.load @w.head.b : tensor<100xf32>
    %w.head.w = util.global.load @w.head.w : tensor<256x100xf32>
    %w.mixed.0.double.0.b = util.global.load @w.mixed.0.double.0.b : tensor<8xf32>
    %w.mixed.0.double.0.w = util.global.load @w.mixed.0.double.0.w : tensor<1x1x32x8xf32>
    %w.mixed.0.double.1.b = util.global.load @w.mixed.0.double.1.b : tensor<16xf32>
    %w.mixed.0.double.1.w = util.global.load @w.mixed.0.double.1.w : tensor<3x3x8x16xf32>
    %w.mixed.0.double.2.b = util.global.load @w.mixed.0.double.2.b : tensor<16xf32>
    %w.mixed.0.double.2.w = util.global.load @w.mixed.0.double.2.w : tensor<3x3x16x16xf32>
    %w.mixed.0.point.b = util.global.load @w.mixed.0.point.b : tensor<16xf32>
    %w.mixed.0.point.w = util.global.load @w.mixed.0.point.w : tensor<1x1x32x16xf32>
    %w.mixed.0.pool.b = util.global.load @w.mixed.0.pool.b : tensor<16xf32>
    %w.mixed.0.pool.w = util.global.load @w.mixed.0.pool.w : tensor<1x1x32x16xf32>
    %w.mixed.0.single.0.b = util.global.load @w.mixed.0.single.0.b : tensor<16xf32>
    %w.mixed.0.single.0.w = util.global.load @w.mixed.0.single.0.w : tensor<1x1x32x16xf32>
    %w.mixed.0.single.1.b = util.global.load @w.mixed.0.single.1.b : tensor<32xf32>
    %w.mixed.0.single.1.w = util.global.load @w.mixed.0.single.1.w : tensor<3x3x16x32xf32>
    %w.mixed.1.double.0.b = util.global.load @w.mixed.1.double.0.b : tensor<12xf32>
    %w.mixed.1.double.0.w = util.global.load @w.mixed.1.double.0.w : tensor<1x1x80x12xf32>
    %w.mixed.1.double.1.b = util.global.load @w.mixed.1.double.1.b : tensor<24xf32>
    %w.mixed.1.double.1.w = util.global.load @w.mixed.1.double.1.w : tensor<3x3x12x24xf32>
    %w.mixed.1.double.2.b = util.global.load @w.mixed.1.double.2.b : tensor<24xf32>
    %w.mixed.1.double.2.w = util.global.load @w.mixed.1.double.2.w : tensor<3x3x24x24xf32>
    %w.mixed.1.point.b = util.global.load @w.mixed.1.point.b : tensor<24xf32>
    %w.mixed.1.point.w = util.global.load @w.mixed.1.point.w : tensor<1x1x80x24xf32>
    %w.mixed.1.pool.b = util.global.load @w.mixed.1.pool.b : tensor<24xf32>
    %w.mixed.1.pool.w = util.global.load @w.mixed.1.pool.w : tensor<1x1x80x24xf32>
    %w.mixed.1.single.0.b = util.global.load @w.mixed.1.single.0.b : tensor<24xf32>
    %w.mixed.1.single.0.w = util.global.load @w.mixed.1.single.0.w : tensor<1x1x80x24xf32>
    %w.mixed.1.single.1.b = util.global.load @w.mixed.1.single.1.b : tensor<48xf32>
    %w.mixed.1.single.1.w = util.global.load @w.mixed.1.single.1.w : tensor<3x3x24x48xf32>
    %w.reduction.double.0.b = util.global.load @w.reduction.double.0.b : tensor<24xf32>
    %w.reduction.double.0.w = util.global.load @w.reduction.double.0.w : tensor<1x1x120x24xf32>
    %w.reduction.double.1.b = util.global.load @w.reduction.double.1.b : tensor<48xf32>
    %w.reduction.double.1.w = util.global.load @w.reduction.double.1.w : tensor<3x3x24x48xf32>
    %w.reduction.single.b = util.global.load @w.reduction.single.b : tensor<48xf32>
    %w.reduction.single.w = util.global.load @w.reduction.single.w : tensor<3x3x120x48xf32>
    %w.stem.0.b = util.global.load @w.stem.0.b : tensor<16xf32>
    %w.stem.0.w = util.global.load @w.stem.0.w : tensor<3x3x3x16xf32>
    %w.stem.1.b = util.global.load @w.stem.1.b : tensor<32xf32>
    %w.stem.1.w = util.global.load @w.stem.1.w : tensor<3x3x16x32xf32>
    %0 = stablehlo.convolution(%arg0, %w.stem.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 1], [0, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x96x96x3xf32>, tensor<3x3x3x16xf32>) -> tensor<1x48x48x16xf32>
    %1 = stablehlo.broadcast_in_dim %w.stem.0.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x48x48x16xf32>
    %3 = stablehlo.add %0, %2 : tensor<1x48x48x16xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x48x48x16xf32>
    %5 = stablehlo.maximum %3, %4 : tensor<1x48x48x16xf32>
    %6 = stablehlo.convolution(%5, %w.stem.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x48x48x16xf32>, tensor<3x3x16x32xf32>) -> tensor<1x48x48x32xf32>
    %7 = stablehlo.broadcast_in_dim %w.stem.1.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %8 = stablehlo.broadcast_in_dim %7, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x48x48x32xf32>
    %9 = stablehlo.add %6, %8 : tensor<1x48x48x32xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %10 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<1x48x48x32xf32>
    %11 = stablehlo.maximum %9, %10 : tensor<1x48x48x32xf32>
    %cst_1 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<f32>
    %13 = "stablehlo.reduce_window"(%11, %12) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [0, 1], [0, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.maximum %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x48x48x32xf32>, tensor<f32>) -> tensor<1x24x24x32xf32>
    %14 = stablehlo.convolution(%13, %w.mixed.0.point.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x32xf32>, tensor<1x1x32x16xf32>) -> tensor<1x24x24x16xf32>
    %15 = stablehlo.broadcast_in_dim %w.mixed.0.point.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x24x24x16xf32>
    %17 = stablehlo.add %14, %16 : tensor<1x24x24x16xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<1x24x24x16xf32>
    %19 = stablehlo.maximum %17, %18 : tensor<1x24x24x16xf32>
    %20 = stablehlo.convolution(%13, %w.mixed.0.single.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x32xf32>, tensor<1x1x32x16xf32>) -> tensor<1x24x24x16xf32>
    %21 = stablehlo.broadcast_in_dim %w.mixed.0.single.0.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %22 = stablehlo.broadcast_in_dim %21, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x24x24x16xf32>
    %23 = stablehlo.add %20, %22 : tensor<1x24x24x16xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<1x24x24x16xf32>
    %25 = stablehlo.maximum %23, %24 : tensor<1x24x24x16xf32>
    %26 = stablehlo.convolution(%25, %w.mixed.0.single.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x16xf32>, tensor<3x3x16x32xf32>) -> tensor<1x24x24x32xf32>
    %27 = stablehlo.broadcast_in_dim %w.mixed.0.single.1.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %28 = stablehlo.broadcast_in_dim %27, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x24x24x32xf32>
    %29 = stablehlo.add %26, %28 : tensor<1x24x24x32xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %30 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<1x24x24x32xf32>
    %31 = stablehlo.maximum %29, %30 : tensor<1x24x24x32xf32>
    %32 = stablehlo.convolution(%13, %w.mixed.0.double.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x32xf32>, tensor<1x1x32x8xf32>) -> tensor<1x24x24x8xf32>
    %33 = stablehlo.broadcast_in_dim %w.mixed.0.double.0.b, dims = [3] : (tensor<8xf32>) -> tensor<1x1x1x8xf32>
    %34 = stablehlo.broadcast_in_dim %33, dims = [0, 1, 2, 3] : (tensor<1x1x1x8xf32>) -> tensor<1x24x24x8xf32>
    %35 = stablehlo.add %32, %34 : tensor<1x24x24x8xf32>
    %cst_5 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %36 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<1x24x24x8xf32>
    %37 = stablehlo.maximum %35, %36 : tensor<1x24x24x8xf32>
    %38 = stablehlo.convolution(%37, %w.mixed.0.double.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x8xf32>, tensor<3x3x8x16xf32>) -> tensor<1x24x24x16xf32>
    %39 = stablehlo.broadcast_in_dim %w.mixed.0.double.1.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x24x24x16xf32>
    %41 = stablehlo.add %38, %40 : tensor<1x24x24x16xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %42 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<1x24x24x16xf32>
    %43 = stablehlo.maximum %41, %42 : tensor<1x24x24x16xf32>
    %44 = stablehlo.convolution(%43, %w.mixed.0.double.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x16xf32>, tensor<3x3x16x16xf32>) -> tensor<1x24x24x16xf32>
    %45 = stablehlo.broadcast_in_dim %w.mixed.0.double.2.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %46 = stablehlo.broadcast_in_dim %45, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x24x24x16xf32>
    %47 = stablehlo.add %44, %46 : tensor<1x24x24x16xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %48 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<1x24x24x16xf32>
    %49 = stablehlo.maximum %47, %48 : tensor<1x24x24x16xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %50 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<f32>
    %51 = "stablehlo.reduce_window"(%13, %50) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.add %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x24x24x32xf32>, tensor<f32>) -> tensor<1x24x24x32xf32>
    %cst_9 = stablehlo.constant dense<9.000000e+00> : tensor<f32>
    %52 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<1x24x24x32xf32>
    %53 = stablehlo.divide %51, %52 : tensor<1x24x24x32xf32>
    %54 = stablehlo.convolution(%53, %w.mixed.0.pool.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x32xf32>, tensor<1x1x32x16xf32>) -> tensor<1x24x24x16xf32>
    %55 = stablehlo.broadcast_in_dim %w.mixed.0.pool.b, dims = [3] : (tensor<16xf32>) -> tensor<1x1x1x16xf32>
    %56 = stablehlo.broadcast_in_dim %55, dims = [0, 1, 2, 3] : (tensor<1x1x1x16xf32>) -> tensor<1x24x24x16xf32>
    %57 = stablehlo.add %54, %56 : tensor<1x24x24x16xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %58 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<1x24x24x16xf32>
    %59 = stablehlo.maximum %57, %58 : tensor<1x24x24x16xf32>
    %60 = stablehlo.concatenate %19, %31, %49, %59, dim = 3 : (tensor<1x24x24x16xf32>, tensor<1x24x24x32xf32>, tensor<1x24x24x16xf32>, tensor<1x24x24x16xf32>) -> tensor<1x24x24x80xf32>
    %61 = stablehlo.convolution(%60, %w.mixed.1.point.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x80xf32>, tensor<1x1x80x24xf32>) -> tensor<1x24x24x24xf32>
    %62 = stablehlo.broadcast_in_dim %w.mixed.1.point.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %63 = stablehlo.broadcast_in_dim %62, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %64 = stablehlo.add %61, %63 : tensor<1x24x24x24xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %66 = stablehlo.maximum %64, %65 : tensor<1x24x24x24xf32>
    %67 = stablehlo.convolution(%60, %w.mixed.1.single.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x80xf32>, tensor<1x1x80x24xf32>) -> tensor<1x24x24x24xf32>
    %68 = stablehlo.broadcast_in_dim %w.mixed.1.single.0.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %69 = stablehlo.broadcast_in_dim %68, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %70 = stablehlo.add %67, %69 : tensor<1x24x24x24xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %71 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %72 = stablehlo.maximum %70, %71 : tensor<1x24x24x24xf32>
    %73 = stablehlo.convolution(%72, %w.mixed.1.single.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x24xf32>, tensor<3x3x24x48xf32>) -> tensor<1x24x24x48xf32>
    %74 = stablehlo.broadcast_in_dim %w.mixed.1.single.1.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %75 = stablehlo.broadcast_in_dim %74, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x24x24x48xf32>
    %76 = stablehlo.add %73, %75 : tensor<1x24x24x48xf32>
    %cst_13 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %77 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<1x24x24x48xf32>
    %78 = stablehlo.maximum %76, %77 : tensor<1x24x24x48xf32>
    %79 = stablehlo.convolution(%60, %w.mixed.1.double.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x80xf32>, tensor<1x1x80x12xf32>) -> tensor<1x24x24x12xf32>
    %80 = stablehlo.broadcast_in_dim %w.mixed.1.double.0.b, dims = [3] : (tensor<12xf32>) -> tensor<1x1x1x12xf32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [0, 1, 2, 3] : (tensor<1x1x1x12xf32>) -> tensor<1x24x24x12xf32>
    %82 = stablehlo.add %79, %81 : tensor<1x24x24x12xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %83 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<1x24x24x12xf32>
    %84 = stablehlo.maximum %82, %83 : tensor<1x24x24x12xf32>
    %85 = stablehlo.convolution(%84, %w.mixed.1.double.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x12xf32>, tensor<3x3x12x24xf32>) -> tensor<1x24x24x24xf32>
    %86 = stablehlo.broadcast_in_dim %w.mixed.1.double.1.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %87 = stablehlo.broadcast_in_dim %86, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %88 = stablehlo.add %85, %87 : tensor<1x24x24x24xf32>
    %cst_15 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %89 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %90 = stablehlo.maximum %88, %89 : tensor<1x24x24x24xf32>
    %91 = stablehlo.convolution(%90, %w.mixed.1.double.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x24xf32>, tensor<3x3x24x24xf32>) -> tensor<1x24x24x24xf32>
    %92 = stablehlo.broadcast_in_dim %w.mixed.1.double.2.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %93 = stablehlo.broadcast_in_dim %92, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %94 = stablehlo.add %91, %93 : tensor<1x24x24x24xf32>
    %cst_16 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %95 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %96 = stablehlo.maximum %94, %95 : tensor<1x24x24x24xf32>
    %cst_17 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %97 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<f32>
    %98 = "stablehlo.reduce_window"(%60, %97) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.add %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x24x24x80xf32>, tensor<f32>) -> tensor<1x24x24x80xf32>
    %cst_18 = stablehlo.constant dense<9.000000e+00> : tensor<f32>
    %99 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<1x24x24x80xf32>
    %100 = stablehlo.divide %98, %99 : tensor<1x24x24x80xf32>
    %101 = stablehlo.convolution(%100, %w.mixed.1.pool.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x80xf32>, tensor<1x1x80x24xf32>) -> tensor<1x24x24x24xf32>
    %102 = stablehlo.broadcast_in_dim %w.mixed.1.pool.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %103 = stablehlo.broadcast_in_dim %102, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %104 = stablehlo.add %101, %103 : tensor<1x24x24x24xf32>
    %cst_19 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %105 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %106 = stablehlo.maximum %104, %105 : tensor<1x24x24x24xf32>
    %107 = stablehlo.concatenate %66, %78, %96, %106, dim = 3 : (tensor<1x24x24x24xf32>, tensor<1x24x24x48xf32>, tensor<1x24x24x24xf32>, tensor<1x24x24x24xf32>) -> tensor<1x24x24x120xf32>
    %108 = stablehlo.convolution(%107, %w.reduction.single.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 1], [0, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x120xf32>, tensor<3x3x120x48xf32>) -> tensor<1x12x12x48xf32>
    %109 = stablehlo.broadcast_in_dim %w.reduction.single.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %110 = stablehlo.broadcast_in_dim %109, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %111 = stablehlo.add %108, %110 : tensor<1x12x12x48xf32>
    %cst_20 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %112 = stablehlo.broadcast_in_dim %cst_20, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %113 = stablehlo.maximum %111, %112 : tensor<1x12x12x48xf32>
    %114 = stablehlo.convolution(%107, %w.reduction.double.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x120xf32>, tensor<1x1x120x24xf32>) -> tensor<1x24x24x24xf32>
    %115 = stablehlo.broadcast_in_dim %w.reduction.double.0.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %116 = stablehlo.broadcast_in_dim %115, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x24x24x24xf32>
    %117 = stablehlo.add %114, %116 : tensor<1x24x24x24xf32>
    %cst_21 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %118 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<1x24x24x24xf32>
    %119 = stablehlo.maximum %117, %118 : tensor<1x24x24x24xf32>
    %120 = stablehlo.convolution(%119, %w.reduction.double.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 1], [0, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x24x24x24xf32>, tensor<3x3x24x48xf32>) -> tensor<1x12x12x48xf32>
    %121 = stablehlo.broadcast_in_dim %w.reduction.double.1.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %122 = stablehlo.broadcast_in_dim %121, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %123 = stablehlo.add %120, %122 : tensor<1x12x12x48xf32>
    %cst_22 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %124 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %125 = stablehlo.maximum %123, %124 : tensor<1x12x12x48xf32>
    %cst_23 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %126 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<f32>
    %127 = "stablehlo.reduce_window"(%107, %126) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [0, 1], [0, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.maximum %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x24x24x120xf32>, tensor<f32>) -> tensor<1x12x12x120xf32>
    %128 = stablehlo.concatenate %113, %125, %127, dim = 3 : (tensor<1x12x12x48xf32>, tensor<1x12x12x48xf32>, tensor<1x12x12x120xf32>) -> tensor<1x12x12x216xf32>
    %129 = stablehlo.convolution(%128, %w.factorized.0.point.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x216xf32>, tensor<1x1x216x48xf32>) -> tensor<1x12x12x48xf32>
    %130 = stablehlo.broadcast_in_dim %w.factorized.0.point.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %131 = stablehlo.broadcast_in_dim %130, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %132 = stablehlo.add %129, %131 : tensor<1x12x12x48xf32>
    %cst_24 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %133 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %134 = stablehlo.maximum %132, %133 : tensor<1x12x12x48xf32>
    %135 = stablehlo.convolution(%128, %w.factorized.0.short.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x216xf32>, tensor<1x1x216x24xf32>) -> tensor<1x12x12x24xf32>
    %136 = stablehlo.broadcast_in_dim %w.factorized.0.short.0.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %137 = stablehlo.broadcast_in_dim %136, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x12x12x24xf32>
    %138 = stablehlo.add %135, %137 : tensor<1x12x12x24xf32>
    %cst_25 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %139 = stablehlo.broadcast_in_dim %cst_25, dims = [] : (tensor<f32>) -> tensor<1x12x12x24xf32>
    %140 = stablehlo.maximum %138, %139 : tensor<1x12x12x24xf32>
    %141 = stablehlo.convolution(%140, %w.factorized.0.short.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [2, 2]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x24xf32>, tensor<1x5x24x24xf32>) -> tensor<1x12x12x24xf32>
    %142 = stablehlo.broadcast_in_dim %w.factorized.0.short.1.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %143 = stablehlo.broadcast_in_dim %142, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x12x12x24xf32>
    %144 = stablehlo.add %141, %143 : tensor<1x12x12x24xf32>
    %cst_26 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %145 = stablehlo.broadcast_in_dim %cst_26, dims = [] : (tensor<f32>) -> tensor<1x12x12x24xf32>
    %146 = stablehlo.maximum %144, %145 : tensor<1x12x12x24xf32>
    %147 = stablehlo.convolution(%146, %w.factorized.0.short.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[2, 2], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x24xf32>, tensor<5x1x24x48xf32>) -> tensor<1x12x12x48xf32>
    %148 = stablehlo.broadcast_in_dim %w.factorized.0.short.2.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %149 = stablehlo.broadcast_in_dim %148, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %150 = stablehlo.add %147, %149 : tensor<1x12x12x48xf32>
    %cst_27 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %151 = stablehlo.broadcast_in_dim %cst_27, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %152 = stablehlo.maximum %150, %151 : tensor<1x12x12x48xf32>
    %153 = stablehlo.convolution(%128, %w.factorized.0.long.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x216xf32>, tensor<1x1x216x24xf32>) -> tensor<1x12x12x24xf32>
    %154 = stablehlo.broadcast_in_dim %w.factorized.0.long.0.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %155 = stablehlo.broadcast_in_dim %154, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x12x12x24xf32>
    %156 = stablehlo.add %153, %155 : tensor<1x12x12x24xf32>
    %cst_28 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %157 = stablehlo.broadcast_in_dim %cst_28, dims = [] : (tensor<f32>) -> tensor<1x12x12x24xf32>
    %158 = stablehlo.maximum %156, %157 : tensor<1x12x12x24xf32>
    %159 = stablehlo.convolution(%158, %w.factorized.0.long.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[2, 2], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x24xf32>, tensor<5x1x24x24xf32>) -> tensor<1x12x12x24xf32>
    %160 = stablehlo.broadcast_in_dim %w.factorized.0.long.1.b, dims = [3] : (tensor<24xf32>) -> tensor<1x1x1x24xf32>
    %161 = stablehlo.broadcast_in_dim %160, dims = [0, 1, 2, 3] : (tensor<1x1x1x24xf32>) -> tensor<1x12x12x24xf32>
    %162 = stablehlo.add %159, %161 : tensor<1x12x12x24xf32>
    %cst_29 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %163 = stablehlo.broadcast_in_dim %cst_29, dims = [] : (tensor<f32>) -> tensor<1x12x12x24xf32>
    %164 = stablehlo.maximum %162, %163 : tensor<1x12x12x24xf32>
    %165 = stablehlo.convolution(%164, %w.factorized.0.long.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [2, 2]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x24xf32>, tensor<1x5x24x48xf32>) -> tensor<1x12x12x48xf32>
    %166 = stablehlo.broadcast_in_dim %w.factorized.0.long.2.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %167 = stablehlo.broadcast_in_dim %166, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %168 = stablehlo.add %165, %167 : tensor<1x12x12x48xf32>
    %cst_30 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %169 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %170 = stablehlo.maximum %168, %169 : tensor<1x12x12x48xf32>
    %cst_31 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %171 = stablehlo.broadcast_in_dim %cst_31, dims = [] : (tensor<f32>) -> tensor<f32>
    %172 = "stablehlo.reduce_window"(%128, %171) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.add %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x12x12x216xf32>, tensor<f32>) -> tensor<1x12x12x216xf32>
    %cst_32 = stablehlo.constant dense<9.000000e+00> : tensor<f32>
    %173 = stablehlo.broadcast_in_dim %cst_32, dims = [] : (tensor<f32>) -> tensor<1x12x12x216xf32>
    %174 = stablehlo.divide %172, %173 : tensor<1x12x12x216xf32>
    %175 = stablehlo.convolution(%174, %w.factorized.0.pool.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x216xf32>, tensor<1x1x216x48xf32>) -> tensor<1x12x12x48xf32>
    %176 = stablehlo.broadcast_in_dim %w.factorized.0.pool.b, dims = [3] : (tensor<48xf32>) -> tensor<1x1x1x48xf32>
    %177 = stablehlo.broadcast_in_dim %176, dims = [0, 1, 2, 3] : (tensor<1x1x1x48xf32>) -> tensor<1x12x12x48xf32>
    %178 = stablehlo.add %175, %177 : tensor<1x12x12x48xf32>
    %cst_33 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %179 = stablehlo.broadcast_in_dim %cst_33, dims = [] : (tensor<f32>) -> tensor<1x12x12x48xf32>
    %180 = stablehlo.maximum %178, %179 : tensor<1x12x12x48xf32>
    %181 = stablehlo.concatenate %134, %152, %170, %180, dim = 3 : (tensor<1x12x12x48xf32>, tensor<1x12x12x48xf32>, tensor<1x12x12x48xf32>, tensor<1x12x12x48xf32>) -> tensor<1x12x12x192xf32>
    %182 = stablehlo.convolution(%181, %w.factorized.1.point.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x192xf32>, tensor<1x1x192x64xf32>) -> tensor<1x12x12x64xf32>
    %183 = stablehlo.broadcast_in_dim %w.factorized.1.point.b, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %184 = stablehlo.broadcast_in_dim %183, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x12x12x64xf32>
    %185 = stablehlo.add %182, %184 : tensor<1x12x12x64xf32>
    %cst_34 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %186 = stablehlo.broadcast_in_dim %cst_34, dims = [] : (tensor<f32>) -> tensor<1x12x12x64xf32>
    %187 = stablehlo.maximum %185, %186 : tensor<1x12x12x64xf32>
    %188 = stablehlo.convolution(%181, %w.factorized.1.short.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x192xf32>, tensor<1x1x192x32xf32>) -> tensor<1x12x12x32xf32>
    %189 = stablehlo.broadcast_in_dim %w.factorized.1.short.0.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %190 = stablehlo.broadcast_in_dim %189, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x12x12x32xf32>
    %191 = stablehlo.add %188, %190 : tensor<1x12x12x32xf32>
    %cst_35 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %192 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<1x12x12x32xf32>
    %193 = stablehlo.maximum %191, %192 : tensor<1x12x12x32xf32>
    %194 = stablehlo.convolution(%193, %w.factorized.1.short.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [2, 2]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x32xf32>, tensor<1x5x32x32xf32>) -> tensor<1x12x12x32xf32>
    %195 = stablehlo.broadcast_in_dim %w.factorized.1.short.1.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %196 = stablehlo.broadcast_in_dim %195, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x12x12x32xf32>
    %197 = stablehlo.add %194, %196 : tensor<1x12x12x32xf32>
    %cst_36 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %198 = stablehlo.broadcast_in_dim %cst_36, dims = [] : (tensor<f32>) -> tensor<1x12x12x32xf32>
    %199 = stablehlo.maximum %197, %198 : tensor<1x12x12x32xf32>
    %200 = stablehlo.convolution(%199, %w.factorized.1.short.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[2, 2], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x32xf32>, tensor<5x1x32x64xf32>) -> tensor<1x12x12x64xf32>
    %201 = stablehlo.broadcast_in_dim %w.factorized.1.short.2.b, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %202 = stablehlo.broadcast_in_dim %201, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x12x12x64xf32>
    %203 = stablehlo.add %200, %202 : tensor<1x12x12x64xf32>
    %cst_37 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %204 = stablehlo.broadcast_in_dim %cst_37, dims = [] : (tensor<f32>) -> tensor<1x12x12x64xf32>
    %205 = stablehlo.maximum %203, %204 : tensor<1x12x12x64xf32>
    %206 = stablehlo.convolution(%181, %w.factorized.1.long.0.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x192xf32>, tensor<1x1x192x32xf32>) -> tensor<1x12x12x32xf32>
    %207 = stablehlo.broadcast_in_dim %w.factorized.1.long.0.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %208 = stablehlo.broadcast_in_dim %207, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x12x12x32xf32>
    %209 = stablehlo.add %206, %208 : tensor<1x12x12x32xf32>
    %cst_38 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %210 = stablehlo.broadcast_in_dim %cst_38, dims = [] : (tensor<f32>) -> tensor<1x12x12x32xf32>
    %211 = stablehlo.maximum %209, %210 : tensor<1x12x12x32xf32>
    %212 = stablehlo.convolution(%211, %w.factorized.1.long.1.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[2, 2], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x32xf32>, tensor<5x1x32x32xf32>) -> tensor<1x12x12x32xf32>
    %213 = stablehlo.broadcast_in_dim %w.factorized.1.long.1.b, dims = [3] : (tensor<32xf32>) -> tensor<1x1x1x32xf32>
    %214 = stablehlo.broadcast_in_dim %213, dims = [0, 1, 2, 3] : (tensor<1x1x1x32xf32>) -> tensor<1x12x12x32xf32>
    %215 = stablehlo.add %212, %214 : tensor<1x12x12x32xf32>
    %cst_39 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %216 = stablehlo.broadcast_in_dim %cst_39, dims = [] : (tensor<f32>) -> tensor<1x12x12x32xf32>
    %217 = stablehlo.maximum %215, %216 : tensor<1x12x12x32xf32>
    %218 = stablehlo.convolution(%217, %w.factorized.1.long.2.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [2, 2]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x32xf32>, tensor<1x5x32x64xf32>) -> tensor<1x12x12x64xf32>
    %219 = stablehlo.broadcast_in_dim %w.factorized.1.long.2.b, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %220 = stablehlo.broadcast_in_dim %219, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x12x12x64xf32>
    %221 = stablehlo.add %218, %220 : tensor<1x12x12x64xf32>
    %cst_40 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %222 = stablehlo.broadcast_in_dim %cst_40, dims = [] : (tensor<f32>) -> tensor<1x12x12x64xf32>
    %223 = stablehlo.maximum %221, %222 : tensor<1x12x12x64xf32>
    %cst_41 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %224 = stablehlo.broadcast_in_dim %cst_41, dims = [] : (tensor<f32>) -> tensor<f32>
    %225 = "stablehlo.reduce_window"(%181, %224) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
      %252 = stablehlo.add %arg1, %arg2 : tensor<f32>
      stablehlo.return %252 : tensor<f32>
    }) : (tensor<1x12x12x192xf32>, tensor<f32>) -> tensor<1x12x12x192xf32>
    %cst_42 = stablehlo.constant dense<9.000000e+00> : tensor<f32>
    %226 = stablehlo.broadcast_in_dim %cst_42, dims = [] : (tensor<f32>) -> tensor<1x12x12x192xf32>
    %227 = stablehlo.divide %225, %226 : tensor<1x12x12x192xf32>
    %228 = stablehlo.convolution(%227, %w.factorized.1.pool.w) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x12x12x192xf32>, tensor<1x1x192x64xf32>) -> tensor<1x12x12x64xf32>
    %229 = stablehlo.broadcast_in_dim %w.factorized.1.pool.b, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %230 = stablehlo.broadcast_in_dim %229, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x12x12x64xf32>
    %231 = stablehlo.add %228, %230 : tensor<1x12x12x64xf32>
    %cst_43 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %232 = stablehlo.broadcast_in_dim %cst_43, dims = [] : (tensor<f32>) -> tensor<1x12x12x64xf32>
    %233 = stablehlo.maximum %231, %232 : tensor<1x12x12x64xf32>
    %234 = stablehlo.concatenate %187, %205, %223, %233, dim = 3 : (tensor<1x12x12x64xf32>, tensor<1x12x12x64xf32>, tensor<1x12x12x64xf32>, tensor<1x12x12x64xf32>) -> tensor<1x12x12x256xf32>
    %cst_44 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %235 = stablehlo.reduce(%234 init: %cst_44) applies stablehlo.add across dimensions = [1, 2] : (tensor<1x12x12x256xf32>, tensor<f32>) -> tensor<1x256xf32>
    %cst_45 = stablehlo.constant dense<1.440000e+02> : tensor<f32>
    %236 = stablehlo.broadcast_in_dim %cst_45, dims = [] : (tensor<f32>) -> tensor<1x256xf32>
    %237 = stablehlo.divide %235, %236 : tensor<1x256xf32>
    %238 = stablehlo.dot_general %237, %w.head.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x256xf32>, tensor<256x100xf32>) -> tensor<1x100xf32>
    %239 = stablehlo.broadcast_in_dim %w.head.b, dims = [1] : (tensor<100xf32>) -> tensor<1x100xf32>
    %240 = stablehlo.add %238, %239 : tensor<1x100xf32>
    %cst_46 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %241 = stablehlo.reduce(%240 init: %cst_46) applies stablehlo.maximum across dimensions = [1] : (tensor<1x100xf32>, tensor<f32>) -> tensor<1xf32>
    %cst_47 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %242 = stablehlo.broadcast_in_dim %cst_47, dims = [] : (tensor<f32>) -> tensor<1xf32>
    %243 = stablehlo.maximum %242, %241 : tensor<1xf32>
    %244 = stablehlo.broadcast_in_dim %243, dims = [0] : (tensor<1xf32>) -> tensor<1x1xf32>
    %245 = stablehlo.broadcast_in_dim %244, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<1x100xf32>
    %246 = stablehlo.subtract %240, %245 : tensor<1x100xf32>
    %247 = stablehlo.exponential %246 : tensor<1x100xf32>
    %cst_48 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %248 = stablehlo.reduce(%247 init: %cst_48) applies stablehlo.add across dimensions = [1] : (tensor<1x100xf32>, tensor<f32>) -> tensor<1xf32>
    %249 = stablehlo.broadcast_in_dim %248, dims = [0] : (tensor<1xf32>) -> tensor<1x1xf32>
    %250 = stablehlo.broadcast_in_dim %249, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<1x100xf32>
    %251 = stablehlo.divide %247, %250 : tensor<1x100xf32>
    return %251 : tensor<1x100xf32>
  }
}
