#executable_target_embedded_elf_x86_64 = #hal.executable.target<"llvm-cpu", "embedded-elf-x86_64", {cpu = "generic", cpu_features = "", data_layout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128", iree.encoding.resolver = #iree_cpu.cpu_encoding_resolver<>, max_stack_allocation_size = 32768 : i64, native_vector_size = 16 : i64, target_triple = "x86_64-unknown-unknown-eabi-elf"}>
#map = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0 * 2 + d3, d1 * 2 + d4, d5)>
#map1 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d4, d5, d2)>
#map2 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d2)>
#map5 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0 + d3, d1 + d4, d5)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0 * 2 + d3, d1 * 2 + d4, d2)>
#map7 = affine_map<(d0, d1, d2, d3, d4) -> (d3, d4)>
#map8 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>
#map9 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map10 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map11 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map12 = affine_map<(d0, d1) -> (d0, d1)>
#map13 = affine_map<(d0, d1) -> (d1)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map15 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map17 = affine_map<(d0, d1, d2, d3, d4) -> (d0 + d3, d1 + d4, d2)>
#map18 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1 + d3, d4)>
#map19 = affine_map<(d0, d1, d2, d3, d4) -> (d3, d4, d2)>
#map20 = affine_map<(d0, d1, d2, d3, d4) -> (d0 + d3, d1, d4)>
#map21 = affine_map<(d0, d1) -> (d1, d0)>
#map22 = affine_map<(d0, d1) -> (d0)>
#map23 = affine_map<(d0) -> (d0)>
#device_target_local = #hal.device.target<"local", [#executable_target_embedded_elf_x86_64]> : !hal.device
module @model attributes {stream.affinity.default = #hal.device.affinity<@__device_0>} {
  util.global private @__device_0 = #device_target_local
  util.global private @__parameter_model_factorized_0_long_0_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_long_0_w_tensor_216x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_long_1_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_long_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_long_2_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_long_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_point_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_point_w_tensor_216x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_pool_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_pool_w_tensor_216x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_0_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_0_w_tensor_216x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_1_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_2_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_0_short_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_0_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_0_w_tensor_192x32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_1_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_2_b_tensor_64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_long_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_point_b_tensor_64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_point_w_tensor_192x64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_pool_b_tensor_64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_pool_w_tensor_192x64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_0_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_0_w_tensor_192x32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_1_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_2_b_tensor_64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_factorized_1_short_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
  util.global private @__parameter_model_head_b_tensor_100xf32 : !stream.resource<constant>
  util.global private @__parameter_model_head_w_tensor_256x100xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_0_b_tensor_8xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_0_w_tensor_32x8xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_1_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_1_w_tensor_3x3x8x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_2_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_double_2_w_tensor_3x3x16x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_point_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_point_w_tensor_32x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_pool_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_pool_w_tensor_32x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_single_0_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_single_0_w_tensor_32x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_single_1_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_0_single_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_0_b_tensor_12xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_0_w_tensor_80x12xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_1_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_1_w_tensor_3x3x12x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_2_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_double_2_w_tensor_3x3x24x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_point_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_point_w_tensor_80x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_pool_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_pool_w_tensor_80x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_single_0_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_single_0_w_tensor_80x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_single_1_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_mixed_1_single_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_double_0_b_tensor_24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_double_0_w_tensor_120x24xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_double_1_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_double_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_single_b_tensor_48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_reduction_single_w_tensor_3x3x120x48xf32 : !stream.resource<constant>
  util.global private @__parameter_model_stem_0_b_tensor_16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_stem_0_w_tensor_3x3x3x16xf32 : !stream.resource<constant>
  util.global private @__parameter_model_stem_1_b_tensor_32xf32 : !stream.resource<constant>
  util.global private @__parameter_model_stem_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
  util.initializer {
    %c1728 = arith.constant 1728 : index
    %c207360 = arith.constant 207360 : index
    %c7680 = arith.constant 7680 : index
    %c10368 = arith.constant 10368 : index
    %c3840 = arith.constant 3840 : index
    %c48 = arith.constant 48 : index
    %c18432 = arith.constant 18432 : index
    %c2048 = arith.constant 2048 : index
    %c9216 = arith.constant 9216 : index
    %c4608 = arith.constant 4608 : index
    %c64 = arith.constant 64 : index
    %c1024 = arith.constant 1024 : index
    %c32 = arith.constant 32 : index
    %c102400 = arith.constant 102400 : index
    %c400 = arith.constant 400 : index
    %c49152 = arith.constant 49152 : index
    %c40960 = arith.constant 40960 : index
    %c256 = arith.constant 256 : index
    %c20480 = arith.constant 20480 : index
    %c24576 = arith.constant 24576 : index
    %c128 = arith.constant 128 : index
    %c41472 = arith.constant 41472 : index
    %c23040 = arith.constant 23040 : index
    %c192 = arith.constant 192 : index
    %c11520 = arith.constant 11520 : index
    %c20736 = arith.constant 20736 : index
    %c96 = arith.constant 96 : index
    %cst = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"factorized.0.long.0.b"> : tensor<24xf32>
    %cst_0 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c20736} = #stream.parameter.named<"model"::"factorized.0.long.0.w"> : tensor<216x24xf32>
    %cst_1 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"factorized.0.long.1.b"> : tensor<24xf32>
    %cst_2 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c11520} = #stream.parameter.named<"model"::"factorized.0.long.1.w"> : tensor<5x24x24xf32>
    %cst_3 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"factorized.0.long.2.b"> : tensor<48xf32>
    %cst_4 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c23040} = #stream.parameter.named<"model"::"factorized.0.long.2.w"> : tensor<5x24x48xf32>
    %cst_5 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"factorized.0.point.b"> : tensor<48xf32>
    %cst_6 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c41472} = #stream.parameter.named<"model"::"factorized.0.point.w"> : tensor<216x48xf32>
    %cst_7 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"factorized.0.pool.b"> : tensor<48xf32>
    %cst_8 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c41472} = #stream.parameter.named<"model"::"factorized.0.pool.w"> : tensor<216x48xf32>
    %cst_9 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"factorized.0.short.0.b"> : tensor<24xf32>
    %cst_10 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c20736} = #stream.parameter.named<"model"::"factorized.0.short.0.w"> : tensor<216x24xf32>
    %cst_11 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"factorized.0.short.1.b"> : tensor<24xf32>
    %cst_12 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c11520} = #stream.parameter.named<"model"::"factorized.0.short.1.w"> : tensor<5x24x24xf32>
    %cst_13 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"factorized.0.short.2.b"> : tensor<48xf32>
    %cst_14 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c23040} = #stream.parameter.named<"model"::"factorized.0.short.2.w"> : tensor<5x24x48xf32>
    %cst_15 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"factorized.1.long.0.b"> : tensor<32xf32>
    %cst_16 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c24576} = #stream.parameter.named<"model"::"factorized.1.long.0.w"> : tensor<192x32xf32>
    %cst_17 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"factorized.1.long.1.b"> : tensor<32xf32>
    %cst_18 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c20480} = #stream.parameter.named<"model"::"factorized.1.long.1.w"> : tensor<5x32x32xf32>
    %cst_19 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c256} = #stream.parameter.named<"model"::"factorized.1.long.2.b"> : tensor<64xf32>
    %cst_20 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c40960} = #stream.parameter.named<"model"::"factorized.1.long.2.w"> : tensor<5x32x64xf32>
    %cst_21 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c256} = #stream.parameter.named<"model"::"factorized.1.point.b"> : tensor<64xf32>
    %cst_22 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c49152} = #stream.parameter.named<"model"::"factorized.1.point.w"> : tensor<192x64xf32>
    %cst_23 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c256} = #stream.parameter.named<"model"::"factorized.1.pool.b"> : tensor<64xf32>
    %cst_24 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c49152} = #stream.parameter.named<"model"::"factorized.1.pool.w"> : tensor<192x64xf32>
    %cst_25 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"factorized.1.short.0.b"> : tensor<32xf32>
    %cst_26 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c24576} = #stream.parameter.named<"model"::"factorized.1.short.0.w"> : tensor<192x32xf32>
    %cst_27 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"factorized.1.short.1.b"> : tensor<32xf32>
    %cst_28 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c20480} = #stream.parameter.named<"model"::"factorized.1.short.1.w"> : tensor<5x32x32xf32>
    %cst_29 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c256} = #stream.parameter.named<"model"::"factorized.1.short.2.b"> : tensor<64xf32>
    %cst_30 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c40960} = #stream.parameter.named<"model"::"factorized.1.short.2.w"> : tensor<5x32x64xf32>
    %cst_31 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c400} = #stream.parameter.named<"model"::"head.b"> : tensor<100xf32>
    %cst_32 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c102400} = #stream.parameter.named<"model"::"head.w"> : tensor<256x100xf32>
    %cst_33 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c32} = #stream.parameter.named<"model"::"mixed.0.double.0.b"> : tensor<8xf32>
    %cst_34 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c1024} = #stream.parameter.named<"model"::"mixed.0.double.0.w"> : tensor<32x8xf32>
    %cst_35 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"mixed.0.double.1.b"> : tensor<16xf32>
    %cst_36 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c4608} = #stream.parameter.named<"model"::"mixed.0.double.1.w"> : tensor<3x3x8x16xf32>
    %cst_37 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"mixed.0.double.2.b"> : tensor<16xf32>
    %cst_38 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c9216} = #stream.parameter.named<"model"::"mixed.0.double.2.w"> : tensor<3x3x16x16xf32>
    %cst_39 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"mixed.0.point.b"> : tensor<16xf32>
    %cst_40 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"mixed.0.point.w"> : tensor<32x16xf32>
    %cst_41 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"mixed.0.pool.b"> : tensor<16xf32>
    %cst_42 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"mixed.0.pool.w"> : tensor<32x16xf32>
    %cst_43 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"mixed.0.single.0.b"> : tensor<16xf32>
    %cst_44 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"mixed.0.single.0.w"> : tensor<32x16xf32>
    %cst_45 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"mixed.0.single.1.b"> : tensor<32xf32>
    %cst_46 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c18432} = #stream.parameter.named<"model"::"mixed.0.single.1.w"> : tensor<3x3x16x32xf32>
    %cst_47 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c48} = #stream.parameter.named<"model"::"mixed.1.double.0.b"> : tensor<12xf32>
    %cst_48 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c3840} = #stream.parameter.named<"model"::"mixed.1.double.0.w"> : tensor<80x12xf32>
    %cst_49 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"mixed.1.double.1.b"> : tensor<24xf32>
    %cst_50 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c10368} = #stream.parameter.named<"model"::"mixed.1.double.1.w"> : tensor<3x3x12x24xf32>
    %cst_51 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"mixed.1.double.2.b"> : tensor<24xf32>
    %cst_52 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c20736} = #stream.parameter.named<"model"::"mixed.1.double.2.w"> : tensor<3x3x24x24xf32>
    %cst_53 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"mixed.1.point.b"> : tensor<24xf32>
    %cst_54 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c7680} = #stream.parameter.named<"model"::"mixed.1.point.w"> : tensor<80x24xf32>
    %cst_55 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"mixed.1.pool.b"> : tensor<24xf32>
    %cst_56 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c7680} = #stream.parameter.named<"model"::"mixed.1.pool.w"> : tensor<80x24xf32>
    %cst_57 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"mixed.1.single.0.b"> : tensor<24xf32>
    %cst_58 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c7680} = #stream.parameter.named<"model"::"mixed.1.single.0.w"> : tensor<80x24xf32>
    %cst_59 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"mixed.1.single.1.b"> : tensor<48xf32>
    %cst_60 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c41472} = #stream.parameter.named<"model"::"mixed.1.single.1.w"> : tensor<3x3x24x48xf32>
    %cst_61 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c96} = #stream.parameter.named<"model"::"reduction.double.0.b"> : tensor<24xf32>
    %cst_62 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c11520} = #stream.parameter.named<"model"::"reduction.double.0.w"> : tensor<120x24xf32>
    %cst_63 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"reduction.double.1.b"> : tensor<48xf32>
    %cst_64 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c41472} = #stream.parameter.named<"model"::"reduction.double.1.w"> : tensor<3x3x24x48xf32>
    %cst_65 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c192} = #stream.parameter.named<"model"::"reduction.single.b"> : tensor<48xf32>
    %cst_66 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c207360} = #stream.parameter.named<"model"::"reduction.single.w"> : tensor<3x3x120x48xf32>
    %cst_67 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c64} = #stream.parameter.named<"model"::"stem.0.b"> : tensor<16xf32>
    %cst_68 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c1728} = #stream.parameter.named<"model"::"stem.0.w"> : tensor<3x3x3x16xf32>
    %cst_69 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c128} = #stream.parameter.named<"model"::"stem.1.b"> : tensor<32xf32>
    %cst_70 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c18432} = #stream.parameter.named<"model"::"stem.1.w"> : tensor<3x3x16x32xf32>
    util.global.store %cst, @__parameter_model_factorized_0_long_0_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_0, @__parameter_model_factorized_0_long_0_w_tensor_216x24xf32 : !stream.resource<constant>
    util.global.store %cst_1, @__parameter_model_factorized_0_long_1_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_2, @__parameter_model_factorized_0_long_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
    util.global.store %cst_3, @__parameter_model_factorized_0_long_2_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_4, @__parameter_model_factorized_0_long_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
    util.global.store %cst_5, @__parameter_model_factorized_0_point_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_6, @__parameter_model_factorized_0_point_w_tensor_216x48xf32 : !stream.resource<constant>
    util.global.store %cst_7, @__parameter_model_factorized_0_pool_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_8, @__parameter_model_factorized_0_pool_w_tensor_216x48xf32 : !stream.resource<constant>
    util.global.store %cst_9, @__parameter_model_factorized_0_short_0_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_10, @__parameter_model_factorized_0_short_0_w_tensor_216x24xf32 : !stream.resource<constant>
    util.global.store %cst_11, @__parameter_model_factorized_0_short_1_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_12, @__parameter_model_factorized_0_short_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
    util.global.store %cst_13, @__parameter_model_factorized_0_short_2_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_14, @__parameter_model_factorized_0_short_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
    util.global.store %cst_15, @__parameter_model_factorized_1_long_0_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_16, @__parameter_model_factorized_1_long_0_w_tensor_192x32xf32 : !stream.resource<constant>
    util.global.store %cst_17, @__parameter_model_factorized_1_long_1_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_18, @__parameter_model_factorized_1_long_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
    util.global.store %cst_19, @__parameter_model_factorized_1_long_2_b_tensor_64xf32 : !stream.resource<constant>
    util.global.store %cst_20, @__parameter_model_factorized_1_long_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
    util.global.store %cst_21, @__parameter_model_factorized_1_point_b_tensor_64xf32 : !stream.resource<constant>
    util.global.store %cst_22, @__parameter_model_factorized_1_point_w_tensor_192x64xf32 : !stream.resource<constant>
    util.global.store %cst_23, @__parameter_model_factorized_1_pool_b_tensor_64xf32 : !stream.resource<constant>
    util.global.store %cst_24, @__parameter_model_factorized_1_pool_w_tensor_192x64xf32 : !stream.resource<constant>
    util.global.store %cst_25, @__parameter_model_factorized_1_short_0_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_26, @__parameter_model_factorized_1_short_0_w_tensor_192x32xf32 : !stream.resource<constant>
    util.global.store %cst_27, @__parameter_model_factorized_1_short_1_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_28, @__parameter_model_factorized_1_short_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
    util.global.store %cst_29, @__parameter_model_factorized_1_short_2_b_tensor_64xf32 : !stream.resource<constant>
    util.global.store %cst_30, @__parameter_model_factorized_1_short_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
    util.global.store %cst_31, @__parameter_model_head_b_tensor_100xf32 : !stream.resource<constant>
    util.global.store %cst_32, @__parameter_model_head_w_tensor_256x100xf32 : !stream.resource<constant>
    util.global.store %cst_33, @__parameter_model_mixed_0_double_0_b_tensor_8xf32 : !stream.resource<constant>
    util.global.store %cst_34, @__parameter_model_mixed_0_double_0_w_tensor_32x8xf32 : !stream.resource<constant>
    util.global.store %cst_35, @__parameter_model_mixed_0_double_1_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_36, @__parameter_model_mixed_0_double_1_w_tensor_3x3x8x16xf32 : !stream.resource<constant>
    util.global.store %cst_37, @__parameter_model_mixed_0_double_2_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_38, @__parameter_model_mixed_0_double_2_w_tensor_3x3x16x16xf32 : !stream.resource<constant>
    util.global.store %cst_39, @__parameter_model_mixed_0_point_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_40, @__parameter_model_mixed_0_point_w_tensor_32x16xf32 : !stream.resource<constant>
    util.global.store %cst_41, @__parameter_model_mixed_0_pool_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_42, @__parameter_model_mixed_0_pool_w_tensor_32x16xf32 : !stream.resource<constant>
    util.global.store %cst_43, @__parameter_model_mixed_0_single_0_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_44, @__parameter_model_mixed_0_single_0_w_tensor_32x16xf32 : !stream.resource<constant>
    util.global.store %cst_45, @__parameter_model_mixed_0_single_1_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_46, @__parameter_model_mixed_0_single_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
    util.global.store %cst_47, @__parameter_model_mixed_1_double_0_b_tensor_12xf32 : !stream.resource<constant>
    util.global.store %cst_48, @__parameter_model_mixed_1_double_0_w_tensor_80x12xf32 : !stream.resource<constant>
    util.global.store %cst_49, @__parameter_model_mixed_1_double_1_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_50, @__parameter_model_mixed_1_double_1_w_tensor_3x3x12x24xf32 : !stream.resource<constant>
    util.global.store %cst_51, @__parameter_model_mixed_1_double_2_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_52, @__parameter_model_mixed_1_double_2_w_tensor_3x3x24x24xf32 : !stream.resource<constant>
    util.global.store %cst_53, @__parameter_model_mixed_1_point_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_54, @__parameter_model_mixed_1_point_w_tensor_80x24xf32 : !stream.resource<constant>
    util.global.store %cst_55, @__parameter_model_mixed_1_pool_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_56, @__parameter_model_mixed_1_pool_w_tensor_80x24xf32 : !stream.resource<constant>
    util.global.store %cst_57, @__parameter_model_mixed_1_single_0_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_58, @__parameter_model_mixed_1_single_0_w_tensor_80x24xf32 : !stream.resource<constant>
    util.global.store %cst_59, @__parameter_model_mixed_1_single_1_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_60, @__parameter_model_mixed_1_single_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
    util.global.store %cst_61, @__parameter_model_reduction_double_0_b_tensor_24xf32 : !stream.resource<constant>
    util.global.store %cst_62, @__parameter_model_reduction_double_0_w_tensor_120x24xf32 : !stream.resource<constant>
    util.global.store %cst_63, @__parameter_model_reduction_double_1_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_64, @__parameter_model_reduction_double_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
    util.global.store %cst_65, @__parameter_model_reduction_single_b_tensor_48xf32 : !stream.resource<constant>
    util.global.store %cst_66, @__parameter_model_reduction_single_w_tensor_3x3x120x48xf32 : !stream.resource<constant>
    util.global.store %cst_67, @__parameter_model_stem_0_b_tensor_16xf32 : !stream.resource<constant>
    util.global.store %cst_68, @__parameter_model_stem_0_w_tensor_3x3x3x16xf32 : !stream.resource<constant>
    util.global.store %cst_69, @__parameter_model_stem_1_b_tensor_32xf32 : !stream.resource<constant>
    util.global.store %cst_70, @__parameter_model_stem_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
    util.return
  }
  stream.executable private @main_dispatch_0 {
    stream.executable.export public @main_dispatch_0_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_0_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<96x96x3xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<97x97x3xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [96, 96, 3], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<96x96x3xf32>> -> tensor<96x96x3xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0], sizes = [96, 96, 3], strides = [1, 1, 1] : tensor<96x96x3xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<97x97x3xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_1 {
    stream.executable.export public @main_dispatch_1_conv_48x48x16x3x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_1_conv_48x48x16x3x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<97x97x3xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x3x16xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<50x50x16xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [97, 97, 3], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<97x97x3xf32>> -> tensor<97x97x3xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 3, 16], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x3x16xf32>> -> tensor<3x3x3x16xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [16], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>> -> tensor<16xf32>
        %7 = tensor.empty() : tensor<48x48x16xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<48x48x16xf32>) -> tensor<48x48x16xf32>
        %9 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<97x97x3xf32>, tensor<3x3x3x16xf32>) outs(%8 : tensor<48x48x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<48x48x16xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<48x48x16xf32>, tensor<16xf32>) outs(%7 : tensor<48x48x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<48x48x16xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [48, 48, 16], strides = [1, 1, 1] : tensor<48x48x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<50x50x16xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_2 {
    stream.executable.export public @main_dispatch_2_conv_48x48x32x3x3x16_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_2_conv_48x48x32x3x3x16_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<50x50x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<49x49x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [50, 50, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<50x50x16xf32>> -> tensor<50x50x16xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 16, 32], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x32xf32>> -> tensor<3x3x16x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<48x48x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<48x48x32xf32>) -> tensor<48x48x32xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<50x50x16xf32>, tensor<3x3x16x32xf32>) outs(%8 : tensor<48x48x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<48x48x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<48x48x32xf32>, tensor<32xf32>) outs(%7 : tensor<48x48x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<48x48x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [48, 48, 32], strides = [1, 1, 1] : tensor<48x48x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<49x49x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_3 {
    stream.executable.export public @main_dispatch_3_conv_24x24x32x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_3_conv_24x24x32x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 0xFF800000 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<49x49x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [49, 49, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<49x49x32xf32>> -> tensor<49x49x32xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<24x24x32xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<24x24x32xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst : f32
        } -> tensor<24x24x32xf32>
        %6 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<49x49x32xf32>, tensor<3x3xf32>) outs(%5 : tensor<24x24x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %7 = arith.maximumf %out, %in : f32
          linalg.yield %7 : f32
        } -> tensor<24x24x32xf32>
        iree_tensor_ext.dispatch.tensor.store %6, %1, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : tensor<24x24x32xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_4 {
    stream.executable.export public @main_dispatch_4_matmul_like_576x16x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_4_matmul_like_576x16x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<576x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x16xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<576x16xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [576, 32], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<576x32xf32>> -> tensor<576x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [32, 16], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x16xf32>> -> tensor<32x16xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [16], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>> -> tensor<16xf32>
        %7 = tensor.empty() : tensor<576x16xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<576x16xf32>) -> tensor<576x16xf32>
        %9 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<576x32xf32>, tensor<32x16xf32>) outs(%8 : tensor<576x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<576x16xf32>
        %10 = linalg.generic {indexing_maps = [#map12, #map13, #map12], iterator_types = ["parallel", "parallel"]} ins(%9, %6 : tensor<576x16xf32>, tensor<16xf32>) outs(%7 : tensor<576x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<576x16xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [576, 16], strides = [1, 1] : tensor<576x16xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<576x16xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_5 {
    stream.executable.export public @main_dispatch_5_matmul_like_24x24x16x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_5_matmul_like_24x24x16x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x16xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x16xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>> -> tensor<24x24x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [32, 16], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x16xf32>> -> tensor<32x16xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [16], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>> -> tensor<16xf32>
        %7 = tensor.empty() : tensor<24x24x16xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x16xf32>) -> tensor<24x24x16xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<24x24x32xf32>, tensor<32x16xf32>) outs(%8 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x16xf32>, tensor<16xf32>) outs(%7 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x16xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_6 {
    stream.executable.export public @main_dispatch_6_conv_24x24x32x3x3x16_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_6_conv_24x24x32x3x3x16_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x16xf32>> -> tensor<26x26x16xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 16, 32], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x32xf32>> -> tensor<3x3x16x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<24x24x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x32xf32>) -> tensor<24x24x32xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x16xf32>, tensor<3x3x16x32xf32>) outs(%8 : tensor<24x24x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x32xf32>, tensor<32xf32>) outs(%7 : tensor<24x24x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : tensor<24x24x32xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_7 {
    stream.executable.export public @main_dispatch_7_matmul_like_24x24x8x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_7_matmul_like_24x24x8x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x8xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x8xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>> -> tensor<24x24x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [32, 8], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32x8xf32>> -> tensor<32x8xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [8], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<8xf32>> -> tensor<8xf32>
        %7 = tensor.empty() : tensor<24x24x8xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x8xf32>) -> tensor<24x24x8xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<24x24x32xf32>, tensor<32x8xf32>) outs(%8 : tensor<24x24x8xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x8xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x8xf32>, tensor<8xf32>) outs(%7 : tensor<24x24x8xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x8xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 8], strides = [1, 1, 1] : tensor<24x24x8xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x8xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_8 {
    stream.executable.export public @main_dispatch_8_conv_24x24x16x3x3x8_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_8_conv_24x24x16x3x3x8_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x8xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x8x16xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x16xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 8], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x8xf32>> -> tensor<26x26x8xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 8, 16], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x8x16xf32>> -> tensor<3x3x8x16xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [16], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>> -> tensor<16xf32>
        %7 = tensor.empty() : tensor<24x24x16xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x16xf32>) -> tensor<24x24x16xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x8xf32>, tensor<3x3x8x16xf32>) outs(%8 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x16xf32>, tensor<16xf32>) outs(%7 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x16xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_9 {
    stream.executable.export public @main_dispatch_9_conv_24x24x16x3x3x16_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_9_conv_24x24x16x3x3x16_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x16xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x16xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x16xf32>> -> tensor<26x26x16xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 16, 16], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x16x16xf32>> -> tensor<3x3x16x16xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [16], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16xf32>> -> tensor<16xf32>
        %7 = tensor.empty() : tensor<24x24x16xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x16xf32>) -> tensor<24x24x16xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x16xf32>, tensor<3x3x16x16xf32>) outs(%8 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x16xf32>, tensor<16xf32>) outs(%7 : tensor<24x24x16xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x16xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_10 {
    stream.executable.export public @main_dispatch_10_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_10_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x32xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>> -> tensor<24x24x32xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [1, 1, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : tensor<24x24x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_11 {
    stream.executable.export public @main_dispatch_11_conv_24x24x32x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_11_conv_24x24x32x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 9.000000e+00 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x32xf32>> -> tensor<26x26x32xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<24x24x32xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<24x24x32xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst_0 : f32
        } -> tensor<24x24x32xf32>
        %6 = linalg.generic {indexing_maps = [#map17, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<26x26x32xf32>, tensor<3x3xf32>) outs(%5 : tensor<24x24x32xf32>) {
        ^bb0(%in: f32, %in_1: f32, %out: f32):
          %8 = arith.addf %out, %in : f32
          linalg.yield %8 : f32
        } -> tensor<24x24x32xf32>
        %7 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<24x24x32xf32>) outs(%4 : tensor<24x24x32xf32>) {
        ^bb0(%in: f32, %out: f32):
          %8 = arith.divf %in, %cst : f32
          linalg.yield %8 : f32
        } -> tensor<24x24x32xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %1, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : tensor<24x24x32xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_13 {
    stream.executable.export public @main_dispatch_13_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_13_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>> -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 0], sizes = [1, 24, 24, 16], strides = [1, 1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_14 {
    stream.executable.export public @main_dispatch_14_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_14_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x32xf32>> -> tensor<24x24x32xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 16], sizes = [1, 24, 24, 32], strides = [1, 1, 1, 1] : tensor<24x24x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_15 {
    stream.executable.export public @main_dispatch_15_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_15_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>> -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 48], sizes = [1, 24, 24, 16], strides = [1, 1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_16 {
    stream.executable.export public @main_dispatch_16_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_16_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 16], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x16xf32>> -> tensor<24x24x16xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 64], sizes = [1, 24, 24, 16], strides = [1, 1, 1, 1] : tensor<24x24x16xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_17 {
    stream.executable.export public @main_dispatch_17_matmul_like_576x24x80_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_17_matmul_like_576x24x80_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<576x80xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<576x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [576, 80], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<576x80xf32>> -> tensor<576x80xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [80, 24], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x24xf32>> -> tensor<80x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<576x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<576x24xf32>) -> tensor<576x24xf32>
        %9 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<576x80xf32>, tensor<80x24xf32>) outs(%8 : tensor<576x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<576x24xf32>
        %10 = linalg.generic {indexing_maps = [#map12, #map13, #map12], iterator_types = ["parallel", "parallel"]} ins(%9, %6 : tensor<576x24xf32>, tensor<24xf32>) outs(%7 : tensor<576x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<576x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [576, 24], strides = [1, 1] : tensor<576x24xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<576x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_18 {
    stream.executable.export public @main_dispatch_18_matmul_like_24x24x24x80_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_18_matmul_like_24x24x24x80_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 80], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>> -> tensor<24x24x80xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [80, 24], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x24xf32>> -> tensor<80x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<24x24x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x24xf32>) -> tensor<24x24x24xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<24x24x80xf32>, tensor<80x24xf32>) outs(%8 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x24xf32>, tensor<24xf32>) outs(%7 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_19 {
    stream.executable.export public @main_dispatch_19_conv_24x24x48x3x3x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_19_conv_24x24x48x3x3x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x24xf32>> -> tensor<26x26x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 24, 48], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x48xf32>> -> tensor<3x3x24x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<24x24x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x48xf32>) -> tensor<24x24x48xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x24xf32>, tensor<3x3x24x48xf32>) outs(%8 : tensor<24x24x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x48xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x48xf32>, tensor<48xf32>) outs(%7 : tensor<24x24x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [24, 24, 48], strides = [1, 1, 1] : tensor<24x24x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_20 {
    stream.executable.export public @main_dispatch_20_matmul_like_24x24x12x80_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_20_matmul_like_24x24x12x80_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x12xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x12xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 80], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>> -> tensor<24x24x80xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [80, 12], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<80x12xf32>> -> tensor<80x12xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [12], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12xf32>> -> tensor<12xf32>
        %7 = tensor.empty() : tensor<24x24x12xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x12xf32>) -> tensor<24x24x12xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<24x24x80xf32>, tensor<80x12xf32>) outs(%8 : tensor<24x24x12xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x12xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x12xf32>, tensor<12xf32>) outs(%7 : tensor<24x24x12xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x12xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 12], strides = [1, 1, 1] : tensor<24x24x12xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x12xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_21 {
    stream.executable.export public @main_dispatch_21_conv_24x24x24x3x3x12_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_21_conv_24x24x24x3x3x12_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x12xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x12x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 12], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x12xf32>> -> tensor<26x26x12xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 12, 24], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x12x24xf32>> -> tensor<3x3x12x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<24x24x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x24xf32>) -> tensor<24x24x24xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x12xf32>, tensor<3x3x12x24xf32>) outs(%8 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x24xf32>, tensor<24xf32>) outs(%7 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [1, 1, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_22 {
    stream.executable.export public @main_dispatch_22_conv_24x24x24x3x3x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_22_conv_24x24x24x3x3x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x24xf32>> -> tensor<26x26x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 24, 24], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x24xf32>> -> tensor<3x3x24x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<24x24x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x24xf32>) -> tensor<24x24x24xf32>
        %9 = linalg.generic {indexing_maps = [#map5, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<26x26x24xf32>, tensor<3x3x24x24xf32>) outs(%8 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x24xf32>, tensor<24xf32>) outs(%7 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_23 {
    stream.executable.export public @main_dispatch_23_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_23_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 80], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x80xf32>> -> tensor<24x24x80xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [1, 1, 0], sizes = [24, 24, 80], strides = [1, 1, 1] : tensor<24x24x80xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<26x26x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_24 {
    stream.executable.export public @main_dispatch_24_conv_24x24x80x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_24_conv_24x24x80x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 9.000000e+00 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x80xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x80xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [26, 26, 80], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<26x26x80xf32>> -> tensor<26x26x80xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<24x24x80xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<24x24x80xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst_0 : f32
        } -> tensor<24x24x80xf32>
        %6 = linalg.generic {indexing_maps = [#map17, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<26x26x80xf32>, tensor<3x3xf32>) outs(%5 : tensor<24x24x80xf32>) {
        ^bb0(%in: f32, %in_1: f32, %out: f32):
          %8 = arith.addf %out, %in : f32
          linalg.yield %8 : f32
        } -> tensor<24x24x80xf32>
        %7 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<24x24x80xf32>) outs(%4 : tensor<24x24x80xf32>) {
        ^bb0(%in: f32, %out: f32):
          %8 = arith.divf %in, %cst : f32
          linalg.yield %8 : f32
        } -> tensor<24x24x80xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %1, offsets = [0, 0, 0], sizes = [24, 24, 80], strides = [1, 1, 1] : tensor<24x24x80xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<24x24x80xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_26 {
    stream.executable.export public @main_dispatch_26_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_26_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>> -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 0], sizes = [1, 24, 24, 24], strides = [1, 1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_27 {
    stream.executable.export public @main_dispatch_27_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_27_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x48xf32>> -> tensor<24x24x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 24], sizes = [1, 24, 24, 48], strides = [1, 1, 1, 1] : tensor<24x24x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_28 {
    stream.executable.export public @main_dispatch_28_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_28_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>> -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 72], sizes = [1, 24, 24, 24], strides = [1, 1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_29 {
    stream.executable.export public @main_dispatch_29_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_29_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x24xf32>> -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 96], sizes = [1, 24, 24, 24], strides = [1, 1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x24x24x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_30 {
    stream.executable.export public @main_dispatch_30_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_30_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x120xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<25x25x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 120], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x120xf32>> -> tensor<24x24x120xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0], sizes = [24, 24, 120], strides = [1, 1, 1] : tensor<24x24x120xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<25x25x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_31 {
    stream.executable.export public @main_dispatch_31_conv_12x12x48x3x3x120_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_31_conv_12x12x48x3x3x120_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x120xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x120x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [25, 25, 120], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x120xf32>> -> tensor<25x25x120xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 120, 48], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x120x48xf32>> -> tensor<3x3x120x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<12x12x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x48xf32>) -> tensor<12x12x48xf32>
        %9 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<25x25x120xf32>, tensor<3x3x120x48xf32>) outs(%8 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x48xf32>, tensor<48xf32>) outs(%7 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_32 {
    stream.executable.export public @main_dispatch_32_matmul_like_24x24x24x120_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_32_matmul_like_24x24x24x120_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x120xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<120x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<25x25x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [24, 24, 120], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24x24x120xf32>> -> tensor<24x24x120xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [120, 24], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<120x24xf32>> -> tensor<120x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<24x24x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<24x24x24xf32>) -> tensor<24x24x24xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<24x24x120xf32>, tensor<120x24xf32>) outs(%8 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<24x24x24xf32>, tensor<24xf32>) outs(%7 : tensor<24x24x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<24x24x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [24, 24, 24], strides = [1, 1, 1] : tensor<24x24x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<25x25x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_33 {
    stream.executable.export public @main_dispatch_33_conv_12x12x48x3x3x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_33_conv_12x12x48x3x3x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [25, 25, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x24xf32>> -> tensor<25x25x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0, 0], sizes = [3, 3, 24, 48], strides = [1, 1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<3x3x24x48xf32>> -> tensor<3x3x24x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<12x12x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x48xf32>) -> tensor<12x12x48xf32>
        %9 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%4, %5 : tensor<25x25x24xf32>, tensor<3x3x24x48xf32>) outs(%8 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x48xf32>, tensor<48xf32>) outs(%7 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_35 {
    stream.executable.export public @main_dispatch_35_conv_12x12x120x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_35_conv_12x12x120x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 0xFF800000 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x120xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x120xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [25, 25, 120], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<25x25x120xf32>> -> tensor<25x25x120xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<12x12x120xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<12x12x120xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst : f32
        } -> tensor<12x12x120xf32>
        %6 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<25x25x120xf32>, tensor<3x3xf32>) outs(%5 : tensor<12x12x120xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %7 = arith.maximumf %out, %in : f32
          linalg.yield %7 : f32
        } -> tensor<12x12x120xf32>
        iree_tensor_ext.dispatch.tensor.store %6, %1, offsets = [0, 0, 0], sizes = [12, 12, 120], strides = [1, 1, 1] : tensor<12x12x120xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x120xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_36 {
    stream.executable.export public @main_dispatch_36_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_36_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 0], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_37 {
    stream.executable.export public @main_dispatch_37_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_37_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 48], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_38 {
    stream.executable.export public @main_dispatch_38_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_38_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x120xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 120], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x120xf32>> -> tensor<12x12x120xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 96], sizes = [1, 12, 12, 120], strides = [1, 1, 1, 1] : tensor<12x12x120xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x216xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_39 {
    stream.executable.export public @main_dispatch_39_matmul_like_144x48x216_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_39_matmul_like_144x48x216_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x216xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<144x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [144, 216], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x216xf32>> -> tensor<144x216xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [216, 48], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x48xf32>> -> tensor<216x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<144x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<144x48xf32>) -> tensor<144x48xf32>
        %9 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<144x216xf32>, tensor<216x48xf32>) outs(%8 : tensor<144x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<144x48xf32>
        %10 = linalg.generic {indexing_maps = [#map12, #map13, #map12], iterator_types = ["parallel", "parallel"]} ins(%9, %6 : tensor<144x48xf32>, tensor<48xf32>) outs(%7 : tensor<144x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<144x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [144, 48], strides = [1, 1] : tensor<144x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<144x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_40 {
    stream.executable.export public @main_dispatch_40_matmul_like_12x12x24x216_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_40_matmul_like_12x12x24x216_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 216], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>> -> tensor<12x12x216xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [216, 24], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x24xf32>> -> tensor<216x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<12x12x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x24xf32>) -> tensor<12x12x24xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<12x12x216xf32>, tensor<216x24xf32>) outs(%8 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x24xf32>, tensor<24xf32>) outs(%7 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 2, 0], sizes = [12, 12, 24], strides = [1, 1, 1] : tensor<12x12x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_41 {
    stream.executable.export public @main_dispatch_41_conv_12x12x24x5x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_41_conv_12x12x24x5x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 16, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x24xf32>> -> tensor<12x16x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 24, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x24xf32>> -> tensor<5x24x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<12x12x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x24xf32>) -> tensor<12x12x24xf32>
        %9 = linalg.generic {indexing_maps = [#map18, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<12x16x24xf32>, tensor<5x24x24xf32>) outs(%8 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x24xf32>, tensor<24xf32>) outs(%7 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [2, 0, 0], sizes = [12, 12, 24], strides = [1, 1, 1] : tensor<12x12x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_42 {
    stream.executable.export public @main_dispatch_42_conv_12x12x48x5x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_42_conv_12x12x48x5x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [16, 12, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x24xf32>> -> tensor<16x12x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 24, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x48xf32>> -> tensor<5x24x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<12x12x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x48xf32>) -> tensor<12x12x48xf32>
        %9 = linalg.generic {indexing_maps = [#map20, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<16x12x24xf32>, tensor<5x24x48xf32>) outs(%8 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x48xf32>, tensor<48xf32>) outs(%7 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_43 {
    stream.executable.export public @main_dispatch_43_matmul_like_12x12x24x216_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_43_matmul_like_12x12x24x216_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 216], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>> -> tensor<12x12x216xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [216, 24], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<216x24xf32>> -> tensor<216x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<12x12x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x24xf32>) -> tensor<12x12x24xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<12x12x216xf32>, tensor<216x24xf32>) outs(%8 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x24xf32>, tensor<24xf32>) outs(%7 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [2, 0, 0], sizes = [12, 12, 24], strides = [1, 1, 1] : tensor<12x12x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_44 {
    stream.executable.export public @main_dispatch_44_conv_12x12x24x5x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_44_conv_12x12x24x5x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x24xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x24xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [16, 12, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x24xf32>> -> tensor<16x12x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 24, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x24xf32>> -> tensor<5x24x24xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [24], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<24xf32>> -> tensor<24xf32>
        %7 = tensor.empty() : tensor<12x12x24xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x24xf32>) -> tensor<12x12x24xf32>
        %9 = linalg.generic {indexing_maps = [#map20, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<16x12x24xf32>, tensor<5x24x24xf32>) outs(%8 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x24xf32>, tensor<24xf32>) outs(%7 : tensor<12x12x24xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x24xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 2, 0], sizes = [12, 12, 24], strides = [1, 1, 1] : tensor<12x12x24xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x24xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_45 {
    stream.executable.export public @main_dispatch_45_conv_12x12x48x5x24_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_45_conv_12x12x48x5x24_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x24xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x48xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 16, 24], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x24xf32>> -> tensor<12x16x24xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 24, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x24x48xf32>> -> tensor<5x24x48xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [48], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<48xf32>> -> tensor<48xf32>
        %7 = tensor.empty() : tensor<12x12x48xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x48xf32>) -> tensor<12x12x48xf32>
        %9 = linalg.generic {indexing_maps = [#map18, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<12x16x24xf32>, tensor<5x24x48xf32>) outs(%8 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x48xf32>, tensor<48xf32>) outs(%7 : tensor<12x12x48xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x48xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_46 {
    stream.executable.export public @main_dispatch_46_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_46_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<14x14x216xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 216], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x216xf32>> -> tensor<12x12x216xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [1, 1, 0], sizes = [12, 12, 216], strides = [1, 1, 1] : tensor<12x12x216xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<14x14x216xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_47 {
    stream.executable.export public @main_dispatch_47_conv_12x12x216x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_47_conv_12x12x216x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 9.000000e+00 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<14x14x216xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x216xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [14, 14, 216], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<14x14x216xf32>> -> tensor<14x14x216xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<12x12x216xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<12x12x216xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst_0 : f32
        } -> tensor<12x12x216xf32>
        %6 = linalg.generic {indexing_maps = [#map17, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<14x14x216xf32>, tensor<3x3xf32>) outs(%5 : tensor<12x12x216xf32>) {
        ^bb0(%in: f32, %in_1: f32, %out: f32):
          %8 = arith.addf %out, %in : f32
          linalg.yield %8 : f32
        } -> tensor<12x12x216xf32>
        %7 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<12x12x216xf32>) outs(%4 : tensor<12x12x216xf32>) {
        ^bb0(%in: f32, %out: f32):
          %8 = arith.divf %in, %cst : f32
          linalg.yield %8 : f32
        } -> tensor<12x12x216xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %1, offsets = [0, 0, 0], sizes = [12, 12, 216], strides = [1, 1, 1] : tensor<12x12x216xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x216xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_49 {
    stream.executable.export public @main_dispatch_49_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_49_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 0], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_50 {
    stream.executable.export public @main_dispatch_50_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_50_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 48], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_51 {
    stream.executable.export public @main_dispatch_51_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_51_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 96], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_52 {
    stream.executable.export public @main_dispatch_52_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_52_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 48], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x48xf32>> -> tensor<12x12x48xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 144], sizes = [1, 12, 12, 48], strides = [1, 1, 1, 1] : tensor<12x12x48xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_53 {
    stream.executable.export public @main_dispatch_53_matmul_like_144x64x192_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_53_matmul_like_144x64x192_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x192xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x64xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<144x64xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [144, 192], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x192xf32>> -> tensor<144x192xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [192, 64], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x64xf32>> -> tensor<192x64xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [64], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>> -> tensor<64xf32>
        %7 = tensor.empty() : tensor<144x64xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<144x64xf32>) -> tensor<144x64xf32>
        %9 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<144x192xf32>, tensor<192x64xf32>) outs(%8 : tensor<144x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<144x64xf32>
        %10 = linalg.generic {indexing_maps = [#map12, #map13, #map12], iterator_types = ["parallel", "parallel"]} ins(%9, %6 : tensor<144x64xf32>, tensor<64xf32>) outs(%7 : tensor<144x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<144x64xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [144, 64], strides = [1, 1] : tensor<144x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<144x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_54 {
    stream.executable.export public @main_dispatch_54_matmul_like_12x12x32x192_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_54_matmul_like_12x12x32x192_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 192], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>> -> tensor<12x12x192xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [192, 32], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x32xf32>> -> tensor<192x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<12x12x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x32xf32>) -> tensor<12x12x32xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<12x12x192xf32>, tensor<192x32xf32>) outs(%8 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x32xf32>, tensor<32xf32>) outs(%7 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 2, 0], sizes = [12, 12, 32], strides = [1, 1, 1] : tensor<12x12x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_55 {
    stream.executable.export public @main_dispatch_55_conv_12x12x32x5x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_55_conv_12x12x32x5x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 16, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x32xf32>> -> tensor<12x16x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 32, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x32xf32>> -> tensor<5x32x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<12x12x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x32xf32>) -> tensor<12x12x32xf32>
        %9 = linalg.generic {indexing_maps = [#map18, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<12x16x32xf32>, tensor<5x32x32xf32>) outs(%8 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x32xf32>, tensor<32xf32>) outs(%7 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [2, 0, 0], sizes = [12, 12, 32], strides = [1, 1, 1] : tensor<12x12x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_56 {
    stream.executable.export public @main_dispatch_56_conv_12x12x64x5x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_56_conv_12x12x64x5x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x64xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x64xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [16, 12, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x32xf32>> -> tensor<16x12x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 32, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x64xf32>> -> tensor<5x32x64xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [64], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>> -> tensor<64xf32>
        %7 = tensor.empty() : tensor<12x12x64xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x64xf32>) -> tensor<12x12x64xf32>
        %9 = linalg.generic {indexing_maps = [#map20, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<16x12x32xf32>, tensor<5x32x64xf32>) outs(%8 : tensor<12x12x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x64xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x64xf32>, tensor<64xf32>) outs(%7 : tensor<12x12x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_57 {
    stream.executable.export public @main_dispatch_57_matmul_like_12x12x32x192_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_57_matmul_like_12x12x32x192_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 192], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>> -> tensor<12x12x192xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [192, 32], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<192x32xf32>> -> tensor<192x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<12x12x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x32xf32>) -> tensor<12x12x32xf32>
        %9 = linalg.generic {indexing_maps = [#map14, #map15, #map16], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%4, %5 : tensor<12x12x192xf32>, tensor<192x32xf32>) outs(%8 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x32xf32>, tensor<32xf32>) outs(%7 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [2, 0, 0], sizes = [12, 12, 32], strides = [1, 1, 1] : tensor<12x12x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<16x12x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_58 {
    stream.executable.export public @main_dispatch_58_conv_12x12x32x5x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_58_conv_12x12x32x5x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x32xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [16, 12, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<16x12x32xf32>> -> tensor<16x12x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 32, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x32xf32>> -> tensor<5x32x32xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [32], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<32xf32>> -> tensor<32xf32>
        %7 = tensor.empty() : tensor<12x12x32xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x32xf32>) -> tensor<12x12x32xf32>
        %9 = linalg.generic {indexing_maps = [#map20, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<16x12x32xf32>, tensor<5x32x32xf32>) outs(%8 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x32xf32>, tensor<32xf32>) outs(%7 : tensor<12x12x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x32xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 2, 0], sizes = [12, 12, 32], strides = [1, 1, 1] : tensor<12x12x32xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<12x16x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_59 {
    stream.executable.export public @main_dispatch_59_conv_12x12x64x5x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_59_conv_12x12x64x5x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x64xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x64xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 16, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x16x32xf32>> -> tensor<12x16x32xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [5, 32, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<5x32x64xf32>> -> tensor<5x32x64xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [64], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xf32>> -> tensor<64xf32>
        %7 = tensor.empty() : tensor<12x12x64xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<12x12x64xf32>) -> tensor<12x12x64xf32>
        %9 = linalg.generic {indexing_maps = [#map18, #map19, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%4, %5 : tensor<12x16x32xf32>, tensor<5x32x64xf32>) outs(%8 : tensor<12x12x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.mulf %in, %in_0 : f32
          %12 = arith.addf %out, %11 : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x64xf32>
        %10 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %6 : tensor<12x12x64xf32>, tensor<64xf32>) outs(%7 : tensor<12x12x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          %12 = arith.maximumf %11, %cst : f32
          linalg.yield %12 : f32
        } -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_60 {
    stream.executable.export public @main_dispatch_60_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_60_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<14x14x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 192], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x192xf32>> -> tensor<12x12x192xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [1, 1, 0], sizes = [12, 12, 192], strides = [1, 1, 1] : tensor<12x12x192xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<14x14x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_61 {
    stream.executable.export public @main_dispatch_61_conv_12x12x192x3x3_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_61_conv_12x12x192x3x3_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 9.000000e+00 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<14x14x192xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x192xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [14, 14, 192], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<14x14x192xf32>> -> tensor<14x14x192xf32>
        %3 = tensor.empty() : tensor<3x3xf32>
        %4 = tensor.empty() : tensor<12x12x192xf32>
        %5 = linalg.generic {indexing_maps = [#map3], iterator_types = ["parallel", "parallel", "parallel"]} outs(%4 : tensor<12x12x192xf32>) {
        ^bb0(%out: f32):
          linalg.yield %cst_0 : f32
        } -> tensor<12x12x192xf32>
        %6 = linalg.generic {indexing_maps = [#map17, #map7, #map8], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%2, %3 : tensor<14x14x192xf32>, tensor<3x3xf32>) outs(%5 : tensor<12x12x192xf32>) {
        ^bb0(%in: f32, %in_1: f32, %out: f32):
          %8 = arith.addf %out, %in : f32
          linalg.yield %8 : f32
        } -> tensor<12x12x192xf32>
        %7 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6 : tensor<12x12x192xf32>) outs(%4 : tensor<12x12x192xf32>) {
        ^bb0(%in: f32, %out: f32):
          %8 = arith.divf %in, %cst : f32
          linalg.yield %8 : f32
        } -> tensor<12x12x192xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %1, offsets = [0, 0, 0], sizes = [12, 12, 192], strides = [1, 1, 1] : tensor<12x12x192xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<12x12x192xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_63 {
    stream.executable.export public @main_dispatch_63_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_63_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>> -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 0], sizes = [1, 12, 12, 64], strides = [1, 1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_64 {
    stream.executable.export public @main_dispatch_64_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_64_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>> -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 64], sizes = [1, 12, 12, 64], strides = [1, 1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_65 {
    stream.executable.export public @main_dispatch_65_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_65_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>> -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 128], sizes = [1, 12, 12, 64], strides = [1, 1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_66 {
    stream.executable.export public @main_dispatch_66_slow_memcpy workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_66_slow_memcpy(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [12, 12, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<12x12x64xf32>> -> tensor<12x12x64xf32>
        iree_tensor_ext.dispatch.tensor.store %2, %1, offsets = [0, 0, 0, 192], sizes = [1, 12, 12, 64], strides = [1, 1, 1, 1] : tensor<12x12x64xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<1x12x12x256xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_67 {
    stream.executable.export public @main_dispatch_67_reduction_256x144_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_67_reduction_256x144_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 1.440000e+02 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x256xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<256xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [144, 256], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<144x256xf32>> -> tensor<144x256xf32>
        %3 = tensor.empty() : tensor<256xf32>
        %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<256xf32>) -> tensor<256xf32>
        %5 = linalg.generic {indexing_maps = [#map21, #map22], iterator_types = ["parallel", "reduction"]} ins(%2 : tensor<144x256xf32>) outs(%4 : tensor<256xf32>) {
        ^bb0(%in: f32, %out: f32):
          %7 = arith.addf %out, %in : f32
          linalg.yield %7 : f32
        } -> tensor<256xf32>
        %6 = linalg.generic {indexing_maps = [#map23, #map23], iterator_types = ["parallel"]} ins(%5 : tensor<256xf32>) outs(%3 : tensor<256xf32>) {
        ^bb0(%in: f32, %out: f32):
          %7 = arith.divf %in, %cst : f32
          linalg.yield %7 : f32
        } -> tensor<256xf32>
        iree_tensor_ext.dispatch.tensor.store %6, %1, offsets = [0], sizes = [256], strides = [1] : tensor<256xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<256xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_68 {
    stream.executable.export public @main_dispatch_68_vecmat_100x256_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_68_vecmat_100x256_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<256xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<256x100xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<100xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<100xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0], sizes = [256], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<256xf32>> -> tensor<256xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [256, 100], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<256x100xf32>> -> tensor<256x100xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [100], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<100xf32>> -> tensor<100xf32>
        %7 = tensor.empty() : tensor<100xf32>
        %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<100xf32>) -> tensor<100xf32>
        %9 = linalg.vecmat ins(%4, %5 : tensor<256xf32>, tensor<256x100xf32>) outs(%8 : tensor<100xf32>) -> tensor<100xf32>
        %10 = linalg.generic {indexing_maps = [#map23, #map23, #map23], iterator_types = ["parallel"]} ins(%9, %6 : tensor<100xf32>, tensor<100xf32>) outs(%7 : tensor<100xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %11 = arith.addf %in, %in_0 : f32
          linalg.yield %11 : f32
        } -> tensor<100xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0], sizes = [100], strides = [1] : tensor<100xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<100xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_69 {
    stream.executable.export public @main_dispatch_69_softmax_1x100xf32_dispatch_tensor_store workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_69_softmax_1x100xf32_dispatch_tensor_store(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<1x100xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<1x100xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [1, 100], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<1x100xf32>> -> tensor<1x100xf32>
        %3 = tensor.empty() : tensor<1x100xf32>
        %4 = linalg.softmax dimension(1) ins(%2 : tensor<1x100xf32>) outs(%3 : tensor<1x100xf32>) -> tensor<1x100xf32>
        iree_tensor_ext.dispatch.tensor.store %4, %1, offsets = [0, 0], sizes = [1, 100], strides = [1, 1] : tensor<1x100xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<1x100xf32>>
        return
      }
    }
  }
  util.func public @main(%arg0: !hal.buffer_view) -> !hal.buffer_view attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "sync func @main(%input0: tensor<1x96x96x3xf32>) -> (%output0: tensor<1x100xf32>)"}} {
    %c400 = arith.constant 400 : index
    %c1024 = arith.constant 1024 : index
    %c147456 = arith.constant 147456 : index
    %c150528 = arith.constant 150528 : index
    %c24576 = arith.constant 24576 : index
    %c169344 = arith.constant 169344 : index
    %c18432 = arith.constant 18432 : index
    %c124416 = arith.constant 124416 : index
    %c69120 = arith.constant 69120 : index
    %c60000 = arith.constant 60000 : index
    %c27648 = arith.constant 27648 : index
    %c300000 = arith.constant 300000 : index
    %c276480 = arith.constant 276480 : index
    %c216320 = arith.constant 216320 : index
    %c32448 = arith.constant 32448 : index
    %c64896 = arith.constant 64896 : index
    %c55296 = arith.constant 55296 : index
    %c184320 = arith.constant 184320 : index
    %c86528 = arith.constant 86528 : index
    %c21632 = arith.constant 21632 : index
    %c43264 = arith.constant 43264 : index
    %c36864 = arith.constant 36864 : index
    %c73728 = arith.constant 73728 : index
    %c-8388608_i32 = arith.constant -8388608 : i32
    %c307328 = arith.constant 307328 : index
    %c160000 = arith.constant 160000 : index
    %c0 = arith.constant 0 : index
    %c112908 = arith.constant 112908 : index
    %c110592 = arith.constant 110592 : index
    %c0_i8 = arith.constant 0 : i8
    %c3 = arith.constant 3 : index
    %c96 = arith.constant 96 : index
    %c1 = arith.constant 1 : index
    %c20736 = arith.constant 20736 : index
    %c11520 = arith.constant 11520 : index
    %c192 = arith.constant 192 : index
    %c23040 = arith.constant 23040 : index
    %c41472 = arith.constant 41472 : index
    %c128 = arith.constant 128 : index
    %c20480 = arith.constant 20480 : index
    %c256 = arith.constant 256 : index
    %c40960 = arith.constant 40960 : index
    %c49152 = arith.constant 49152 : index
    %c102400 = arith.constant 102400 : index
    %c32 = arith.constant 32 : index
    %c64 = arith.constant 64 : index
    %c4608 = arith.constant 4608 : index
    %c9216 = arith.constant 9216 : index
    %c2048 = arith.constant 2048 : index
    %c48 = arith.constant 48 : index
    %c3840 = arith.constant 3840 : index
    %c10368 = arith.constant 10368 : index
    %c7680 = arith.constant 7680 : index
    %c207360 = arith.constant 207360 : index
    %c1728 = arith.constant 1728 : index
    %__parameter_model_factorized_0_long_0_b_tensor_24xf32 = util.global.load immutable @__parameter_model_factorized_0_long_0_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_long_0_w_tensor_216x24xf32 = util.global.load immutable @__parameter_model_factorized_0_long_0_w_tensor_216x24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_long_1_b_tensor_24xf32 = util.global.load immutable @__parameter_model_factorized_0_long_1_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_long_1_w_tensor_5x24x24xf32 = util.global.load immutable @__parameter_model_factorized_0_long_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_long_2_b_tensor_48xf32 = util.global.load immutable @__parameter_model_factorized_0_long_2_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_long_2_w_tensor_5x24x48xf32 = util.global.load immutable @__parameter_model_factorized_0_long_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_point_b_tensor_48xf32 = util.global.load immutable @__parameter_model_factorized_0_point_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_point_w_tensor_216x48xf32 = util.global.load immutable @__parameter_model_factorized_0_point_w_tensor_216x48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_pool_b_tensor_48xf32 = util.global.load immutable @__parameter_model_factorized_0_pool_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_pool_w_tensor_216x48xf32 = util.global.load immutable @__parameter_model_factorized_0_pool_w_tensor_216x48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_0_b_tensor_24xf32 = util.global.load immutable @__parameter_model_factorized_0_short_0_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_0_w_tensor_216x24xf32 = util.global.load immutable @__parameter_model_factorized_0_short_0_w_tensor_216x24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_1_b_tensor_24xf32 = util.global.load immutable @__parameter_model_factorized_0_short_1_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_1_w_tensor_5x24x24xf32 = util.global.load immutable @__parameter_model_factorized_0_short_1_w_tensor_5x24x24xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_2_b_tensor_48xf32 = util.global.load immutable @__parameter_model_factorized_0_short_2_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_0_short_2_w_tensor_5x24x48xf32 = util.global.load immutable @__parameter_model_factorized_0_short_2_w_tensor_5x24x48xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_0_b_tensor_32xf32 = util.global.load immutable @__parameter_model_factorized_1_long_0_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_0_w_tensor_192x32xf32 = util.global.load immutable @__parameter_model_factorized_1_long_0_w_tensor_192x32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_1_b_tensor_32xf32 = util.global.load immutable @__parameter_model_factorized_1_long_1_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_1_w_tensor_5x32x32xf32 = util.global.load immutable @__parameter_model_factorized_1_long_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_2_b_tensor_64xf32 = util.global.load immutable @__parameter_model_factorized_1_long_2_b_tensor_64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_long_2_w_tensor_5x32x64xf32 = util.global.load immutable @__parameter_model_factorized_1_long_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_point_b_tensor_64xf32 = util.global.load immutable @__parameter_model_factorized_1_point_b_tensor_64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_point_w_tensor_192x64xf32 = util.global.load immutable @__parameter_model_factorized_1_point_w_tensor_192x64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_pool_b_tensor_64xf32 = util.global.load immutable @__parameter_model_factorized_1_pool_b_tensor_64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_pool_w_tensor_192x64xf32 = util.global.load immutable @__parameter_model_factorized_1_pool_w_tensor_192x64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_0_b_tensor_32xf32 = util.global.load immutable @__parameter_model_factorized_1_short_0_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_0_w_tensor_192x32xf32 = util.global.load immutable @__parameter_model_factorized_1_short_0_w_tensor_192x32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_1_b_tensor_32xf32 = util.global.load immutable @__parameter_model_factorized_1_short_1_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_1_w_tensor_5x32x32xf32 = util.global.load immutable @__parameter_model_factorized_1_short_1_w_tensor_5x32x32xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_2_b_tensor_64xf32 = util.global.load immutable @__parameter_model_factorized_1_short_2_b_tensor_64xf32 : !stream.resource<constant>
    %__parameter_model_factorized_1_short_2_w_tensor_5x32x64xf32 = util.global.load immutable @__parameter_model_factorized_1_short_2_w_tensor_5x32x64xf32 : !stream.resource<constant>
    %__parameter_model_head_b_tensor_100xf32 = util.global.load immutable @__parameter_model_head_b_tensor_100xf32 : !stream.resource<constant>
    %__parameter_model_head_w_tensor_256x100xf32 = util.global.load immutable @__parameter_model_head_w_tensor_256x100xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_0_b_tensor_8xf32 = util.global.load immutable @__parameter_model_mixed_0_double_0_b_tensor_8xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_0_w_tensor_32x8xf32 = util.global.load immutable @__parameter_model_mixed_0_double_0_w_tensor_32x8xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_1_b_tensor_16xf32 = util.global.load immutable @__parameter_model_mixed_0_double_1_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_1_w_tensor_3x3x8x16xf32 = util.global.load immutable @__parameter_model_mixed_0_double_1_w_tensor_3x3x8x16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_2_b_tensor_16xf32 = util.global.load immutable @__parameter_model_mixed_0_double_2_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_double_2_w_tensor_3x3x16x16xf32 = util.global.load immutable @__parameter_model_mixed_0_double_2_w_tensor_3x3x16x16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_point_b_tensor_16xf32 = util.global.load immutable @__parameter_model_mixed_0_point_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_point_w_tensor_32x16xf32 = util.global.load immutable @__parameter_model_mixed_0_point_w_tensor_32x16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_pool_b_tensor_16xf32 = util.global.load immutable @__parameter_model_mixed_0_pool_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_pool_w_tensor_32x16xf32 = util.global.load immutable @__parameter_model_mixed_0_pool_w_tensor_32x16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_single_0_b_tensor_16xf32 = util.global.load immutable @__parameter_model_mixed_0_single_0_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_single_0_w_tensor_32x16xf32 = util.global.load immutable @__parameter_model_mixed_0_single_0_w_tensor_32x16xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_single_1_b_tensor_32xf32 = util.global.load immutable @__parameter_model_mixed_0_single_1_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_mixed_0_single_1_w_tensor_3x3x16x32xf32 = util.global.load immutable @__parameter_model_mixed_0_single_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_0_b_tensor_12xf32 = util.global.load immutable @__parameter_model_mixed_1_double_0_b_tensor_12xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_0_w_tensor_80x12xf32 = util.global.load immutable @__parameter_model_mixed_1_double_0_w_tensor_80x12xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_1_b_tensor_24xf32 = util.global.load immutable @__parameter_model_mixed_1_double_1_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_1_w_tensor_3x3x12x24xf32 = util.global.load immutable @__parameter_model_mixed_1_double_1_w_tensor_3x3x12x24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_2_b_tensor_24xf32 = util.global.load immutable @__parameter_model_mixed_1_double_2_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_double_2_w_tensor_3x3x24x24xf32 = util.global.load immutable @__parameter_model_mixed_1_double_2_w_tensor_3x3x24x24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_point_b_tensor_24xf32 = util.global.load immutable @__parameter_model_mixed_1_point_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_point_w_tensor_80x24xf32 = util.global.load immutable @__parameter_model_mixed_1_point_w_tensor_80x24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_pool_b_tensor_24xf32 = util.global.load immutable @__parameter_model_mixed_1_pool_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_pool_w_tensor_80x24xf32 = util.global.load immutable @__parameter_model_mixed_1_pool_w_tensor_80x24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_single_0_b_tensor_24xf32 = util.global.load immutable @__parameter_model_mixed_1_single_0_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_single_0_w_tensor_80x24xf32 = util.global.load immutable @__parameter_model_mixed_1_single_0_w_tensor_80x24xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_single_1_b_tensor_48xf32 = util.global.load immutable @__parameter_model_mixed_1_single_1_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_mixed_1_single_1_w_tensor_3x3x24x48xf32 = util.global.load immutable @__parameter_model_mixed_1_single_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
    %__parameter_model_reduction_double_0_b_tensor_24xf32 = util.global.load immutable @__parameter_model_reduction_double_0_b_tensor_24xf32 : !stream.resource<constant>
    %__parameter_model_reduction_double_0_w_tensor_120x24xf32 = util.global.load immutable @__parameter_model_reduction_double_0_w_tensor_120x24xf32 : !stream.resource<constant>
    %__parameter_model_reduction_double_1_b_tensor_48xf32 = util.global.load immutable @__parameter_model_reduction_double_1_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_reduction_double_1_w_tensor_3x3x24x48xf32 = util.global.load immutable @__parameter_model_reduction_double_1_w_tensor_3x3x24x48xf32 : !stream.resource<constant>
    %__parameter_model_reduction_single_b_tensor_48xf32 = util.global.load immutable @__parameter_model_reduction_single_b_tensor_48xf32 : !stream.resource<constant>
    %__parameter_model_reduction_single_w_tensor_3x3x120x48xf32 = util.global.load immutable @__parameter_model_reduction_single_w_tensor_3x3x120x48xf32 : !stream.resource<constant>
    %__parameter_model_stem_0_b_tensor_16xf32 = util.global.load immutable @__parameter_model_stem_0_b_tensor_16xf32 : !stream.resource<constant>
    %__parameter_model_stem_0_w_tensor_3x3x3x16xf32 = util.global.load immutable @__parameter_model_stem_0_w_tensor_3x3x3x16xf32 : !stream.resource<constant>
    %__parameter_model_stem_1_b_tensor_32xf32 = util.global.load immutable @__parameter_model_stem_1_b_tensor_32xf32 : !stream.resource<constant>
    %__parameter_model_stem_1_w_tensor_3x3x16x32xf32 = util.global.load immutable @__parameter_model_stem_1_w_tensor_3x3x16x32xf32 : !stream.resource<constant>
    %element_type_f32 = hal.element_type<f32> : i32
    %dense_row_major = hal.encoding_type<dense_row_major> : i32
    hal.buffer_view.assert<%arg0 : !hal.buffer_view> message("input0") shape([%c1, %c96, %c96, %c3]) type(%element_type_f32) encoding(%dense_row_major)
    %0 = stream.tensor.import on(#hal.device.affinity<@__device_0>) %arg0 : !hal.buffer_view -> tensor<1x96x96x3xf32> in !stream.resource<external>{%c110592}
    %1 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c112908}
    %2 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_0::@main_dispatch_0_slow_memcpy(%0[%c0 to %c110592 for %c110592], %1[%c0 to %c112908 for %c112908]) : (!stream.resource<external>{%c110592}, !stream.resource<transient>{%c112908}) -> %1{%c112908}
    %3 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c160000}
    %4 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_conv_48x48x16x3x3x3_f32(%2[%c0 to %c112908 for %c112908], %__parameter_model_stem_0_w_tensor_3x3x3x16xf32[%c0 to %c1728 for %c1728], %__parameter_model_stem_0_b_tensor_16xf32[%c0 to %c64 for %c64], %3[%c0 to %c160000 for %c160000]) : (!stream.resource<transient>{%c112908}, !stream.resource<constant>{%c1728}, !stream.resource<constant>{%c64}, !stream.resource<transient>{%c160000}) -> %3{%c160000}
    %5 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c-8388608_i32 : i32 -> !stream.resource<transient>{%c307328}
    %6 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_conv_48x48x32x3x3x16_f32(%4[%c0 to %c160000 for %c160000], %__parameter_model_stem_1_w_tensor_3x3x16x32xf32[%c0 to %c18432 for %c18432], %__parameter_model_stem_1_b_tensor_32xf32[%c0 to %c128 for %c128], %5[%c0 to %c307328 for %c307328]) : (!stream.resource<transient>{%c160000}, !stream.resource<constant>{%c18432}, !stream.resource<constant>{%c128}, !stream.resource<transient>{%c307328}) -> %5{%c307328}
    %7 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_3::@main_dispatch_3_conv_24x24x32x3x3_f32(%6[%c0 to %c307328 for %c307328]) : (!stream.resource<transient>{%c307328}) -> !stream.resource<transient>{%c73728}
    %8 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_like_576x16x32_f32(%7[%c0 to %c73728 for %c73728], %__parameter_model_mixed_0_point_w_tensor_32x16xf32[%c0 to %c2048 for %c2048], %__parameter_model_mixed_0_point_b_tensor_16xf32[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c73728}, !stream.resource<constant>{%c2048}, !stream.resource<constant>{%c64}) -> !stream.resource<transient>{%c36864}
    %9 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c43264}
    %10 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_5::@main_dispatch_5_matmul_like_24x24x16x32_f32(%7[%c0 to %c73728 for %c73728], %__parameter_model_mixed_0_single_0_w_tensor_32x16xf32[%c0 to %c2048 for %c2048], %__parameter_model_mixed_0_single_0_b_tensor_16xf32[%c0 to %c64 for %c64], %9[%c0 to %c43264 for %c43264]) : (!stream.resource<transient>{%c73728}, !stream.resource<constant>{%c2048}, !stream.resource<constant>{%c64}, !stream.resource<transient>{%c43264}) -> %9{%c43264}
    %11 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_6::@main_dispatch_6_conv_24x24x32x3x3x16_f32(%10[%c0 to %c43264 for %c43264], %__parameter_model_mixed_0_single_1_w_tensor_3x3x16x32xf32[%c0 to %c18432 for %c18432], %__parameter_model_mixed_0_single_1_b_tensor_32xf32[%c0 to %c128 for %c128]) : (!stream.resource<transient>{%c43264}, !stream.resource<constant>{%c18432}, !stream.resource<constant>{%c128}) -> !stream.resource<transient>{%c73728}
    %12 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c21632}
    %13 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_7::@main_dispatch_7_matmul_like_24x24x8x32_f32(%7[%c0 to %c73728 for %c73728], %__parameter_model_mixed_0_double_0_w_tensor_32x8xf32[%c0 to %c1024 for %c1024], %__parameter_model_mixed_0_double_0_b_tensor_8xf32[%c0 to %c32 for %c32], %12[%c0 to %c21632 for %c21632]) : (!stream.resource<transient>{%c73728}, !stream.resource<constant>{%c1024}, !stream.resource<constant>{%c32}, !stream.resource<transient>{%c21632}) -> %12{%c21632}
    %14 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c43264}
    %15 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_8::@main_dispatch_8_conv_24x24x16x3x3x8_f32(%13[%c0 to %c21632 for %c21632], %__parameter_model_mixed_0_double_1_w_tensor_3x3x8x16xf32[%c0 to %c4608 for %c4608], %__parameter_model_mixed_0_double_1_b_tensor_16xf32[%c0 to %c64 for %c64], %14[%c0 to %c43264 for %c43264]) : (!stream.resource<transient>{%c21632}, !stream.resource<constant>{%c4608}, !stream.resource<constant>{%c64}, !stream.resource<transient>{%c43264}) -> %14{%c43264}
    %16 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_9::@main_dispatch_9_conv_24x24x16x3x3x16_f32(%15[%c0 to %c43264 for %c43264], %__parameter_model_mixed_0_double_2_w_tensor_3x3x16x16xf32[%c0 to %c9216 for %c9216], %__parameter_model_mixed_0_double_2_b_tensor_16xf32[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c43264}, !stream.resource<constant>{%c9216}, !stream.resource<constant>{%c64}) -> !stream.resource<transient>{%c36864}
    %17 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c86528}
    %18 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_10::@main_dispatch_10_slow_memcpy(%7[%c0 to %c73728 for %c73728], %17[%c0 to %c86528 for %c86528]) : (!stream.resource<transient>{%c73728}, !stream.resource<transient>{%c86528}) -> %17{%c86528}
    %19 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_11::@main_dispatch_11_conv_24x24x32x3x3_f32(%18[%c0 to %c86528 for %c86528]) : (!stream.resource<transient>{%c86528}) -> !stream.resource<transient>{%c73728}
    %20 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_like_576x16x32_f32(%19[%c0 to %c73728 for %c73728], %__parameter_model_mixed_0_pool_w_tensor_32x16xf32[%c0 to %c2048 for %c2048], %__parameter_model_mixed_0_pool_b_tensor_16xf32[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c73728}, !stream.resource<constant>{%c2048}, !stream.resource<constant>{%c64}) -> !stream.resource<transient>{%c36864}
    %21 = stream.async.alloca on(#hal.device.affinity<@__device_0>) : !stream.resource<transient>{%c184320}
    %22 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_13::@main_dispatch_13_slow_memcpy(%8[%c0 to %c36864 for %c36864], %21[%c0 to %c184320 for %c184320]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c184320}) -> %21{%c184320}
    %23 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_14::@main_dispatch_14_slow_memcpy(%11[%c0 to %c73728 for %c73728], %22[%c0 to %c184320 for %c184320]) : (!stream.resource<transient>{%c73728}, !stream.resource<transient>{%c184320}) -> %22{%c184320}
    %24 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_15::@main_dispatch_15_slow_memcpy(%16[%c0 to %c36864 for %c36864], %23[%c0 to %c184320 for %c184320]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c184320}) -> %23{%c184320}
    %25 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_16::@main_dispatch_16_slow_memcpy(%20[%c0 to %c36864 for %c36864], %24[%c0 to %c184320 for %c184320]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c184320}) -> %24{%c184320}
    %26 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_17::@main_dispatch_17_matmul_like_576x24x80_f32(%25[%c0 to %c184320 for %c184320], %__parameter_model_mixed_1_point_w_tensor_80x24xf32[%c0 to %c7680 for %c7680], %__parameter_model_mixed_1_point_b_tensor_24xf32[%c0 to %c96 for %c96]) : (!stream.resource<transient>{%c184320}, !stream.resource<constant>{%c7680}, !stream.resource<constant>{%c96}) -> !stream.resource<transient>{%c55296}
    %27 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c64896}
    %28 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_18::@main_dispatch_18_matmul_like_24x24x24x80_f32(%25[%c0 to %c184320 for %c184320], %__parameter_model_mixed_1_single_0_w_tensor_80x24xf32[%c0 to %c7680 for %c7680], %__parameter_model_mixed_1_single_0_b_tensor_24xf32[%c0 to %c96 for %c96], %27[%c0 to %c64896 for %c64896]) : (!stream.resource<transient>{%c184320}, !stream.resource<constant>{%c7680}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c64896}) -> %27{%c64896}
    %29 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_19::@main_dispatch_19_conv_24x24x48x3x3x24_f32(%28[%c0 to %c64896 for %c64896], %__parameter_model_mixed_1_single_1_w_tensor_3x3x24x48xf32[%c0 to %c41472 for %c41472], %__parameter_model_mixed_1_single_1_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c64896}, !stream.resource<constant>{%c41472}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c110592}
    %30 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c32448}
    %31 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_20::@main_dispatch_20_matmul_like_24x24x12x80_f32(%25[%c0 to %c184320 for %c184320], %__parameter_model_mixed_1_double_0_w_tensor_80x12xf32[%c0 to %c3840 for %c3840], %__parameter_model_mixed_1_double_0_b_tensor_12xf32[%c0 to %c48 for %c48], %30[%c0 to %c32448 for %c32448]) : (!stream.resource<transient>{%c184320}, !stream.resource<constant>{%c3840}, !stream.resource<constant>{%c48}, !stream.resource<transient>{%c32448}) -> %30{%c32448}
    %32 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c64896}
    %33 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_21::@main_dispatch_21_conv_24x24x24x3x3x12_f32(%31[%c0 to %c32448 for %c32448], %__parameter_model_mixed_1_double_1_w_tensor_3x3x12x24xf32[%c0 to %c10368 for %c10368], %__parameter_model_mixed_1_double_1_b_tensor_24xf32[%c0 to %c96 for %c96], %32[%c0 to %c64896 for %c64896]) : (!stream.resource<transient>{%c32448}, !stream.resource<constant>{%c10368}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c64896}) -> %32{%c64896}
    %34 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_22::@main_dispatch_22_conv_24x24x24x3x3x24_f32(%33[%c0 to %c64896 for %c64896], %__parameter_model_mixed_1_double_2_w_tensor_3x3x24x24xf32[%c0 to %c20736 for %c20736], %__parameter_model_mixed_1_double_2_b_tensor_24xf32[%c0 to %c96 for %c96]) : (!stream.resource<transient>{%c64896}, !stream.resource<constant>{%c20736}, !stream.resource<constant>{%c96}) -> !stream.resource<transient>{%c55296}
    %35 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c216320}
    %36 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_23::@main_dispatch_23_slow_memcpy(%25[%c0 to %c184320 for %c184320], %35[%c0 to %c216320 for %c216320]) : (!stream.resource<transient>{%c184320}, !stream.resource<transient>{%c216320}) -> %35{%c216320}
    %37 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_24::@main_dispatch_24_conv_24x24x80x3x3_f32(%36[%c0 to %c216320 for %c216320]) : (!stream.resource<transient>{%c216320}) -> !stream.resource<transient>{%c184320}
    %38 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_17::@main_dispatch_17_matmul_like_576x24x80_f32(%37[%c0 to %c184320 for %c184320], %__parameter_model_mixed_1_pool_w_tensor_80x24xf32[%c0 to %c7680 for %c7680], %__parameter_model_mixed_1_pool_b_tensor_24xf32[%c0 to %c96 for %c96]) : (!stream.resource<transient>{%c184320}, !stream.resource<constant>{%c7680}, !stream.resource<constant>{%c96}) -> !stream.resource<transient>{%c55296}
    %39 = stream.async.alloca on(#hal.device.affinity<@__device_0>) : !stream.resource<transient>{%c276480}
    %40 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_26::@main_dispatch_26_slow_memcpy(%26[%c0 to %c55296 for %c55296], %39[%c0 to %c276480 for %c276480]) : (!stream.resource<transient>{%c55296}, !stream.resource<transient>{%c276480}) -> %39{%c276480}
    %41 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_27::@main_dispatch_27_slow_memcpy(%29[%c0 to %c110592 for %c110592], %40[%c0 to %c276480 for %c276480]) : (!stream.resource<transient>{%c110592}, !stream.resource<transient>{%c276480}) -> %40{%c276480}
    %42 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_28::@main_dispatch_28_slow_memcpy(%34[%c0 to %c55296 for %c55296], %41[%c0 to %c276480 for %c276480]) : (!stream.resource<transient>{%c55296}, !stream.resource<transient>{%c276480}) -> %41{%c276480}
    %43 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_29::@main_dispatch_29_slow_memcpy(%38[%c0 to %c55296 for %c55296], %42[%c0 to %c276480 for %c276480]) : (!stream.resource<transient>{%c55296}, !stream.resource<transient>{%c276480}) -> %42{%c276480}
    %44 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c300000}
    %45 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_30::@main_dispatch_30_slow_memcpy(%43[%c0 to %c276480 for %c276480], %44[%c0 to %c300000 for %c300000]) : (!stream.resource<transient>{%c276480}, !stream.resource<transient>{%c300000}) -> %44{%c300000}
    %46 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_31::@main_dispatch_31_conv_12x12x48x3x3x120_f32(%45[%c0 to %c300000 for %c300000], %__parameter_model_reduction_single_w_tensor_3x3x120x48xf32[%c0 to %c207360 for %c207360], %__parameter_model_reduction_single_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c300000}, !stream.resource<constant>{%c207360}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %47 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c60000}
    %48 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_32::@main_dispatch_32_matmul_like_24x24x24x120_f32(%43[%c0 to %c276480 for %c276480], %__parameter_model_reduction_double_0_w_tensor_120x24xf32[%c0 to %c11520 for %c11520], %__parameter_model_reduction_double_0_b_tensor_24xf32[%c0 to %c96 for %c96], %47[%c0 to %c60000 for %c60000]) : (!stream.resource<transient>{%c276480}, !stream.resource<constant>{%c11520}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c60000}) -> %47{%c60000}
    %49 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_33::@main_dispatch_33_conv_12x12x48x3x3x24_f32(%48[%c0 to %c60000 for %c60000], %__parameter_model_reduction_double_1_w_tensor_3x3x24x48xf32[%c0 to %c41472 for %c41472], %__parameter_model_reduction_double_1_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c60000}, !stream.resource<constant>{%c41472}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %50 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c-8388608_i32 : i32 -> !stream.resource<transient>{%c300000}
    %51 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_30::@main_dispatch_30_slow_memcpy(%43[%c0 to %c276480 for %c276480], %50[%c0 to %c300000 for %c300000]) : (!stream.resource<transient>{%c276480}, !stream.resource<transient>{%c300000}) -> %50{%c300000}
    %52 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_35::@main_dispatch_35_conv_12x12x120x3x3_f32(%51[%c0 to %c300000 for %c300000]) : (!stream.resource<transient>{%c300000}) -> !stream.resource<transient>{%c69120}
    %53 = stream.async.alloca on(#hal.device.affinity<@__device_0>) : !stream.resource<transient>{%c124416}
    %54 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_36::@main_dispatch_36_slow_memcpy(%46[%c0 to %c27648 for %c27648], %53[%c0 to %c124416 for %c124416]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c124416}) -> %53{%c124416}
    %55 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_37::@main_dispatch_37_slow_memcpy(%49[%c0 to %c27648 for %c27648], %54[%c0 to %c124416 for %c124416]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c124416}) -> %54{%c124416}
    %56 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_38::@main_dispatch_38_slow_memcpy(%52[%c0 to %c69120 for %c69120], %55[%c0 to %c124416 for %c124416]) : (!stream.resource<transient>{%c69120}, !stream.resource<transient>{%c124416}) -> %55{%c124416}
    %57 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_39::@main_dispatch_39_matmul_like_144x48x216_f32(%56[%c0 to %c124416 for %c124416], %__parameter_model_factorized_0_point_w_tensor_216x48xf32[%c0 to %c41472 for %c41472], %__parameter_model_factorized_0_point_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c124416}, !stream.resource<constant>{%c41472}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %58 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c18432}
    %59 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_40::@main_dispatch_40_matmul_like_12x12x24x216_f32(%56[%c0 to %c124416 for %c124416], %__parameter_model_factorized_0_short_0_w_tensor_216x24xf32[%c0 to %c20736 for %c20736], %__parameter_model_factorized_0_short_0_b_tensor_24xf32[%c0 to %c96 for %c96], %58[%c0 to %c18432 for %c18432]) : (!stream.resource<transient>{%c124416}, !stream.resource<constant>{%c20736}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c18432}) -> %58{%c18432}
    %60 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c18432}
    %61 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_41::@main_dispatch_41_conv_12x12x24x5x24_f32(%59[%c0 to %c18432 for %c18432], %__parameter_model_factorized_0_short_1_w_tensor_5x24x24xf32[%c0 to %c11520 for %c11520], %__parameter_model_factorized_0_short_1_b_tensor_24xf32[%c0 to %c96 for %c96], %60[%c0 to %c18432 for %c18432]) : (!stream.resource<transient>{%c18432}, !stream.resource<constant>{%c11520}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c18432}) -> %60{%c18432}
    %62 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_42::@main_dispatch_42_conv_12x12x48x5x24_f32(%61[%c0 to %c18432 for %c18432], %__parameter_model_factorized_0_short_2_w_tensor_5x24x48xf32[%c0 to %c23040 for %c23040], %__parameter_model_factorized_0_short_2_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c18432}, !stream.resource<constant>{%c23040}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %63 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c18432}
    %64 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_43::@main_dispatch_43_matmul_like_12x12x24x216_f32(%56[%c0 to %c124416 for %c124416], %__parameter_model_factorized_0_long_0_w_tensor_216x24xf32[%c0 to %c20736 for %c20736], %__parameter_model_factorized_0_long_0_b_tensor_24xf32[%c0 to %c96 for %c96], %63[%c0 to %c18432 for %c18432]) : (!stream.resource<transient>{%c124416}, !stream.resource<constant>{%c20736}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c18432}) -> %63{%c18432}
    %65 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c18432}
    %66 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_44::@main_dispatch_44_conv_12x12x24x5x24_f32(%64[%c0 to %c18432 for %c18432], %__parameter_model_factorized_0_long_1_w_tensor_5x24x24xf32[%c0 to %c11520 for %c11520], %__parameter_model_factorized_0_long_1_b_tensor_24xf32[%c0 to %c96 for %c96], %65[%c0 to %c18432 for %c18432]) : (!stream.resource<transient>{%c18432}, !stream.resource<constant>{%c11520}, !stream.resource<constant>{%c96}, !stream.resource<transient>{%c18432}) -> %65{%c18432}
    %67 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_45::@main_dispatch_45_conv_12x12x48x5x24_f32(%66[%c0 to %c18432 for %c18432], %__parameter_model_factorized_0_long_2_w_tensor_5x24x48xf32[%c0 to %c23040 for %c23040], %__parameter_model_factorized_0_long_2_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c18432}, !stream.resource<constant>{%c23040}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %68 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c169344}
    %69 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_46::@main_dispatch_46_slow_memcpy(%56[%c0 to %c124416 for %c124416], %68[%c0 to %c169344 for %c169344]) : (!stream.resource<transient>{%c124416}, !stream.resource<transient>{%c169344}) -> %68{%c169344}
    %70 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_47::@main_dispatch_47_conv_12x12x216x3x3_f32(%69[%c0 to %c169344 for %c169344]) : (!stream.resource<transient>{%c169344}) -> !stream.resource<transient>{%c124416}
    %71 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_39::@main_dispatch_39_matmul_like_144x48x216_f32(%70[%c0 to %c124416 for %c124416], %__parameter_model_factorized_0_pool_w_tensor_216x48xf32[%c0 to %c41472 for %c41472], %__parameter_model_factorized_0_pool_b_tensor_48xf32[%c0 to %c192 for %c192]) : (!stream.resource<transient>{%c124416}, !stream.resource<constant>{%c41472}, !stream.resource<constant>{%c192}) -> !stream.resource<transient>{%c27648}
    %72 = stream.async.alloca on(#hal.device.affinity<@__device_0>) : !stream.resource<transient>{%c110592}
    %73 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_49::@main_dispatch_49_slow_memcpy(%57[%c0 to %c27648 for %c27648], %72[%c0 to %c110592 for %c110592]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c110592}) -> %72{%c110592}
    %74 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_50::@main_dispatch_50_slow_memcpy(%62[%c0 to %c27648 for %c27648], %73[%c0 to %c110592 for %c110592]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c110592}) -> %73{%c110592}
    %75 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_51::@main_dispatch_51_slow_memcpy(%67[%c0 to %c27648 for %c27648], %74[%c0 to %c110592 for %c110592]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c110592}) -> %74{%c110592}
    %76 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_52::@main_dispatch_52_slow_memcpy(%71[%c0 to %c27648 for %c27648], %75[%c0 to %c110592 for %c110592]) : (!stream.resource<transient>{%c27648}, !stream.resource<transient>{%c110592}) -> %75{%c110592}
    %77 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_53::@main_dispatch_53_matmul_like_144x64x192_f32(%76[%c0 to %c110592 for %c110592], %__parameter_model_factorized_1_point_w_tensor_192x64xf32[%c0 to %c49152 for %c49152], %__parameter_model_factorized_1_point_b_tensor_64xf32[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c110592}, !stream.resource<constant>{%c49152}, !stream.resource<constant>{%c256}) -> !stream.resource<transient>{%c36864}
    %78 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c24576}
    %79 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_54::@main_dispatch_54_matmul_like_12x12x32x192_f32(%76[%c0 to %c110592 for %c110592], %__parameter_model_factorized_1_short_0_w_tensor_192x32xf32[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_short_0_b_tensor_32xf32[%c0 to %c128 for %c128], %78[%c0 to %c24576 for %c24576]) : (!stream.resource<transient>{%c110592}, !stream.resource<constant>{%c24576}, !stream.resource<constant>{%c128}, !stream.resource<transient>{%c24576}) -> %78{%c24576}
    %80 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c24576}
    %81 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_55::@main_dispatch_55_conv_12x12x32x5x32_f32(%79[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_short_1_w_tensor_5x32x32xf32[%c0 to %c20480 for %c20480], %__parameter_model_factorized_1_short_1_b_tensor_32xf32[%c0 to %c128 for %c128], %80[%c0 to %c24576 for %c24576]) : (!stream.resource<transient>{%c24576}, !stream.resource<constant>{%c20480}, !stream.resource<constant>{%c128}, !stream.resource<transient>{%c24576}) -> %80{%c24576}
    %82 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_56::@main_dispatch_56_conv_12x12x64x5x32_f32(%81[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_short_2_w_tensor_5x32x64xf32[%c0 to %c40960 for %c40960], %__parameter_model_factorized_1_short_2_b_tensor_64xf32[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c24576}, !stream.resource<constant>{%c40960}, !stream.resource<constant>{%c256}) -> !stream.resource<transient>{%c36864}
    %83 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c24576}
    %84 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_57::@main_dispatch_57_matmul_like_12x12x32x192_f32(%76[%c0 to %c110592 for %c110592], %__parameter_model_factorized_1_long_0_w_tensor_192x32xf32[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_long_0_b_tensor_32xf32[%c0 to %c128 for %c128], %83[%c0 to %c24576 for %c24576]) : (!stream.resource<transient>{%c110592}, !stream.resource<constant>{%c24576}, !stream.resource<constant>{%c128}, !stream.resource<transient>{%c24576}) -> %83{%c24576}
    %85 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c24576}
    %86 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_58::@main_dispatch_58_conv_12x12x32x5x32_f32(%84[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_long_1_w_tensor_5x32x32xf32[%c0 to %c20480 for %c20480], %__parameter_model_factorized_1_long_1_b_tensor_32xf32[%c0 to %c128 for %c128], %85[%c0 to %c24576 for %c24576]) : (!stream.resource<transient>{%c24576}, !stream.resource<constant>{%c20480}, !stream.resource<constant>{%c128}, !stream.resource<transient>{%c24576}) -> %85{%c24576}
    %87 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_59::@main_dispatch_59_conv_12x12x64x5x32_f32(%86[%c0 to %c24576 for %c24576], %__parameter_model_factorized_1_long_2_w_tensor_5x32x64xf32[%c0 to %c40960 for %c40960], %__parameter_model_factorized_1_long_2_b_tensor_64xf32[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c24576}, !stream.resource<constant>{%c40960}, !stream.resource<constant>{%c256}) -> !stream.resource<transient>{%c36864}
    %88 = stream.async.splat on(#hal.device.affinity<@__device_0>) %c0_i8 : i8 -> !stream.resource<transient>{%c150528}
    %89 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_60::@main_dispatch_60_slow_memcpy(%76[%c0 to %c110592 for %c110592], %88[%c0 to %c150528 for %c150528]) : (!stream.resource<transient>{%c110592}, !stream.resource<transient>{%c150528}) -> %88{%c150528}
    %90 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_61::@main_dispatch_61_conv_12x12x192x3x3_f32(%89[%c0 to %c150528 for %c150528]) : (!stream.resource<transient>{%c150528}) -> !stream.resource<transient>{%c110592}
    %91 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_53::@main_dispatch_53_matmul_like_144x64x192_f32(%90[%c0 to %c110592 for %c110592], %__parameter_model_factorized_1_pool_w_tensor_192x64xf32[%c0 to %c49152 for %c49152], %__parameter_model_factorized_1_pool_b_tensor_64xf32[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c110592}, !stream.resource<constant>{%c49152}, !stream.resource<constant>{%c256}) -> !stream.resource<transient>{%c36864}
    %92 = stream.async.alloca on(#hal.device.affinity<@__device_0>) : !stream.resource<transient>{%c147456}
    %93 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_63::@main_dispatch_63_slow_memcpy(%77[%c0 to %c36864 for %c36864], %92[%c0 to %c147456 for %c147456]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c147456}) -> %92{%c147456}
    %94 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_64::@main_dispatch_64_slow_memcpy(%82[%c0 to %c36864 for %c36864], %93[%c0 to %c147456 for %c147456]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c147456}) -> %93{%c147456}
    %95 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_65::@main_dispatch_65_slow_memcpy(%87[%c0 to %c36864 for %c36864], %94[%c0 to %c147456 for %c147456]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c147456}) -> %94{%c147456}
    %96 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_66::@main_dispatch_66_slow_memcpy(%91[%c0 to %c36864 for %c36864], %95[%c0 to %c147456 for %c147456]) : (!stream.resource<transient>{%c36864}, !stream.resource<transient>{%c147456}) -> %95{%c147456}
    %97 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_67::@main_dispatch_67_reduction_256x144_f32(%96[%c0 to %c147456 for %c147456]) : (!stream.resource<transient>{%c147456}) -> !stream.resource<transient>{%c1024}
    %98 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_68::@main_dispatch_68_vecmat_100x256_f32(%97[%c0 to %c1024 for %c1024], %__parameter_model_head_w_tensor_256x100xf32[%c0 to %c102400 for %c102400], %__parameter_model_head_b_tensor_100xf32[%c0 to %c400 for %c400]) : (!stream.resource<transient>{%c1024}, !stream.resource<constant>{%c102400}, !stream.resource<constant>{%c400}) -> !stream.resource<transient>{%c400}
    %99 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_69::@main_dispatch_69_softmax_1x100xf32_dispatch_tensor_store(%98[%c0 to %c400 for %c400]) : (!stream.resource<transient>{%c400}) -> !stream.resource<external>{%c400}
    %100 = stream.tensor.export on(#hal.device.affinity<@__device_0>) %99 : tensor<1x100xf32> in !stream.resource<external>{%c400} -> !hal.buffer_view
    util.return %100 : !hal.buffer_view
  }
}

