module @model {
  util.global private @w.embedding = #flow.parameter.named<"model"::"embedding"> : tensor<512x128xf32>
  util.global private @w.layer.0.attention.key.b = #flow.parameter.named<"model"::"layer.0.attention.key.b"> : tensor<128xf32>
  util.global private @w.layer.0.attention.key.w = #flow.parameter.named<"model"::"layer.0.attention.key.w"> : tensor<128x128xf32>
  util.global private @w.layer.0.attention.out.b = #flow.parameter.named<"model"::"layer.0.attention.out.b"> : tensor<128xf32>
  util.global private @w.layer.0.attention.out.w = #flow.parameter.named<"model"::"layer.0.attention.out.w"> : tensor<128x128xf32>
  util.global private @w.layer.0.attention.query.b = #flow.parameter.named<"model"::"layer.0.attention.query.b"> : tensor<128xf32>
  util.global private @w.layer.0.attention.query.w = #flow.parameter.named<"model"::"layer.0.attention.query.w"> : tensor<128x128xf32>
  util.global private @w.layer.0.attention.value.b = #flow.parameter.named<"model"::"layer.0.attention.value.b"> : tensor<128xf32>
  util.global private @w.layer.0.attention.value.w = #flow.parameter.named<"model"::"layer.0.attention.value.w"> : tensor<128x128xf32>
  util.global private @w.layer.0.down.b = #flow.parameter.named<"model"::"layer.0.down.b"> : tensor<128xf32>
  util.global private @w.layer.0.down.w = #flow.parameter.named<"model"::"layer.0.down.w"> : tensor<512x128xf32>
  util.global private @w.layer.0.norm.0.scale = #flow.parameter.named<"model"::"layer.0.norm.0.scale"> : tensor<128xf32>
  util.global private @w.layer.0.norm.0.shift = #flow.parameter.named<"model"::"layer.0.norm.0.shift"> : tensor<128xf32>
  util.global private @w.layer.0.norm.1.scale = #flow.parameter.named<"model"::"layer.0.norm.1.scale"> : tensor<128xf32>
  util.global private @w.layer.0.norm.1.shift = #flow.parameter.named<"model"::"layer.0.norm.1.shift"> : tensor<128xf32>
  util.global private @w.layer.0.up.b = #flow.parameter.named<"model"::"layer.0.up.b"> : tensor<512xf32>
  util.global private @w.layer.0.up.w = #flow.parameter.named<"model"::"layer.0.up.w"> : tensor<128x512xf32>
  util.global private @w.layer.1.attention.key.b = #flow.parameter.named<"model"::"layer.1.attention.key.b"> : tensor<128xf32>
  util.global private @w.layer.1.attention.key.w = #flow.parameter.named<"model"::"layer.1.attention.key.w"> : tensor<128x128xf32>
  util.global private @w.layer.1.attention.out.b = #flow.parameter.named<"model"::"layer.1.attention.out.b"> : tensor<128xf32>
  util.global private @w.layer.1.attention.out.w = #flow.parameter.named<"model"::"layer.1.attention.out.w"> : tensor<128x128xf32>
  util.global private @w.layer.1.attention.query.b = #flow.parameter.named<"model"::"layer.1.attention.query.b"> : tensor<128xf32>
  util.global private @w.layer.1.attention.query.w = #flow.parameter.named<"model"::"layer.1.attention.query.w"> : tensor<128x128xf32>
  util.global private @w.layer.1.attention.value.b = #flow.parameter.named<"model"::"layer.1.attention.value.b"> : tensor<128xf32>
  util.global private @w.layer.1.attention.value.w = #flow.parameter.named<"model"::"layer.1.attention.value.w"> : tensor<128x128xf32>
  util.global private @w.layer.1.down.b = #flow.parameter.named<"model"::"layer.1.down.b"> : tensor<128xf32>
  util.global private @w.layer.1.down.w = #flow.parameter.named<"model"::"layer.1.down.w"> : tensor<512x128xf32>
  util.global private @w.layer.1.norm.0.scale = #flow.parameter.named<"model"::"layer.1.norm.0.scale"> : tensor<128xf32>
  util.global private @w.layer.1.norm.0.shift = #flow.parameter.named<"model"::"layer.1.norm.0.shift"> : tensor<128xf32>
  util.global private @w.layer.1.norm.1.scale = #flow.parameter.named<"model"::"layer.1.norm.1.scale"> : tensor<128xf32>
  util.global private @w.layer.1.norm.1.shift = #flow.parameter.named<"model"::"layer.1.norm.1.shift"> : tensor<128xf32>
  util.global private @w.layer.1.up.b = #flow.parameter.named<"model"::"layer.1.up.b"> : tensor<512xf32>
  util.global private @w.layer.1.up.w = #flow.parameter.named<"model"::"layer.1.up.w"> : tensor<128x512xf32>
  util.global private @w.layer.2.attention.key.b = #flow.parameter.named<"model"::"layer.2.attention.key.b"> : tensor<128xf32>
  util.global private @w.layer.2.attention.key.w = #flow.parameter.named<"model"::"layer.2.attention.key.w"> : tensor<128x128xf32>
  util.global private @w.layer.2.attention.out.b = #flow.parameter.named<"model"::"layer.2.attention.out.b"> : tensor<128xf32>
  util.global private @w.layer.2.attention.out.w = #flow.parameter.named<"model"::"layer.2.attention.out.w"> : tensor<128x128xf32>
  util.global private @w.layer.2.attention.query.b = #flow.parameter.named<"model"::"layer.2.attention.query.b"> : tensor<128xf32>
  util.global private @w.layer.2.attention.query.w = #flow.parameter.named<"model"::"layer.2.attention.query.w"> : tensor<128x128xf32>
  util.global private @w.layer.2.attention.value.b = #flow.parameter.named<"model"::"layer.2.attention.value.b"> : tensor<128xf32>
  util.global private @w.layer.2.attention.value.w = #flow.parameter.named<"model"::"layer.2.attention.value.w"> : tensor<128x128xf32>
  util.global private @w.layer.2.down.b = #flow.parameter.named<"model"::"layer.2.down.b"> : tensor<128xf32>
  util.global private @w.layer.2.down.w = #flow.parameter.named<"model"::"layer.2.down.w"> : tensor<512x128xf32>
  util.global private @w.layer.2.norm.0.scale = #flow.parameter.named<"model"::"layer.2.norm.0.scale"> : tensor<128xf32>
  util.global private @w.layer.2.norm.0.shift = #flow.parameter.named<"model"::"layer.2.norm.0.shift"> : tensor<128xf32>
  util.global private @w.layer.2.norm.1.scale = #flow.parameter.named<"model"::"layer.2.norm.1.scale"> : tensor<128xf32>
  util.global private @w.layer.2.norm.1.shift = #flow.parameter.named<"model"::"layer.2.norm.1.shift"> : tensor<128xf32>
  util.global private @w.layer.2.up.b = #flow.parameter.named<"model"::"layer.2.up.b"> : tensor<512xf32>
  util.global private @w.layer.2.up.w = #flow.parameter.named<"model"::"layer.2.up.w"> : tensor<128x512xf32>
  util.global private @w.layer.3.attention.key.b = #flow.parameter.named<"model"::"layer.3.attention.key.b"> : tensor<128xf32>
  util.global private @w.layer.3.attention.key.w = #flow.parameter.named<"model"::"layer.3.attention.key.w"> : tensor<128x128xf32>
  util.global private @w.layer.3.attention.out.b = #flow.parameter.named<"model"::"layer.3.attention.out.b"> : tensor<128xf32>
  util.global private @w.layer.3.attention.out.w = #flow.parameter.named<"model"::"layer.3.attention.out.w"> : tensor<128x128xf32>
  util.global private @w.layer.3.attention.query.b = #flow.parameter.named<"model"::"layer.3.attention.query.b"> : tensor<128xf32>
  util.global private @w.layer.3.attention.query.w = #flow.parameter.named<"model"::"layer.3.attention.query.w"> : tensor<128x128xf32>
  util.global private @w.layer.3.attention.value.b = #flow.parameter.named<"model"::"layer.3.attention.value.b"> : tensor<128xf32>
  util.global private @w.layer.3.attention.value.w = #flow.parameter.named<"model"::"layer.3.attention.value.w"> : tensor<128x128xf32>
  util.global private @w.layer.3.down.b = #flow.parameter.named<"model"::"layer.3.down.b"> : tensor<128xf32>
  util.global private @w.layer.3.down.w = #flow.parameter.named<"model"::"layer.3.down.w"> : tensor<512x128xf32>
  util.global private @w.layer.3.norm.0.scale = #flow.parameter.named<"model"::"layer.3.norm.0.scale"> : tensor<128xf32>
  util.global private @w.layer.3.norm.0.shift = #flow.parameter.named<"model"::"layer.3.norm.0.shift"> : tensor<128xf32>
  util.global private @w.layer.3.norm.1.scale = #flow.parameter.named<"model"::"layer.3.norm.1.scale"> : tensor<128xf32>
  util.global private @w.layer.3.norm.1.shift = #flow.parameter.named<"model"::"layer.3.norm.1.shift"> : tensor<128xf32>
  util.global private @w.layer.3.up.b = #flow.parameter.named<"model"::"layer.3.up.b"> : tensor<512xf32>
  util.global private @w.layer.3.up.w = #flow.parameter.named<"model"::"layer.3.up.w"> : tensor<128x512xf32>
  util.global private @w.norm.scale = #flow.parameter.named<"model"::"norm.scale"> : tensor<128xf32>
  util.global private @w.norm.shift = #flow.parameter.named<"model"::"norm.shift"> : tensor<128xf32>
  util.global private @w.position = #flow.parameter.named<"model"::"position"> : tensor<64x128xf32>
  func.func public @main(%arg0: tensor<1x64xi32>) -> tensor<64x512xf32> {
    %w.embedding = util.global.load @w.embedding : tensor<512x128xf32>
    %w.layer.0.attention.key.b = util.global.load @w.layer.0.attention.key.b : tensor<128xf32>
    %w.layer.0.attention.key.w = util.global.load @w.layer.0.attention.key.w : tensor<128x128xf32>
    %w.layer.0.attention.out.b = util.global.load @w.layer.0.attention.out.b : tensor<128xf32>
    %w.layer.0.attention.out.w = util.global.load @w.layer.0.attention.out.w : tensor<128x128xf32>
    %w.layer.0.attention.query.b = util.global.load @w.layer.0.attention.query.b : tensor<128xf32>
    %w.layer.0.attention.query.w = util.global.load @w.layer.0.attention.query.w : tensor<128x128xf32>
    %w.layer.0.attention.value.b = util.global.load @w.layer.0.attention.value.b : tensor<128xf32>
    %w.layer.0.attention.value.w = util.global.load @w.layer.0.attention.value.w : tensor<128x128xf32>
    %w.layer.0.down.b = util.global.load @w.layer.0.down.b : tensor<128xf32>
    %w.layer.0.down.w = util.global.load @w.layer.0.down.w : tensor<512x128xf32>
    %w.layer.0.norm.0.scale = util.global.load @w.layer.0.norm.0.scale : tensor<128xf32>
    %w.layer.0.norm.0.shift = util.global.load @w.layer.0.norm.0.shift : tensor<128xf32>
    %w.layer.0.norm.1.scale = util.global.load @w.layer.0.norm.1.scale : tensor<128xf32>
    %w.layer.0.norm.1.shift = util.global.load @w.layer.0.norm.1.shift : tensor<128xf32>
    %w.layer.0.up.b = util.global.load @w.layer.0.up.b : tensor<512xf32>
    %w.layer.0.up.w = util.global.load @w.layer.0.up.w : tensor<128x512xf32>
    %w.layer.1.attention.key.b = util.global.load @w.layer.1.attention.key.b : tensor<128xf32>
    %w.layer.1.attention.key.w = util.global.load @w.layer.1.attention.key.w : tensor<128x128xf32>
    %w.layer.1.attention.out.b = util.global.load @w.layer.1.attention.out.b : tensor<128xf32>
    %w.layer.1.attention.out.w = util.global.load @w.layer.1.attention.out.w : tensor<128x128xf32>
    %w.layer.1.attention.query.b = util.global.load @w.layer.1.attention.query.b : tensor<128xf32>
    %w.layer.1.attention.query.w = util.global.load @w.layer.1.attention.query.w : tensor<128x128xf32>
    %w.layer.1.attention.value.b = util.global.load @w.layer.1.attention.value.b : tensor<128xf32>
    %w.layer.1.attention.value.w = util.global.load @w.layer.1.attention.value.w : tensor<128x128xf32>
    %w.layer.1.down.b = util.global.load @w.layer.1.down.b : tensor<128xf32>
    %w.layer.1.down.w = util.global.load @w.layer.1.down.w : tensor<512x128xf32>
    %w.layer.1.norm.0.scale = util.global.load @w.layer.1.norm.0.scale : tensor<128xf32>
    %w.layer.1.norm.0.shift = util.global.load @w.layer.1.norm.0.shift : tensor<128xf32>
    %w.layer.1.norm.1.scale = util.global.load @w.layer.1.norm.1.scale : tensor<128xf32>
    %w.layer.1.norm.1.shift = util.global.load @w.layer.1.norm.1.shift : tensor<128xf32>
    %w.layer.1.up.b = util.global.load @w.layer.1.up.b : tensor<512xf32>
    %w.layer.1.up.w = util.global.load @w.layer.1.up.w : tensor<128x512xf32>
    %w.layer.2.attention.key.b = util.global.load @w.layer.2.attention.key.b : tensor<128xf32>
    %w.layer.2.attention.key.w = util.global.load @w.layer.2.attention.key.w : tensor<128x128xf32>
    %w.layer.2.attention.out.b = util.global.load @w.layer.2.attention.out.b : tensor<128xf32>
    %w.layer.2.attention.out.w = util.global.load @w.layer.2.attention.out.w : tensor<128x128xf32>
    %w.layer.2.attention.query.b = util.global.load @w.layer.2.attention.query.b : tensor<128xf32>
    %w.layer.2.attention.query.w = util.global.load @w.layer.2.attention.query.w : tensor<128x128xf32>
    %w.layer.2.attention.value.b = util.global.load @w.layer.2.attention.value.b : tensor<128xf32>
    %w.layer.2.attention.value.w = util.global.load @w.layer.2.attention.value.w : tensor<128x128xf32>
    %w.layer.2.down.b = util.global.load @w.layer.2.down.b : tensor<128xf32>
    %w.layer.2.down.w = util.global.load @w.layer.2.down.w : tensor<512x128xf32>
    %w.layer.2.norm.0.scale = util.global.load @w.layer.2.norm.0.scale : tensor<128xf32>
    %w.layer.2.norm.0.shift = util.global.load @w.layer.2.norm.0.shift : tensor<128xf32>
    %w.layer.2.norm.1.scale = util.global.load @w.layer.2.norm.1.scale : tensor<128xf32>
    %w.layer.2.norm.1.shift = util.global.load @w.layer.2.norm.1.shift : tensor<128xf32>
    %w.layer.2.up.b = util.global.load @w.layer.2.up.b : tensor<512xf32>
    %w.layer.2.up.w = util.global.load @w.layer.2.up.w : tensor<128x512xf32>
    %w.layer.3.attention.key.b = util.global.load @w.layer.3.attention.key.b : tensor<128xf32>
    %w.layer.3.attention.key.w = util.global.load @w.layer.3.attention.key.w : tensor<128x128xf32>
    %w.layer.3.attention.out.b = util.global.load @w.layer.3.attention.out.b : tensor<128xf32>
    %w.layer.3.attention.out.w = util.global.load @w.layer.3.attention.out.w : tensor<128x128xf32>
    %w.layer.3.attention.query.b = util.global.load @w.layer.3.attention.query.b : tensor<128xf32>
    %w.layer.3.attention.query.w = util.global.load @w.layer.3.attention.query.w : tensor<128x128xf32>
    %w.layer.3.attention.value.b = util.global.load @w.layer.3.attention.value.b : tensor<128xf32>
    %w.layer.3.attention.value.w = util.global.load @w.layer.3.attention.value.w : tensor<128x128xf32>
    %w.layer.3.down.b = util.global.load @w.layer.3.down.b : tensor<128xf32>
    %w.layer.3.down.w = util.global.load @w.layer.3.down.w : tensor<512x128xf32>
    %w.layer.3.norm.0.scale = util.global.load @w.layer.3.norm.0.scale : tensor<128xf32>
    %w.layer.3.norm.0.shift = util.global.load @w.layer.3.norm.0.shift : tensor<128xf32>
    %w.layer.3.norm.1.scale = util.global.load @w.layer.3.norm.1.scale : tensor<128xf32>
    %w.layer.3.norm.1.shift = util.global.load @w.layer.3.norm.1.shift : tensor<128xf32>
    %w.layer.3.up.b = util.global.load @w.layer.3.up.b : tensor<512xf32>
    %w.layer.3.up.w = util.global.load @w.layer.3.up.w : tensor<128x512xf32>
    %w.norm.scale = util.global.load @w.norm.scale : tensor<128xf32>
    %w.norm.shift = util.global.load @w.norm.shift : tensor<128xf32>
    %w.position = util.global.load @w.position : tensor<64x128xf32>
    %0 = stablehlo.reshape %arg0 : (tensor<1x64xi32>) -> tensor<64xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<64xi32>
    %2 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<64xi32>, tensor<64xi32>) -> tensor<64xi1>
    %c_0 = stablehlo.constant dense<512> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<64xi32>
    %4 = stablehlo.add %0, %3 : tensor<64xi32>
    %5 = stablehlo.select %2, %4, %0 : tensor<64xi1>, tensor<64xi32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0] : (tensor<64xi32>) -> tensor<64x1xi32>
    %7 = "stablehlo.gather"(%w.embedding, %6) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = array<i64: 1, 128>}> : (tensor<512x128xf32>, tensor<64x1xi32>) -> tensor<64x128xf32>
    %8 = stablehlo.add %7, %w.position : tensor<64x128xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %9 = stablehlo.reduce(%8 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_1 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %12 = stablehlo.divide %10, %11 : tensor<64x1xf32>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %14 = stablehlo.subtract %8, %13 : tensor<64x128xf32>
    %15 = stablehlo.multiply %14, %14 : tensor<64x128xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %16 = stablehlo.reduce(%15 init: %cst_2) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_3 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %19 = stablehlo.divide %17, %18 : tensor<64x1xf32>
    %cst_4 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %21 = stablehlo.add %19, %20 : tensor<64x1xf32>
    %22 = stablehlo.rsqrt %21 : tensor<64x1xf32>
    %23 = stablehlo.broadcast_in_dim %22, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %24 = stablehlo.multiply %14, %23 : tensor<64x128xf32>
    %25 = stablehlo.broadcast_in_dim %w.layer.0.norm.0.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %26 = stablehlo.broadcast_in_dim %25, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %27 = stablehlo.multiply %24, %26 : tensor<64x128xf32>
    %28 = stablehlo.broadcast_in_dim %w.layer.0.norm.0.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %29 = stablehlo.broadcast_in_dim %28, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %30 = stablehlo.add %27, %29 : tensor<64x128xf32>
    %31 = stablehlo.dot_general %30, %w.layer.0.attention.query.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %32 = stablehlo.broadcast_in_dim %w.layer.0.attention.query.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %33 = stablehlo.broadcast_in_dim %32, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %34 = stablehlo.add %31, %33 : tensor<64x128xf32>
    %35 = stablehlo.reshape %34 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %36 = stablehlo.dot_general %30, %w.layer.0.attention.key.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %37 = stablehlo.broadcast_in_dim %w.layer.0.attention.key.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %38 = stablehlo.broadcast_in_dim %37, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %39 = stablehlo.add %36, %38 : tensor<64x128xf32>
    %40 = stablehlo.reshape %39 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %41 = stablehlo.dot_general %30, %w.layer.0.attention.value.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %42 = stablehlo.broadcast_in_dim %w.layer.0.attention.value.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %43 = stablehlo.broadcast_in_dim %42, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %44 = stablehlo.add %41, %43 : tensor<64x128xf32>
    %45 = stablehlo.reshape %44 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %46 = stablehlo.dot_general %35, %40, batching_dims = [1] x [1], contracting_dims = [2] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<64x4x32xf32>) -> tensor<4x64x64xf32>
    %cst_5 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %47 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<4x64x64xf32>
    %48 = stablehlo.divide %46, %47 : tensor<4x64x64xf32>
    %49 = stablehlo.iota dim = 0 : tensor<64xi32>
    %50 = stablehlo.broadcast_in_dim %49, dims = [0] : (tensor<64xi32>) -> tensor<64x1xi32>
    %51 = stablehlo.iota dim = 0 : tensor<64xi32>
    %52 = stablehlo.broadcast_in_dim %51, dims = [1] : (tensor<64xi32>) -> tensor<1x64xi32>
    %53 = stablehlo.broadcast_in_dim %52, dims = [0, 1] : (tensor<1x64xi32>) -> tensor<64x64xi32>
    %54 = stablehlo.broadcast_in_dim %50, dims = [0, 1] : (tensor<64x1xi32>) -> tensor<64x64xi32>
    %55 = stablehlo.compare LE, %53, %54, SIGNED : (tensor<64x64xi32>, tensor<64x64xi32>) -> tensor<64x64xi1>
    %cst_6 = stablehlo.constant dense<-1.000000e+09> : tensor<f32>
    %56 = call @_where(%55, %48, %cst_6) : (tensor<64x64xi1>, tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64x64xf32>
    %cst_7 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %57 = stablehlo.reduce(%56 init: %cst_7) applies stablehlo.maximum across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %cst_8 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %58 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<4x64xf32>
    %59 = stablehlo.maximum %58, %57 : tensor<4x64xf32>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %61 = stablehlo.broadcast_in_dim %60, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %62 = stablehlo.subtract %56, %61 : tensor<4x64x64xf32>
    %63 = stablehlo.exponential %62 : tensor<4x64x64xf32>
    %cst_9 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %64 = stablehlo.reduce(%63 init: %cst_9) applies stablehlo.add across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %65 = stablehlo.broadcast_in_dim %64, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %66 = stablehlo.broadcast_in_dim %65, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %67 = stablehlo.divide %63, %66 : tensor<4x64x64xf32>
    %68 = stablehlo.dot_general %45, %67, batching_dims = [1] x [0], contracting_dims = [0] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<4x64x64xf32>) -> tensor<4x32x64xf32>
    %69 = stablehlo.transpose %68, dims = [2, 0, 1] : (tensor<4x32x64xf32>) -> tensor<64x4x32xf32>
    %70 = stablehlo.reshape %69 : (tensor<64x4x32xf32>) -> tensor<64x128xf32>
    %71 = stablehlo.dot_general %70, %w.layer.0.attention.out.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %72 = stablehlo.broadcast_in_dim %w.layer.0.attention.out.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %73 = stablehlo.broadcast_in_dim %72, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %74 = stablehlo.add %71, %73 : tensor<64x128xf32>
    %75 = stablehlo.add %8, %74 : tensor<64x128xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %76 = stablehlo.reduce(%75 init: %cst_10) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %77 = stablehlo.broadcast_in_dim %76, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_11 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %78 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %79 = stablehlo.divide %77, %78 : tensor<64x1xf32>
    %80 = stablehlo.broadcast_in_dim %79, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %81 = stablehlo.subtract %75, %80 : tensor<64x128xf32>
    %82 = stablehlo.multiply %81, %81 : tensor<64x128xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %83 = stablehlo.reduce(%82 init: %cst_12) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %84 = stablehlo.broadcast_in_dim %83, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_13 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %85 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %86 = stablehlo.divide %84, %85 : tensor<64x1xf32>
    %cst_14 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %87 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %88 = stablehlo.add %86, %87 : tensor<64x1xf32>
    %89 = stablehlo.rsqrt %88 : tensor<64x1xf32>
    %90 = stablehlo.broadcast_in_dim %89, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %91 = stablehlo.multiply %81, %90 : tensor<64x128xf32>
    %92 = stablehlo.broadcast_in_dim %w.layer.0.norm.1.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %93 = stablehlo.broadcast_in_dim %92, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %94 = stablehlo.multiply %91, %93 : tensor<64x128xf32>
    %95 = stablehlo.broadcast_in_dim %w.layer.0.norm.1.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %96 = stablehlo.broadcast_in_dim %95, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %97 = stablehlo.add %94, %96 : tensor<64x128xf32>
    %98 = stablehlo.dot_general %97, %w.layer.0.up.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x512xf32>) -> tensor<64x512xf32>
    %99 = stablehlo.broadcast_in_dim %w.layer.0.up.b, dims = [1] : (tensor<512xf32>) -> tensor<1x512xf32>
    %100 = stablehlo.broadcast_in_dim %99, dims = [0, 1] : (tensor<1x512xf32>) -> tensor<64x512xf32>
    %101 = stablehlo.add %98, %100 : tensor<64x512xf32>
    %102 = stablehlo.multiply %101, %101 : tensor<64x512xf32>
    %103 = stablehlo.multiply %102, %101 : tensor<64x512xf32>
    %cst_15 = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %104 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %105 = stablehlo.multiply %104, %103 : tensor<64x512xf32>
    %106 = stablehlo.add %101, %105 : tensor<64x512xf32>
    %cst_16 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %107 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %108 = stablehlo.multiply %107, %106 : tensor<64x512xf32>
    %109 = stablehlo.tanh %108 : tensor<64x512xf32>
    %cst_17 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %110 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %111 = stablehlo.add %110, %109 : tensor<64x512xf32>
    %cst_18 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %112 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %113 = stablehlo.multiply %112, %111 : tensor<64x512xf32>
    %114 = stablehlo.multiply %101, %113 : tensor<64x512xf32>
    %115 = stablehlo.dot_general %114, %w.layer.0.down.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x512xf32>, tensor<512x128xf32>) -> tensor<64x128xf32>
    %116 = stablehlo.broadcast_in_dim %w.layer.0.down.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %117 = stablehlo.broadcast_in_dim %116, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %118 = stablehlo.add %115, %117 : tensor<64x128xf32>
    %119 = stablehlo.add %75, %118 : tensor<64x128xf32>
    %cst_19 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %120 = stablehlo.reduce(%119 init: %cst_19) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %121 = stablehlo.broadcast_in_dim %120, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_20 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %122 = stablehlo.broadcast_in_dim %cst_20, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %123 = stablehlo.divide %121, %122 : tensor<64x1xf32>
    %124 = stablehlo.broadcast_in_dim %123, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %125 = stablehlo.subtract %119, %124 : tensor<64x128xf32>
    %126 = stablehlo.multiply %125, %125 : tensor<64x128xf32>
    %cst_21 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %127 = stablehlo.reduce(%126 init: %cst_21) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %128 = stablehlo.broadcast_in_dim %127, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_22 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %129 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %130 = stablehlo.divide %128, %129 : tensor<64x1xf32>
    %cst_23 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %131 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %132 = stablehlo.add %130, %131 : tensor<64x1xf32>
    %133 = stablehlo.rsqrt %132 : tensor<64x1xf32>
    %134 = stablehlo.broadcast_in_dim %133, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %135 = stablehlo.multiply %125, %134 : tensor<64x128xf32>
    %136 = stablehlo.broadcast_in_dim %w.layer.1.norm.0.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %137 = stablehlo.broadcast_in_dim %136, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %138 = stablehlo.multiply %135, %137 : tensor<64x128xf32>
    %139 = stablehlo.broadcast_in_dim %w.layer.1.norm.0.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %140 = stablehlo.broadcast_in_dim %139, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %141 = stablehlo.add %138, %140 : tensor<64x128xf32>
    %142 = stablehlo.dot_general %141, %w.layer.1.attention.query.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %143 = stablehlo.broadcast_in_dim %w.layer.1.attention.query.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %144 = stablehlo.broadcast_in_dim %143, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %145 = stablehlo.add %142, %144 : tensor<64x128xf32>
    %146 = stablehlo.reshape %145 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %147 = stablehlo.dot_general %141, %w.layer.1.attention.key.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %148 = stablehlo.broadcast_in_dim %w.layer.1.attention.key.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %149 = stablehlo.broadcast_in_dim %148, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %150 = stablehlo.add %147, %149 : tensor<64x128xf32>
    %151 = stablehlo.reshape %150 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %152 = stablehlo.dot_general %141, %w.layer.1.attention.value.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %153 = stablehlo.broadcast_in_dim %w.layer.1.attention.value.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %154 = stablehlo.broadcast_in_dim %153, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %155 = stablehlo.add %152, %154 : tensor<64x128xf32>
    %156 = stablehlo.reshape %155 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %157 = stablehlo.dot_general %146, %151, batching_dims = [1] x [1], contracting_dims = [2] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<64x4x32xf32>) -> tensor<4x64x64xf32>
    %cst_24 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %158 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<4x64x64xf32>
    %159 = stablehlo.divide %157, %158 : tensor<4x64x64xf32>
    %160 = stablehlo.iota dim = 0 : tensor<64xi32>
    %161 = stablehlo.broadcast_in_dim %160, dims = [0] : (tensor<64xi32>) -> tensor<64x1xi32>
    %162 = stablehlo.iota dim = 0 : tensor<64xi32>
    %163 = stablehlo.broadcast_in_dim %162, dims = [1] : (tensor<64xi32>) -> tensor<1x64xi32>
    %164 = stablehlo.broadcast_in_dim %163, dims = [0, 1] : (tensor<1x64xi32>) -> tensor<64x64xi32>
    %165 = stablehlo.broadcast_in_dim %161, dims = [0, 1] : (tensor<64x1xi32>) -> tensor<64x64xi32>
    %166 = stablehlo.compare LE, %164, %165, SIGNED : (tensor<64x64xi32>, tensor<64x64xi32>) -> tensor<64x64xi1>
    %cst_25 = stablehlo.constant dense<-1.000000e+09> : tensor<f32>
    %167 = call @_where(%166, %159, %cst_25) : (tensor<64x64xi1>, tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64x64xf32>
    %cst_26 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %168 = stablehlo.reduce(%167 init: %cst_26) applies stablehlo.maximum across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %cst_27 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %169 = stablehlo.broadcast_in_dim %cst_27, dims = [] : (tensor<f32>) -> tensor<4x64xf32>
    %170 = stablehlo.maximum %169, %168 : tensor<4x64xf32>
    %171 = stablehlo.broadcast_in_dim %170, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %172 = stablehlo.broadcast_in_dim %171, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %173 = stablehlo.subtract %167, %172 : tensor<4x64x64xf32>
    %174 = stablehlo.exponential %173 : tensor<4x64x64xf32>
    %cst_28 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %175 = stablehlo.reduce(%174 init: %cst_28) applies stablehlo.add across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %176 = stablehlo.broadcast_in_dim %175, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %177 = stablehlo.broadcast_in_dim %176, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %178 = stablehlo.divide %174, %177 : tensor<4x64x64xf32>
    %179 = stablehlo.dot_general %156, %178, batching_dims = [1] x [0], contracting_dims = [0] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<4x64x64xf32>) -> tensor<4x32x64xf32>
    %180 = stablehlo.transpose %179, dims = [2, 0, 1] : (tensor<4x32x64xf32>) -> tensor<64x4x32xf32>
    %181 = stablehlo.reshape %180 : (tensor<64x4x32xf32>) -> tensor<64x128xf32>
    %182 = stablehlo.dot_general %181, %w.layer.1.attention.out.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %183 = stablehlo.broadcast_in_dim %w.layer.1.attention.out.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %184 = stablehlo.broadcast_in_dim %183, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %185 = stablehlo.add %182, %184 : tensor<64x128xf32>
    %186 = stablehlo.add %119, %185 : tensor<64x128xf32>
    %cst_29 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %187 = stablehlo.reduce(%186 init: %cst_29) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %188 = stablehlo.broadcast_in_dim %187, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_30 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %189 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %190 = stablehlo.divide %188, %189 : tensor<64x1xf32>
    %191 = stablehlo.broadcast_in_dim %190, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %192 = stablehlo.subtract %186, %191 : tensor<64x128xf32>
    %193 = stablehlo.multiply %192, %192 : tensor<64x128xf32>
    %cst_31 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %194 = stablehlo.reduce(%193 init: %cst_31) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %195 = stablehlo.broadcast_in_dim %194, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_32 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %196 = stablehlo.broadcast_in_dim %cst_32, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %197 = stablehlo.divide %195, %196 : tensor<64x1xf32>
    %cst_33 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %198 = stablehlo.broadcast_in_dim %cst_33, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %199 = stablehlo.add %197, %198 : tensor<64x1xf32>
    %200 = stablehlo.rsqrt %199 : tensor<64x1xf32>
    %201 = stablehlo.broadcast_in_dim %200, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %202 = stablehlo.multiply %192, %201 : tensor<64x128xf32>
    %203 = stablehlo.broadcast_in_dim %w.layer.1.norm.1.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %204 = stablehlo.broadcast_in_dim %203, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %205 = stablehlo.multiply %202, %204 : tensor<64x128xf32>
    %206 = stablehlo.broadcast_in_dim %w.layer.1.norm.1.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %207 = stablehlo.broadcast_in_dim %206, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %208 = stablehlo.add %205, %207 : tensor<64x128xf32>
    %209 = stablehlo.dot_general %208, %w.layer.1.up.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x512xf32>) -> tensor<64x512xf32>
    %210 = stablehlo.broadcast_in_dim %w.layer.1.up.b, dims = [1] : (tensor<512xf32>) -> tensor<1x512xf32>
    %211 = stablehlo.broadcast_in_dim %210, dims = [0, 1] : (tensor<1x512xf32>) -> tensor<64x512xf32>
    %212 = stablehlo.add %209, %211 : tensor<64x512xf32>
    %213 = stablehlo.multiply %212, %212 : tensor<64x512xf32>
    %214 = stablehlo.multiply %213, %212 : tensor<64x512xf32>
    %cst_34 = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %215 = stablehlo.broadcast_in_dim %cst_34, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %216 = stablehlo.multiply %215, %214 : tensor<64x512xf32>
    %217 = stablehlo.add %212, %216 : tensor<64x512xf32>
    %cst_35 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %218 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %219 = stablehlo.multiply %218, %217 : tensor<64x512xf32>
    %220 = stablehlo.tanh %219 : tensor<64x512xf32>
    %cst_36 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %221 = stablehlo.broadcast_in_dim %cst_36, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %222 = stablehlo.add %221, %220 : tensor<64x512xf32>
    %cst_37 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %223 = stablehlo.broadcast_in_dim %cst_37, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %224 = stablehlo.multiply %223, %222 : tensor<64x512xf32>
    %225 = stablehlo.multiply %212, %224 : tensor<64x512xf32>
    %226 = stablehlo.dot_general %225, %w.layer.1.down.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x512xf32>, tensor<512x128xf32>) -> tensor<64x128xf32>
    %227 = stablehlo.broadcast_in_dim %w.layer.1.down.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %228 = stablehlo.broadcast_in_dim %227, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %229 = stablehlo.add %226, %228 : tensor<64x128xf32>
    %230 = stablehlo.add %186, %229 : tensor<64x128xf32>
    %cst_38 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %231 = stablehlo.reduce(%230 init: %cst_38) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %232 = stablehlo.broadcast_in_dim %231, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_39 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %233 = stablehlo.broadcast_in_dim %cst_39, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %234 = stablehlo.divide %232, %233 : tensor<64x1xf32>
    %235 = stablehlo.broadcast_in_dim %234, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %236 = stablehlo.subtract %230, %235 : tensor<64x128xf32>
    %237 = stablehlo.multiply %236, %236 : tensor<64x128xf32>
    %cst_40 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %238 = stablehlo.reduce(%237 init: %cst_40) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %239 = stablehlo.broadcast_in_dim %238, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_41 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %240 = stablehlo.broadcast_in_dim %cst_41, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %241 = stablehlo.divide %239, %240 : tensor<64x1xf32>
    %cst_42 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %242 = stablehlo.broadcast_in_dim %cst_42, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %243 = stablehlo.add %241, %242 : tensor<64x1xf32>
    %244 = stablehlo.rsqrt %243 : tensor<64x1xf32>
    %245 = stablehlo.broadcast_in_dim %244, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %246 = stablehlo.multiply %236, %245 : tensor<64x128xf32>
    %247 = stablehlo.broadcast_in_dim %w.layer.2.norm.0.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %248 = stablehlo.broadcast_in_dim %247, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %249 = stablehlo.multiply %246, %248 : tensor<64x128xf32>
    %250 = stablehlo.broadcast_in_dim %w.layer.2.norm.0.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %251 = stablehlo.broadcast_in_dim %250, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %252 = stablehlo.add %249, %251 : tensor<64x128xf32>
    %253 = stablehlo.dot_general %252, %w.layer.2.attention.query.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %254 = stablehlo.broadcast_in_dim %w.layer.2.attention.query.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %255 = stablehlo.broadcast_in_dim %254, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %256 = stablehlo.add %253, %255 : tensor<64x128xf32>
    %257 = stablehlo.reshape %256 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %258 = stablehlo.dot_general %252, %w.layer.2.attention.key.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %259 = stablehlo.broadcast_in_dim %w.layer.2.attention.key.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %260 = stablehlo.broadcast_in_dim %259, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %261 = stablehlo.add %258, %260 : tensor<64x128xf32>
    %262 = stablehlo.reshape %261 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %263 = stablehlo.dot_general %252, %w.layer.2.attention.value.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %264 = stablehlo.broadcast_in_dim %w.layer.2.attention.value.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %265 = stablehlo.broadcast_in_dim %264, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %266 = stablehlo.add %263, %265 : tensor<64x128xf32>
    %267 = stablehlo.reshape %266 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %268 = stablehlo.dot_general %257, %262, batching_dims = [1] x [1], contracting_dims = [2] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<64x4x32xf32>) -> tensor<4x64x64xf32>
    %cst_43 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %269 = stablehlo.broadcast_in_dim %cst_43, dims = [] : (tensor<f32>) -> tensor<4x64x64xf32>
    %270 = stablehlo.divide %268, %269 : tensor<4x64x64xf32>
    %271 = stablehlo.iota dim = 0 : tensor<64xi32>
    %272 = stablehlo.broadcast_in_dim %271, dims = [0] : (tensor<64xi32>) -> tensor<64x1xi32>
    %273 = stablehlo.iota dim = 0 : tensor<64xi32>
    %274 = stablehlo.broadcast_in_dim %273, dims = [1] : (tensor<64xi32>) -> tensor<1x64xi32>
    %275 = stablehlo.broadcast_in_dim %274, dims = [0, 1] : (tensor<1x64xi32>) -> tensor<64x64xi32>
    %276 = stablehlo.broadcast_in_dim %272, dims = [0, 1] : (tensor<64x1xi32>) -> tensor<64x64xi32>
    %277 = stablehlo.compare LE, %275, %276, SIGNED : (tensor<64x64xi32>, tensor<64x64xi32>) -> tensor<64x64xi1>
    %cst_44 = stablehlo.constant dense<-1.000000e+09> : tensor<f32>
    %278 = call @_where(%277, %270, %cst_44) : (tensor<64x64xi1>, tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64x64xf32>
    %cst_45 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %279 = stablehlo.reduce(%278 init: %cst_45) applies stablehlo.maximum across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %cst_46 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %280 = stablehlo.broadcast_in_dim %cst_46, dims = [] : (tensor<f32>) -> tensor<4x64xf32>
    %281 = stablehlo.maximum %280, %279 : tensor<4x64xf32>
    %282 = stablehlo.broadcast_in_dim %281, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %283 = stablehlo.broadcast_in_dim %282, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %284 = stablehlo.subtract %278, %283 : tensor<4x64x64xf32>
    %285 = stablehlo.exponential %284 : tensor<4x64x64xf32>
    %cst_47 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %286 = stablehlo.reduce(%285 init: %cst_47) applies stablehlo.add across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %287 = stablehlo.broadcast_in_dim %286, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %288 = stablehlo.broadcast_in_dim %287, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %289 = stablehlo.divide %285, %288 : tensor<4x64x64xf32>
    %290 = stablehlo.dot_general %267, %289, batching_dims = [1] x [0], contracting_dims = [0] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<4x64x64xf32>) -> tensor<4x32x64xf32>
    %291 = stablehlo.transpose %290, dims = [2, 0, 1] : (tensor<4x32x64xf32>) -> tensor<64x4x32xf32>
    %292 = stablehlo.reshape %291 : (tensor<64x4x32xf32>) -> tensor<64x128xf32>
    %293 = stablehlo.dot_general %292, %w.layer.2.attention.out.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %294 = stablehlo.broadcast_in_dim %w.layer.2.attention.out.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %295 = stablehlo.broadcast_in_dim %294, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %296 = stablehlo.add %293, %295 : tensor<64x128xf32>
    %297 = stablehlo.add %230, %296 : tensor<64x128xf32>
    %cst_48 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %298 = stablehlo.reduce(%297 init: %cst_48) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %299 = stablehlo.broadcast_in_dim %298, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_49 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %300 = stablehlo.broadcast_in_dim %cst_49, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %301 = stablehlo.divide %299, %300 : tensor<64x1xf32>
    %302 = stablehlo.broadcast_in_dim %301, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %303 = stablehlo.subtract %297, %302 : tensor<64x128xf32>
    %304 = stablehlo.multiply %303, %303 : tensor<64x128xf32>
    %cst_50 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %305 = stablehlo.reduce(%304 init: %cst_50) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %306 = stablehlo.broadcast_in_dim %305, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_51 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %307 = stablehlo.broadcast_in_dim %cst_51, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %308 = stablehlo.divide %306, %307 : tensor<64x1xf32>
    %cst_52 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %309 = stablehlo.broadcast_in_dim %cst_52, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %310 = stablehlo.add %308, %309 : tensor<64x1xf32>
    %311 = stablehlo.rsqrt %310 : tensor<64x1xf32>
    %312 = stablehlo.broadcast_in_dim %311, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %313 = stablehlo.multiply %303, %312 : tensor<64x128xf32>
    %314 = stablehlo.broadcast_in_dim %w.layer.2.norm.1.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %315 = stablehlo.broadcast_in_dim %314, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %316 = stablehlo.multiply %313, %315 : tensor<64x128xf32>
    %317 = stablehlo.broadcast_in_dim %w.layer.2.norm.1.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %318 = stablehlo.broadcast_in_dim %317, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %319 = stablehlo.add %316, %318 : tensor<64x128xf32>
    %320 = stablehlo.dot_general %319, %w.layer.2.up.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x512xf32>) -> tensor<64x512xf32>
    %321 = stablehlo.broadcast_in_dim %w.layer.2.up.b, dims = [1] : (tensor<512xf32>) -> tensor<1x512xf32>
    %322 = stablehlo.broadcast_in_dim %321, dims = [0, 1] : (tensor<1x512xf32>) -> tensor<64x512xf32>
    %323 = stablehlo.add %320, %322 : tensor<64x512xf32>
    %324 = stablehlo.multiply %323, %323 : tensor<64x512xf32>
    %325 = stablehlo.multiply %324, %323 : tensor<64x512xf32>
    %cst_53 = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %326 = stablehlo.broadcast_in_dim %cst_53, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %327 = stablehlo.multiply %326, %325 : tensor<64x512xf32>
    %328 = stablehlo.add %323, %327 : tensor<64x512xf32>
    %cst_54 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %329 = stablehlo.broadcast_in_dim %cst_54, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %330 = stablehlo.multiply %329, %328 : tensor<64x512xf32>
    %331 = stablehlo.tanh %330 : tensor<64x512xf32>
    %cst_55 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %332 = stablehlo.broadcast_in_dim %cst_55, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %333 = stablehlo.add %332, %331 : tensor<64x512xf32>
    %cst_56 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %334 = stablehlo.broadcast_in_dim %cst_56, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %335 = stablehlo.multiply %334, %333 : tensor<64x512xf32>
    %336 = stablehlo.multiply %323, %335 : tensor<64x512xf32>
    %337 = stablehlo.dot_general %336, %w.layer.2.down.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x512xf32>, tensor<512x128xf32>) -> tensor<64x128xf32>
    %338 = stablehlo.broadcast_in_dim %w.layer.2.down.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %339 = stablehlo.broadcast_in_dim %338, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %340 = stablehlo.add %337, %339 : tensor<64x128xf32>
    %341 = stablehlo.add %297, %340 : tensor<64x128xf32>
    %cst_57 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %342 = stablehlo.reduce(%341 init: %cst_57) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %343 = stablehlo.broadcast_in_dim %342, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_58 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %344 = stablehlo.broadcast_in_dim %cst_58, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %345 = stablehlo.divide %343, %344 : tensor<64x1xf32>
    %346 = stablehlo.broadcast_in_dim %345, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %347 = stablehlo.subtract %341, %346 : tensor<64x128xf32>
    %348 = stablehlo.multiply %347, %347 : tensor<64x128xf32>
    %cst_59 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %349 = stablehlo.reduce(%348 init: %cst_59) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %350 = stablehlo.broadcast_in_dim %349, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_60 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %351 = stablehlo.broadcast_in_dim %cst_60, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %352 = stablehlo.divide %350, %351 : tensor<64x1xf32>
    %cst_61 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %353 = stablehlo.broadcast_in_dim %cst_61, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %354 = stablehlo.add %352, %353 : tensor<64x1xf32>
    %355 = stablehlo.rsqrt %354 : tensor<64x1xf32>
    %356 = stablehlo.broadcast_in_dim %355, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %357 = stablehlo.multiply %347, %356 : tensor<64x128xf32>
    %358 = stablehlo.broadcast_in_dim %w.layer.3.norm.0.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %359 = stablehlo.broadcast_in_dim %358, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %360 = stablehlo.multiply %357, %359 : tensor<64x128xf32>
    %361 = stablehlo.broadcast_in_dim %w.layer.3.norm.0.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %362 = stablehlo.broadcast_in_dim %361, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %363 = stablehlo.add %360, %362 : tensor<64x128xf32>
    %364 = stablehlo.dot_general %363, %w.layer.3.attention.query.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %365 = stablehlo.broadcast_in_dim %w.layer.3.attention.query.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %366 = stablehlo.broadcast_in_dim %365, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %367 = stablehlo.add %364, %366 : tensor<64x128xf32>
    %368 = stablehlo.reshape %367 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %369 = stablehlo.dot_general %363, %w.layer.3.attention.key.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %370 = stablehlo.broadcast_in_dim %w.layer.3.attention.key.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %371 = stablehlo.broadcast_in_dim %370, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %372 = stablehlo.add %369, %371 : tensor<64x128xf32>
    %373 = stablehlo.reshape %372 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %374 = stablehlo.dot_general %363, %w.layer.3.attention.value.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %375 = stablehlo.broadcast_in_dim %w.layer.3.attention.value.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %376 = stablehlo.broadcast_in_dim %375, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %377 = stablehlo.add %374, %376 : tensor<64x128xf32>
    %378 = stablehlo.reshape %377 : (tensor<64x128xf32>) -> tensor<64x4x32xf32>
    %379 = stablehlo.dot_general %368, %373, batching_dims = [1] x [1], contracting_dims = [2] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<64x4x32xf32>) -> tensor<4x64x64xf32>
    %cst_62 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %380 = stablehlo.broadcast_in_dim %cst_62, dims = [] : (tensor<f32>) -> tensor<4x64x64xf32>
    %381 = stablehlo.divide %379, %380 : tensor<4x64x64xf32>
    %382 = stablehlo.iota dim = 0 : tensor<64xi32>
    %383 = stablehlo.broadcast_in_dim %382, dims = [0] : (tensor<64xi32>) -> tensor<64x1xi32>
    %384 = stablehlo.iota dim = 0 : tensor<64xi32>
    %385 = stablehlo.broadcast_in_dim %384, dims = [1] : (tensor<64xi32>) -> tensor<1x64xi32>
    %386 = stablehlo.broadcast_in_dim %385, dims = [0, 1] : (tensor<1x64xi32>) -> tensor<64x64xi32>
    %387 = stablehlo.broadcast_in_dim %383, dims = [0, 1] : (tensor<64x1xi32>) -> tensor<64x64xi32>
    %388 = stablehlo.compare LE, %386, %387, SIGNED : (tensor<64x64xi32>, tensor<64x64xi32>) -> tensor<64x64xi1>
    %cst_63 = stablehlo.constant dense<-1.000000e+09> : tensor<f32>
    %389 = call @_where(%388, %381, %cst_63) : (tensor<64x64xi1>, tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64x64xf32>
    %cst_64 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %390 = stablehlo.reduce(%389 init: %cst_64) applies stablehlo.maximum across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %cst_65 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %391 = stablehlo.broadcast_in_dim %cst_65, dims = [] : (tensor<f32>) -> tensor<4x64xf32>
    %392 = stablehlo.maximum %391, %390 : tensor<4x64xf32>
    %393 = stablehlo.broadcast_in_dim %392, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %394 = stablehlo.broadcast_in_dim %393, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %395 = stablehlo.subtract %389, %394 : tensor<4x64x64xf32>
    %396 = stablehlo.exponential %395 : tensor<4x64x64xf32>
    %cst_66 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %397 = stablehlo.reduce(%396 init: %cst_66) applies stablehlo.add across dimensions = [2] : (tensor<4x64x64xf32>, tensor<f32>) -> tensor<4x64xf32>
    %398 = stablehlo.broadcast_in_dim %397, dims = [0, 1] : (tensor<4x64xf32>) -> tensor<4x64x1xf32>
    %399 = stablehlo.broadcast_in_dim %398, dims = [0, 1, 2] : (tensor<4x64x1xf32>) -> tensor<4x64x64xf32>
    %400 = stablehlo.divide %396, %399 : tensor<4x64x64xf32>
    %401 = stablehlo.dot_general %378, %400, batching_dims = [1] x [0], contracting_dims = [0] x [2], precision = [DEFAULT, DEFAULT] : (tensor<64x4x32xf32>, tensor<4x64x64xf32>) -> tensor<4x32x64xf32>
    %402 = stablehlo.transpose %401, dims = [2, 0, 1] : (tensor<4x32x64xf32>) -> tensor<64x4x32xf32>
    %403 = stablehlo.reshape %402 : (tensor<64x4x32xf32>) -> tensor<64x128xf32>
    %404 = stablehlo.dot_general %403, %w.layer.3.attention.out.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x128xf32>) -> tensor<64x128xf32>
    %405 = stablehlo.broadcast_in_dim %w.layer.3.attention.out.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %406 = stablehlo.broadcast_in_dim %405, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %407 = stablehlo.add %404, %406 : tensor<64x128xf32>
    %408 = stablehlo.add %341, %407 : tensor<64x128xf32>
    %cst_67 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %409 = stablehlo.reduce(%408 init: %cst_67) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %410 = stablehlo.broadcast_in_dim %409, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_68 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %411 = stablehlo.broadcast_in_dim %cst_68, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %412 = stablehlo.divide %410, %411 : tensor<64x1xf32>
    %413 = stablehlo.broadcast_in_dim %412, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %414 = stablehlo.subtract %408, %413 : tensor<64x128xf32>
    %415 = stablehlo.multiply %414, %414 : tensor<64x128xf32>
    %cst_69 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %416 = stablehlo.reduce(%415 init: %cst_69) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %417 = stablehlo.broadcast_in_dim %416, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_70 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %418 = stablehlo.broadcast_in_dim %cst_70, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %419 = stablehlo.divide %417, %418 : tensor<64x1xf32>
    %cst_71 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %420 = stablehlo.broadcast_in_dim %cst_71, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %421 = stablehlo.add %419, %420 : tensor<64x1xf32>
    %422 = stablehlo.rsqrt %421 : tensor<64x1xf32>
    %423 = stablehlo.broadcast_in_dim %422, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %424 = stablehlo.multiply %414, %423 : tensor<64x128xf32>
    %425 = stablehlo.broadcast_in_dim %w.layer.3.norm.1.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %426 = stablehlo.broadcast_in_dim %425, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %427 = stablehlo.multiply %424, %426 : tensor<64x128xf32>
    %428 = stablehlo.broadcast_in_dim %w.layer.3.norm.1.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %429 = stablehlo.broadcast_in_dim %428, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %430 = stablehlo.add %427, %429 : tensor<64x128xf32>
    %431 = stablehlo.dot_general %430, %w.layer.3.up.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x512xf32>) -> tensor<64x512xf32>
    %432 = stablehlo.broadcast_in_dim %w.layer.3.up.b, dims = [1] : (tensor<512xf32>) -> tensor<1x512xf32>
    %433 = stablehlo.broadcast_in_dim %432, dims = [0, 1] : (tensor<1x512xf32>) -> tensor<64x512xf32>
    %434 = stablehlo.add %431, %433 : tensor<64x512xf32>
    %435 = stablehlo.multiply %434, %434 : tensor<64x512xf32>
    %436 = stablehlo.multiply %435, %434 : tensor<64x512xf32>
    %cst_72 = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %437 = stablehlo.broadcast_in_dim %cst_72, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %438 = stablehlo.multiply %437, %436 : tensor<64x512xf32>
    %439 = stablehlo.add %434, %438 : tensor<64x512xf32>
    %cst_73 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %440 = stablehlo.broadcast_in_dim %cst_73, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %441 = stablehlo.multiply %440, %439 : tensor<64x512xf32>
    %442 = stablehlo.tanh %441 : tensor<64x512xf32>
    %cst_74 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %443 = stablehlo.broadcast_in_dim %cst_74, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %444 = stablehlo.add %443, %442 : tensor<64x512xf32>
    %cst_75 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %445 = stablehlo.broadcast_in_dim %cst_75, dims = [] : (tensor<f32>) -> tensor<64x512xf32>
    %446 = stablehlo.multiply %445, %444 : tensor<64x512xf32>
    %447 = stablehlo.multiply %434, %446 : tensor<64x512xf32>
    %448 = stablehlo.dot_general %447, %w.layer.3.down.w, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x512xf32>, tensor<512x128xf32>) -> tensor<64x128xf32>
    %449 = stablehlo.broadcast_in_dim %w.layer.3.down.b, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %450 = stablehlo.broadcast_in_dim %449, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %451 = stablehlo.add %448, %450 : tensor<64x128xf32>
    %452 = stablehlo.add %408, %451 : tensor<64x128xf32>
    %cst_76 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %453 = stablehlo.reduce(%452 init: %cst_76) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %454 = stablehlo.broadcast_in_dim %453, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_77 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %455 = stablehlo.broadcast_in_dim %cst_77, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %456 = stablehlo.divide %454, %455 : tensor<64x1xf32>
    %457 = stablehlo.broadcast_in_dim %456, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %458 = stablehlo.subtract %452, %457 : tensor<64x128xf32>
    %459 = stablehlo.multiply %458, %458 : tensor<64x128xf32>
    %cst_78 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %460 = stablehlo.reduce(%459 init: %cst_78) applies stablehlo.add across dimensions = [1] : (tensor<64x128xf32>, tensor<f32>) -> tensor<64xf32>
    %461 = stablehlo.broadcast_in_dim %460, dims = [0] : (tensor<64xf32>) -> tensor<64x1xf32>
    %cst_79 = stablehlo.constant dense<1.280000e+02> : tensor<f32>
    %462 = stablehlo.broadcast_in_dim %cst_79, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %463 = stablehlo.divide %461, %462 : tensor<64x1xf32>
    %cst_80 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %464 = stablehlo.broadcast_in_dim %cst_80, dims = [] : (tensor<f32>) -> tensor<64x1xf32>
    %465 = stablehlo.add %463, %464 : tensor<64x1xf32>
    %466 = stablehlo.rsqrt %465 : tensor<64x1xf32>
    %467 = stablehlo.broadcast_in_dim %466, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x128xf32>
    %468 = stablehlo.multiply %458, %467 : tensor<64x128xf32>
    %469 = stablehlo.broadcast_in_dim %w.norm.scale, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %470 = stablehlo.broadcast_in_dim %469, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %471 = stablehlo.multiply %468, %470 : tensor<64x128xf32>
    %472 = stablehlo.broadcast_in_dim %w.norm.shift, dims = [1] : (tensor<128xf32>) -> tensor<1x128xf32>
    %473 = stablehlo.broadcast_in_dim %472, dims = [0, 1] : (tensor<1x128xf32>) -> tensor<64x128xf32>
    %474 = stablehlo.add %471, %473 : tensor<64x128xf32>
    %475 = stablehlo.transpose %w.embedding, dims = [1, 0] : (tensor<512x128xf32>) -> tensor<128x512xf32>
    %476 = stablehlo.dot_general %474, %475, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<64x128xf32>, tensor<128x512xf32>) -> tensor<64x512xf32>
    return %476 : tensor<64x512xf32>
  }
  func.func private @_where(%arg0: tensor<64x64xi1>, %arg1: tensor<4x64x64xf32>, %arg2: tensor<f32>) -> tensor<4x64x64xf32> {
    %0 = stablehlo.convert %arg2 : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %arg0, dims = [1, 2] : (tensor<64x64xi1>) -> tensor<4x64x64xi1>
    %2 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f32>) -> tensor<4x64x64xf32>
    %3 = stablehlo.select %1, %arg1, %2 : tensor<4x64x64xi1>, tensor<4x64x64xf32>
    return %3 : tensor<4x64x64xf32>
  }
}
