#executable_target_embedded_elf_x86_64 = #hal.executable.target<"llvm-cpu", "embedded-elf-x86_64", {cpu = "generic", cpu_features = "", data_layout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128", iree.encoding.resolver = #iree_cpu.cpu_encoding_resolver<>, max_stack_allocation_size = 32768 : i64, native_vector_size = 16 : i64, target_triple = "x86_64-unknown-unknown-eabi-elf"}>
#map = affine_map<(d0, d1) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d1, d0)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d1, d0, d2)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map10 = affine_map<(d0, d1, d2) -> (d2, d0, d1)>
#map11 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map12 = affine_map<(d0, d1, d2) -> (d0, d1)>
#device_target_local = #hal.device.target<"local", [#executable_target_embedded_elf_x86_64]> : !hal.device
module @model attributes {stream.affinity.default = #hal.device.affinity<@__device_0>} {
  util.global private @__device_0 = #device_target_local
  util.global private @__parameter_model_embedding_tensor_512x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_key_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_out_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_query_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_value_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_down_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_down_w_tensor_512x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_up_b_tensor_512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_0_up_w_tensor_128x512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_key_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_out_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_query_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_value_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_down_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_down_w_tensor_512x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_up_b_tensor_512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_1_up_w_tensor_128x512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_key_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_out_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_query_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_value_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_down_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_down_w_tensor_512x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_up_b_tensor_512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_2_up_w_tensor_128x512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_key_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_out_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_query_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_value_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_down_b_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_down_w_tensor_512x128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_up_b_tensor_512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_layer_3_up_w_tensor_128x512xf32 : !stream.resource<constant>
  util.global private @__parameter_model_norm_scale_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_norm_shift_tensor_128xf32 : !stream.resource<constant>
  util.global private @__parameter_model_position_tensor_64x128xf32 : !stream.resource<constant>
  util.initializer {
    %c32768 = arith.constant 32768 : index
    %c2048 = arith.constant 2048 : index
    %c65536 = arith.constant 65536 : index
    %c512 = arith.constant 512 : index
    %c262144 = arith.constant 262144 : index
    %cst = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"embedding"> : tensor<512x128xf32>
    %cst_0 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.attention.key.b"> : tensor<128xf32>
    %cst_1 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.0.attention.key.w"> : tensor<128x128xf32>
    %cst_2 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.attention.out.b"> : tensor<128xf32>
    %cst_3 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.0.attention.out.w"> : tensor<128x128xf32>
    %cst_4 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.attention.query.b"> : tensor<128xf32>
    %cst_5 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.0.attention.query.w"> : tensor<128x128xf32>
    %cst_6 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.attention.value.b"> : tensor<128xf32>
    %cst_7 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.0.attention.value.w"> : tensor<128x128xf32>
    %cst_8 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.down.b"> : tensor<128xf32>
    %cst_9 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.0.down.w"> : tensor<512x128xf32>
    %cst_10 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.norm.0.scale"> : tensor<128xf32>
    %cst_11 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.norm.0.shift"> : tensor<128xf32>
    %cst_12 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.norm.1.scale"> : tensor<128xf32>
    %cst_13 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.0.norm.1.shift"> : tensor<128xf32>
    %cst_14 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"layer.0.up.b"> : tensor<512xf32>
    %cst_15 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.0.up.w"> : tensor<128x512xf32>
    %cst_16 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.attention.key.b"> : tensor<128xf32>
    %cst_17 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.1.attention.key.w"> : tensor<128x128xf32>
    %cst_18 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.attention.out.b"> : tensor<128xf32>
    %cst_19 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.1.attention.out.w"> : tensor<128x128xf32>
    %cst_20 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.attention.query.b"> : tensor<128xf32>
    %cst_21 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.1.attention.query.w"> : tensor<128x128xf32>
    %cst_22 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.attention.value.b"> : tensor<128xf32>
    %cst_23 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.1.attention.value.w"> : tensor<128x128xf32>
    %cst_24 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.down.b"> : tensor<128xf32>
    %cst_25 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.1.down.w"> : tensor<512x128xf32>
    %cst_26 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.norm.0.scale"> : tensor<128xf32>
    %cst_27 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.norm.0.shift"> : tensor<128xf32>
    %cst_28 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.norm.1.scale"> : tensor<128xf32>
    %cst_29 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.1.norm.1.shift"> : tensor<128xf32>
    %cst_30 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"layer.1.up.b"> : tensor<512xf32>
    %cst_31 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.1.up.w"> : tensor<128x512xf32>
    %cst_32 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.attention.key.b"> : tensor<128xf32>
    %cst_33 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.2.attention.key.w"> : tensor<128x128xf32>
    %cst_34 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.attention.out.b"> : tensor<128xf32>
    %cst_35 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.2.attention.out.w"> : tensor<128x128xf32>
    %cst_36 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.attention.query.b"> : tensor<128xf32>
    %cst_37 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.2.attention.query.w"> : tensor<128x128xf32>
    %cst_38 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.attention.value.b"> : tensor<128xf32>
    %cst_39 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.2.attention.value.w"> : tensor<128x128xf32>
    %cst_40 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.down.b"> : tensor<128xf32>
    %cst_41 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.2.down.w"> : tensor<512x128xf32>
    %cst_42 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.norm.0.scale"> : tensor<128xf32>
    %cst_43 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.norm.0.shift"> : tensor<128xf32>
    %cst_44 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.norm.1.scale"> : tensor<128xf32>
    %cst_45 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.2.norm.1.shift"> : tensor<128xf32>
    %cst_46 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"layer.2.up.b"> : tensor<512xf32>
    %cst_47 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.2.up.w"> : tensor<128x512xf32>
    %cst_48 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.attention.key.b"> : tensor<128xf32>
    %cst_49 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.3.attention.key.w"> : tensor<128x128xf32>
    %cst_50 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.attention.out.b"> : tensor<128xf32>
    %cst_51 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.3.attention.out.w"> : tensor<128x128xf32>
    %cst_52 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.attention.query.b"> : tensor<128xf32>
    %cst_53 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.3.attention.query.w"> : tensor<128x128xf32>
    %cst_54 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.attention.value.b"> : tensor<128xf32>
    %cst_55 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c65536} = #stream.parameter.named<"model"::"layer.3.attention.value.w"> : tensor<128x128xf32>
    %cst_56 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.down.b"> : tensor<128xf32>
    %cst_57 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.3.down.w"> : tensor<512x128xf32>
    %cst_58 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.norm.0.scale"> : tensor<128xf32>
    %cst_59 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.norm.0.shift"> : tensor<128xf32>
    %cst_60 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.norm.1.scale"> : tensor<128xf32>
    %cst_61 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"layer.3.norm.1.shift"> : tensor<128xf32>
    %cst_62 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c2048} = #stream.parameter.named<"model"::"layer.3.up.b"> : tensor<512xf32>
    %cst_63 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c262144} = #stream.parameter.named<"model"::"layer.3.up.w"> : tensor<128x512xf32>
    %cst_64 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"norm.scale"> : tensor<128xf32>
    %cst_65 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c512} = #stream.parameter.named<"model"::"norm.shift"> : tensor<128xf32>
    %cst_66 = stream.async.constant on(#hal.device.affinity<@__device_0>) : !stream.resource<constant>{%c32768} = #stream.parameter.named<"model"::"position"> : tensor<64x128xf32>
    util.global.store %cst, @__parameter_model_embedding_tensor_512x128xf32 : !stream.resource<constant>
    util.global.store %cst_0, @__parameter_model_layer_0_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_1, @__parameter_model_layer_0_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_2, @__parameter_model_layer_0_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_3, @__parameter_model_layer_0_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_4, @__parameter_model_layer_0_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_5, @__parameter_model_layer_0_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_6, @__parameter_model_layer_0_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_7, @__parameter_model_layer_0_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_8, @__parameter_model_layer_0_down_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_9, @__parameter_model_layer_0_down_w_tensor_512x128xf32 : !stream.resource<constant>
    util.global.store %cst_10, @__parameter_model_layer_0_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_11, @__parameter_model_layer_0_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_12, @__parameter_model_layer_0_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_13, @__parameter_model_layer_0_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_14, @__parameter_model_layer_0_up_b_tensor_512xf32 : !stream.resource<constant>
    util.global.store %cst_15, @__parameter_model_layer_0_up_w_tensor_128x512xf32 : !stream.resource<constant>
    util.global.store %cst_16, @__parameter_model_layer_1_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_17, @__parameter_model_layer_1_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_18, @__parameter_model_layer_1_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_19, @__parameter_model_layer_1_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_20, @__parameter_model_layer_1_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_21, @__parameter_model_layer_1_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_22, @__parameter_model_layer_1_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_23, @__parameter_model_layer_1_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_24, @__parameter_model_layer_1_down_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_25, @__parameter_model_layer_1_down_w_tensor_512x128xf32 : !stream.resource<constant>
    util.global.store %cst_26, @__parameter_model_layer_1_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_27, @__parameter_model_layer_1_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_28, @__parameter_model_layer_1_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_29, @__parameter_model_layer_1_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_30, @__parameter_model_layer_1_up_b_tensor_512xf32 : !stream.resource<constant>
    util.global.store %cst_31, @__parameter_model_layer_1_up_w_tensor_128x512xf32 : !stream.resource<constant>
    util.global.store %cst_32, @__parameter_model_layer_2_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_33, @__parameter_model_layer_2_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_34, @__parameter_model_layer_2_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_35, @__parameter_model_layer_2_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_36, @__parameter_model_layer_2_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_37, @__parameter_model_layer_2_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_38, @__parameter_model_layer_2_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_39, @__parameter_model_layer_2_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_40, @__parameter_model_layer_2_down_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_41, @__parameter_model_layer_2_down_w_tensor_512x128xf32 : !stream.resource<constant>
    util.global.store %cst_42, @__parameter_model_layer_2_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_43, @__parameter_model_layer_2_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_44, @__parameter_model_layer_2_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_45, @__parameter_model_layer_2_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_46, @__parameter_model_layer_2_up_b_tensor_512xf32 : !stream.resource<constant>
    util.global.store %cst_47, @__parameter_model_layer_2_up_w_tensor_128x512xf32 : !stream.resource<constant>
    util.global.store %cst_48, @__parameter_model_layer_3_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_49, @__parameter_model_layer_3_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_50, @__parameter_model_layer_3_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_51, @__parameter_model_layer_3_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_52, @__parameter_model_layer_3_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_53, @__parameter_model_layer_3_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_54, @__parameter_model_layer_3_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_55, @__parameter_model_layer_3_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    util.global.store %cst_56, @__parameter_model_layer_3_down_b_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_57, @__parameter_model_layer_3_down_w_tensor_512x128xf32 : !stream.resource<constant>
    util.global.store %cst_58, @__parameter_model_layer_3_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_59, @__parameter_model_layer_3_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_60, @__parameter_model_layer_3_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_61, @__parameter_model_layer_3_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_62, @__parameter_model_layer_3_up_b_tensor_512xf32 : !stream.resource<constant>
    util.global.store %cst_63, @__parameter_model_layer_3_up_w_tensor_128x512xf32 : !stream.resource<constant>
    util.global.store %cst_64, @__parameter_model_norm_scale_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_65, @__parameter_model_norm_shift_tensor_128xf32 : !stream.resource<constant>
    util.global.store %cst_66, @__parameter_model_position_tensor_64x128xf32 : !stream.resource<constant>
    util.return
  }
  stream.executable private @main_dispatch_0 {
    stream.executable.export public @main_dispatch_0_elementwise_64x128_i32xf32xf32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_0_elementwise_64x128_i32xf32xf32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %c0_i32 = arith.constant 0 : i32
        %c512_i32 = arith.constant 512 : i32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xi32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [512, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>> -> tensor<512x128xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0], sizes = [64], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64xi32>> -> tensor<64xi32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %7 = tensor.empty() : tensor<64x128xf32>
        %8 = linalg.generic {indexing_maps = [#map, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %6 : tensor<64xi32>, tensor<64x128xf32>) outs(%7 : tensor<64x128xf32>) {
        ^bb0(%in: i32, %in_0: f32, %out: f32):
          %9 = arith.addi %in, %c512_i32 : i32
          %10 = arith.cmpi slt, %in, %c0_i32 : i32
          %11 = arith.select %10, %9, %in : i32
          %12 = linalg.index 1 : index
          %13 = arith.index_cast %11 : i32 to index
          %extracted = tensor.extract %4[%13, %12] : tensor<512x128xf32>
          %14 = arith.addf %extracted, %in_0 : f32
          linalg.yield %14 : f32
        } -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %8, %3, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_1 {
    stream.executable.export public @main_dispatch_1_reduction_64x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_1_reduction_64x128_f32(%arg0: !stream.binding, %arg1: !stream.binding) {
        %cst = arith.constant 1.280000e+02 : f32
        %cst_0 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %3 = tensor.empty() : tensor<64x128xf32>
        %4 = tensor.empty() : tensor<64xf32>
        %5 = linalg.fill ins(%cst_0 : f32) outs(%4 : tensor<64xf32>) -> tensor<64xf32>
        %6 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "reduction"]} ins(%2 : tensor<64x128xf32>) outs(%5 : tensor<64xf32>) {
        ^bb0(%in: f32, %out: f32):
          %8 = arith.addf %out, %in : f32
          linalg.yield %8 : f32
        } -> tensor<64xf32>
        %7 = linalg.generic {indexing_maps = [#map1, #map, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %6 : tensor<64x128xf32>, tensor<64xf32>) outs(%3 : tensor<64x128xf32>) {
        ^bb0(%in: f32, %in_1: f32, %out: f32):
          %8 = arith.divf %in_1, %cst : f32
          %9 = arith.subf %in, %8 : f32
          linalg.yield %9 : f32
        } -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %1, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_2 {
    stream.executable.export public @main_dispatch_2_reduction_64x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_2_reduction_64x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 9.99999974E-6 : f32
        %cst_0 = arith.constant 1.280000e+02 : f32
        %cst_1 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0], sizes = [128], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>> -> tensor<128xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [128], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>> -> tensor<128xf32>
        %7 = tensor.empty() : tensor<64x128xf32>
        %8 = tensor.empty() : tensor<64xf32>
        %9 = linalg.fill ins(%cst_1 : f32) outs(%8 : tensor<64xf32>) -> tensor<64xf32>
        %10 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "reduction"]} ins(%4 : tensor<64x128xf32>) outs(%9 : tensor<64xf32>) {
        ^bb0(%in: f32, %out: f32):
          %12 = arith.mulf %in, %in : f32
          %13 = arith.addf %out, %12 : f32
          linalg.yield %13 : f32
        } -> tensor<64xf32>
        %11 = linalg.generic {indexing_maps = [#map1, #map, #map2, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %10, %5, %6 : tensor<64x128xf32>, tensor<64xf32>, tensor<128xf32>, tensor<128xf32>) outs(%7 : tensor<64x128xf32>) {
        ^bb0(%in: f32, %in_2: f32, %in_3: f32, %in_4: f32, %out: f32):
          %12 = arith.divf %in_2, %cst_0 : f32
          %13 = arith.addf %12, %cst : f32
          %14 = math.rsqrt %13 : f32
          %15 = arith.mulf %in, %14 : f32
          %16 = arith.mulf %15, %in_3 : f32
          %17 = arith.addf %16, %in_4 : f32
          linalg.yield %17 : f32
        } -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %11, %3, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_3 {
    stream.executable.export public @main_dispatch_3_matmul_64x128x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_3_matmul_64x128x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %3 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [128, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>> -> tensor<128x128xf32>
        %5 = tensor.empty() : tensor<64x128xf32>
        %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %7 = linalg.matmul ins(%3, %4 : tensor<64x128xf32>, tensor<128x128xf32>) outs(%6 : tensor<64x128xf32>) -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %2, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_4 {
    stream.executable.export public @main_dispatch_4_matmul_64x128x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_4_matmul_64x128x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<128x64xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [128, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>> -> tensor<128x128xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [128], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>> -> tensor<128xf32>
        %7 = tensor.empty() : tensor<128x64xf32>
        %8 = tensor.empty() : tensor<64x128xf32>
        %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %10 = linalg.matmul ins(%4, %5 : tensor<64x128xf32>, tensor<128x128xf32>) outs(%9 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %11 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%10, %6 : tensor<64x128xf32>, tensor<128xf32>) outs(%7 : tensor<128x64xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %12 = arith.addf %in, %in_0 : f32
          linalg.yield %12 : f32
        } -> tensor<128x64xf32>
        iree_tensor_ext.dispatch.tensor.store %11, %3, offsets = [0, 0], sizes = [128, 64], strides = [1, 1] : tensor<128x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<128x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_6 {
    stream.executable.export public @main_dispatch_6_elementwise_transpose_64x4x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_6_elementwise_transpose_64x4x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x4x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x32xf32>>
        %3 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [64, 4, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x4x32xf32>> -> tensor<64x4x32xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [4, 32], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32xf32>> -> tensor<4x32xf32>
        %5 = tensor.empty() : tensor<4x64x32xf32>
        %6 = linalg.generic {indexing_maps = [#map4, #map5, #map6], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %4 : tensor<64x4x32xf32>, tensor<4x32xf32>) outs(%5 : tensor<4x64x32xf32>) {
        ^bb0(%in: f32, %in_0: f32, %out: f32):
          %7 = arith.addf %in, %in_0 : f32
          linalg.yield %7 : f32
        } -> tensor<4x64x32xf32>
        iree_tensor_ext.dispatch.tensor.store %6, %2, offsets = [0, 0, 0], sizes = [4, 64, 32], strides = [1, 1, 1] : tensor<4x64x32xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_7 {
    stream.executable.export public @main_dispatch_7_batch_matmul_4x64x64x32_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_7_batch_matmul_4x64x64x32_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding) {
        %cst = arith.constant -1.000000e+09 : f32
        %cst_0 = arith.constant 5.65685415 : f32
        %cst_1 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x32xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32x64xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x64xf32>>
        %3 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [4, 64, 32], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x32xf32>> -> tensor<4x64x32xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [4, 32, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32x64xf32>> -> tensor<4x32x64xf32>
        %5 = tensor.empty() : tensor<4x64x64xf32>
        %6 = linalg.fill ins(%cst_1 : f32) outs(%5 : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
        %7 = linalg.batch_matmul ins(%3, %4 : tensor<4x64x32xf32>, tensor<4x32x64xf32>) outs(%6 : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
        %8 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7 : tensor<4x64x64xf32>) outs(%5 : tensor<4x64x64xf32>) {
        ^bb0(%in: f32, %out: f32):
          %9 = arith.divf %in, %cst_0 : f32
          %10 = linalg.index 1 : index
          %11 = arith.index_cast %10 : index to i32
          %12 = linalg.index 2 : index
          %13 = arith.index_cast %12 : index to i32
          %14 = arith.cmpi sle, %13, %11 : i32
          %15 = arith.select %14, %9, %cst : f32
          linalg.yield %15 : f32
        } -> tensor<4x64x64xf32>
        iree_tensor_ext.dispatch.tensor.store %8, %2, offsets = [0, 0, 0], sizes = [4, 64, 64], strides = [1, 1, 1] : tensor<4x64x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_8 {
    stream.executable.export public @main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x64xf32>>
        %2 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [4, 64, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x64xf32>> -> tensor<4x64x64xf32>
        %3 = tensor.empty() : tensor<4x64x64xf32>
        %4 = linalg.softmax dimension(2) ins(%2 : tensor<4x64x64xf32>) outs(%3 : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
        iree_tensor_ext.dispatch.tensor.store %4, %1, offsets = [0, 0, 0], sizes = [4, 64, 64], strides = [1, 1, 1] : tensor<4x64x64xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x64x64xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_9 {
    stream.executable.export public @main_dispatch_9_batch_matmul_4x32x64x64_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_9_batch_matmul_4x32x64x64_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32x64xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x64xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x4x32xf32>>
        %3 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0, 0], sizes = [4, 32, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x32x64xf32>> -> tensor<4x32x64xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0, 0], sizes = [4, 64, 64], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x64x64xf32>> -> tensor<4x64x64xf32>
        %5 = tensor.empty() : tensor<64x4x32xf32>
        %6 = tensor.empty() : tensor<4x32x64xf32>
        %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<4x32x64xf32>) -> tensor<4x32x64xf32>
        %8 = linalg.batch_matmul indexing_maps = [#map7, #map8, #map9] ins(%3, %4 : tensor<4x32x64xf32>, tensor<4x64x64xf32>) outs(%7 : tensor<4x32x64xf32>) -> tensor<4x32x64xf32>
        %9 = linalg.generic {indexing_maps = [#map4, #map10], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<4x32x64xf32>) outs(%5 : tensor<64x4x32xf32>) {
        ^bb0(%in: f32, %out: f32):
          linalg.yield %in : f32
        } -> tensor<64x4x32xf32>
        iree_tensor_ext.dispatch.tensor.store %9, %2, offsets = [0, 0, 0], sizes = [64, 4, 32], strides = [1, 1, 1] : tensor<64x4x32xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x4x32xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_10 {
    stream.executable.export public @main_dispatch_10_matmul_64x128x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_10_matmul_64x128x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding, %arg4: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>>
        %4 = stream.binding.subspan %arg4[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %5 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [128, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x128xf32>> -> tensor<128x128xf32>
        %7 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %8 = iree_tensor_ext.dispatch.tensor.load %3, offsets = [0], sizes = [128], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>> -> tensor<128xf32>
        %9 = tensor.empty() : tensor<64x128xf32>
        %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %11 = linalg.matmul ins(%5, %6 : tensor<64x128xf32>, tensor<128x128xf32>) outs(%10 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %12 = linalg.generic {indexing_maps = [#map1, #map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %11, %8 : tensor<64x128xf32>, tensor<64x128xf32>, tensor<128xf32>) outs(%9 : tensor<64x128xf32>) {
        ^bb0(%in: f32, %in_0: f32, %in_1: f32, %out: f32):
          %13 = arith.addf %in_0, %in_1 : f32
          %14 = arith.addf %in, %13 : f32
          linalg.yield %14 : f32
        } -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %12, %4, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_13 {
    stream.executable.export public @main_dispatch_13_matmul_64x512x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_13_matmul_64x512x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding) {
        %cst = arith.constant 5.000000e-01 : f32
        %cst_0 = arith.constant 1.000000e+00 : f32
        %cst_1 = arith.constant 0.797884583 : f32
        %cst_2 = arith.constant 4.471500e-02 : f32
        %cst_3 = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x512xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<512xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x512xf32>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %5 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [128, 512], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128x512xf32>> -> tensor<128x512xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [512], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<512xf32>> -> tensor<512xf32>
        %7 = tensor.empty() : tensor<64x512xf32>
        %8 = linalg.fill ins(%cst_3 : f32) outs(%7 : tensor<64x512xf32>) -> tensor<64x512xf32>
        %9 = linalg.matmul ins(%4, %5 : tensor<64x128xf32>, tensor<128x512xf32>) outs(%8 : tensor<64x512xf32>) -> tensor<64x512xf32>
        %10 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%9, %6 : tensor<64x512xf32>, tensor<512xf32>) outs(%7 : tensor<64x512xf32>) {
        ^bb0(%in: f32, %in_4: f32, %out: f32):
          %11 = arith.addf %in, %in_4 : f32
          %12 = arith.mulf %11, %11 : f32
          %13 = arith.mulf %12, %11 : f32
          %14 = arith.mulf %13, %cst_2 : f32
          %15 = arith.addf %11, %14 : f32
          %16 = arith.mulf %15, %cst_1 : f32
          %17 = math.tanh %16 : f32
          %18 = arith.addf %17, %cst_0 : f32
          %19 = arith.mulf %18, %cst : f32
          %20 = arith.mulf %11, %19 : f32
          linalg.yield %20 : f32
        } -> tensor<64x512xf32>
        iree_tensor_ext.dispatch.tensor.store %10, %3, offsets = [0, 0], sizes = [64, 512], strides = [1, 1] : tensor<64x512xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x512xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_14 {
    stream.executable.export public @main_dispatch_14_matmul_64x128x512_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_14_matmul_64x128x512_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding, %arg3: !stream.binding, %arg4: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x512xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %3 = stream.binding.subspan %arg3[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>>
        %4 = stream.binding.subspan %arg4[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        %5 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 512], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x512xf32>> -> tensor<64x512xf32>
        %6 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [512, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>> -> tensor<512x128xf32>
        %7 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %8 = iree_tensor_ext.dispatch.tensor.load %3, offsets = [0], sizes = [128], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<128xf32>> -> tensor<128xf32>
        %9 = tensor.empty() : tensor<64x128xf32>
        %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %11 = linalg.matmul ins(%5, %6 : tensor<64x512xf32>, tensor<512x128xf32>) outs(%10 : tensor<64x128xf32>) -> tensor<64x128xf32>
        %12 = linalg.generic {indexing_maps = [#map1, #map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %11, %8 : tensor<64x128xf32>, tensor<64x128xf32>, tensor<128xf32>) outs(%9 : tensor<64x128xf32>) {
        ^bb0(%in: f32, %in_0: f32, %in_1: f32, %out: f32):
          %13 = arith.addf %in_0, %in_1 : f32
          %14 = arith.addf %in, %13 : f32
          linalg.yield %14 : f32
        } -> tensor<64x128xf32>
        iree_tensor_ext.dispatch.tensor.store %12, %4, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : tensor<64x128xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x128xf32>>
        return
      }
    }
  }
  stream.executable private @main_dispatch_59 {
    stream.executable.export public @main_dispatch_59_matmul_64x512x128_f32 workgroups() -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice()
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @main_dispatch_59_matmul_64x512x128_f32(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: !stream.binding) {
        %cst = arith.constant 0.000000e+00 : f32
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>>
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>>
        %2 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x512xf32>>
        %3 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0, 0], sizes = [64, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<64x128xf32>> -> tensor<64x128xf32>
        %4 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0, 0], sizes = [512, 128], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<512x128xf32>> -> tensor<512x128xf32>
        %5 = tensor.empty() : tensor<64x512xf32>
        %6 = linalg.fill ins(%cst : f32) outs(%5 : tensor<64x512xf32>) -> tensor<64x512xf32>
        %7 = linalg.matmul indexing_maps = [#map11, #map5, #map12] ins(%3, %4 : tensor<64x128xf32>, tensor<512x128xf32>) outs(%6 : tensor<64x512xf32>) -> tensor<64x512xf32>
        iree_tensor_ext.dispatch.tensor.store %7, %2, offsets = [0, 0], sizes = [64, 512], strides = [1, 1] : tensor<64x512xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<64x512xf32>>
        return
      }
    }
  }
  util.func public @main(%arg0: !hal.buffer_view) -> !hal.buffer_view attributes {iree.abi.stub, iree.reflection = {iree.abi.declaration = "sync func @main(%input0: tensor<1x64xi32>) -> (%output0: tensor<64x512xf32>)"}} {
    %c131072 = arith.constant 131072 : index
    %c65536 = arith.constant 65536 : index
    %c512 = arith.constant 512 : index
    %c0 = arith.constant 0 : index
    %c32768 = arith.constant 32768 : index
    %c256 = arith.constant 256 : index
    %c64 = arith.constant 64 : index
    %c1 = arith.constant 1 : index
    %c262144 = arith.constant 262144 : index
    %c2048 = arith.constant 2048 : index
    %__parameter_model_embedding_tensor_512x128xf32 = util.global.load immutable @__parameter_model_embedding_tensor_512x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_key_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_key_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_out_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_out_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_query_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_query_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_value_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_attention_value_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_0_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_down_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_down_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_down_w_tensor_512x128xf32 = util.global.load immutable @__parameter_model_layer_0_down_w_tensor_512x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_norm_0_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_norm_0_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_norm_1_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_norm_1_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_0_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_up_b_tensor_512xf32 = util.global.load immutable @__parameter_model_layer_0_up_b_tensor_512xf32 : !stream.resource<constant>
    %__parameter_model_layer_0_up_w_tensor_128x512xf32 = util.global.load immutable @__parameter_model_layer_0_up_w_tensor_128x512xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_key_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_key_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_out_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_out_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_query_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_query_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_value_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_attention_value_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_1_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_down_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_down_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_down_w_tensor_512x128xf32 = util.global.load immutable @__parameter_model_layer_1_down_w_tensor_512x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_norm_0_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_norm_0_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_norm_1_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_norm_1_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_1_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_up_b_tensor_512xf32 = util.global.load immutable @__parameter_model_layer_1_up_b_tensor_512xf32 : !stream.resource<constant>
    %__parameter_model_layer_1_up_w_tensor_128x512xf32 = util.global.load immutable @__parameter_model_layer_1_up_w_tensor_128x512xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_key_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_key_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_out_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_out_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_query_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_query_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_value_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_attention_value_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_2_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_down_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_down_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_down_w_tensor_512x128xf32 = util.global.load immutable @__parameter_model_layer_2_down_w_tensor_512x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_norm_0_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_norm_0_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_norm_1_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_norm_1_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_2_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_up_b_tensor_512xf32 = util.global.load immutable @__parameter_model_layer_2_up_b_tensor_512xf32 : !stream.resource<constant>
    %__parameter_model_layer_2_up_w_tensor_128x512xf32 = util.global.load immutable @__parameter_model_layer_2_up_w_tensor_128x512xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_key_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_key_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_key_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_key_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_out_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_out_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_out_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_out_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_query_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_query_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_query_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_query_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_value_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_value_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_attention_value_w_tensor_128x128xf32 = util.global.load immutable @__parameter_model_layer_3_attention_value_w_tensor_128x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_down_b_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_down_b_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_down_w_tensor_512x128xf32 = util.global.load immutable @__parameter_model_layer_3_down_w_tensor_512x128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_norm_0_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_norm_0_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_norm_0_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_norm_0_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_norm_1_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_norm_1_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_norm_1_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_layer_3_norm_1_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_up_b_tensor_512xf32 = util.global.load immutable @__parameter_model_layer_3_up_b_tensor_512xf32 : !stream.resource<constant>
    %__parameter_model_layer_3_up_w_tensor_128x512xf32 = util.global.load immutable @__parameter_model_layer_3_up_w_tensor_128x512xf32 : !stream.resource<constant>
    %__parameter_model_norm_scale_tensor_128xf32 = util.global.load immutable @__parameter_model_norm_scale_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_norm_shift_tensor_128xf32 = util.global.load immutable @__parameter_model_norm_shift_tensor_128xf32 : !stream.resource<constant>
    %__parameter_model_position_tensor_64x128xf32 = util.global.load immutable @__parameter_model_position_tensor_64x128xf32 : !stream.resource<constant>
    %element_type_i32 = hal.element_type<i32> : i32
    %dense_row_major = hal.encoding_type<dense_row_major> : i32
    hal.buffer_view.assert<%arg0 : !hal.buffer_view> message("input0") shape([%c1, %c64]) type(%element_type_i32) encoding(%dense_row_major)
    %0 = stream.tensor.import on(#hal.device.affinity<@__device_0>) %arg0 : !hal.buffer_view -> tensor<1x64xi32> in !stream.resource<external>{%c256}
    %1 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_0::@main_dispatch_0_elementwise_64x128_i32xf32xf32(%__parameter_model_embedding_tensor_512x128xf32[%c0 to %c262144 for %c262144], %0[%c0 to %c256 for %c256], %__parameter_model_position_tensor_64x128xf32[%c0 to %c32768 for %c32768]) : (!stream.resource<constant>{%c262144}, !stream.resource<external>{%c256}, !stream.resource<constant>{%c32768}) -> !stream.resource<transient>{%c32768}
    %2 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%1[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %3 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%2[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_norm_0_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_0_norm_0_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %4 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_3::@main_dispatch_3_matmul_64x128x128_f32(%3[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_query_w_tensor_128x128xf32[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}) -> !stream.resource<transient>{%c32768}
    %5 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%3[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_key_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_0_attention_key_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %6 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%3[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_value_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_0_attention_value_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %7 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_6::@main_dispatch_6_elementwise_transpose_64x4x32_f32(%4[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_query_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %8 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_7::@main_dispatch_7_batch_matmul_4x64x64x32_f32(%7[%c0 to %c32768 for %c32768], %5[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c65536}
    %9 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_8::@main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store(%8[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c65536}
    %10 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_9::@main_dispatch_9_batch_matmul_4x32x64x64_f32(%6[%c0 to %c32768 for %c32768], %9[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c32768}
    %11 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_10::@main_dispatch_10_matmul_64x128x128_f32(%10[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_out_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %1[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_attention_out_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %12 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%11[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %13 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%12[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_norm_1_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_0_norm_1_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %14 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_13::@main_dispatch_13_matmul_64x512x128_f32(%13[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_up_w_tensor_128x512xf32[%c0 to %c262144 for %c262144], %__parameter_model_layer_0_up_b_tensor_512xf32[%c0 to %c2048 for %c2048]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c262144}, !stream.resource<constant>{%c2048}) -> !stream.resource<transient>{%c131072}
    %15 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_14::@main_dispatch_14_matmul_64x128x512_f32(%14[%c0 to %c131072 for %c131072], %__parameter_model_layer_0_down_w_tensor_512x128xf32[%c0 to %c262144 for %c262144], %11[%c0 to %c32768 for %c32768], %__parameter_model_layer_0_down_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c131072}, !stream.resource<constant>{%c262144}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %16 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%15[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %17 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%16[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_norm_0_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_1_norm_0_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %18 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_3::@main_dispatch_3_matmul_64x128x128_f32(%17[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_query_w_tensor_128x128xf32[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}) -> !stream.resource<transient>{%c32768}
    %19 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%17[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_key_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_1_attention_key_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %20 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%17[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_value_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_1_attention_value_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %21 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_6::@main_dispatch_6_elementwise_transpose_64x4x32_f32(%18[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_query_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %22 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_7::@main_dispatch_7_batch_matmul_4x64x64x32_f32(%21[%c0 to %c32768 for %c32768], %19[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c65536}
    %23 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_8::@main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store(%22[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c65536}
    %24 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_9::@main_dispatch_9_batch_matmul_4x32x64x64_f32(%20[%c0 to %c32768 for %c32768], %23[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c32768}
    %25 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_10::@main_dispatch_10_matmul_64x128x128_f32(%24[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_out_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %15[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_attention_out_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %26 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%25[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %27 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%26[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_norm_1_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_1_norm_1_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %28 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_13::@main_dispatch_13_matmul_64x512x128_f32(%27[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_up_w_tensor_128x512xf32[%c0 to %c262144 for %c262144], %__parameter_model_layer_1_up_b_tensor_512xf32[%c0 to %c2048 for %c2048]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c262144}, !stream.resource<constant>{%c2048}) -> !stream.resource<transient>{%c131072}
    %29 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_14::@main_dispatch_14_matmul_64x128x512_f32(%28[%c0 to %c131072 for %c131072], %__parameter_model_layer_1_down_w_tensor_512x128xf32[%c0 to %c262144 for %c262144], %25[%c0 to %c32768 for %c32768], %__parameter_model_layer_1_down_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c131072}, !stream.resource<constant>{%c262144}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %30 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%29[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %31 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%30[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_norm_0_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_2_norm_0_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %32 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_3::@main_dispatch_3_matmul_64x128x128_f32(%31[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_query_w_tensor_128x128xf32[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}) -> !stream.resource<transient>{%c32768}
    %33 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%31[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_key_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_2_attention_key_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %34 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%31[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_value_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_2_attention_value_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %35 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_6::@main_dispatch_6_elementwise_transpose_64x4x32_f32(%32[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_query_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %36 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_7::@main_dispatch_7_batch_matmul_4x64x64x32_f32(%35[%c0 to %c32768 for %c32768], %33[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c65536}
    %37 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_8::@main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store(%36[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c65536}
    %38 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_9::@main_dispatch_9_batch_matmul_4x32x64x64_f32(%34[%c0 to %c32768 for %c32768], %37[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c32768}
    %39 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_10::@main_dispatch_10_matmul_64x128x128_f32(%38[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_out_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %29[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_attention_out_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %40 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%39[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %41 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%40[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_norm_1_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_2_norm_1_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %42 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_13::@main_dispatch_13_matmul_64x512x128_f32(%41[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_up_w_tensor_128x512xf32[%c0 to %c262144 for %c262144], %__parameter_model_layer_2_up_b_tensor_512xf32[%c0 to %c2048 for %c2048]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c262144}, !stream.resource<constant>{%c2048}) -> !stream.resource<transient>{%c131072}
    %43 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_14::@main_dispatch_14_matmul_64x128x512_f32(%42[%c0 to %c131072 for %c131072], %__parameter_model_layer_2_down_w_tensor_512x128xf32[%c0 to %c262144 for %c262144], %39[%c0 to %c32768 for %c32768], %__parameter_model_layer_2_down_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c131072}, !stream.resource<constant>{%c262144}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %44 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%43[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %45 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%44[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_norm_0_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_3_norm_0_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %46 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_3::@main_dispatch_3_matmul_64x128x128_f32(%45[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_query_w_tensor_128x128xf32[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}) -> !stream.resource<transient>{%c32768}
    %47 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%45[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_key_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_3_attention_key_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %48 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_4::@main_dispatch_4_matmul_64x128x128_f32(%45[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_value_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %__parameter_model_layer_3_attention_value_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %49 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_6::@main_dispatch_6_elementwise_transpose_64x4x32_f32(%46[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_query_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %50 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_7::@main_dispatch_7_batch_matmul_4x64x64x32_f32(%49[%c0 to %c32768 for %c32768], %47[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c65536}
    %51 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_8::@main_dispatch_8_softmax_4x64x64xf32_dispatch_tensor_store(%50[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c65536}
    %52 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_9::@main_dispatch_9_batch_matmul_4x32x64x64_f32(%48[%c0 to %c32768 for %c32768], %51[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c32768}, !stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c32768}
    %53 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_10::@main_dispatch_10_matmul_64x128x128_f32(%52[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_out_w_tensor_128x128xf32[%c0 to %c65536 for %c65536], %43[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_attention_out_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c65536}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %54 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%53[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %55 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%54[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_norm_1_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_layer_3_norm_1_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %56 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_13::@main_dispatch_13_matmul_64x512x128_f32(%55[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_up_w_tensor_128x512xf32[%c0 to %c262144 for %c262144], %__parameter_model_layer_3_up_b_tensor_512xf32[%c0 to %c2048 for %c2048]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c262144}, !stream.resource<constant>{%c2048}) -> !stream.resource<transient>{%c131072}
    %57 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_14::@main_dispatch_14_matmul_64x128x512_f32(%56[%c0 to %c131072 for %c131072], %__parameter_model_layer_3_down_w_tensor_512x128xf32[%c0 to %c262144 for %c262144], %53[%c0 to %c32768 for %c32768], %__parameter_model_layer_3_down_b_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c131072}, !stream.resource<constant>{%c262144}, !stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %58 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_1::@main_dispatch_1_reduction_64x128_f32(%57[%c0 to %c32768 for %c32768]) : (!stream.resource<transient>{%c32768}) -> !stream.resource<transient>{%c32768}
    %59 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_2::@main_dispatch_2_reduction_64x128_f32(%58[%c0 to %c32768 for %c32768], %__parameter_model_norm_scale_tensor_128xf32[%c0 to %c512 for %c512], %__parameter_model_norm_shift_tensor_128xf32[%c0 to %c512 for %c512]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c512}, !stream.resource<constant>{%c512}) -> !stream.resource<transient>{%c32768}
    %60 = stream.async.dispatch on(#hal.device.affinity<@__device_0>) @main_dispatch_59::@main_dispatch_59_matmul_64x512x128_f32(%59[%c0 to %c32768 for %c32768], %__parameter_model_embedding_tensor_512x128xf32[%c0 to %c262144 for %c262144]) : (!stream.resource<transient>{%c32768}, !stream.resource<constant>{%c262144}) -> !stream.resource<external>{%c131072}
    %61 = stream.tensor.export on(#hal.device.affinity<@__device_0>) %60 : tensor<64x512xf32> in !stream.resource<external>{%c131072} -> !hal.buffer_view
    util.return %61 : !hal.buffer_view
  }
}

