package org.javoke.safetensors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a header says of one tensor.
 *
 * @param dtype the name that the format gives it, which need not be one that we can hand out
 * @param begin the offset of its first byte from the first byte behind the header
 * @param end the offset behind its last byte
 */
record Declaration(String name, String dtype, List<Long> shape, long begin, long end) {

  /** {@return the bits of one element of any dtype of the format, or -1 for a name it has not} */
  static int bits(String dtype) {
    return switch (dtype) {
      case "F4" -> 4;
      case "F6_E2M3", "F6_E3M2" -> 6;
      case "BOOL", "U8", "I8" -> 8;
      case "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ" -> 8;
      case "I16", "U16", "F16", "BF16" -> 16;
      case "I32", "U32", "F32" -> 32;
      case "C64", "F64", "I64", "U64" -> 64;
      default -> -1;
    };
  }

  @Nullable StoredDtype stored() {
    return StoredDtype.named(dtype);
  }
}
